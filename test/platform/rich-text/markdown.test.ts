import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { capsOf, markdownToBlocks } from '#src/platform/paper/markdown.ts'
import type { BlockJson, DocJson, InlineJson, ListItemJson, MarkJson } from '#src/platform/rich-text/doc.ts'
import { markdownToDoc } from '#src/platform/rich-text/from-markdown.ts'
import { schema } from '#src/platform/rich-text/schema.ts'
import { docToMarkdown } from '#src/platform/rich-text/to-markdown.ts'
import { meaningOf } from '#test/platform/rich-text/meaning.ts'
import { anyDoc, hostileMarkdown, lettersOf } from '#test/platform/rich-text/texts.ts'

describe('minutes that people wrote come back as they were', () => {
  test('those of the demo', () => {
    expectAllToComeBack(join(import.meta.dirname, '../../../src/demo/minutes'))
  })

  const real = process.env.REAL_MINUTES
  test.runIf(real)('real ones, where REAL_MINUTES names a folder of them', () => {
    expectAllToComeBack(real ?? '')
  })
})

describe('any Markdown', () => {
  test('means the same when it was read and written, and is written the same again', () => {
    assert(
      property(hostileMarkdown, (source) => {
        const doc = markdownToDoc(source)
        schema.nodeFromJSON(doc).check()
        const written = docToMarkdown(doc)
        expect(meaningOf(markdownToBlocks(written))).toEqual(meaningOf(markdownToBlocks(source)))
        expect(docToMarkdown(markdownToDoc(written))).toBe(written)
      }),
      { numRuns: 500, seed: 3 },
    )
  })

  test('beyond the caps is its lines, and so is what is written of it', () => {
    for (const source of [
      '['.repeat(5_000),
      `${'> '.repeat(100)}x`,
      'a\n'.repeat(6_000),
      'a '.repeat(60_000),
    ]) {
      expect(capsOf(source)).not.toBeNull()
      const doc = markdownToDoc(source)
      schema.nodeFromJSON(doc).check()
      expect(doc.content.every(({ type }) => type === 'paragraph')).toBe(true)
      expect(docToMarkdown(doc).replace(/\s/g, '')).toBe(source.replace(/\s/g, ''))
    }
  })

  test('numbers stay as they were typed', () => {
    for (const source of ['3. c\n4. d\n7. g', '1. a\n2. b\n\n1) c', '1. a\n   1. b\n   2. c\n2. d', '0. a'])
      expect(docToMarkdown(markdownToDoc(source))).toBe(source)
  })

  test('lists are written with dashes, indented under their words, and tight', () => {
    expect(docToMarkdown(markdownToDoc('* a\n    * b\n\n    * c\n* d'))).toBe('- a\n  - b\n  - c\n- d')
    expect(docToMarkdown(markdownToDoc('10. a\n - b'))).toBe('10. a\n    - b')
  })

  test('a title of a table keeps its looks and links', () => {
    const source = '| **Navn** | [Lenke](https://example.org) |\n| --- | --- |\n| a | b |'
    expect(docToMarkdown(markdownToDoc(source))).toBe(source)
  })
})

