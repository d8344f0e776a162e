import { array, assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { capsOf, markdownToBlocks } from '#src/platform/paper/markdown.ts'
import { markdownParser, parseMarkdown } from '#src/platform/paper/markdown-parser.ts'
import { toText } from '#src/platform/paper/text.ts'
import type { Block, Inline } from '#src/platform/paper/tree.ts'
import { paragraph, text } from '#test/support/make-tree.ts'

describe('what is typed becomes blocks', () => {
  test('paragraphs, headings from the base level down to six, quotes, rules', () => {
    const blocks = markdownToBlocks('# En\n\n##### Fem\n\n> sitat\n\n---', { baseLevel: 3 })
    expect(blocks).toEqual([
      { type: 'heading', level: 3, children: text('En') },
      { type: 'heading', level: 6, children: text('Fem') },
      { type: 'quote', children: [paragraph('sitat')] },
      { type: 'rule' },
    ])
  })

  test('bold, italic, strike, code and links, and nothing else inside a line', () => {
    expect(inlines('**a** *b* ~~c~~ `d` [e](https://example.org)')).toEqual([
      { type: 'strong', children: text('a') },
      ...text(' '),
      { type: 'emphasis', children: text('b') },
      ...text(' '),
      { type: 'strike', children: text('c') },
      ...text(' '),
      { type: 'code', value: 'd' },
      ...text(' '),
      { type: 'link', href: 'https://example.org', children: text('e') },
    ])
  })

  test('a typed line end stays a line end', () => {
    expect(inlines('Sted: Hamar\nTid: 9')).toEqual([
      ...text('Sted: Hamar'),
      { type: 'break' },
      ...text('Tid: 9'),
    ])
  })

  test('a table keeps its cells, also those beyond its head', () => {
    const [table] = markdownToBlocks('| a | b |\n|---|--:|\n| **1** | 2 | 3 |\n| 4 |')
    expect(table).toMatchObject({
      type: 'table',
      columns: [{ title: 'a' }, { title: 'b' }, { title: '' }],
      rows: [
        [[{ type: 'strong', children: text('1') }], text('2'), text('3')],
        [text('4'), [], []],
      ],
    })
  })
})

describe('lists nest as they were meant', () => {
  const nested = [
    { type: 'list', ordered: false, start: 1, items: [[paragraph('a'), list('b', 'c')], [paragraph('d')]] },
  ]

  test.each([
    ['one space', '- a\n - b\n - c\n- d'],
    ['two spaces', '- a\n  - b\n  - c\n- d'],
    ['four spaces', '- a\n    - b\n    - c\n- d'],
    ['a tab', '- a\n\t- b\n\t- c\n- d'],
    ['bullets of a word processor', '• a\n  ◦ b\n  ◦ c\n• d'],
    ['an indented list', '    - a\n      - b\n      - c\n    - d'],
  ])('indented by %s', (_, source) => {
    expect(markdownToBlocks(source)).toEqual(nested)
  })

  test('under a number too, by one space', () => {
    expect(markdownToBlocks('1. Gruppe\n - i. **Eli**\n2. Gruppe to')).toMatchObject([
      {
        ordered: true,
        items: [[paragraph('Gruppe'), { type: 'list', ordered: false }], [paragraph('Gruppe to')]],
      },
    ])
  })

  test('numbers stay as typed: a list begins where it begins, and a gap stays a gap', () => {
    expect(markdownToBlocks('3. c\n4. d\n7. g')).toEqual([
      { type: 'list', ordered: true, start: 3, items: [[paragraph('c')], [paragraph('d')]] },
      { type: 'list', ordered: true, start: 7, items: [[paragraph('g')]] },
    ])
    expect(markdownToBlocks('1. a\n1. b')).toMatchObject([
      { start: 1, items: [[paragraph('a')], [paragraph('b')]] },
    ])
  })

  test('six levels; what lies deeper joins the sixth and nothing is lost', () => {
    const source = Array.from({ length: 9 }, (_, level) => `${'  '.repeat(level)}- nivå ${level + 1}`).join(
      '\n',
    )
    const blocks = markdownToBlocks(source)
    expect(depthOf(blocks)).toBe(6)
    for (let level = 1; level <= 9; level++) expect(toText(blocks)).toContain(`nivå ${level}`)
  })
})

describe('nothing typed is lost, and nothing becomes more than text', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b>fet</b> linje',
    '::attendance',
    ':::if{a}',
    'kl. 09:00 Møte:sted :smil:',
    '{{7*7}}',
    '[^1]: fotnote',
    '[ref]: https://example.org',
    '[navn]',
    'Foo[1]',
  ])('%s stands as typed', (source) => {
    expect(toText(markdownToBlocks(source)).trim()).toBe(source)
  })

  test('every letter of any text comes out again, in order', () => {
    const typed = string({ unit: constantFrom(...'abcæ \n\n#*-_`>|[]()<~:+\\\t'), maxLength: 200 })
    const letters = (value: string) => value.replace(/[^abcæ]/g, '')
    assert(
      property(typed, (source) => {
        expect(letters(toText(markdownToBlocks(source)))).toBe(letters(source))
      }),
      { numRuns: 1_000, seed: 1 },
    )
  })

  test('a line of dashes is a rule and never makes a heading of the line above', () => {
    expect(markdownToBlocks('Vedtak\n---').map((block) => block.type)).toEqual(['paragraph', 'rule'])
  })

  test('an address whose signs were escaped keeps its words, though it is none', () => {
    expect(toText(markdownToBlocks('R\\&D: https\\://eksempel\\*\\[1\\] er brutt')).trim()).toBe(
      'R&D: https://eksempel*[1] er brutt',
    )
  })

  test('the title of a link stands behind it', () => {
    expect(toText(markdownToBlocks('[x](https://example.org "forklaring")'))).toBe(
      'x <https://example.org> (forklaring)\n',
    )
  })

  test('an image is its alternative text', () => {
    expect(markdownToBlocks('![Kart over regionen](https://example.org/kart.png)')).toEqual([
      paragraph('Kart over regionen'),
    ])
  })

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'vbscript:x',
    'JaVaScRiPt:x',
    '//example.org',
    '/sti',
    'https:',
  ])('a link to %s is no link', (url) => {
    const source = `[trykk](${url})`
    expect(JSON.stringify(markdownToBlocks(source))).not.toContain('"link"')
    expect(toText(markdownToBlocks(source))).toContain('trykk')
  })

  test.each(['https://example.org/æ', 'http://example.org', 'mailto:ola@example.org'])(
    'a link to %s is a link',
    (href) => {
      expect(inlines(`[x](${href})`)).toEqual([{ type: 'link', href, children: text('x') }])
    },
  )

  test('a table too wide for a page stands as its lines', () => {
    const row = `|${' a |'.repeat(13)}`
    const blocks = markdownToBlocks(`${row}\n|${'---|'.repeat(13)}\n${row}`)
    expect(blocks.map((block) => block.type)).toEqual(['paragraph'])
  })
})

