import { expect, test } from 'vitest'
import { defaultLayout } from '#src/platform/paper/layout.ts'
import { shapesOf } from '#src/platform/paper/pdf/fonts.ts'
import { writePdf } from '#src/platform/paper/pdf/write-pdf.ts'
import type { Block } from '#src/platform/paper/tree.ts'
import { paragraph, treeOf } from '#test/support/make-tree.ts'
import { faultsOf } from '#test/support/pdf-faults.ts'
import { PdfFile } from '#test/support/pdf-objects.ts'
import { readPdf, wordsOf } from '#test/support/pdf-text.ts'

const serif = { ...defaultLayout, font: 'serif' as const }
const write = (blocks: Block[]) => writePdf(treeOf(blocks, { layout: serif }))
const fontsOf = (bytes: Uint8Array) =>
  new Set(
    new PdfFile(bytes)
      .all()
      .filter((dict) => dict.Subtype === '/Type0')
      .map((dict) => String(dict.BaseFont).replace(/^\/[A-Z]+\+/, '')),
  )

test.each([
  'Ærlig Øl på Åsen; Čáhci, đ, ŋ, š, ŧ, Ŧ, ž, Guovdageaidnu – Kárášjohka; sääʹmǩiõll, ǧ, ǯ, ǥ',
  'fi ff ffi fl ffl offisiell effekt tj',
  'Łódź Gżegżółka Świętokrzyskie',
  'Ελληνικά Ζωή ΐ Ω Ω, 5 µm μῆκος ἀρχή',
  'Привет Київ',
  '«sitat» „polsk” “engelsk” 2025–2028 −5 °C … ‰ § † ½ € ‐ ‑',
  '中文 😀 ☂ ᚠ ꙮ',
  'Åse q̃ x̌ ṡ̄',
])('every word comes back out of a document set with serifs: %s', async (words) => {
  const markdown: Block = { type: 'markdown', source: `**${words}** *${words}*` }
  const bytes = write([paragraph(words), markdown])
  expect(faultsOf(bytes)).toEqual([])
  const expected = words.normalize('NFC')
  const read = wordsOf(await readPdf(bytes)).normalize('NFC')
  expect(read.split(expected)).toHaveLength(4)
})

test('a document is set in its own family', () => {
  expect(fontsOf(write([paragraph('Vedtak')]))).toEqual(
    new Set(['SourceSerif4-Regular', 'SourceSerif4-SemiBold']),
  )
})

test('a letter that one family lacks is taken from the same cut of the other; only what both lack is a box', () => {
  const boxes = shapesOf('sans-regular', '中').map(({ glyphs }) => glyphs[0]?.id)
  const fonts = (word: string) => shapesOf('serif-bold', word).map(({ font }) => font)
  expect(fonts('máŧki')).toEqual(['serif-bold', 'sans-bold', 'serif-bold'])
  expect(fonts('Čáhci')).toEqual(['serif-bold'])
  expect(fonts('ǩ')).toEqual(['serif-bold'])
  for (const letter of 'čđŋšŧžČĐŊŠŦŽąćęłńóśźżĄĆĘŁŃÓŚŹŻæøåäöÆØÅÄÖαβγΩЖж') {
    const [shape, ...more] = shapesOf('serif-regular', letter)
    expect(more).toEqual([])
    expect(shape?.glyphs[0]?.id, letter).not.toBe(0)
    expect(shape?.font === 'sans-regular' && boxes.includes(shape.glyphs[0]?.id), letter).toBe(false)
  }
  expect(shapesOf('serif-regular', '中')).toMatchObject([
    { font: 'sans-regular', glyphs: [{ id: boxes[0] }] },
  ])
})