describe('any text of an editor', () => {
  test('loses no letter as Markdown, and is written the same when it was read again', () => {
    assert(
      property(anyDoc, (doc) => {
        schema.nodeFromJSON(doc).check()
        const written = docToMarkdown(doc)
        const read = markdownToDoc(written)
        expect(lettersOf(read)).toBe(lettersOf(doc))
        expect(docToMarkdown(read)).toBe(written)
      }),
      { numRuns: 100, seed: 5 },
    )
  })

  test.each([
    ...[
      'R&D',
      '2025-2028',
      'a_b',
      '[x]',
      '1.5',
      '#hashtag',
      '<3',
      '~10',
      'http://example.org/a_b',
      'C:\\mappe\\fil',
    ],
    ...[
      '2 * 3 * 4',
      'ola@example.org',
      'a | b',
      '<script>',
      'pris: 5 $',
      'Kl. 09:00–10:30',
      '(a) og [b]',
      '5 > 3',
      '§ 3-4',
    ],
  ])('%s stands as typed', (typed) => {
    expect(docToMarkdown(docOf(paragraph(typed)))).toBe(typed)
  })

  test.each([
    ['- a', '\\- a'],
    ['1. a', '1\\. a'],
    ['> a', '\\> a'],
    ['# a', '\\# a'],
    ['• a', '&#x2022; a'],
    ['*a* og b_c_d', '\\*a* og b_c_d'],
    ['&amp; og R&D', '\\&amp; og R&D'],
    ['[a](https://example.org) [b]', '\\[a](https://example.org) [b]'],
    ['```', '\\```'],
  ])('%s, which would be a mark, gets no more escapes than it needs', (typed, written) => {
    const doc = docOf(paragraph(typed))
    expect(docToMarkdown(doc)).toBe(written)
    expect(lettersOf(markdownToDoc(written))).toBe(lettersOf(doc))
  })

  test('white space at the ends of lines and of what is bold is none of it', () => {
    const doc = docOf({
      type: 'paragraph',
      content: [words(' Vedtak: ', 'bold'), words('ja '), lineEnd, words(' og')],
    })
    expect(docToMarkdown(doc)).toBe('**Vedtak:** ja\nog')
  })

  test('empty paragraphs are none, an empty line parts a paragraph, an empty item stays', () => {
    const doc = docOf(
      { type: 'paragraph' },
      { type: 'paragraph', content: [words('a'), lineEnd, lineEnd, words('b')] },
      { type: 'bulletList', content: [item(), item(paragraph('c'))] },
      { type: 'paragraph' },
    )
    expect(docToMarkdown(doc)).toBe('a\n\nb\n\n-\n- c')
  })

  test('lists beside each other stay two', () => {
    const bullets: BlockJson = { type: 'bulletList', content: [item(paragraph('a'))] }
    const numbers: BlockJson = { type: 'orderedList', attrs: { start: 1 }, content: [item(paragraph('a'))] }
    const doc = docOf(bullets, bullets, bullets, numbers, numbers, numbers)
    expect(docToMarkdown(doc)).toBe('- a\n\n* a\n\n- a\n\n1. a\n\n1) a\n\n1. a')
    expect(markdownToDoc(docToMarkdown(doc))).toEqual(doc)
  })

  test('an item may begin with a list, and a list with an empty item', () => {
    const inner: BlockJson = { type: 'bulletList', content: [item(), item(paragraph('a'))] }
    const doc = docOf({
      type: 'bulletList',
      content: [item({ type: 'paragraph' }, inner), item(paragraph('b'), inner)],
    })
    expect(markdownToDoc(docToMarkdown(doc))).toEqual(doc)
  })

  test('the seventh level of a list joins the sixth', () => {
    const nested = Array.from({ length: 9 }).reduce<ListItemJson | null>(
      (inner, _, level) =>
        item(
          paragraph(`nivå ${9 - level}`),
          ...(inner ? [{ type: 'bulletList' as const, content: [inner] }] : []),
        ),
      null,
    )
    const written = docToMarkdown(docOf({ type: 'bulletList', content: nested ? [nested] : [] }))
    expect(written.split('\n').at(-1)).toBe(`${' '.repeat(10)}- nivå 9`)
  })

  test('cells keep bars and lines; merged cells are one and empty ones', () => {
    const wide = { ...cell(words('a | b'), lineEnd, words('c')), attrs: { colspan: 2 } }
    const doc = docOf({
      type: 'table',
      content: [
        { type: 'tableRow', content: [wide] },
        { type: 'tableRow', content: [{ ...cell(words('d')), attrs: { rowspan: 2 } }, cell(words('e'))] },
        { type: 'tableRow', content: [cell(words('f'))] },
      ],
    })
    expect(docToMarkdown(doc)).toBe('| a \\| b&#10;c |  |\n| --- | --- |\n| d | e |\n|  | f |')
  })

  test('a table too wide for a page is a line for each row', () => {
    const row = { type: 'tableRow' as const, content: Array.from({ length: 13 }, () => cell(words('a'))) }
    const line = Array.from({ length: 13 }, () => 'a').join(' | ')
    expect(docToMarkdown(docOf({ type: 'table', content: [row, row] }))).toBe(`${line}\n\n${line}`)
  })

  test('cards are left out, wherever they stand', () => {
    const card: BlockJson = { type: 'card', attrs: { kind: 'note', id: 'c1' }, content: [words('Kort')] }
    const doc = docOf(paragraph('a'), card, { type: 'blockquote', content: [card] }, paragraph('b'))
    expect(docToMarkdown(doc)).toBe('a\n\nb')
  })

  test('a link to its own address is bare, another keeps its words; to an unsafe address it is its words', () => {
    const linked = (value: string, href: string) => docOf({ type: 'paragraph', content: [link(value, href)] })
    expect(docToMarkdown(linked('https://example.org', 'https://example.org'))).toBe('https://example.org')
    expect(docToMarkdown(linked('a [b]', 'https://example.org/(x)'))).toBe(
      '[a [b]](https://example.org/\\(x\\))',
    )
    expect(docToMarkdown(linked('trykk', 'javascript:alert(1)'))).toBe('trykk')
  })

  test('a long text of nothing but marks is written in a moment, though each writing is read back', () => {
    const lines = Array.from({ length: 400 }, (_, at) =>
      paragraph(`*a* _b_ [c](d) ${'`*_<b>'.repeat(30)} ${at}`),
    )
    const began = performance.now()
    const written = docToMarkdown(docOf(...lines))
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(lettersOf(markdownToDoc(written)).length).toBeGreaterThan(0)
  })
})

function expectAllToComeBack(folder: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) {
    const source = readFileSync(join(folder, name), 'utf8')
    const doc = markdownToDoc(source)
    schema.nodeFromJSON(doc).check()
    const written = docToMarkdown(doc)
    expect(meaningOf(markdownToBlocks(written)), name).toEqual(meaningOf(markdownToBlocks(source)))
    expect(docToMarkdown(markdownToDoc(written)), name).toBe(written)
  }
}