describe('a text beyond the limits is told at the door, and set as plain lines if it comes through', () => {
  const hostile: [string, string, ReturnType<typeof capsOf>][] = [
    ['200,000 letters', 'a'.repeat(200_000), 'too-long'],
    ['20,000 bullets', '- x\n'.repeat(20_000), 'too-long'],
    ['3,000 quotes in each other', `${'>'.repeat(3_000)} x`, 'too-deep'],
    ['3,000 lists in each other', `${'- '.repeat(3_000)}x`, 'too-deep'],
    [
      'lists nested by indentation',
      Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}- x`).join('\n'),
      'too-deep',
    ],
    ['50,000 brackets', '['.repeat(50_000), 'too-dense'],
    ['50,000 asterisks', '*'.repeat(50_000), 'too-dense'],
    ['50,000 backticks', '`'.repeat(50_000), 'too-dense'],
    ['stacked lists on every line', '- - - - - - - - - - - - x\n'.repeat(3_800), 'too-deep'],
  ]

  test.each(hostile)('%s', (_, source, fault) => {
    expect(capsOf(source)).toBe(fault)
    const blocks = markdownToBlocks(source)
    expect(blocks.every((block) => block.type === 'paragraph')).toBe(true)
    expect(JSON.stringify(blocks).length).toBeGreaterThan(source.replace(/\s/g, '').length)
  })

  test('ordinary long minutes are within them', () => {
    const item =
      '## Sak\n\nTekst med **fet** og [lenke](https://example.org).\n\n- punkt\n  - under\n    - tre\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n'
    expect(capsOf(item.repeat(300))).toBeNull()
    expect(capsOf('')).toBeNull()
    expect(capsOf('a'.repeat(100_000))).toBeNull()
  })
})

function inlines(source: string): Inline[] {
  const [block] = markdownToBlocks(source)
  if (block?.type !== 'paragraph') throw new Error(`Expected a paragraph, got ${block?.type}`)
  return block.children
}

function list(...items: string[]): Block {
  return { type: 'list', ordered: false, start: 1, items: items.map((item) => [paragraph(item)]) }
}

function depthOf(blocks: Block[]): number {
  return Math.max(
    0,
    ...blocks.map((block) => (block.type === 'list' ? 1 + Math.max(...block.items.map(depthOf)) : 0)),
  )
}

test('leaving out what GitHub adds to Markdown changes nothing where none of its marks is', () => {
  const pieces = [
    'a',
    'Æ b',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '- ',
    '* ',
    '1. ',
    '2) ',
    '# ',
    '> ',
    '*',
    '**',
    '_',
    '`',
    '```',
    '\\',
    '&amp;',
    '<',
    '>',
    '---',
    ':-',
    '-:',
    ':',
    '.',
    '!',
    '(',
    ')',
    ']',
    'http:',
    'w.w',
    '\t',
    'x',
  ]
  const whole = markdownParser()
  const texts = array(constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''))
  assert(
    property(texts, (typed) => {
      expect(parseMarkdown(typed)).toEqual(whole.parse(typed))
    }),
    { numRuns: 3_000 },
  )
})
