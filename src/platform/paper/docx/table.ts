import {
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Block, Inline } from '../tree.ts'
import { lineOf } from './frames.ts'
import { runsOf } from './runs.ts'
import { type Frame, hex, type Kept, type Place, type TableDraft, twips, type Writing } from './writing.ts'

/** A table whose head is repeated on every page it reaches; a row is never torn. */
export function tableDraft(
  table: Extract<Block, { type: 'table' }>,
  place: Place,
  writing: Writing,
): TableDraft[] {
  const titles = table.columns.map((column) => column.title)
  const shares = table.columns.map((column) => column.share)
  return gridDraft({ titles, shares, rows: table.rows, height: 0 }, place, writing)
}

/** An attendance list: a table with tall rows, whose last column is left free to write on. */
export function signatureDraft(
  block: Extract<Block, { type: 'signatures' }>,
  place: Place,
  writing: Writing,
): TableDraft[] {
  const { name, detail, signature } = block.labels
  const rows = block.rows.map((row) => [text(row.name), text(row.detail), []])
  const grid = { titles: [name, detail, signature], shares: [30, 30, 34], rows, height: 32 }
  return gridDraft(grid, place, writing)
}

type Grid = { titles: string[]; shares: number[]; rows: Inline[][][]; height: number }

function gridDraft({ titles, shares, rows, height }: Grid, place: Place, writing: Writing): TableDraft[] {
  const titled = titles.some((title) => title !== '')
  if (titles.length === 0 || !(titled || rows.length > 0)) return []
  const grid = { titles, shares, rows, height }
  const table = (kept: Kept) => tableOf(grid, kept, { place, writing })
  return [{ kind: 'table', table, kept: 'no', frame: place.frame }]
}

function tableOf(
  { titles, shares, rows, height }: Grid,
  kept: Kept,
  { place, writing }: { place: Place; writing: Writing },
): Table {
  const frame = place.frame
  const widths = widthsOf(shares, frame ?? place)
  const cells = (row: Inline[][], style: string, keepNext: boolean) =>
    widths.map((width, column) => {
      const children = [new Paragraph({ style, keepNext, children: runsOf(row[column] ?? [], writing) })]
      const look = frame && framedCell(frame, { first: column === 0, last: column === widths.length - 1 })
      const verticalAlign = height > 0 ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP
      return new TableCell({ children, width: { size: width, type: WidthType.DXA }, verticalAlign, ...look })
    })
  const titled = titles.some((title) => title !== '')
  const head = new TableRow({
    children: cells(titles.map(text), 'TableHead', true),
    tableHeader: true,
    cantSplit: true,
  })
  const body = rows.map(
    (row) =>
      new TableRow({
        children: cells(
          row,
          'TableText',
          kept === 'with next' || (kept === 'together' && row !== rows.at(-1)),
        ),
        cantSplit: true,
        ...(height > 0 && { height: { value: twips(height), rule: HeightRule.ATLEAST } }),
      }),
  )
  return new Table({
    style: 'PaperTable',
    rows: [...(titled ? [head] : []), ...body],
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    indent: { size: twips(frame?.left ?? place.left), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    tableLook: {
      firstRow: titled,
      lastRow: false,
      firstColumn: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
  })
}

/** A table in a box stands on the box's ground and takes the lines at its sides. */
function framedCell(frame: Frame, { first, last }: { first: boolean; last: boolean }) {
  const { fill, outline, bar, inset } = frame
  const side = bar ?? outline
  return {
    ...(fill && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: hex(fill) } }),
    margins: {
      ...(first && { left: twips(inset) }),
      ...(last && { right: twips(inset) }),
      marginUnitType: WidthType.DXA,
    },
    borders: {
      ...(first && side && { left: lineOf(side, 0) }),
      ...(last && outline && { right: lineOf(outline, 0) }),
    },
  }
}

function widthsOf(shares: number[], place: { width: number }): number[] {
  const usable = shares.map((share) => (Number.isFinite(share) && share > 0 ? share : 1))
  const total = usable.reduce((sum, share) => sum + share, 0)
  return usable.map((share) => twips((place.width * share) / total))
}

function text(value: string): Inline[] {
  return [{ type: 'text', value }]
}
