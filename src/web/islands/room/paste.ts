import { Extension } from '@tiptap/core'
import { DOMParser, Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { isWholeAddress } from './address.ts'
import { markerOfBlock } from './card-words.ts'
import { cardContent } from './cards.ts'
import { catchUp } from './catch-up.ts'
import { cleanPasted, withoutForeign } from './paste-html.ts'
import { blocksOfText } from './paste-text.ts'
import type { Surroundings } from './surroundings.ts'

/** More is not read: it would hold up the page, and is no text for one item. In letters. */
const mostHtml = 1_000_000
const mostText = 200_000
/** What the text of one item may hold in all, and how deep it may nest: the server takes no more. */
const mostInItem = 100_000
const deepest = 24

/** Takes in what is pasted or dropped: the words with their form, never a picture or a file; lines with a marker become cards. */
export const pasting = (given: Surroundings) =>
  Extension.create({
    name: 'pasting',
    priority: 2500,
    addProseMirrorPlugins() {
      const parser = DOMParser.fromSchema(this.editor.schema)
      const cut = new Map<string, string>()
      return [
        new Plugin({
          props: {
            handleDOMEvents: {
              paste: (_view, event) => refused(event, event.clipboardData, given),
              drop: (_view, event) => refused(event, event.dataTransfer, given),
              cut: (view) => {
                for (const id of cardsIn(view.state.selection.content().content)) cut.set(id, given.itemId())
                return false
              },
            },
            transformPastedHTML: withoutForeign,
            clipboardTextParser: (text, _context, _plain, view) => sliceOfText(text, view.state.schema),
            clipboardParser: Object.assign(Object.create(parser) as DOMParser, {
              parseSlice(dom: HTMLElement, options: Parameters<DOMParser['parseSlice']>[1]) {
                if (!dom.querySelector('[data-pm-slice]') && cleanPasted(dom).pictures > 0)
                  given.refuse(given.say('room.pictures-left-out'))
                return parser.parseSlice(dom, options)
              },
            }),
            transformPasted: (slice, view) => withCards(ownIds(slice, { view, cut, given }), view, given),
            handlePaste(view, event, slice) {
              catchUp(view)
              return takeIn(view, { event, slice, given })
            },
          },
        }),
      ]
    },
  })

/** Looked at by its size alone, before anything is made of it. */
function refused(event: Event, data: DataTransfer | null, given: Surroundings): boolean {
  const [html, text] = [data?.getData('text/html') ?? '', data?.getData('text/plain') ?? '']
  const reason =
    html.length > mostHtml || text.length > mostText
      ? given.say('room.refused.too-much')
      : // Spreadsheets and Word put a picture of the words beside the words.
        (data?.files.length ?? 0) > 0 && text.trim() === ''
        ? given.say('room.refused.file')
        : null
  if (reason === null) return false
  event.preventDefault()
  given.refuse(reason)
  return true
}

function sliceOfText(text: string, schema: Schema): Slice {
  const blocks = blocksOfText(text).map((block) => schema.nodeFromJSON(block))
  const isOpen = (block: Node | undefined) => (block?.type.name === 'paragraph' ? 1 : 0)
  return new Slice(Fragment.fromArray(blocks), isOpen(blocks[0]), isOpen(blocks.at(-1)))
}

function cardsIn(content: Fragment): string[] {
  const ids: string[] = []
  content.descendants((node) => {
    if (node.type.name === 'card') ids.push(String(node.attrs.id))
    return true
  })
  return ids
}

/** A card that was copied is another card; one that was cut here and put in again is the same. */
function ownIds(
  slice: Slice,
  { view, cut, given }: { view: EditorView; cut: Map<string, string>; given: Surroundings },
): Slice {
  const there = new Set(cardsIn(view.state.doc.content))
  const renewed = (content: Fragment): Fragment =>
    Fragment.fromArray(
      content.content.map((node) => {
        if (node.type.name !== 'card') return node.isLeaf ? node : node.copy(renewed(node.content))
        const id = String(node.attrs.id)
        const stays = !there.has(id) && cut.get(id) === given.itemId()
        there.add(id)
        return node.type.create({ ...node.attrs, id: stays ? id : given.newId() }, node.content)
      }),
    )
  return new Slice(renewed(slice.content), slice.openStart, slice.openEnd)
}

/** Lines that begin with a marker become cards where they come to stand by themselves at the top of the text. */
function withCards(slice: Slice, view: EditorView, { newId }: Surroundings): Slice {
  const { $from, $to } = view.state.selection
  if ($from.depth > 1 || $from.parent.type.name === 'card') return slice
  const blocks = slice.content.content
  let { openStart, openEnd } = slice
  const made = blocks.map((block, at) => {
    const continues =
      (at === 0 && openStart > 0 && $from.parentOffset > 0) ||
      (blocks.length > 1 &&
        at === blocks.length - 1 &&
        openEnd > 0 &&
        $to.parentOffset < $to.parent.content.size)
    const marker = block.type.name === 'paragraph' && !continues ? markerOfBlock(block) : null
    const card = view.state.schema.nodes.card
    if (!marker || !card) return block
    if (at === 0) openStart = 0
    if (at === blocks.length - 1) openEnd = 0
    return card.create({ kind: marker.kind, id: newId() }, cardContent(block.content.cut(marker.letters)))
  })
  return new Slice(Fragment.fromArray(made), openStart, openEnd)
}

function takeIn(
  view: EditorView,
  { event, slice, given }: { event: ClipboardEvent; slice: Slice; given: Surroundings },
): boolean {
  const { state } = view
  const text = event.clipboardData?.getData('text/plain').trim() ?? ''
  if (state.doc.content.size + slice.size > mostInItem || depthOf(slice.content) > deepest) {
    given.refuse(given.say('room.refused.too-much'))
    return true
  }
  given.apart()
  if (isWholeAddress(text) && putLink(view, text)) return true
  const { parent } = state.selection.$from
  const holder = state.selection.$from.node(-1)?.type.name ?? ''
  const isCard = parent.type.name === 'card'
  if (!isCard && !['tableCell', 'tableHeader'].includes(holder)) return false
  const lines = asLines(slice.content, state.schema)
  view.dispatch(
    state.tr.replaceSelection(new Slice(isCard ? cardContent(lines) : lines, 0, 0)).scrollIntoView(),
  )
  return true
}

const depthOf = (content: Fragment): number =>
  content.content.reduce((deepest, node) => Math.max(deepest, 1 + depthOf(node.content)), 0)

/** An address becomes the link of the words that are marked, or stands as a link itself. Cards and code have no links. */
function putLink(view: EditorView, address: string): boolean {
  const { state } = view
  const { from, to, $from, $to, empty } = state.selection
  const link = state.schema.marks.link
  if (!link || !$from.parent.type.allowsMarkType(link) || !$from.sameParent($to)) return false
  const mark = link.create({ href: address })
  const { tr } = state
  if (empty) tr.replaceSelectionWith(state.schema.text(address, [mark]), false)
  else tr.addMark(from, to, mark)
  view.dispatch(tr.removeStoredMark(link).scrollIntoView())
  return true
}

/** All lines of blocks as one line of inline content with breaks, for where no blocks can stand. */
function asLines(content: Fragment, schema: Schema): Fragment {
  const parts: Node[] = []
  content.descendants((node) => {
    if (!node.isTextblock) return true
    if (parts.length > 0 && schema.nodes.hardBreak) parts.push(schema.nodes.hardBreak.create())
    parts.push(...node.children)
    return false
  })
  return Fragment.fromArray(parts.length > 0 ? parts : content.content.filter(({ isInline }) => isInline))
}
