import { expect, test } from 'vitest'
import { defaultLayout } from '#src/platform/paper/layout.ts'
import { toText } from '#src/platform/paper/text.ts'
import type { Block } from '#src/platform/paper/tree.ts'
import { paragraph, text, treeOf } from '#test/support/make-tree.ts'

test('a document reads well as plain text', () => {
  const blocks: Block[] = [
    { type: 'heading', level: 1, children: text('Referat') },
    {
      type: 'facts',
      rows: [
        { label: 'Sted', value: text('Hamar') },
        { label: 'Møteleder', value: text('Kari') },
      ],
    },
    { type: 'heading', level: 2, number: '1', children: text('Sak') },
    {
      type: 'markdown',
      source:
        '- punkt med så mye tekst at linjen må brytes et sted før den blir for lang å lese\n  1. under\n- [lenke](https://example.org) og <https://example.org/x>\n\n> sitat\n\nLinje\nlinje',
    },
    {
      type: 'table',
      columns: [
        { title: 'Navn', share: 1 },
        { title: 'Kommune', share: 1 },
      ],
      rows: [[text('Kari'), text('Hamar')]],
    },
    {
      type: 'table',
      columns: [
        { title: 'Navn', share: 1 },
        { title: 'Merknad', share: 1 },
      ],
      rows: [[text('Kari'), text('ord '.repeat(20).trim())]],
    },
    { type: 'box', tone: 'decision', title: 'Vedtak 1/26', children: [paragraph('Godkjent')] },
    { type: 'rule' },
    {
      type: 'signatures',
      labels: { name: 'Navn', detail: 'Kommune', signature: 'x' },
      rows: [{ name: 'Ola', detail: 'Hamar' }],
    },
  ]
  expect(toText(treeOf(blocks, { watermark: 'UTKAST' }))).toMatchInlineSnapshot(`
    "Fjordsamarbeidet
    Faggruppe for næring

    UTKAST

    Referat
    =======

    Sted:      Hamar
    Møteleder: Kari

    1 Sak
    -----

    - punkt med så mye tekst at linjen må brytes et sted før den blir for lang
      å lese
      1. under
    - lenke <https://example.org> og https://example.org/x

    > sitat

    Linje
    linje

    Navn  Kommune
    -------------
    Kari  Hamar

    Navn: Kari
    Merknad: ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord
    ord ord ord ord

    [Vedtak 1/26]
        Godkjent

    ----------------------------------------

    Ola, Hamar
    "
  `)
})

test('no line is longer than the width, but for a word that is', () => {
  const address = `https://example.org/${'a'.repeat(100)}`
  const source = `${'ord '.repeat(200)}\n\n- ${'ord '.repeat(100)}\n  - ${'ord '.repeat(100)}\n\n${address}`
  for (const line of toText([{ type: 'markdown', source }], { width: 72 }).split('\n')) {
    expect(line === address || line.length <= 72, line).toBe(true)
  }
})

test('pictures are their words, numbers are left out where the layout says so, and nothing stands empty', () => {
  const blocks: Block[] = [
    { type: 'heading', level: 1, number: '7', children: text('Sak') },
    { type: 'heading', level: 2, children: [] },
    { type: 'image', image: 'kart', alt: 'Kart over Mjøsa', share: 1 },
    { type: 'image', image: 'pynt', alt: '', share: 1 },
    paragraph('a\u0000b\ud800'),
  ]
  const layout = { ...defaultLayout, numbering: 'none' as const }
  expect(toText(treeOf(blocks, { layout })).split('\n\n').slice(1)).toEqual([
    'Sak\n===',
    '[Kart over Mjøsa]',
    'ab\ufffd\n',
  ])
  expect(toText(blocks)).toContain('7 Sak\n=====')
})
