import fc from 'fast-check'
import { expect, test } from 'vitest'
import { schema } from '#src/platform/rich-text/schema.ts'
import { addressOf, isSafe } from '#src/web/islands/room/address.ts'
import { withoutForeign } from '#src/web/islands/room/paste-html.ts'
import { type Block, blocksOfText } from '#src/web/islands/room/paste-text.ts'

/** Lists by their signs and depth, everything else as its text. */
function outline(blocks: Block[], depth = 0): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [`${'  '.repeat(depth)}${wordsOf(block)}`]
    const start = Number(block.attrs?.start ?? 1)
    return (block.content as Block[]).flatMap((item, at) => {
      const [first, ...rest] = item.content as Block[]
      const sign = block.type === 'orderedList' ? `${start + at}.` : '-'
      return [`${'  '.repeat(depth)}${sign} ${first ? wordsOf(first) : ''}`, ...outline(rest, depth + 1)]
    })
  })
}

const wordsOf = ({ content = [] }: Block): string =>
  content.map((part) => ('text' in part ? part.text : '/')).join('')

test.each<[string, string, string[]]>([
  ['dashes, with and without a space before', '- a\n - b\n- c', ['- a', '- b', '- c']],
  ['tabs and spaces nest', '• a\n\t• b\n\t\t• c\n• d', ['- a', '  - b', '    - c', '- d']],
  ["Word's second bullet", '·\ta\n  o\tb', ['- a', '  - b']],
  ['numbers that follow each other', '1. a\n2. b\n\n3. c', ['1. a', '2. b', '3. c']],
  ['numbers that go on from elsewhere', '4) a\n5) b', ['4. a', '5. b']],
  ['a number that stands alone begins a sentence', '1. oktober er fristen', ['1. oktober er fristen']],
  ['a date after a list', '1. a\n2. b\n31. august', ['1. a', '2. b', '31. august']],
  ['a line that is set in goes on', '- a\n  videre\nb', ['- a/videre', 'b']],
  ['a dash in a sentence', 'Oslo - Moss\n-5 grader', ['Oslo - Moss', '-5 grader']],
  ['lines are paragraphs', 'a\r\n\r\nb\nc', ['a', 'b', 'c']],
])('%s', (_name, text, expected) => {
  expect(outline(blocksOfText(text))).toEqual(expected)
})

test('whatever is pasted as text fits the text, loses no letter, and nests six deep at most', () => {
  const line = fc.tuple(
    fc.constantFrom('', ' ', '  ', '\t', '\t\t', '\t\t\t\t\t\t\t'),
    fc.constantFrom('', '- ', '• ', '1. ', '2) ', 'o\t', '12. '),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const text = lines.map((parts) => parts.join('')).join('\n')
      const blocks = blocksOfText(text)
      for (const block of blocks) schema.nodeFromJSON(block).check()
      // A bullet may be the letter o.
      const letters = (all: string) => all.replace(/[^\p{L}]|o/gu, '')
      expect(letters(outline(blocks).join(''))).toBe(letters(text))
      expect(
        Math.max(0, ...outline(blocks).map((one) => /^ */.exec(one)?.[0].length ?? 0)),
      ).toBeLessThanOrEqual(12)
    }),
  )
})

test('an address is one that leads to a page or a mailbox', () => {
  expect(addressOf('https://example.org/a')).toBe('https://example.org/a')
  expect(addressOf('example.org/a')).toBe('https://example.org/a')
  expect(addressOf('kari@example.org')).toBe('mailto:kari@example.org')
  for (const wrong of [
    'javascript:alert(1)',
    'JaVaScript:x.no',
    'data:text/html,x',
    'file:///c:/a',
    'to ord',
    'hei',
    '',
  ])
    expect(addressOf(wrong), wrong).toBeNull()
  expect([' javascript:x', 'vbscript:x', '//example.org', 'https://example.org'].map(isSafe)).toEqual([
    false,
    false,
    false,
    true,
  ])
})

test('what is never text is taken out before the browser reads it, also where it is never closed', () => {
  expect(
    withoutForeign(
      '<!--[if gte mso 9]><xml>x</xml><![endif]--><STYLE>p{}</style ><p style=\'a:b\' onclick="x">Vi &lt;3 <![if !a]>det<![endif]></p><script>alert(1)</script>',
    ),
  ).toBe('<p data-style=\'a:b\' data-onclick="x">Vi &lt;3 det</p>')
  expect(withoutForeign('a<script>b')).toBe('a')
  expect(withoutForeign('a<!-- b')).toBe('a')
  const started = performance.now()
  for (const part of ['<', '<!--', '<style>', '<a ', ' style=']) withoutForeign(part.repeat(100_000))
  expect(performance.now() - started).toBeLessThan(5_000)
})
