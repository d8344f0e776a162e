import type { BlockJson, ListItemJson, TableJson } from '#src/platform/rich-text/doc.ts'
import { type Line, linesOf, textOf } from '#src/platform/rich-text/runs.ts'

/**
 * A text as Markdown can say it. Two texts that settle alike mean the same. What is left out says nothing: empty paragraphs, empty
 * quotes, tables of nothing, cards (they are kept elsewhere). What is different in Markdown: an empty line parts a paragraph, the
 * first row of a table is its head, merged cells are one cell and empty ones, lists deeper than six join the sixth.
 */
export type Piece =
  | { type: 'paragraph'; lines: Line[] }
  | { type: 'heading'; level: number; lines: Line[] }
  | ListPiece
  | { type: 'quote'; children: Piece[] }
  | { type: 'table'; rows: Line[][][] }
  | { type: 'rule' }

export type ListPiece = { type: 'list'; ordered: boolean; start: number; items: Piece[][] }

/** As on paper: see `mdast-blocks.ts`. */
const listDepth = 6
const widestTable = 12
const highestNumber = 999_999_999

export const settle = (blocks: readonly BlockJson[]): Piece[] =>
  blocks.flatMap((block) => settleBlock(block, 1))

function settleBlock(block: BlockJson, level: number): Piece[] {
  switch (block.type) {
    case 'paragraph':
      return paragraphsOf(linesOf(block.content))
    case 'heading': {
      const depth = Math.min(6, Math.max(1, block.attrs.level))
      return [{ type: 'heading', level: depth, lines: withoutEmptyEnds(linesOf(block.content)) }]
    }
    case 'bulletList':
    case 'orderedList': {
      const ordered = block.type === 'orderedList'
      const items = block.content.flatMap((item) => settleItem(item, level))
      const start = ordered ? Math.min(highestNumber, Math.max(0, Math.trunc(block.attrs.start))) : 1
      return items.length === 0 ? [] : [{ type: 'list', ordered, start, items }]
    }
    case 'blockquote': {
      const children = settle(block.content)
      return children.length === 0 ? [] : [{ type: 'quote', children }]
    }
    case 'table':
      return settleTable(block)
    case 'horizontalRule':
      return [{ type: 'rule' }]
    case 'card':
      return []
  }
}

/** The item, and after it those of the lists inside it that may not be deeper. */
function settleItem(item: ListItemJson, level: number): Piece[][] {
  const own: Piece[] = []
  const joining: Piece[][] = []
  for (const block of item.content) {
    const pieces = settleBlock(block, level + 1)
    for (const piece of pieces) {
      if (piece.type === 'list' && level >= listDepth) joining.push(...piece.items)
      else own.push(piece)
    }
  }
  return [own, ...joining]
}

function paragraphsOf(lines: Line[]): Piece[] {
  const paragraphs: Line[][] = [[]]
  for (const line of lines) {
    if (line.length === 0) paragraphs.push([])
    else paragraphs.at(-1)?.push(line)
  }
  return paragraphs.flatMap((some) => (some.length === 0 ? [] : [{ type: 'paragraph', lines: some }]))
}

function withoutEmptyEnds(lines: Line[]): Line[] {
  const first = lines.findIndex((line) => line.length > 0)
  const last = lines.findLastIndex((line) => line.length > 0)
  return first < 0 ? [] : lines.slice(first, last + 1)
}

function settleTable(table: TableJson): Piece[] {
  const rows = gridOf(table)
  const width = Math.max(0, ...rows.map((row) => row.length))
  const cells = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? []))
  if (cells.every((row) => row.every((cell) => cell.length === 0))) return []
  if (width <= widestTable) return [{ type: 'table', rows: cells }]
  return cells.flatMap((row) => paragraphsOf([row.flatMap(barred)]))
}

/** Every cell at its place, what it is merged with empty. */
function gridOf(table: TableJson): Line[][][] {
  const grid: Line[][][] = table.content.map(() => [])
  for (const [at, row] of table.content.entries()) {
    let column = 0
    for (const cell of row.content) {
      while (grid[at]?.[column]) column++
      const { colspan = 1, rowspan = 1 } = cell.attrs ?? {}
      for (const lower of grid.slice(at, at + rowspan))
        for (let across = 0; across < colspan; across++) lower[column + across] ??= []
      const line = grid[at]
      if (line) line[column] = withoutEmptyEnds(cell.content.flatMap((part) => linesOf(part.content)))
      column += colspan
    }
  }
  return grid
}

/** A cell of a table that is too wide, as part of the line that its row becomes. */
function barred(cell: Line[], column: number): Line {
  const words = cell.map(textOf).join(' ')
  return [{ text: column === 0 ? words : ` | ${words}`, look: [] }]
}
