import type { Block, Inline } from '../tree.ts'
import { type Line, linesOf } from './lines.ts'
import { type Piece, type Place, type Strip, strip, type Tag, tagOf } from './strips.ts'
import { baselineOf, type Outline } from './text-strips.ts'
import { body, gaps, hairline, ink, quiet, small, type TextStyle } from './theme.ts'

/** A table: head in words with scope, repeated on every page it reaches; a row is never torn. */
export function tableStrips(
  table: Extract<Block, { type: 'table' }>,
  place: Place,
  outline: Outline,
): Strip[] {
  return gridStrips(
    {
      titles: table.columns.map((one) => one.title),
      shares: table.columns.map((one) => one.share),
      rows: table.rows,
      above: 3.5,
    },
    place,
    outline,
  )
}

/** An attendance list: a table whose last column is left free to write on. */
export function signatureStrips(
  block: Extract<Block, { type: 'signatures' }>,
  place: Place,
  outline: Outline,
): Strip[] {
  const { name, detail, signature } = block.labels
  const rows = block.rows.map((row) => [text(row.name), text(row.detail), []])
  return gridStrips(
    { titles: [name, detail, signature], shares: [30, 30, 34], rows, above: 15 },
    place,
    outline,
  )
}

/** Labels and values side by side, as a list of terms: short rows that stay together. */
export function factStrips(
  facts: Extract<Block, { type: 'facts' }>,
  place: Place,
  outline: Outline,
): Strip[] {
  const list = tagOf('L', place.tag, { O: 'List', ListNumbering: 'None' })
  const labels = facts.rows.map((row) => row.label)
  const labelWidth = Math.min(widest(labels, outline) + 16, place.width * 0.4)
  const columnHeight = outline.design.sheet.column.height
  const strips = facts.rows.flatMap((row) => {
    const item = tagOf('LI', list)
    const cell = { design: outline.design, style: body }
    const label = linesOf(text(row.label), {
      ...cell,
      x: place.x,
      width: labelWidth - 10,
      cut: 'bold',
      tag: tagOf('Lbl', item),
      style: { ...body, colour: quiet },
    })
    const width = place.width - labelWidth
    const value = { ...cell, x: place.x + labelWidth, width, tag: tagOf('LBody', item) }
    const cells = [
      { lines: label, tag: item },
      { lines: linesOf(row.value, value), tag: value.tag },
    ]
    return rowStrips({ cells, style: body, above: 1, below: 1, columnHeight }, place)
  })
  if (strips.length <= 14) for (const one of strips.slice(0, -1)) one.keep = true
  if (strips[0]) strips[0].before = gaps.block
  return strips
}

function widest(labels: string[], outline: Outline): number {
  const setting = {
    x: 0,
    width: 1_000,
    style: body,
    tag: tagOf('Lbl', null),
    cut: 'bold' as const,
    design: outline.design,
  }
  return Math.max(60, ...labels.slice(0, 100).map((label) => linesOf(text(label), setting)[0]?.width ?? 0))
}

type Grid = {
  titles: string[]
  shares: number[]
  rows: Inline[][][] /** space over the text of a row */
  above: number
}

function gridStrips(grid: Grid, place: Place, outline: Outline): Strip[] {
  if (grid.titles.length === 0) return []
  const table = tagOf('Table', place.tag)
  const columns = columnsOf(grid.shares, place)
  const head = grid.titles.some((title) => title !== '')
  const header = head ? headerStrips(grid.titles, { columns, table, place, outline }) : []
  const tbody = tagOf('TBody', table)
  const columnHeight = outline.design.sheet.column.height
  const rows = grid.rows.flatMap((row) => {
    const tag = tagOf('TR', tbody)
    const cells = columns.map(({ x, width }, index) => {
      const cell = tagOf('TD', tag)
      const inlines = row[index] ?? []
      return {
        lines: linesOf(inlines, { x, width, style: small, tag: cell, design: outline.design }),
        tag: cell,
      }
    })
    const strips = rowStrips({ cells, style: small, above: grid.above, below: 4, columnHeight }, place)
    underline(strips.at(-1), { colour: hairline, width: 0.5 }, place)
    return strips
  })
  for (const row of rows) row.header = header.length > 0 ? header : null
  const strips = [...header, ...rows]
  // A head needs a body under it, also where there is nothing to say.
  const empty = tagOf('TR', tbody)
  if (rows.length === 0)
    header.at(-1)?.pieces.push(...columns.map((): Piece => ({ kind: 'empty', tag: tagOf('TD', empty) })))
  if (strips[0]) strips[0].before = gaps.block
  const last = strips.at(-1)
  if (last) last.keep = false
  return strips
}

type TableHead = { columns: { x: number; width: number }[]; table: Tag; place: Place; outline: Outline }

function headerStrips(titles: string[], { columns, table, place, outline }: TableHead): Strip[] {
  const row = tagOf('TR', tagOf('THead', table))
  const style: TextStyle = { size: 9, leading: 12.5, colour: quiet }
  const cells = titles.map((title, index) => {
    const tag = tagOf('TH', row, { O: 'Table', Scope: 'Column' })
    const { x, width } = columns[index] as { x: number; width: number }
    return {
      lines: linesOf(text(title), { x, width, style, tag, cut: 'bold', design: outline.design }),
      tag,
    }
  })
  const strips = rowStrips(
    { cells, style, above: 3, below: 3.5, columnHeight: outline.design.sheet.column.height },
    place,
  )
  for (const one of strips) one.keep = true
  underline(strips.at(-1), { colour: ink, width: 0.9 }, place)
  return strips
}

function columnsOf(shares: number[], place: Place): { x: number; width: number }[] {
  const usable = shares.map((share) => (Number.isFinite(share) && share > 0 ? share : 1))
  const total = usable.reduce((sum, share) => sum + share, 0)
  let x = place.x
  return usable.map((share, index) => {
    const width = (place.width * share) / total
    const gutter = index === usable.length - 1 ? 0 : Math.min(12, width / 4)
    const at = { x, width: width - gutter }
    x += width
    return at
  })
}

type Row = {
  cells: { lines: Line[]; tag: Tag }[]
  style: TextStyle
  above: number
  below: number
  columnHeight: number
}

/** One strip a row; only a row taller than two thirds of a page is divided between its lines. */
function rowStrips({ cells, style, above, below, columnHeight }: Row, place: Place): Strip[] {
  const baseline = baselineOf(style)
  const count = Math.max(...cells.map((cell) => cell.lines.length))
  const most = count * style.leading <= columnHeight * 0.66 ? count : 1
  const strips: Strip[] = []
  for (let from = 0; from < count; from += most) {
    const lines = Math.min(most, count - from)
    const top = from === 0 ? above : 0
    const pieces = cells.flatMap((cell): Piece[] => {
      const slice = cell.lines.slice(from, from + lines)
      const set = slice.flatMap((line, index) => {
        for (const piece of line.pieces) piece.y = top + index * style.leading + baseline
        return line.pieces
      })
      return set.length > 0 ? set : [{ kind: 'empty', tag: cell.tag }]
    })
    const end = from + lines >= count ? below : 0
    const height = top + lines * style.leading + end
    strips.push(strip(height, pieces, place, { baseline: from === 0 ? above + baseline : null }))
  }
  return strips
}

function underline(last: Strip | undefined, stroke: { colour: string; width: number }, place: Place) {
  const y = last?.height ?? 0
  last?.pieces.push({ kind: 'line', x1: place.x, x2: place.x + place.width, y1: y, y2: y, ...stroke })
}

function text(value: string): Inline[] {
  return [{ type: 'text', value }]
}
