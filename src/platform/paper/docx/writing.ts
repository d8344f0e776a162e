import type { IParagraphOptions, Table } from 'docx'
import { type Layout, pageSizes } from '../layout.ts'
import { readable } from '../pdf/theme.ts'
import type { Block, DocumentTree } from '../tree.ts'

/** What holds for the whole document while it is written, and what was counted so far. */
export type Writing = {
  tree: DocumentTree
  /** #rrggbb: links, bars and item numbers */
  accent: string
  font: string
  /** language and country, as a word processor's spelling asks: nb-NO */
  language: string
  column: number
  /** how far numbers of items hang out to the left of the column; 0: they stand before their title */
  gutter: number
  /** level of the last heading as written in the document, and as it came out: none may be left out */
  level: number
  shown: number
  /** numbers that nothing else in the document has */
  next: () => number
}

/** Where blocks are set: points from the column's left edge, the box or quote around them, the lists. */
export type Place = { left: number; width: number; frame: Frame | null; depth: number }

/** A ground and lines around paragraphs that follow each other. */
export type Frame = {
  left: number
  width: number
  inset: number
  fill: string | null
  outline: { points: number; colour: string } | null
  bar: { points: number; colour: string } | null
}

/** What blocks become, until it is known what stands around them. */
export type Draft = ParagraphDraft | TableDraft

export type ParagraphDraft = {
  kind: 'paragraph'
  options: Omit<IParagraphOptions, 'spacing' | 'indent' | 'border' | 'shading'>
  frame: Frame | null
  left: number
  /** how far the first line stands out to the left of the others */
  hanging: number
  /** how far the lines end before the others of their box do */
  right?: number
  /** points above; null: as the style says */
  before: number | null
}

/** A table is made when it is known whether its rows stay on one page, and on that of what follows. */
export type TableDraft = { kind: 'table'; table: (kept: Kept) => Table; kept: Kept; frame: Frame | null }

export type Kept = 'no' | 'together' | 'with next'

/** Sets blocks in a place; handed to what contains blocks, so that no file needs the one above it. */
export type Flow = (blocks: readonly Block[], place: Place, writing: Writing) => Draft[]

export function writingOf(tree: DocumentTree): Writing {
  const { width, margins } = sheetOf(tree.layout)
  let given = 0
  return {
    tree,
    accent: readable(tree.letterhead.colour),
    font: fonts[tree.layout.font],
    language: countries[tree.language] ?? tree.language,
    column: width - margins.left - margins.right,
    gutter: tree.layout.numbering === 'margin' && margins.left >= gutter + edge ? gutter : 0,
    level: 0,
    shown: 0,
    next: () => ++given,
  }
}

/** The measures of the page in points. */
export function sheetOf({ page, orientation, marginsMm }: Layout) {
  const [short, long] = pageSizes[page].map(points) as [number, number]
  const [width, height] = orientation === 'portrait' ? [short, long] : [long, short]
  const { top, right, bottom, left } = marginsMm
  const margins = { top: points(top), right: points(right), bottom: points(bottom), left: points(left) }
  return { width, height, short, long, margins }
}

const fonts = { sans: 'Source Sans 3', serif: 'Source Serif 4' } as const
const countries: Record<string, string> = { nb: 'nb-NO', nn: 'nn-NO', sv: 'sv-SE', da: 'da-DK', en: 'en-GB' }
const gutter = 38
/** What printers leave white at the edge of the paper. */
const edge = 24

function points(millimetres: number): number {
  return (millimetres * 72) / 25.4
}

/** Points as the twentieths that Word measures in. */
export function twips(length: number): number {
  return Math.round(length * 20)
}

/** A colour as Word writes it. */
export function hex(colour: string): string {
  return colour.slice(1).toUpperCase()
}
