import { type Editor, Extension, Node } from '@tiptap/core'
import type { Node as Tree } from '@tiptap/pm/model'
import { Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { changedRanges } from './changed.ts'
import { addRow, change, emptyLike, offsetOf } from './table-commands.ts'

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
})

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})

/** Markdown knows no cells that span others; that each spans one is written down for whoever counts by it. */
const spans = () => ({
  colspan: { default: 1, rendered: false, parseHTML: () => 1 },
  rowspan: { default: 1, rendered: false, parseHTML: () => 1 },
  colwidth: { default: null, rendered: false, parseHTML: () => null },
})

const TableCell = Node.create({
  name: 'tableCell',
  content: 'paragraph',
  addAttributes: spans,
  isolating: true,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: () => ['td', 0],
})

const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'paragraph',
  addAttributes: spans,
  isolating: true,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: () => ['th', { scope: 'col' }, 0],
})

/** Tab goes through the cells and makes a row at the end; Enter goes down and leaves the table from the last row. */
const TableKeys = Extension.create({
  name: 'tableKeys',
  addKeyboardShortcuts() {
    return {
      Tab: ({ editor }) => step(editor, 1),
      'Shift-Tab': ({ editor }) => step(editor, -1),
      Enter: ({ editor }) => down(editor),
    }
  },
  addProseMirrorPlugins: () => [evenRows()],
})

function step(editor: Editor, by: 1 | -1): boolean {
  return change(editor, (tr, cell) => {
    const column = cell.column + by
    if (column >= 0 && column < cell.table.child(cell.row).childCount) return { ...cell, column }
    const row = cell.row + by
    if (row < 0) return cell
    const next = by === 1 ? 0 : cell.table.child(row).childCount - 1
    return { ...(row < cell.table.childCount ? { ...cell, row } : addRow(tr, cell)), column: next }
  })
}

function down(editor: Editor): boolean {
  return change(editor, (tr, cell) => {
    if (cell.row + 1 < cell.table.childCount) return { ...cell, row: cell.row + 1 }
    const after = cell.start + cell.table.nodeSize
    const paragraph = tr.doc.type.schema.nodes.paragraph?.create()
    if (tr.doc.nodeAt(after)?.type !== paragraph?.type && paragraph) tr.insert(after, paragraph)
    tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1)))
    return null
  })
}

/** A selection that was deleted across cells leaves rows of unequal length: the shorter are filled up. */
function evenRows(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, { doc, tr }) {
      // What others did is theirs to fill up: two that did it at once would fill it twice.
      if (transactions.some((one) => one.getMeta(ySyncPluginKey))) return null
      const changed = new Map<number, Tree>()
      for (const { from, to } of changedRanges(transactions, doc))
        doc.nodesBetween(from, to, (node, start) => {
          if (node.type.name === 'table') changed.set(start, node)
          return node.type.name !== 'table' && !node.isTextblock
        })
      for (const [start, table] of changed) fillUp(tr, table, start)
      return tr.docChanged ? tr : null
    },
  })
}

function fillUp(tr: Transaction, table: Tree, start: number) {
  const width = Math.max(...table.children.map(({ childCount }) => childCount))
  for (let at = table.childCount - 1; at >= 0; at--) {
    const row = table.child(at)
    const like = row.lastChild
    const end = start + 1 + offsetOf(table, at) + row.nodeSize - 1
    for (let missing = row.childCount; missing < width && like; missing++)
      tr.insert(tr.mapping.map(end), emptyLike(like))
  }
}

export const tables = [Table, TableRow, TableCell, TableHeader, TableKeys]
