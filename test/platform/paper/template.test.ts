import { describe, expect, test } from 'vitest'
import { toHtml } from '#src/platform/paper/html.ts'
import { PaperError } from '#src/platform/paper/paper-error.ts'
import { type BlockMakers, type Facts, fillTemplate, templateSettings } from '#src/platform/paper/template.ts'
import { toText } from '#src/platform/paper/text.ts'
import { paragraph, text } from '#test/support/make-tree.ts'

const facts: Facts = {
  group: { name: 'Faggruppe for næring' },
  meeting: { place: 'Hamar', note: '', guests: ['Kari', 'Ola'], none: [], count: 0, open: true, chair: null },
}

const blocks: BlockMakers = {
  attendance: () => [paragraph('Kari, Ola')],
  items: {
    options: { decisions: ['boxed', 'plain'], title: null },
    make: (given) => [paragraph(`saker ${JSON.stringify(given)}`)],
  },
}

const fill = (source: string, more: Facts = facts) => fillTemplate(source, { facts: more, blocks })

describe('placeholders', () => {
  test('stand anywhere in text: headings, emphasis, lists, tables, links', () => {
    const source = `# Referat, {{ group.name }}

**{{ meeting.place }}**, [les](https://example.org/{{ meeting.place }})

- {{ meeting.guests }}

| Sted |
|---|
| {{meeting.place}} |`
    expect(fill(source)).toEqual([
      { type: 'heading', level: 1, children: text('Referat, Faggruppe for næring') },
      {
        type: 'paragraph',
        children: [
          { type: 'strong', children: text('Hamar') },
          ...text(', '),
          { type: 'link', href: 'https://example.org/Hamar', children: text('les') },
        ],
      },
      { type: 'list', ordered: false, start: 1, items: [[paragraph('Kari, Ola')]] },
      { type: 'table', columns: [{ title: 'Sted', share: 5 }], rows: [[text('Hamar')]] },
    ])
  })

  test.each([
    '**fet** _kursiv_ `kode`',
    '| celle |',
    '{{7*7}}',
    '{{ group.name }}',
    '<script>alert(1)</script>',
    '::attendance',
    ':::if{meeting.place}',
    '# tittel',
    '[x](javascript:alert(1))',
    "O'Hara & sønner",
    'null',
    'https://example.org',
    '\ue0000\ue001',
  ])('the value %s appears as it is', (value) => {
    const filled = fill('Møte i {{ group.name }}.', { group: { name: value } })
    expect(filled).toEqual([paragraph(`Møte i ${value}.`)])
    expect(toText(filled)).toBe(`Møte i ${value}.\n`)
    expect(toHtml(filled)).not.toContain('<script>')
  })

  test('a value alone on a line or in a cell begins no list, heading or column', () => {
    const filled = fill('{{ group.name }}\n\n| a |\n|---|\n| {{ group.name }} |', {
      group: { name: '- x | y' },
    })
    expect(filled[0]).toEqual(paragraph('- x | y'))
    expect(filled[1]).toMatchObject({ columns: [{ title: 'a' }], rows: [[text('- x | y')]] })
  })

  test('a value cannot make a link lead elsewhere', () => {
    const filled = fill('[x](https://example.org/{{ group.name }}) [y]({{ group.name }})', {
      group: { name: 'javascript:alert(1)//@evil.example/?' },
    })
    const links = JSON.stringify(filled).match(/"href":"[^"]*"/g)
    expect(links).toEqual(['"href":"https://example.org/javascript%3Aalert(1)%2F%2F%40evil.example%2F%3F"'])
  })

  test('a value of several lines keeps them', () => {
    expect(fill('{{ group.name }}', { group: { name: 'a\nb' } })).toEqual([
      { type: 'paragraph', children: [...text('a'), { type: 'break' }, ...text('b')] },
    ])
  })

  test('a paragraph of nothing but an empty value is left out', () => {
    expect(fill('{{ meeting.note }}\n\n{{ meeting.chair }}\n\nx')).toEqual([paragraph('x')])
  })

  test('a few filters that depend on the value alone', () => {
    expect(
      fill(
        '{{ meeting.place | upcase }} {{ meeting.guests | join: " og " }} {{ meeting.note | default: "–" }}',
      ),
    ).toEqual([paragraph('HAMAR Kari og Ola –')])
  })
})

describe('blocks', () => {
  test('a directive is replaced by what its function makes', () => {
    expect(fill('::attendance\n\n::items{decisions=boxed title="{{ group.name }}"}')).toEqual([
      paragraph('Kari, Ola'),
      paragraph('saker {"decisions":"boxed","title":"Faggruppe for næring"}'),
    ])
  })

  test('a condition shows its part when there is something to show', () => {
    const shown = (name: string) => fill(`:::if{${name}}\nja\n:::\n\n:::unless{${name}}\nnei\n:::`)
    for (const name of ['meeting.place', 'meeting.guests', 'meeting.count', 'meeting.open']) {
      expect(shown(name), name).toEqual([paragraph('ja')])
    }
    for (const name of ['meeting.note', 'meeting.none', 'meeting.chair']) {
      expect(shown(name), name).toEqual([paragraph('nei')])
    }
  })

  test('conditions and directives nest', () => {
    expect(fill('::::if{meeting.place}\n:::if{meeting.guests}\n::attendance\n:::\n::::')).toEqual([
      paragraph('Kari, Ola'),
    ])
  })

  test('ordinary colons are no directives', () => {
    const line = 'Møte:sted kl. 09:00 :smil: a::b :sted[x]{y=z}'
    expect(fill(line)).toEqual([paragraph(line)])
  })
})

