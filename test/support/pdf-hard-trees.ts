import { defaultLayout } from '#src/platform/paper/layout.ts'
import type { Block, DocumentTree, HeadingLevel, Inline, StoredImage } from '#src/platform/paper/tree.ts'
import { paragraph, text, treeOf } from './make-tree.ts'

/** Documents that are hard to tag: what is nested, empty, long, in many scripts, or out of order. */
export function hardTrees(images: Record<string, StoredImage>): Record<string, DocumentTree> {
  return {
    'lists seven deep': treeOf([heading(1, 'Lister'), listOf(1, 0), listOf(1, 1)]),
    'tables over pages': treeOf([
      heading(2, 'Tabell'),
      tableOf(40),
      boxOf('note', [tableOf(2), listOf(6, 0)]),
    ]),
    'links everywhere': treeOf([
      { type: 'heading', level: 1, children: link('overskrift') },
      { type: 'paragraph', children: [...link('avsnitt'), ...text(' og '), ...link('mer')] },
      {
        type: 'facts',
        rows: [
          { label: 'Sted', value: link('sted') },
          { label: '', value: [] },
        ],
      },
      { type: 'markdown', source: '[x](https://example.org/) <kari@example.org> '.repeat(60) },
    ]),
    pictures: treeOf(picturesIn(Object.keys(images)), { images, letterhead: letterheadWith('rgba') }),
    'nothing in anything': treeOf(emptyBlocks),
    'no blocks, no head, no foot': treeOf([], {
      title: '',
      letterhead: { name: '', lines: [], colour: '', logo: null },
      footer: { left: '', right: '' },
    }),
    'headings out of order': treeOf([
      ...([6, 2, 5, 1, 4, 3] as const).map((level) =>
        heading(level, 'tittel '.repeat(level * 6), `${level}/26`),
      ),
      { type: 'heading', level: 2, children: [], number: 'PS-2025/123456789' },
      { type: 'markdown', source: '# a\n### b\n\ntekst\n\n###### c\n\n# d' },
    ]),
    'names of many kinds': treeOf(
      [
        ...names.flatMap((name) => [heading(2, name), paragraph(name)]),
        { type: 'signatures', labels: { name: 'Navn', detail: 'Kommune', signature: '' }, rows: people },
      ],
      { title: names.join(' '), watermark: 'UTKAST ŧ 😀' },
    ),
    'boxes over pages': treeOf(
      (['decision', 'follow-up', 'note', 'stamp'] as const).flatMap((tone) => [
        boxOf(
          tone,
          Array.from({ length: 25 }, () => paragraph('Tekst i boksen. '.repeat(9))),
        ),
        boxOf(tone, [boxOf('note', [{ type: 'quote', children: [paragraph('x')] }])]),
      ]),
    ),
    'words wider than the page': treeOf([paragraph('ord'.repeat(900)), heading(1, 'overskrift'.repeat(60))]),
  }
}

/** Layouts that leave much, little and hardly any room. */
export const layouts = {
  usual: defaultLayout,
  'small, on its side, with serifs': {
    ...defaultLayout,
    page: 'A5',
    orientation: 'landscape',
    font: 'serif',
    numbering: 'inline',
    marginsMm: { top: 12, right: 12, bottom: 12, left: 12 },
  },
  'the least room there is': {
    ...defaultLayout,
    page: 'A5',
    numbering: 'none',
    marginsMm: { top: 60, right: 60, bottom: 60, left: 60 },
  },
} satisfies Record<string, DocumentTree['layout']>

const names = [
  'Čáhci Ŋ ŧ Ŧ đ š ž sääʹmǩiõll ǧ ǯ ǥ',
  'Łódź Gżegżółka Świętokrzyskie',
  'Ελληνικά ἀρχή Привет Київ',
  'שלום עולם العربية हिन्दी ไทย 한국어 中文',
  '😀 👩‍👩‍👧‍👦 🇳🇴 ☂ \u{10ffff} \u{1F3F4}\u{E0067}',
  'q̃ ṡ̄ Z͑ͫ̓ͪ̂ \u0301start',
  'nul\u0000 pua\ue000 sur\ud800 non\uffff bom\ufeff rlo\u202e soft\u00adhyphen nel\u0085 ls\u2028 </x>&(\\',
]
const people = names.map((name) => ({ name, detail: name }))

function heading(level: HeadingLevel, title: string, number?: string): Block {
  return { type: 'heading', level, children: text(title), ...(number !== undefined && { number }) }
}

function boxOf(tone: 'decision' | 'follow-up' | 'note' | 'stamp', children: Block[]): Block {
  return { type: 'box', tone, title: 'Boks', children }
}

function listOf(level: number, kind: number): Block {
  const deeper = level < 7 ? [listOf(level + 1, kind)] : []
  return {
    type: 'list',
    ordered: (level + kind) % 2 === 0,
    start: level,
    items: [[paragraph(`nivå ${level}`), ...deeper], [], [tableOf(1)], [boxOf('decision', [paragraph('x')])]],
  }
}

function tableOf(rows: number): Block {
  return {
    type: 'table',
    columns: ['Navn', 'Lenke', ''].map((title, index) => ({ title, share: index })),
    rows: Array.from({ length: rows }, (_, row) => [
      text(`rad ${row} ${'ord '.repeat(row % 40)}`),
      link(`lenke ${row}`),
      [],
    ]),
  }
}

function link(words: string): Inline[] {
  const href = `https://example.org/${'lang-adresse/'.repeat(6)}`
  const more: Inline[] = [{ type: 'strong', children: text(' fet') }, { type: 'break' }, ...text('ny linje')]
  return [
    { type: 'link', href, children: [...text(`${words} som går over flere linjer `.repeat(3)), ...more] },
  ]
}

function picturesIn(known: string[]): Block[] {
  const image = (name: string, alt: string): Block => ({ type: 'image', image: name, alt, share: 1 })
  return [
    ...known.map((name) => image(name, name)),
    {
      type: 'list',
      ordered: true,
      start: 1,
      items: [[image('rgba', 'i liste')], [paragraph('x'), image('rgb', '')]],
    },
    boxOf('stamp', [image('jpeg', 'i boks ( 😀')]),
  ]
}

function letterheadWith(image: string): DocumentTree['letterhead'] {
  return { name: 'Fjord & (Fjell)', lines: ['a', 'b'], colour: '#ffee00', logo: { image, alt: 'Merke' } }
}

const emptyBlocks: Block[] = [
  { type: 'heading', level: 1, children: [] },
  heading(3, 'Etter en tom tittel'),
  { type: 'paragraph', children: text(' ') },
  { type: 'list', ordered: false, start: 1, items: [] },
  {
    type: 'list',
    ordered: true,
    start: 0,
    items: [[], [{ type: 'list', ordered: false, start: 1, items: [[]] }]],
  },
  { type: 'quote', children: [] },
  { type: 'table', columns: [], rows: [] },
  {
    type: 'table',
    columns: [
      { title: 'bare hode', share: 0 },
      { title: '', share: 1 },
    ],
    rows: [],
  },
  { type: 'table', columns: [{ title: '', share: 0 }], rows: [[]] },
  { type: 'facts', rows: [] },
  { type: 'facts', rows: [{ label: '', value: [] }] },
  { type: 'box', tone: 'stamp', title: '', children: [] },
  { type: 'signatures', rows: [], labels: { name: 'Navn', detail: '', signature: '' } },
  { type: 'markdown', source: '' },
  { type: 'rule' },
]
