import { defaultLayout } from '#src/platform/paper/layout.ts'
import type { Block, BoxTone, DocumentTree } from '#src/platform/paper/tree.ts'
import { pictureOf } from './make-picture.ts'
import { paragraph, text, treeOf } from './make-tree.ts'

/** Documents that are hard to set, by name: each holds what a renderer could lose, break or look bad with. */
export function hardTrees(): Record<string, DocumentTree> {
  const images = { kart: pictureOf(), merke: pictureOf({ width: 96, height: 96 }) }
  const letterhead = {
    name: 'Fjordsamarbeidet',
    lines: ['Faggruppe for næring', 'Postboks 12, 2301 Hamar'],
    colour: '#1f5c7a',
    logo: { image: 'merke', alt: 'Fjordsamarbeidets merke' },
  }
  return {
    minutes: treeOf(minutesBlocks(), { letterhead, images, watermark: 'UTKAST' }),
    lists: treeOf([heading(1, 'Lister'), { type: 'markdown', source: deepLists }]),
    tables: treeOf(tableBlocks()),
    boxes: treeOf(boxBlocks(), { letterhead: { ...letterhead, colour: '#c0392b' }, images }),
    pictures: treeOf(pictureBlocks(), { letterhead, images }),
    hostile: treeOf(hostileBlocks(), { title: `<script>alert(1)</script> {{7*7}} ${evil}` }),
    empty: treeOf([heading(1, 'Tomt'), heading(2, ''), heading(2, 'Uten innhold'), list([]), paragraph('')]),
    'wide-serif': treeOf(minutesBlocks(), {
      images,
      layout: { ...defaultLayout, page: 'A5', orientation: 'landscape', font: 'serif', numbering: 'inline' },
    }),
    sixty: treeOf(longBlocks(), { language: 'sv', watermark: 'FÖRSLAG' }),
  }
}

const evil = '** | _x_ <b>&amp; "quot" \u0000\u0007\ud800 \ufffe \u202egnirts {numbers-1-1} r:id="rIdx"'

function heading(level: 1 | 2 | 3 | 4 | 5 | 6, title: string, number?: string): Block {
  return { type: 'heading', level, children: text(title), number }
}

function list(items: Block[][], { ordered = false, start = 1 } = {}): Block {
  return { type: 'list', ordered, start, items }
}

function box(tone: BoxTone, title: string, children: Block[]): Block {
  return { type: 'box', tone, title, children }
}

const long =
  'Faggruppen drøftet hvordan kommunene kan dele på arbeidet med planen, og hva det vil koste. '.repeat(4)

const facts: Block = {
  type: 'facts',
  rows: [
    { label: 'Tid', value: text('Mandag 4. mai 2026 kl. 9.00–11.30') },
    { label: 'Sted', value: text('Hamar rådhus, møterom Mjøsa') },
    { label: 'Møteleder', value: text('Čeaskku Ánde Ŋuorjjo Đahl, Łódź, Ζωή Παπαδοπούλου') },
    { label: 'Til stede', value: text(long) },
  ],
}

function minutesBlocks(): Block[] {
  return [
    heading(1, 'Referat fra møte i faggruppe for næring'),
    facts,
    heading(2, 'Godkjenning av innkalling og saksliste', '1'),
    paragraph(long),
    box('decision', 'Vedtak 1/26', [paragraph('Innkallingen godkjennes.')]),
    heading(2, 'Felles næringsplan for Innlandet', '26/14'),
    {
      type: 'markdown',
      source: `${long}\n\n- første punkt\n- andre punkt\n  - under **viktig** og *skrått*\n\n### Drøfting\n\nSe [planen](https://example.org/plan?a=1&b=2) og <https://example.org>.`,
    },
    box('decision', 'Vedtak 2/26', [
      {
        type: 'markdown',
        source:
          'Gruppen vedtar:\n\n1. Planen sendes på høring.\n2. Fristen er 1. juni.\n   - Svar går til sekretariatet, som samler dem og legger dem frem for gruppen i møtet etter sommeren.\n\nVedtaket var enstemmig.',
      },
    ]),
    box('follow-up', 'Oppfølging', [paragraph('Kari Nordmann sender planen innen 15. mai.')]),
    heading(2, 'Eventuelt', '3'),
    { type: 'quote', children: [paragraph('Dette er et sitat fra møtet.'), paragraph(long)] },
    box('note', 'Merknad', [paragraph('Unntatt offentlighet.')]),
    { type: 'rule' },
    box('stamp', 'Godkjent', [paragraph('Referatet ble godkjent 3. juni 2026.')]),
    {
      type: 'signatures',
      labels: { name: 'Navn', detail: 'Kommune', signature: 'Underskrift' },
      rows: [
        { name: 'Kari Nordmann', detail: 'Hamar' },
        { name: 'Ola Ødegård', detail: 'Stange' },
      ],
    },
  ]
}

