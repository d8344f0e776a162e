import { expect, test } from 'vitest'
import { toDocx } from '#src/platform/paper/docx/to-docx.ts'
import { toHtml } from '#src/platform/paper/html.ts'
import { defaultLayout } from '#src/platform/paper/layout.ts'
import type { Block, BoxTone, DocumentTree } from '#src/platform/paper/tree.ts'
import { paragraph, text, treeOf } from '#test/support/make-tree.ts'
import { readDocx } from '#test/support/read-docx.ts'
import { wordsOfHtml } from '#test/support/words-of-html.ts'
import { childOf, elementsOf, type XmlElement } from '#test/support/xml.ts'

const long = 'Faggruppen drøftet hvordan kommunene kan dele på arbeidet med planen, og hva det vil koste. '

test('an empty square stands before what has to be done, and is no word of the document', async () => {
  const tree = treeOf([
    box('follow-up', 'Oppfølging', [paragraph('Kari sender planen.')]),
    box('decision', 'Vedtak', [paragraph('Godkjent.')]),
    box('follow-up', '', [paragraph('Uten tittel.')]),
  ])
  const { document, text: words } = readDocx(await toDocx(tree))
  const squares = elementsOf(document, 'w:r').filter((run) => elementsOf(run, 'w:bdr').length > 0)
  expect(squares.map((run) => wordsIn(run))).toEqual([expect.stringMatching(/^\u00a0+$/)])
  const [first] = elementsOf(paragraphOf(document, 'Oppfølging'), 'w:r')
  expect(first).toEqual(squares[0])
  expect(words.replace(/\s+/g, '')).toBe(wordsOfHtml(toHtml(tree)).replace(/\s+/g, ''))
})

test('a box that fits on a part of the page is not torn, however many lists and facts are in it', async () => {
  const rows = ['Periode', 'Innkaller'].map((label) => ({ label, value: text('1. juni 2026') }))
  const members = ['Kari', 'Ola', 'Anna', 'Per'].map((name) => [paragraph(`${name} Nordmann, Hamar kommune`)])
  const group = [
    paragraph('Mandat'),
    { type: 'facts' as const, rows },
    paragraph('Medlemmer:'),
    { type: 'list' as const, ordered: false, start: 1, items: members },
  ]
  // As the renderer once measured: more letters than were kept together.
  expect(JSON.stringify(group).length).toBeGreaterThan(700)
  const kept = await framedParagraphs([box('note', 'Arbeidsgruppe', group)])
  expect(kept).toHaveLength(9)
  for (const [index, one] of kept.entries()) {
    expect(isSet(one, 'w:keepNext'), wordsIn(one)).toBe(index < 8)
    expect(isSet(one, 'w:keepLines'), wordsIn(one)).toBe(true)
  }
})

test('a box of many short lines is divided, and so is a long text', async () => {
  const items = Array.from({ length: 12 }, () => [paragraph('ja')])
  const list: Block = { type: 'list', ordered: false, start: 1, items }
  for (const children of [[list], Array.from({ length: 6 }, () => paragraph(long.repeat(2)))]) {
    const [, second] = await framedParagraphs([box('note', 'Merknad', children)])
    expect(second && isSet(second, 'w:keepNext')).toBe(false)
  }
})

test('the rows of a table in a small box stay together and with what follows in the box', async () => {
  const columns = [{ title: 'Navn', share: 1 }]
  const table: Block = { type: 'table', columns, rows: [[text('en')], [text('to')]] }
  const rowsKept = async (blocks: Block[]) => {
    const { document } = readDocx(await toDocx(treeOf(blocks)))
    return elementsOf(document, 'w:tr').map((row) => isSet(row, 'w:keepNext'))
  }
  expect(await rowsKept([box('note', 'A', [table])])).toEqual([true, true, false])
  expect(await rowsKept([box('note', 'A', [table, paragraph('etter')])])).toEqual([true, true, true])
  expect(await rowsKept([table])).toEqual([true, false, false])
})

