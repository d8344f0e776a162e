import { type Editor, Extension, Node, wrappingInputRule } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'

/** Minutes nest no deeper. */
export const deepestList = 6

const BulletList = Node.create({
  name: 'bulletList',
  group: 'block list',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: () => ['ul', 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*([-+*•])\s$/, type: this.type })]
  },
})

const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem+',
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element) => Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1,
      renderHTML: ({ start }) => (start === 1 ? {} : { start }),
    },
  }),
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
  addInputRules() {
    return [
      wrappingInputRule({
        find: /^(\d{1,4})[.)]\s$/,
        type: this.type,
        getAttributes: ([, start]) => ({ start: Number(start) }),
        // A number that does not follow begins a list of its own.
        joinPredicate: ([, start], list) => list.childCount + Number(list.attrs.start) === Number(start),
      }),
    ]
  },
})

const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph block*',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
})

const ListKeys = Extension.create({
  name: 'listKeys',
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => editor.commands.splitListItem('listItem'),
      // Within a list Tab never leaves the text by accident: not where an item is as deep as it goes either.
      Tab: ({ editor }) => inList(editor) && (atDepth(editor) >= deepestList || sink(editor)),
      'Shift-Tab': ({ editor }) => inList(editor) && (editor.commands.liftListItem('listItem') || true),
      Backspace: ({ editor }) => atStartOfItem(editor) && editor.commands.liftListItem('listItem'),
      'Mod-Shift-8': ({ editor }) => editor.commands.toggleList('bulletList', 'listItem'),
      'Mod-Shift-7': ({ editor }) => editor.commands.toggleList('orderedList', 'listItem'),
    }
  },
})

const atDepth = ({ state }: Editor) => listDepth(state.selection.$from)

const sink = (editor: Editor) => editor.commands.sinkListItem('listItem') || true

/** How many lists a place stands in. */
export function listDepth(place: ResolvedPos): number {
  let depth = 0
  for (let at = place.depth; at > 0; at--) if (place.node(at).type.name === 'listItem') depth++
  return depth
}

const inList = (editor: Editor) => atDepth(editor) > 0

function atStartOfItem({ state }: Editor): boolean {
  const { $from, empty } = state.selection
  return (
    empty && $from.parentOffset === 0 && $from.node(-1)?.type.name === 'listItem' && $from.index(-1) === 0
  )
}

export const lists = [BulletList, OrderedList, ListItem, ListKeys]
