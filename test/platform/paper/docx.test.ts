import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { toDocx } from '#src/platform/paper/docx/to-docx.ts'
import { toHtml } from '#src/platform/paper/html.ts'
import { defaultLayout } from '#src/platform/paper/layout.ts'
import type { Block } from '#src/platform/paper/tree.ts'
import { hardTrees } from '#test/support/hard-trees.ts'
import { pictureOf } from '#test/support/make-picture.ts'
import { paragraph, text, treeOf } from '#test/support/make-tree.ts'
import { readDocx } from '#test/support/read-docx.ts'
import { wordsOfHtml } from '#test/support/words-of-html.ts'
import { elementsOf } from '#test/support/xml.ts'

const trees = hardTrees()

test('headings, lists and tables are Word’s own', async () => {
  const blocks: Block[] = [
    { type: 'heading', level: 1, children: text('Referat') },
    { type: 'heading', level: 3, children: text('Sak'), number: '26/1' },
    {
      type: 'markdown',
      source: '- a\n  - b\n    1. c\n    2. d\n\n7. sju\n8. åtte\n\n| A | B |\n|---|---|\n| 1 | 2 |',
    },
    { type: 'quote', children: [paragraph('sitat')] },
  ]
  const { structure, parts, text: words } = readDocx(await toDocx(treeOf(blocks)))
  expect(structure).toEqual({ headings: { 1: 1, 2: 1 }, items: { 1: 3, 2: 1, 3: 2 }, tables: 1, rows: 2 })
  expect(words).toContain('26/1 Sak')
  const document = parts['word/document.xml'] ?? ''
  for (const style of [
    'Heading1',
    'Heading2',
    'ListBullet',
    'ListBullet2',
    'ListNumber3',
    'ListNumber',
    'Quote',
  ])
    expect(document).toContain(`<w:pStyle w:val="${style}"/>`)
  expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(document.match(/<w:cantSplit\/>/g)).toHaveLength(2)
  expect(document).toContain('<w:tblStyle w:val="PaperTable"/>')
  expect(parts['word/styles.xml']).toContain('w:styleId="PaperTable"')
})

test('a list begins with the number that was typed, and each list counts for itself', async () => {
  const list = (start: number): Block => ({
    type: 'list',
    ordered: true,
    start,
    items: [[paragraph('x')], [paragraph('y')]],
  })
  const { document, parts } = readDocx(await toDocx(treeOf([list(1), list(7), list(1)])))
  const used = elementsOf(document, 'w:numId').map((one) => one.attributes['w:val'])
  expect(new Set(used).size).toBe(3)
  const begins = used.map((id) => {
    const number = new RegExp(`<w:num w:numId="${id}".*?</w:num>`, 's').exec(
      parts['word/numbering.xml'] ?? '',
    )?.[0]
    return /<w:lvlOverride w:ilvl="0"><w:startOverride w:val="(\d+)"/.exec(number ?? '')?.[1]
  })
  expect(begins).toEqual(['1', '1', '7', '7', '1', '1'])
})

test('page, language, foot, letterhead and properties are the document’s', async () => {
  const layout = {
    ...defaultLayout,
    page: 'A5' as const,
    orientation: 'landscape' as const,
    font: 'serif' as const,
  }
  const letterhead = {
    name: 'Fjord & Fjell',
    lines: [],
    colour: '#ffcc00',
    logo: { image: 'merke', alt: 'Merket' },
  }
  const tree = treeOf([paragraph('x')], {
    layout,
    letterhead,
    images: { merke: pictureOf() },
    watermark: 'UTKAST',
  })
  const { parts, document } = readDocx(await toDocx(tree))
  const [size] = elementsOf(document, 'w:pgSz')
  expect(size?.attributes).toMatchObject({ 'w:w': '11906', 'w:h': '8391', 'w:orient': 'landscape' })
  for (const run of elementsOf(document, 'w:r').filter((one) => elementsOf(one, 'w:t').length > 0))
    expect(elementsOf(run, 'w:lang')[0]?.attributes['w:val']).toBe('nb-NO')
  expect(parts['word/settings.xml']).toContain('<w:themeFontLang w:val="nb-NO"/>')
  expect(parts['word/styles.xml']).toContain('w:ascii="Source Serif 4"')
  expect(parts['word/footer1.xml']).toMatch(/Side .*>PAGE<.* av .*>NUMPAGES</s)
  expect(parts['word/header1.xml']).toContain('string="UTKAST"')
  expect(parts['docProps/core.xml']).toMatch(
    /<dc:title>Referat fra møte 3. mai 2026<.*<dc:creator>Fjord &amp; Fjell</,
  )
  expect(parts['docProps/core.xml']).toMatch(/<dcterms:created [^>]*>2026-05-04T08:00:00.000Z</)
  expect(elementsOf(document, 'wp:docPr').map((one) => one.attributes.descr)).toEqual(['Merket'])
  expect(parts['word/document.xml']).not.toContain('FFCC00')
})

