import {
  type Arbitrary,
  array,
  constant,
  constantFrom,
  integer,
  oneof,
  option,
  record,
  subarray,
  tuple,
} from 'fast-check'
import type {
  BlockJson,
  DocJson,
  InlineJson,
  ListItemJson,
  MarkJson,
  ParagraphJson,
} from '#src/platform/rich-text/doc.ts'

/** Markdown of everything that means something, in no order that means anything. */
const signs = [
  ...[
    'a',
    'Æ b',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\n  ',
    '\n    ',
    '\t',
    '- ',
    '* ',
    '1. ',
    '2) ',
    '7. ',
    '# ',
    '> ',
    '•',
  ],
  ...[
    '*',
    '**',
    '_',
    '~~',
    '`',
    '```',
    '\\',
    '&amp;',
    '<',
    '>',
    '<b>',
    '</b>',
    '<!--',
    '-->',
    '---',
    '|',
    ':-',
  ],
  ...[
    '[x](https://example.org/a_b)',
    'https://example.org',
    'ola@example.org',
    'www.a.no',
    '[ ] ',
    '[x] ',
    '[^1]',
  ],
  ...['| a | b |\n|---|---|\n| c | d |\n', '[', ']', '(', ')', '!', '.', ':', '{', '$'],
]
export const hostileMarkdown = array(constantFrom(...signs), { maxLength: 40 }).map((parts) => parts.join(''))

/** Words as minutes have them, and such as Markdown takes for something else. */
const words = oneof(
  {
    weight: 3,
    arbitrary: constantFrom('Møtet', 'vedtok', 'R&D', '2025-2028', 'a_b', '[x]', 'kl. 09.00', '<3', '~10'),
  },
  { weight: 2, arbitrary: constantFrom(' ', '  ', '\t') },
  {
    weight: 2,
    arbitrary: constantFrom(
      ...[
        '*',
        '**',
        '_',
        '`',
        '\\',
        '>',
        '- ',
        '1. ',
        '# ',
        '|',
        '&amp;',
        '(b)',
        '!',
        '.',
        ',',
        ':',
        '<b>',
        '• ',
        '---',
      ],
      ...['https://example.org', 'ola@example.org', '[a](b)', '```', '~~', '☐ ', '[ ] ', '+ ', '<!--'],
    ),
  },
)
const text = array(words, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))

const look: Arbitrary<MarkJson[]> = oneof(
  { weight: 4, arbitrary: constant<MarkJson[]>([]) },
  { weight: 3, arbitrary: subarray<MarkJson>([{ type: 'bold' }, { type: 'italic' }, { type: 'strike' }]) },
  { weight: 1, arbitrary: constant<MarkJson[]>([{ type: 'code' }]) },
  {
    weight: 1,
    arbitrary: constant<MarkJson[]>([{ type: 'link', attrs: { href: 'https://example.org/x_(y)' } }]),
  },
)
const run = tuple(text, look).map(
  ([value, marks]): InlineJson => ({ type: 'text', text: value, ...(marks.length === 0 ? {} : { marks }) }),
)
const inline = array(oneof({ weight: 5, arbitrary: run }, constant<InlineJson>({ type: 'hardBreak' })), {
  maxLength: 4,
})
const paragraph = inline.map(
  (content): ParagraphJson => (content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content }),
)

const heading = tuple(integer({ min: 1, max: 6 }), inline).map(
  ([level, content]): BlockJson => ({ type: 'heading', attrs: { level }, content }),
)

const table = tuple(integer({ min: 1, max: 3 }), integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) =>
    array(array(paragraph, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )
  .map(
    (rows): BlockJson => ({
      type: 'table',
      content: rows.map((cells, row) => ({
        type: 'tableRow',
        content: cells.map((cell) => ({ type: row === 0 ? 'tableHeader' : 'tableCell', content: [cell] })),
      })),
    }),
  )

const leaf: Arbitrary<BlockJson> = oneof(
  { weight: 6, arbitrary: paragraph },
  heading,
  table,
  constant<BlockJson>({ type: 'horizontalRule' }),
)

function blocksWithin(depth: number): Arbitrary<BlockJson> {
  if (depth === 0) return leaf
  const inside = blocksWithin(depth - 1)
  const item = tuple(paragraph, option(inside)).map(
    ([first, rest]): ListItemJson => ({ type: 'listItem', content: rest ? [first, rest] : [first] }),
  )
  const items = array(item, { minLength: 1, maxLength: 3 })
  const start = oneof(constant(1), integer({ min: 0, max: 12 }))
  return oneof(
    { weight: 3, arbitrary: leaf },
    items.map((content): BlockJson => ({ type: 'bulletList', content })),
    record({ start, content: items }).map(
      ({ start, content }): BlockJson => ({ type: 'orderedList', attrs: { start }, content }),
    ),
    array(inside, { minLength: 1, maxLength: 2 }).map(
      (content): BlockJson => ({ type: 'blockquote', content }),
    ),
  )
}

/** Whatever an editor's text can hold, three levels deep. */
export const anyDoc: Arbitrary<DocJson> = array(blocksWithin(3), { minLength: 1, maxLength: 4 }).map(
  (content) => ({ type: 'doc', content }),
)

/** All that is typed in a text, in order, without white space. */
export function lettersOf(doc: DocJson): string {
  const texts = JSON.stringify(doc).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)
  return [...texts]
    .map(([, quoted]) => JSON.parse(quoted ?? '""') as string)
    .join('')
    .replace(/\s/g, '')
}
