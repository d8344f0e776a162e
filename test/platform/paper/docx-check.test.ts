import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readDocx } from '#test/support/read-docx.ts'
import { readFlatOdt } from '#test/support/read-flat-odt.ts'

// What `npm run documents:check` compares: a count that is wrong here would let a lost list pass there.
test('a Word file and what LibreOffice makes of it are counted alike', () => {
  const paragraph = (look: string, words: string) =>
    `<w:p><w:pPr>${look}</w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`
  const item = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="2"/></w:numPr>`
  const word = readDocx(
    zipped({
      'word/styles.xml': `<w:styles><w:style w:styleId="H"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`,
      'word/document.xml': `<w:document><w:body>${paragraph('<w:pStyle w:val="H"/>', 'Sak')}${paragraph(item(0), 'en')}${paragraph(item(1), 'to')}<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>${paragraph('', 'Navn')}</w:tc></w:tr><w:tr><w:tc>${paragraph('', 'Kari &amp; Ola')}</w:tc></w:tr></w:tbl></w:body></w:document>`,
    }),
  )
  const odt =
    readFlatOdt(`<office:document><office:body><office:text><text:h text:outline-level="2">Sak</text:h>
    <text:list><text:list-item><text:p>en</text:p><text:list><text:list-item><text:p>to</text:p></text:list-item></text:list></text:list-item></text:list>
    <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Navn</text:p></table:table-cell></table:table-row></table:table-header-rows>
    <table:table-row><table:table-cell><text:p>Kari<text:s/>&amp; Ola<draw:frame><svg:desc>bilde</svg:desc></draw:frame></text:p></table:table-cell></table:table-row></table:table>
    </office:text></office:body></office:document>`)
  expect(word.structure).toEqual({ headings: { 2: 1 }, items: { 1: 1, 2: 1 }, tables: 1, rows: 2 })
  expect(odt.structure).toEqual(word.structure)
  expect(odt.text.split(/\s+/).filter(Boolean)).toEqual(word.text.split(/\s+/))
  expect(word.running.split('\n')).toEqual(['Sak', 'en', 'to', 'Kari & Ola'])
})

test('a list that lost its depth, a heading that became a paragraph and a table in pieces are seen', () => {
  const count = (body: string) => readFlatOdt(`<d><office:text>${body}</office:text></d>`).structure
  const whole =
    '<text:list><text:list-item><text:list><text:list-item><text:p>to</text:p></text:list-item></text:list></text:list-item></text:list>'
  expect(count(whole).items).toEqual({ 2: 1 })
  expect(count('<text:list><text:list-item><text:p>to</text:p></text:list-item></text:list>').items).toEqual({
    1: 1,
  })
  expect(count('<text:p>Sak</text:p>').headings).toEqual({})
  expect(
    count('<table:table><table:table-row/></table:table><table:table><table:table-row/></table:table>'),
  ).toMatchObject({ tables: 2, rows: 2 })
})

test('a file that a strict reader would not open is refused', () => {
  for (const broken of [
    '<a><b></a>',
    '<a>&nbsp;</a>',
    '<a>\ufffe</a>',
    '<a>\u0001</a>',
    '<a/>rest',
    '<a b="<"/>',
  ])
    expect(
      () => readDocx(zipped({ 'word/document.xml': broken, 'word/styles.xml': '<w:styles/>' })),
      broken,
    ).toThrow()
})

function zipped(parts: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}