describe('a fault in a template is told with its line and what exists', () => {
  const names = [
    'group.name',
    'meeting.chair',
    'meeting.count',
    'meeting.guests',
    'meeting.none',
    'meeting.note',
    'meeting.open',
    'meeting.place',
  ]

  test.each([
    [
      'an unknown placeholder',
      'a\n\nb {{ group.nme }}',
      'template.unknown-placeholder',
      { line: 3, name: 'group.nme', known: names },
    ],
    [
      'one inherited by every object',
      '{{ constructor.name }}',
      'template.unknown-placeholder',
      { line: 1, name: 'constructor.name', known: names },
    ],
    [
      'one in a part that is hidden',
      ':::if{meeting.note}\n{{ x }}\n:::',
      'template.unknown-placeholder',
      { line: 2, name: 'x', known: names },
    ],
    [
      'an unknown condition',
      'a\n\n:::if{meeting.plase}\nx\n:::',
      'template.unknown-placeholder',
      { line: 3, name: 'meeting.plase', known: names },
    ],
    [
      'an unknown block',
      'a\n\n::atendance',
      'template.unknown-block',
      { line: 3, name: 'atendance', known: ['attendance', 'items'] },
    ],
    [
      'an unknown container',
      ':::attendance\nx\n:::',
      'template.unknown-block',
      { line: 1, name: 'attendance', known: ['if', 'unless'] },
    ],
    ['a calculation', 'a\n{{7*7}}', 'template.bad-placeholder', { line: 2 }],
    [
      'an unknown filter',
      '{{ group.name | date: "%Y" }}',
      'template.bad-placeholder',
      { line: 1, name: 'group.name | date: "%Y"' },
    ],
    ['a placeholder left open', 'a\nb {{ group.name', 'template.bad-placeholder', { line: 2 }],
    [
      'a whole group',
      '{{ group }}',
      'template.bad-placeholder',
      { line: 1, name: 'group', known: ['group.name'] },
    ],
    [
      'a yes or no',
      '{{ meeting.open }}',
      'template.bad-placeholder',
      { line: 1, name: 'meeting.open', known: [] },
    ],
    ['a condition without a name', ':::if\nx\n:::', 'template.bad-block', { line: 1 }],
    ['colons that close nothing', 'a\n\n:::', 'template.bad-block', { line: 3, name: ':::' }],
    ['a head without end', '---\ntitle: x', 'template.bad-block', { line: 1 }],
    ['a head of something else', '---\njust words\n---', 'template.bad-block', { line: 2 }],
    [
      'a fault below a head',
      '---\ntitle: x\n---\n\n{{ y }}',
      'template.unknown-placeholder',
      { line: 5, name: 'y', known: names },
    ],
  ])('%s', (_, source, code, details) => {
    const fault = faultOf(source)
    expect(fault.code).toBe(code)
    expect(fault.details).toEqual(details)
    expect(fault.message).toMatch(/^Line \d+: /)
  })
})

test('the head of a template is settings, filled like the rest', () => {
  const source = '---\ntitle: Referat fra {{ group.name }}\npage: A4\n\n---\n# {{ group.name }}'
  expect(templateSettings(source, { facts })).toEqual({
    title: 'Referat fra Faggruppe for næring',
    page: 'A4',
  })
  expect(fill(source)).toHaveLength(1)
  expect(templateSettings('# uten hode', { facts })).toEqual({})
})

test('filling twice with other facts gives each its own', () => {
  const source = '{{ group.name }}'
  expect(fill(source, { group: { name: 'en' } })).toEqual([paragraph('en')])
  expect(fill(source, { group: { name: 'to' } })).toEqual([paragraph('to')])
})

function faultOf(source: string): PaperError {
  try {
    fill(source)
  } catch (error) {
    if (error instanceof PaperError) return error
    throw error
  }
  throw new Error('The template was taken')
}

describe('options of a block', () => {
  test('what is not said is the first value', () => {
    expect(fill('::items')).toEqual([paragraph('saker {"decisions":"boxed"}')])
  })

  test.each([
    [
      '::items{decisions=round}',
      'Line 1: ::items has no option decisions=round. There are: decisions=boxed, decisions=plain',
    ],
    ['\n::items{colour=red}', 'Line 2: ::items has no option colour=red. There are: decisions, title'],
    ['::attendance{sorted}', 'Line 1: ::attendance has no option sorted. It takes none'],
  ])('%s is refused with its line and what there is', (source, message) => {
    expect(() => fill(source)).toThrow(message)
  })
})

test.each([
  '{{ group.name | default: (1..90000000) }}',
  '{{ group.name | default: 1, 2 }}',
  '{{ group.name | join: group.name }}',
  `{{ group.name ${'| upcase '.repeat(6)}}}`,
  '{{ (1..5) }}',
])('nothing is reckoned for %s', (source) => {
  expect(() => fill(source)).toThrow(/^Line 1: /)
})

test('a block that is never closed is refused where it opens', () => {
  expect(() => fill('# a\n\n:::if{group.name}\nx\n')).toThrow('Line 3: this block is never closed by :::')
})
