import type { Block, Inline } from './tree.ts'

/** Short ways to write the blocks that most documents consist of. */

export const plain = (value: string): Inline[] => [{ type: 'text', value }]

export const paragraph = (value: string): Block => ({ type: 'paragraph', children: plain(value) })

/** Labels and values at the head of a document; a row without a value is left out. */
export const factsOf = (rows: [label: string, value: string | null][]): Block => ({
  type: 'facts',
  rows: rows.flatMap(([label, value]) => (value ? [{ label, value: plain(value) }] : [])),
})

/** A table of texts: titles with their share of the width, then the cells row by row. */
export const tableOf = (columns: [title: string, share: number][], rows: string[][]): Block => ({
  type: 'table',
  columns: columns.map(([title, share]) => ({ title, share })),
  rows: rows.map((row) => row.map(plain)),
})

/** Markdown that somebody typed, with its own headings from this level on. */
export const typed = (source: string, baseLevel: 2 | 3): Block[] =>
  source.trim() === '' ? [] : [{ type: 'markdown', source, baseLevel }]