test('every document says in Word what its HTML says, in the same order', async () => {
  for (const [name, tree] of Object.entries(trees)) {
    const words = readDocx(await toDocx(tree)).text
    const html = wordsOfHtml(toHtml(tree))
    expect(words.replace(/\s+/g, ''), name).toBe(html.replace(/\s+/g, ''))
  }
})
test('a box keeps the structure of what it holds and is no table', async () => {
  const source = 'Vedtatt:\n\n- en\n  - to\n\nslutt'
  const box: Block = {
    type: 'box',
    tone: 'decision',
    title: 'Vedtak 1',
    children: [{ type: 'markdown', source }],
  }
  const { structure, document } = readDocx(await toDocx(treeOf([paragraph('før'), box, paragraph('etter')])))
  expect(structure).toMatchObject({ items: { 1: 1, 2: 1 }, tables: 0 })
  const framed = elementsOf(document, 'w:p').filter((one) => elementsOf(one, 'w:pBdr').length > 0)
  expect(
    framed.map((one) =>
      elementsOf(one, 'w:t')
        .map((run) => run.children.join(''))
        .join(''),
    ),
  ).toEqual(['Faggruppe for næring', 'Vedtak 1', 'Vedtatt:', 'en', 'to', 'slutt'])
})

test('what is typed appears as typed, and no text breaks the file or is taken for a part of it', async () => {
  const typed =
    '** | <script>alert(1)</script> {{7*7}} {numbers-1-1} {bullets-0} &amp; "a" \'b\' <w:hyperlink r:id="rId1"'
  const broken = 'a\u0000b\u0007c\ud800d\ufffee\u202ef'
  const blocks: Block[] = [
    { type: 'list', ordered: true, start: 1, items: [[paragraph(typed)]] },
    { type: 'box', tone: 'note', title: typed, children: [paragraph(broken)] },
    { type: 'image', image: 'x', alt: `${typed} ${broken}`, share: 1 },
    {
      type: 'paragraph',
      children: [{ type: 'link', href: 'https://example.org/"<&', children: text(typed) }],
    },
    { type: 'paragraph', children: [{ type: 'link', href: 'file:///etc/passwd', children: text(typed) }] },
  ]
  const tree = treeOf(blocks, { title: `${typed} ${broken}`, images: { x: pictureOf() }, watermark: typed })
  const { text: words, document, parts } = readDocx(await toDocx(tree))
  expect(words.split(typed)).toHaveLength(6)
  expect(words).toContain('abc\ufffdd\ufffdef')
  expect(elementsOf(document, 'wp:docPr')[0]?.attributes.descr).toBe(`${typed} abc\ufffdd\ufffdef`)
  const links = parts['word/_rels/document.xml.rels'] ?? ''
  expect(links.match(/TargetMode="External"/g)).toHaveLength(1)
  expect(links).not.toContain('passwd')
})

test('the same tree gives the same bytes: in another process, another zone, after other documents', async () => {
  const tree = { ...trees.minutes, images: {}, watermark: 'UTKAST' } as ReturnType<typeof treeOf>
  await toDocx(trees.boxes as ReturnType<typeof treeOf>)
  const here = createHash('sha256')
    .update(await toDocx(tree))
    .digest('hex')
  const module = fileURLToPath(new URL('../../../src/platform/paper/docx/to-docx.ts', import.meta.url))
  const script = `
    const { toDocx } = await import(${JSON.stringify(`file://${module}`)})
    const { createHash } = await import('node:crypto')
    process.stdout.write(createHash('sha256').update(await toDocx(${JSON.stringify(tree)})).digest('hex'))`
  const other = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'Pacific/Kiritimati' },
  })
  expect(other.stderr).toBe('')
  expect(other.stdout).toBe(here)
  const pictures = trees.pictures as ReturnType<typeof treeOf>
  expect(Buffer.from(await toDocx(pictures)).equals(await toDocx(pictures))).toBe(true)
})
