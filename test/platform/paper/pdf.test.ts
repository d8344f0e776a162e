import { describe, expect, test } from 'vitest'
import { writePdf } from '#src/platform/paper/pdf/write-pdf.ts'
import type { Block, DocumentTree } from '#src/platform/paper/tree.ts'
import { paragraph, text, treeOf } from '#test/support/make-tree.ts'
import { outlineOf, readPdf, wordsOf } from '#test/support/pdf-text.ts'

const read = (blocks: Block[], rest: Partial<DocumentTree> = {}) => readPdf(writePdf(treeOf(blocks, rest)))
const markdown = (source: string): Block => ({ type: 'markdown', source })

describe('every word comes back out of the PDF as it was typed', () => {
  test.each([
    [
      'Norwegian and Sámi',
      'Ærlig Øl på Åsen; Čáhci, đ, ŋ, š, ŧ, ž, Guovdageaidnu – Kárášjohka; sääʹmǩiõll, ǧ, ǯ, ǥ',
    ],
    ['letters that ligatures would hide', 'fi ff ffi fl ffl offisiell effekt tj'],
    ['quotes and dashes', '«sitat» „polsk” “engelsk” 2025–2028 −5 °C … ‰ § † ½ € ‐ ‑'],
    ['Polish', 'Łódź Gżegżółka Świętokrzyskie'],
    ['Greek, also beside the micro sign', 'Ελληνικά Ζωή ΐ Ω Ω, 5 µm μῆκος'],
    ['Cyrillic', 'Привет Київ'],
    ['what the font lacks', '中文 日本語 😀 ☂ ᚠ ꙮ'],
    ['what looks like markup', '<b>x</b> &amp; {{7*7}} %PDF ) ( \\\\ /Name'],
    ['a number with hard space', 'kr\u00a012\u00a0000'],
  ])('%s', async (_, words) => {
    expect(wordsOf(await read([paragraph(words)])).normalize('NFC')).toContain(
      words.replace(/\s/g, ' ').normalize('NFC'),
    )
  })

  test('letters typed in parts are composed; what cannot be shown never stops the document', async () => {
    const words = wordsOf(
      await read([
        paragraph(
          'A\u030Ase q\u0303 zero\u200bwidth \u202ertl\u202c nul\u0000 x\ud800 y\ue000 z\uffff \ufeffslutt',
        ),
      ]),
    )
    expect(words).toContain('Åse')
    expect(words).toContain('zerowidth rtl nul x\ufffd y\ufffd z\ufffd slutt')
  })

  test('a long unbroken word is broken over lines, all of it, in bounded time', async () => {
    const bytes = writePdf(treeOf([paragraph('abcdefghij'.repeat(20_000))]))
    const pages = (await readPdf(bytes)).pages.join('').replace(/\s|Referat|Side \d+ av \d+/g, '')
    expect(pages.match(/abcdefghij/g)?.length).toBeGreaterThan(19_000)
  })

  test('an address breaks at its slashes, and no line ends in a hyphen that was typed', async () => {
    const address = `https://example.org/${'konkurransekraft-og-attraktivitet/'.repeat(6)}`
    const item = 'areal- og transportplanlegging i en fler- kjernet region og '.repeat(20)
    const { pages } = await read([paragraph(address), paragraph(item)])
    expect(pages.join('').replace(/\s/g, '')).toContain(address)
    expect(pages.join('\n')).not.toMatch(/- *\n/)
  })

  test('all lines of a long list stand there in order, on as many pages as it takes', async () => {
    const items = Array.from(
      { length: 300 },
      (_, index) => `- punkt nummer ${index + 1}.\n  - under ${index + 1}.`,
    )
    const reading = await read([markdown(items.join('\n'))])
    const words = wordsOf(reading).replace(/Referat Side \d+ av \d+/g, '')
    let at = 0
    for (let index = 1; index <= 300; index++) {
      for (const line of [`punkt nummer ${index}.`, `under ${index}.`]) {
        const found = words.indexOf(line, at)
        expect(found, line).toBeGreaterThanOrEqual(at)
        at = found
      }
    }
  })
})