test('a number that does not hang begins where the text does, with a gap to its title', async () => {
  const blocks: Block[] = ['1', '26/14'].map((number) => ({
    type: 'heading',
    level: 2,
    number,
    children: text(`Sak ${number}`),
  }))
  const hanging = async (layout: Partial<DocumentTree['layout']>) => {
    const { document } = readDocx(await toDocx(treeOf(blocks, { layout: { ...defaultLayout, ...layout } })))
    return ['1', '26/14'].map((number) => {
      const heading = paragraphOf(document, `Sak ${number}`)
      expect(wordsIn(heading)).toMatch(/^[\d/]+\s*Sak/)
      const hangs = Number(elementsOf(heading, 'w:ind')[0]?.attributes['w:hanging'] ?? 0) > 0
      return hangs ? 'hangs' : wordsIn(heading)
    })
  }
  const inline = ['1\u00a0\u00a0Sak 1', '26/14\u00a0\u00a0Sak 26/14']
  expect(await hanging({ numbering: 'inline' })).toEqual(inline)
  expect(await hanging({ marginsMm: { top: 20, right: 10, bottom: 20, left: 10 } })).toEqual(inline)
  expect(await hanging({ numbering: 'margin' })).toEqual(['hangs', 'hangs'])
})

test('a quote in a box stands in from both sides with a bar, and the box’s lines stay where they are', async () => {
  const quote: Block = { type: 'quote', children: [paragraph('sitat'), paragraph('mer')] }
  const tones: BoxTone[] = ['decision', 'follow-up', 'note', 'stamp']
  for (const tone of tones) {
    const framed = await framedParagraphs([
      box(tone, 'Tittel', [paragraph('før'), quote, paragraph('etter')]),
    ])
    const [, before, first, second, after] = framed.map(sidesOf)
    expect(first, tone).toEqual(second)
    expect(before, tone).toEqual(after)
    expect(before?.bars).toEqual([])
    expect(first?.left).toBe((before?.left ?? 0) + 280)
    expect(first?.right).toBe((before?.right ?? 0) + 280)
    expect(first?.bars).toEqual([(before?.left ?? 0) + 20])
    expect(first?.edges, tone).toEqual(before?.edges)
  }
})

function box(tone: BoxTone, title: string, children: Block[]): Block {
  return { type: 'box', tone, title, children }
}

/** The paragraphs of the boxes, without the line under the letterhead. */
async function framedParagraphs(blocks: Block[]): Promise<XmlElement[]> {
  const letterhead = { name: '', lines: [], colour: '#1f5c7a', logo: null }
  const { document } = readDocx(await toDocx(treeOf(blocks, { letterhead })))
  return elementsOf(document, 'w:p').filter((one) => elementsOf(one, 'w:pBdr').length > 0)
}

function paragraphOf(document: XmlElement, words: string): XmlElement {
  const found = elementsOf(document, 'w:p').find((one) => wordsIn(one).endsWith(words))
  if (!found) throw new Error(`No paragraph ends in ${words}`)
  return found
}

function wordsIn(element: XmlElement): string {
  return elementsOf(element, 'w:t')
    .flatMap((one) => one.children)
    .join('')
}

/** Word takes an element that says nothing else for a yes. */
function isSet(element: XmlElement, name: string): boolean {
  return elementsOf(element, name).some((one) => !['false', '0'].includes(one.attributes['w:val'] ?? ''))
}

/** Where a paragraph's words and the lines at its sides stand, in twips. */
function sidesOf(paragraph: XmlElement) {
  const look = childOf(paragraph, 'w:pPr')
  const [indent, border] = [childOf(look, 'w:ind'), childOf(look, 'w:pBdr')]
  const [left, right] = ['w:left', 'w:right'].map((side) => Number(indent?.attributes[side] ?? 0)) as [
    number,
    number,
  ]
  const space = (side: string) => 20 * Number(childOf(border, side)?.attributes['w:space'] ?? 0)
  const tabs = elementsOf(paragraph, 'w:tab').filter((one) => one.attributes['w:val'] === 'bar')
  return {
    left,
    right,
    edges: [left - space('w:left'), right - space('w:right')],
    bars: tabs.map((one) => Number(one.attributes['w:pos'])),
  }
}
