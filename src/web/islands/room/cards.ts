import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { CardKind } from '#src/domain/drafting/markers/known.ts'
import { markerOf } from '#src/domain/drafting/markers/markers.ts'
import { markerOfBlock } from './card-words.ts'
import { listDepth } from './lists.ts'
import type { Surroundings } from './surroundings.ts'

/** The card that a place stands in, and where that begins. */
export function cardAt(place: ResolvedPos): { card: Node; start: number } | null {
  return place.parent.type.name === 'card' ? { card: place.parent, start: place.before() } : null
}

/**
 * Makes the block that begins at `start` a card. `letters` of its beginning are dropped: the marker. What a card cannot hold
 * stays as words: the address of a link stands in brackets behind it.
 */
export function toCard(
  tr: Transaction,
  { start, letters, kind, id }: { start: number; letters: number; kind: CardKind; id: string },
) {
  const block = tr.doc.nodeAt(start)
  const type = tr.doc.type.schema.nodes.card
  if (!block || !type) return
  const caret = Math.max(0, tr.selection.from - start - 1 - letters)
  const card = type.create({ kind, id }, cardContent(block.content.cut(letters)))
  tr.replaceWith(start, start + block.nodeSize, card)
  tr.setSelection(TextSelection.create(tr.doc, start + 1 + Math.min(caret, card.content.size)))
}

/** Inline content as a card holds it: text, bold or not, and line breaks. */
export function cardContent(content: Fragment): Fragment {
  const parts: Node[] = []
  content.forEach((part) => {
    if (part.type.name === 'hardBreak') parts.push(part.mark([]))
    if (!part.isText) return
    const bold = part.marks.filter(({ type }) => type.name === 'bold')
    const href: unknown = part.marks.find(({ type }) => type.name === 'link')?.attrs.href
    const hidden = typeof href === 'string' && !href.endsWith(part.text ?? '') ? ` (${href})` : ''
    parts.push(part.type.schema.text(`${part.text}${hidden}`, bold))
  })
  return Fragment.fromArray(parts)
}

/** Makes a card text again, with its marker in the minutes' language, and the caret behind the marker. */
export function toText(tr: Transaction, start: number, marker: string) {
  const card = tr.doc.nodeAt(start)
  const { schema } = tr.doc.type
  const content = Fragment.from(schema.text(`${marker} `)).append(card?.content ?? Fragment.empty)
  const paragraph = schema.nodes.paragraph?.create(null, content)
  if (!card || !paragraph) return
  tr.replaceWith(start, start + card.nodeSize, paragraph)
  tr.setSelection(TextSelection.create(tr.doc, start + 1 + marker.length + 1))
}

/**
 * A card where the caret is: of the line it stands in, without the marker that this may begin with; below a table or a quotation;
 * of another kind where it stands in a card.
 */
export function beginCard(view: EditorView, kind: CardKind, given: Surroundings) {
  given.apart()
  const { selection } = view.state
  // Of several blocks the one where the marking ended is meant.
  if (!selection.$from.sameParent(selection.$to))
    view.dispatch(view.state.tr.setSelection(Selection.near(selection.$head, -1)))
  liftOut(view)
  const { tr } = view.state
  const { $from } = tr.selection
  const at = cardAt($from)
  const id = given.newId()
  if (at && at.card.attrs.kind !== kind) tr.setNodeMarkup(at.start, null, { kind, id })
  else if (!at && $from.depth === 1 && $from.parent.isTextblock) {
    const start = kind === 'working-group' ? $from.before(1) : lineApart(tr, $from)
    const block = tr.doc.nodeAt(start)
    toCard(tr, { start, kind, id, letters: (block && markerOfBlock(block)?.letters) ?? 0 })
  } else if (at && at.card.content.size === 0) return
  else {
    const place = $from.depth === 0 ? $from.pos : $from.after(1)
    const card = tr.doc.type.schema.nodes.card?.create({ kind, id })
    if (card) tr.insert(place, card).setSelection(TextSelection.create(tr.doc, place + 1))
  }
  view.dispatch(tr.scrollIntoView())
  given.apart()
}

/** Takes the paragraph of a list item out of its lists, so that it may become a card. */
function liftOut(view: EditorView) {
  for (let depth = listDepth(view.state.selection.$from); depth > 0; depth--) {
    const { tr, selection } = view.state
    const lifted = liftItem(tr, selection.$from)
    if (!lifted) return
    view.dispatch(tr)
  }
}

/** One list less: what stood before and after stays in lists of its own. */
function liftItem(tr: Transaction, $from: ResolvedPos): boolean {
  const depth = [...Array($from.depth).keys()]
    .map((at) => $from.depth - at)
    .find((at) => $from.node(at).type.name === 'listItem')
  if (!depth) return false
  const [item, list] = [$from.node(depth), $from.node(depth - 1)]
  const index = $from.index(depth - 1)
  const ordered = Number(list.attrs.start ?? 1)
  const part = (from: number, to: number) => {
    const items = list.children.slice(from, to)
    const attrs = list.type.name === 'orderedList' ? { ...list.attrs, start: ordered + from } : list.attrs
    return items.length > 0 ? [list.type.create(attrs, items)] : []
  }
  const before = part(0, index)
  const blocks = [...before, ...item.children, ...part(index + 1, list.childCount)]
  const start = $from.before(depth - 1)
  const own = start + before.reduce((size, { nodeSize }) => size + nodeSize, 0)
  const offset = $from.pos - $from.start(depth)
  tr.replaceWith(start, start + list.nodeSize, blocks)
  tr.setSelection(TextSelection.create(tr.doc, own + offset))
  return true
}

/** Makes the caret's line a block of its own where the paragraph has several, and says where that begins. */
function lineApart(tr: Transaction, $from: ResolvedPos): number {
  const paragraph = $from.parent
  const start = $from.before(1)
  const breaks: number[] = []
  paragraph.forEach((part, offset) => {
    if (part.type.name === 'hardBreak') breaks.push(offset)
  })
  const before = breaks.filter((offset) => offset < $from.parentOffset).at(-1)
  const after = breaks.find((offset) => offset >= $from.parentOffset)
  if (before === undefined && after === undefined) return start
  const from = before === undefined ? 0 : before + 1
  const cut = (one: number, other?: number) => paragraph.cut(one, other)
  const blocks = [
    ...(before === undefined ? [] : [cut(0, before)]),
    cut(from, after),
    ...(after === undefined ? [] : [cut(after + 1)]),
  ]
  tr.replaceWith(start, start + paragraph.nodeSize, blocks)
  const own = before === undefined ? start : start + before + 2
  tr.setSelection(TextSelection.create(tr.doc, own + 1 + $from.parentOffset - from))
  return own
}

/** The marker that a person would write for a kind, in the minutes' language. */
export const writtenMarker = (kind: CardKind, { facts }: Surroundings) => markerOf(kind, facts.known.language)

/** Whether a block may become a card where it stands: at the top of the text, or in a list that it can be taken out of. */
export function mayBecomeCard({ doc }: EditorState, start: number): boolean {
  const place = doc.resolve(start)
  return [...Array(place.depth + 1).keys()].every((depth) =>
    ['doc', 'bulletList', 'orderedList', 'listItem'].includes(place.node(depth).type.name),
  )
}