describe('the structure tree says what the document tree says', () => {
  test('headings, numbers, paragraphs, lists in lists, quotes and links', async () => {
    const { tags } = await read([
      { type: 'heading', level: 1, children: text('Referat') },
      { type: 'heading', level: 2, number: '38/25', children: text('Innspill') },
      markdown('Les [mer her](https://example.org/a) om det.\n\n- a\n  1. b\n- c\n\n> sitat'),
    ])
    expect(outlineOf(tags)).toMatchInlineSnapshot(`
      "Root
        Document
          P Fjordsamarbeidet
          P Faggruppe for næring
          H1 Referat
          H2 38/25 Innspill
          P Les om det.
            Link mer her
          L
            LI
              Lbl •
              LBody
                P a
                L
                  LI
                    Lbl 1.
                    LBody
                      P b
            LI
              Lbl •
              LBody
                P c
          BlockQuote
            P sitat
      "
    `)
  })

  test('facts, tables with scoped heads, boxes with their title in words, and lines to sign', async () => {
    const { tags } = await read([
      { type: 'facts', rows: [{ label: 'Sted', value: text('Hamar') }] },
      {
        type: 'table',
        columns: [
          { title: 'Navn', share: 1 },
          { title: 'Merknad', share: 1 },
        ],
        rows: [[text('Kari'), []]],
      },
      { type: 'box', tone: 'decision', title: 'Vedtak 1/26', children: [paragraph('Godkjent')] },
      {
        type: 'signatures',
        labels: { name: 'Navn', detail: 'Kommune', signature: 'Underskrift' },
        rows: [{ name: 'Ola', detail: 'Hamar' }],
      },
    ])
    expect(outlineOf(tags)).toMatchInlineSnapshot(`
      "Root
        Document
          P Fjordsamarbeidet
          P Faggruppe for næring
          L
            LI
              Lbl Sted
              LBody Hamar
          Table
            THead
              TR
                TH Navn
                TH Merknad
            TBody
              TR
                TD Kari
                TD
          Div
            P Vedtak 1/26
            P Godkjent
          Table
            THead
              TR
                TH Navn
                TH Kommune
                TH Underskrift
            TBody
              TR
                TD Ola
                TD Hamar
                TD
      "
    `)
  })

  test('no heading level is left out, whatever the levels typed', async () => {
    const { tags } = await read([
      { type: 'heading', level: 2, children: text('a') },
      { type: 'heading', level: 5, children: text('b') },
      { type: 'heading', level: 3, children: text('c') },
    ])
    expect(outlineOf(tags).match(/H\d/g)).toEqual(['H1', 'H2', 'H3'])
  })

  test('every link has its address and words that say where it leads', async () => {
    const { links } = await read([markdown('[referatet](https://example.org/æ?x=(1)) og <kari@example.org>')])
    expect(links).toEqual([
      { url: 'https://example.org/%C3%A6?x=(1)', contents: 'referatet' },
      { url: 'mailto:kari@example.org', contents: 'kari@example.org' },
    ])
  })

  test('a tree cannot make a link that Markdown would not', async () => {
    const hrefs = ['javascript:alert(1)', 'file:///etc/passwd', 'http://', 'ikke en adresse']
    const reading = await read([
      { type: 'paragraph', children: hrefs.map((href) => ({ type: 'link', href, children: text('ord ') })) },
    ])
    expect(reading.links).toEqual([])
    expect(wordsOf(reading)).toContain('ord ord ord ord')
  })

  test('the words of the draft mark and of the foot are no part of what is read', async () => {
    const reading = await read([paragraph('tekst')], { watermark: 'UTKAST' })
    expect(wordsOf(reading)).not.toContain('UTKAST')
    expect(outlineOf(reading.tags)).not.toContain('Side 1')
    expect(wordsOf(reading)).toContain('Side 1 av 1')
    const plain = writePdf(treeOf([paragraph('tekst')]))
    expect(writePdf(treeOf([paragraph('tekst')], { watermark: 'UTKAST' })).length).toBeGreaterThan(
      plain.length,
    )
  })
})

