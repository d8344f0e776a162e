import { type NodeSpec, Schema } from '@tiptap/pm/model'

const cellAttrs = { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } }
const cell: NodeSpec = { content: 'paragraph', attrs: cellAttrs, isolating: true }

/**
 * What a text may hold, the same on the server as in the editor, whose extensions make an equal one: Tiptap 3's names, groups and
 * contents. How it is drawn and read from HTML is the editor's own; nothing here needs a browser. A cell's spans are what the
 * editor's tables count by; they are always one in what is written here.
 */
export const schema = new Schema({
  topNode: 'doc',
  nodes: {
    paragraph: { group: 'block', content: 'inline*' },
    doc: { content: 'block+' },
    text: { group: 'inline' },
    heading: { group: 'block', content: 'inline*', attrs: { level: { default: 1 } }, defining: true },
    card: {
      group: 'block',
      content: 'inline*',
      marks: 'bold',
      attrs: { kind: { default: null }, id: { default: null } },
      defining: true,
    },
    bulletList: { group: 'block list', content: 'listItem+' },
    orderedList: { group: 'block list', content: 'listItem+', attrs: { start: { default: 1 } } },
    listItem: { content: 'paragraph block*', defining: true },
    blockquote: { group: 'block', content: 'block+', defining: true },
    horizontalRule: { group: 'block' },
    hardBreak: { group: 'inline', inline: true, selectable: false },
    table: { group: 'block', content: 'tableRow+', tableRole: 'table', isolating: true },
    tableRow: { content: '(tableCell | tableHeader)+', tableRole: 'row' },
    tableHeader: { ...cell, tableRole: 'header_cell' },
    tableCell: { ...cell, tableRole: 'cell' },
  },
  marks: {
    link: { attrs: { href: { default: null } } },
    bold: {},
    code: { excludes: '_', code: true },
    italic: {},
    strike: {},
  },
})