const docOf = (...content: BlockJson[]): DocJson => ({ type: 'doc', content })
const lineEnd: InlineJson = { type: 'hardBreak' }

function words(text: string, ...looks: Exclude<MarkJson['type'], 'link'>[]): InlineJson {
  return { type: 'text', text, ...(looks.length === 0 ? {} : { marks: looks.map((type) => ({ type })) }) }
}

const link = (text: string, href: string): InlineJson => ({
  type: 'text',
  text,
  marks: [{ type: 'link', attrs: { href } }],
})

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [words(text)] })

function item(...content: BlockJson[]): ListItemJson {
  const [first, ...rest] = content
  return { type: 'listItem', content: [first?.type === 'paragraph' ? first : { type: 'paragraph' }, ...rest] }
}

const cell = (...content: InlineJson[]) => ({
  type: 'tableCell' as const,
  content: [{ type: 'paragraph' as const, content }] as [{ type: 'paragraph'; content: InlineJson[] }],
})

test('a line that changes its look at every letter is written at once', () => {
  const content = Array.from({ length: 40_000 }, (_, at) =>
    at % 2
      ? { type: 'text' as const, text: ' ' }
      : { type: 'text' as const, text: 'a', marks: [{ type: 'bold' as const }] },
  )
  const start = performance.now()
  const text = docToMarkdown({ type: 'doc', content: [{ type: 'paragraph', content }] })
  expect(performance.now() - start).toBeLessThan(3_000)
  expect(text.trim()).toBe(`**${'a '.repeat(20_000).trim()}**`)
})
