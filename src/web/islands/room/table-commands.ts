import type { Editor } from '@tiptap/core'
import { Fragment, type Node as Tree } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'

/** The cell that the caret is in: the table, where it begins, and which row and column. */
export function cellAt({ selection: { $from } }: EditorState) {
  for (let depth = $from.depth; depth > 0; depth--)
    if ($from.node(depth).type.name === 'table')
      return {
        table: $from.node(depth),
        start: $from.before(depth),
        row: $from.index(depth),
        column: $from.index(depth + 1),
      }
  return null
}
type Cell = NonNullable<ReturnType<typeof cellAt>>

/** What can be done to a table from the cell that the caret is in; each says whether it could. */
export const tableCommands = {
  addRow: (editor: Editor) => change(editor, (tr, cell) => addRow(tr, cell)),
  addColumn: (editor: Editor) =>
    change(editor, (tr, cell) => {
      eachRowBackwards(cell, (row, start) => {
        const beside = row.maybeChild(Math.min(cell.column, row.childCount - 1))
        if (beside) tr.insert(placeOf(row, start, cell.column + 1), emptyLike(beside))
      })
      return { ...cell, column: cell.column + 1 }
    }),
  removeRow: (editor: Editor) =>
    change(editor, (tr, cell) => {
      if (cell.table.childCount === 1) return removeTable(tr, cell)
      const start = cell.start + 1 + offsetOf(cell.table, cell.row)
      tr.delete(start, start + cell.table.child(cell.row).nodeSize)
      return { ...cell, row: Math.max(0, cell.row - 1) }
    }),
  removeColumn: (editor: Editor) =>
    change(editor, (tr, cell) => {
      if (cell.table.child(cell.row).childCount === 1) return removeTable(tr, cell)
      eachRowBackwards(cell, (row, start) => {
        const gone = row.maybeChild(cell.column)
        const from = placeOf(row, start, cell.column)
        if (gone && row.childCount > 1) tr.delete(from, from + gone.nodeSize)
      })
      return { ...cell, column: Math.max(0, cell.column - 1) }
    }),
}

/** A table of three columns with a heading row, after the block that the caret is in, or in place of an empty one. */
export function insertTable({ state, view }: Editor): boolean {
  const { schema, selection, tr } = state
  const { table, tableRow, tableHeader, tableCell } = schema.nodes
  if (!table || !tableRow || !tableHeader || !tableCell || cellAt(state)) return false
  const row = (of: typeof tableCell) =>
    tableRow.create(
      null,
      [1, 2, 3].map(() => emptyOf(of)),
    )
  const made = table.create(null, [row(tableHeader), row(tableCell)])
  const { $from } = selection
  const isEmpty = $from.depth === 1 && $from.parent.content.size === 0
  const [from, to] = isEmpty ? [$from.before(1), $from.after(1)] : [$from.after(1), $from.after(1)]
  // One can write on below it.
  const after = to === state.doc.content.size ? [schema.nodes.paragraph?.create()] : []
  tr.replaceWith(from, to, Fragment.from([made, ...after].filter((node) => node !== undefined)))
  tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1)))
  view.dispatch(tr.scrollIntoView())
  return true
}

const emptyOf = (type: Tree['type']): Tree => type.create(null, type.schema.nodes.paragraph?.create())
/** An empty cell of the same kind. */
export const emptyLike = ({ type }: Tree): Tree => emptyOf(type)

/** Does something to the table that the caret is in, and puts the caret into the cell that is given back. */
export function change({ state, view }: Editor, act: (tr: Transaction, cell: Cell) => Cell | null): boolean {
  const cell = cellAt(state)
  if (!cell) return false
  const { tr } = state
  const next = act(tr, cell)
  if (next) goTo(tr, next)
  view.dispatch(tr.scrollIntoView())
  return true
}

/** A row of empty cells below the caret's. */
export function addRow(tr: Transaction, cell: Cell): Cell {
  const type = tr.doc.type.schema.nodes.tableCell
  const row = cell.table.child(cell.row)
  const place = cell.start + 1 + offsetOf(cell.table, cell.row) + row.nodeSize
  if (type)
    tr.insert(
      place,
      row.type.create(
        null,
        Array.from({ length: row.childCount }, () => emptyOf(type)),
      ),
    )
  return { ...cell, row: cell.row + 1 }
}

function removeTable(tr: Transaction, { start, table }: Cell): null {
  const paragraph = tr.doc.type.schema.nodes.paragraph?.create()
  if (paragraph) tr.replaceWith(start, start + table.nodeSize, paragraph)
  tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1)))
  return null
}

/** How far into its parent the child of that number begins. */
export const offsetOf = (parent: Tree, index: number): number => {
  let offset = 0
  for (let at = 0; at < Math.min(index, parent.childCount); at++) offset += parent.child(at).nodeSize
  return offset
}

/** Where in the text a row's cell of that number begins. */
const placeOf = (row: Tree, start: number, column: number) => start + 1 + offsetOf(row, column)

function eachRowBackwards({ table, start }: Cell, act: (row: Tree, start: number) => void) {
  for (let at = table.childCount - 1; at >= 0; at--) act(table.child(at), start + 1 + offsetOf(table, at))
}

function goTo(tr: Transaction, { start, row, column }: Cell) {
  const table = tr.doc.nodeAt(start)
  const line = table?.maybeChild(row)
  if (!table || !line) return
  const place = placeOf(line, start + 1 + offsetOf(table, row), Math.min(column, line.childCount - 1))
  tr.setSelection(TextSelection.near(tr.doc.resolve(place + 1)))
}