const deepLists = `- en
  - to
    - tre
      1. fire
         - fem
           1. seks
           2. seks igjen med en lang tekst som må gå over på neste linje fordi den ikke får plass på én linje alene
      2. fire igjen
- tilbake

  med et avsnitt til

3. tre
4. fire
7. sju
   1. under
   2. under

${Array.from({ length: 12 }, (_, index) => `${index + 95}. punkt`).join('\n')}

- | - |
- [ ] åpen
- [x] gjort`

function tableBlocks(): Block[] {
  const columns = [
    { title: 'Navn', share: 3 },
    { title: 'Kommune', share: 2 },
    { title: 'Merknad', share: 5 },
  ]
  const rows = Array.from({ length: 70 }, (_, index) => [
    text(`Deltaker ${index + 1}`),
    text('Łódź'),
    text(index % 7 === 0 ? long : 'til stede'),
  ])
  return [
    heading(1, 'Tabeller'),
    paragraph('Før tabellen:'),
    { type: 'table', columns, rows },
    {
      type: 'table',
      columns: [
        { title: '', share: 1 },
        { title: '', share: 1 },
      ],
      rows: [[text('uten'), text('hode')]],
    },
    { type: 'table', columns, rows: [] },
    paragraph('Etter tabellen.'),
    { type: 'table', columns: columns.slice(0, 2), rows: [[text('bare én celle')]] },
  ]
}

function boxBlocks(): Block[] {
  const nested = {
    type: 'markdown' as const,
    source: `${long}\n\n- en ${long}\n  - to ${long}\n    - tre ${long}\n\nslutt`,
  }
  return [
    heading(1, 'Rammer'),
    box('decision', 'Vedtak 1', [nested]),
    box('decision', 'Vedtak 2', [paragraph(long), paragraph(long)]),
    box('follow-up', 'Oppfølging', [nested]),
    box('note', 'Merknad', [facts]),
    box('stamp', 'Stempel', [
      {
        type: 'table',
        columns: [
          { title: 'A', share: 1 },
          { title: 'B', share: 2 },
        ],
        rows: [[text('1'), text('2')]],
      },
      paragraph('etter tabellen'),
    ]),
    box('note', '', [
      { type: 'quote', children: [paragraph('sitat i ramme')] },
      box('decision', 'Inne', [paragraph('vedtak i merknad')]),
      paragraph('ut igjen'),
    ]),
    list([[box('note', 'I liste', [paragraph('ramme i punkt')])], [paragraph('vanlig')]]),
    box('decision', 'Tomt vedtak', []),
  ]
}

function pictureBlocks(): Block[] {
  return [
    heading(1, 'Bilder'),
    { type: 'image', image: 'kart', alt: 'Kart over Mjøsa <med> "anførsel"', share: 1 },
    { type: 'image', image: 'kart', alt: 'Samme kart, smalt', share: 0.25 },
    box('note', 'Med bilde', [{ type: 'image', image: 'merke', alt: 'Merke', share: 0.5 }]),
    list([[paragraph('punkt'), { type: 'image', image: 'merke', alt: 'I punkt', share: 1 }]]),
    { type: 'image', image: 'finnes-ikke', alt: 'Bildet som mangler', share: 1 },
  ]
}

function hostileBlocks(): Block[] {
  return [
    heading(1, evil, evil),
    { type: 'facts', rows: [{ label: evil, value: text(evil) }] },
    paragraph(evil),
    { type: 'markdown', source: '<script>alert(1)</script> {{7*7}} | ** [x](javascript:alert(1))' },
    { type: 'table', columns: [{ title: evil, share: 1 }], rows: [[text(evil)]] },
    box('decision', evil, [paragraph(evil)]),
    list([[paragraph(evil)]], { ordered: true }),
    paragraph('å'.repeat(3000)),
  ]
}

function longBlocks(): Block[] {
  return Array.from({ length: 60 }, (_, index) => [
    heading(index === 0 ? 1 : 2, `Ärende om något som är viktigt för alla kommuner ${index}`, `${index + 1}`),
    ...Array.from({ length: 6 }, () => paragraph(long)),
    { type: 'markdown' as const, source: `1. ett ${long}\n2. två\n   - under\n\n${long}` },
    box('decision', `Beslut ${index + 1}/26`, [paragraph(long)]),
    box('follow-up', 'Att göra', [paragraph('Anna skickar planen.')]),
  ]).flat()
}
