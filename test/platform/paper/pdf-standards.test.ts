import { beforeAll, describe, expect, test } from 'vitest'
import { writePdf } from '#src/platform/paper/pdf/write-pdf.ts'
import type { Attachment, Block, DocumentTree } from '#src/platform/paper/tree.ts'
import { paragraph, text, treeOf } from '#test/support/make-tree.ts'
import { expectedRoles } from '#test/support/pdf-expected-roles.ts'
import { faultsOf } from '#test/support/pdf-faults.ts'
import { hardTrees, layouts } from '#test/support/pdf-hard-trees.ts'
import { PdfFile } from '#test/support/pdf-objects.ts'
import { picturesOfAllKinds } from '#test/support/pdf-pictures.ts'
import { rolesOf, tagTreeOf } from '#test/support/pdf-tags.ts'

let trees: Record<string, DocumentTree>
beforeAll(async () => {
  trees = hardTrees(await picturesOfAllKinds())
})

const attachment: Attachment = {
  name: 'data.json',
  mediaType: 'application/json',
  description: 'Data',
  relationship: 'Source',
  bytes: new Uint8Array(100),
}

describe.each(Object.entries(layouts))('%s', (_, layout) => {
  test.each(Object.keys(hardTrees({})))('%s: nothing that can be judged here is wrong', (name) => {
    const tree = { ...(trees[name] as DocumentTree), layout }
    expect(faultsOf(writePdf(tree))).toEqual([])
    expect(faultsOf(writePdf({ ...tree, attachments: [attachment] }))).toEqual([])
  })

  test.each(Object.keys(hardTrees({})))('%s: every block has its elements, in order', (name) => {
    const tree = { ...(trees[name] as DocumentTree), layout }
    expect(rolesOf(tagTreeOf(new PdfFile(writePdf(tree))))).toBe(expectedRoles(tree))
  })
})

test('the same tree gives the same bytes, with all that a document may hold', () => {
  const all = Object.values(trees).flatMap(({ blocks }) => blocks)
  const tree = {
    ...(trees.pictures as DocumentTree),
    blocks: all,
    attachments: [attachment],
    watermark: 'UTKAST',
  }
  expect(Buffer.from(writePdf(tree)).equals(writePdf(structuredClone(tree)))).toBe(true)
})

describe('the judge finds what is wrong', () => {
  const blocks: Block[] = [
    { type: 'heading', level: 1, children: text('Referat') },
    { type: 'table', columns: [{ title: 'Navn', share: 1 }], rows: [[text('Kari')]] },
    { type: 'list', ordered: true, start: 1, items: [[paragraph('en')]] },
    { type: 'markdown', source: '[lenke](https://example.org/)' },
    { type: 'image', image: 'rgba', alt: 'Kart', share: 1 },
  ]
  const changed = (search: string, replacement: string) => {
    const images = trees.pictures?.images ?? {}
    const bytes = writePdf(treeOf(blocks, { images, attachments: [attachment] }))
    const before = Buffer.from(bytes).toString('latin1')
    expect(faultsOf(bytes)).toEqual([])
    expect(before.split(search).length, `${search} is there`).toBeGreaterThan(1)
    expect(replacement).toHaveLength(search.length)
    return Buffer.from(before.replaceAll(search, replacement), 'latin1')
  }

  test.each([
    ['/Tabs /S', '/Tabs /R', 'tab order is not by structure'],
    ['/Lang (nb)', '/Lung (nb)', 'the catalog has no language'],
    ['/Marked true', '/Marked null', 'the file is not marked as tagged'],
    ['/DisplayDocTitle true', '/DisplayDocTitle null', 'the title is not displayed'],
    ['/GTS_PDFA1', '/GTS_PDFX1', 'the file has not one output profile'],
    ['pdfaid:part>3', 'pdfaid:part>2', 'pdfaid:part is 3'],
    ['pdfuaid:part>1', 'pdfuaid:part>2', 'pdfuaid:part is 1'],
    ['<xmp:CreateDate>2026', '<xmp:CreateDate>2025', 'creation is 2026'],
    ['<rdf:li>nb<', '<rdf:li>nn<', 'language is nb'],
    ['x-default">Referat', 'x-default">Notatet', 'title is Referat'],
    ['/S /H1', '/S /H3', 'is H1 here, H3 in the tree'],
    ['/S /H1', '/S /H3', 'H3 skips a level'],
    ['/Scope /Column', '/Scape /Column', 'TH has no scope'],
    ['/ListNumbering /Decimal', '/ListNumbering /Numbers', 'L does not say how it is numbered'],
    ['/S /LBody', '/S /LItem', 'LItem is no role that we use'],
    ['/S /Lbl', '/S /Div', 'Div stands in LI'],
    ['/Alt (', '/Old (', 'Figure has no words in its place'],
    ['/BBox [', '/Bbox [', 'Figure has no place'],
    ['/K [0]', '/K [9]', 'stands on no page'],
    ['/Contents (', '/Contints (', 'a link has no words'],
    ['/StructParent 1', '/StructParent 0', 'two share a key in the parent tree'],
    ['/ToUnicode', '/ToUniKode', 'cannot be read'],
    ['/FontFile2', '/FontFileX', 'is not embedded'],
    ['/ColorSpace /DeviceRGB', '/ColorSpace /DeviceLab', 'a picture is in /DeviceLab'],
    ['/AFRelationship /Source', '/AFRelationship /Origin', 'has no relationship'],
    ['/Desc (', '/Dest (', 'has no name or description'],
    ['/Size 100', '/Size 101', 'other bytes than it says'],
    ['/AF [', '/AX [', 'pdfaid:part is 2'],
  ])('%s → %s: %s', (search, replacement, fault) => {
    expect(faultsOf(changed(search, replacement)).join('\n')).toContain(fault)
  })
})