describe('pages', () => {
  const table: Block = {
    type: 'table',
    columns: [
      { title: 'Navn', share: 1 },
      { title: 'Kommentar', share: 2 },
    ],
    rows: Array.from({ length: 80 }, (_, index) => [
      text(`Person ${index}`),
      text(`første ${index} ${'ord '.repeat(30)} siste ${index}`),
    ]),
  }

  test('the head of a table stands on every page it reaches, and is read once', async () => {
    const { pages, tags } = await read([table])
    expect(pages.length).toBeGreaterThan(3)
    for (const page of pages) expect(page).toContain('Kommentar')
    expect(outlineOf(tags).match(/TH Kommentar/g)).toHaveLength(1)
  })

  test('a row is never torn', async () => {
    const { pages } = await read([table])
    for (let index = 0; index < 80; index++) {
      const page = pages.find((one) => one.includes(`første ${index} `))
      expect(page, `row ${index}`).toMatch(new RegExp(`siste ${index}\\b`))
    }
  })

  test('no heading is left alone at the foot of a page', async () => {
    for (let lines = 30; lines < 46; lines++) {
      const { pages } = await read([
        ...Array.from({ length: lines }, () => paragraph('linje')),
        { type: 'heading', level: 2, children: text('Overskrift') },
        markdown('Teksten under overskriften.'),
      ])
      const page = pages.find((one) => one.includes('Overskrift'))
      expect(page, `${lines} lines`).toContain('Teksten under overskriften.')
    }
  })

  test('nor with one line under it, where more follows', async () => {
    for (let lines = 28; lines < 46; lines++) {
      const { pages } = await read([
        ...Array.from({ length: lines }, () => paragraph('linje')),
        { type: 'heading', level: 2, children: text('Overskrift') },
        paragraph('Innleder: Odd Arne'),
        markdown('Teksten under overskriften.'),
        { type: 'heading', level: 2, children: text('Den neste') },
      ])
      const page = pages.find((one) => one.includes('Overskrift'))
      expect(page, `${lines} lines`).toContain('Teksten under overskriften.')
    }
  })

  test('pages are counted, and the letterhead stands on the first only', async () => {
    const { pages } = await read(Array.from({ length: 100 }, () => paragraph('linje')))
    pages.forEach((page, index) => {
      expect(page).toContain(`Side ${index + 1} av ${pages.length}`)
      expect(page.includes('Fjordsamarbeidet')).toBe(index === 0)
    })
  })

  test('a row or a box taller than a page goes on over the next', async () => {
    const long = Array.from({ length: 3_000 }, (_, index) => `ord${index}`).join(' ')
    const reading = await read([
      {
        type: 'table',
        columns: [
          { title: 'a', share: 1 },
          { title: 'b', share: 1 },
        ],
        rows: [[text('x'), text(long)]],
      },
      { type: 'box', tone: 'note', title: 'Merknad', children: [paragraph(long)] },
    ])
    expect(wordsOf(reading).match(/ord2999/g)).toHaveLength(2)
  })
})

describe('what the file says of itself', () => {
  test('title, author, language, fixed dates, PDF/A-2a and PDF/UA-1', async () => {
    const reading = await read([paragraph('x')], {
      title: 'Referat & <vedtak> "1"',
      letterhead: { name: 'Fjord & Fjell', lines: [], colour: 'blå', logo: null },
    })
    expect(reading.info).toMatchObject({
      Title: 'Referat & <vedtak> "1"',
      Author: 'Fjord & Fjell',
      CreationDate: 'D:20260504080000Z',
    })
    expect(reading.language).toBe('nb')
    expect(reading.xmp).toContain('Referat &amp; &lt;vedtak&gt; &quot;1&quot;')
    expect(reading.xmp).toMatch(/<pdfaid:part>2<[\s\S]*<pdfaid:conformance>A</)
    expect(reading.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(reading.xmp).toContain('<xmp:CreateDate>2026-05-04T08:00:00Z</xmp:CreateDate>')
  })
})

test('every kind of block may be empty', async () => {
  const empty: Block[] = [
    { type: 'heading', level: 1, children: [] },
    { type: 'paragraph', children: [] },
    { type: 'list', ordered: false, start: 1, items: [] },
    { type: 'list', ordered: true, start: 1, items: [[]] },
    { type: 'quote', children: [] },
    { type: 'table', columns: [], rows: [] },
    { type: 'table', columns: [{ title: '', share: 0 }], rows: [[]] },
    { type: 'facts', rows: [] },
    { type: 'facts', rows: [{ label: '', value: [] }] },
    { type: 'box', tone: 'stamp', title: '', children: [] },
    { type: 'signatures', rows: [], labels: { name: '', detail: '', signature: '' } },
    { type: 'markdown', source: '' },
    paragraph('slutt'),
  ]
  expect(
    wordsOf(
      await read(empty, {
        letterhead: { name: '', lines: [], colour: '', logo: null },
        footer: { left: '', right: '' },
      }),
    ),
  ).toBe('1. slutt')
})

test('hard Markdown becomes pages in bounded time', async () => {
  const sources = [
    '[a](b) '.repeat(500),
    '| a | b |\n|---|---|\n'.concat('| x | y |\n'.repeat(600)),
    '- x\n'.repeat(4_900),
    '*a **b '.repeat(600),
  ]
  for (const source of sources) expect(writePdf(treeOf([markdown(source)])).length).toBeGreaterThan(1_000)
})
