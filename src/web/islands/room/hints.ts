import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { CardKind } from '#src/domain/drafting/markers/known.ts'
import { markerOfBlock, readOf } from './card-words.ts'
import { beginCard, mayBecomeCard } from './cards.ts'
import { changedRanges } from './changed.ts'
import { placeOfWords } from './choose-name.ts'
import { make, makeButton } from './make.ts'
import type { Surroundings } from './surroundings.ts'

const key = new PluginKey<DecorationSet>('hints')

/**
 * Beside the text: what a line could become, and inside cards the words that were not understood. What was typed is never made
 * something else without being asked. Only blocks that have changed are looked at again.
 */
export const hints = (given: Surroundings) =>
  Extension.create({
    name: 'hints',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, state) =>
            DecorationSet.create(state.doc, hintsIn(state, { from: 0, to: state.doc.content.size }, given)),
          apply: (tr, before, _old, state) =>
            tr.docChanged ? renewed(tr, before, { state, given }) : before,
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ],
  })

function renewed(
  tr: Transaction,
  before: DecorationSet,
  { state, given }: { state: EditorState; given: Surroundings },
): DecorationSet {
  let set = before.map(tr.mapping, tr.doc)
  for (const range of changedRanges([tr], tr.doc)) {
    const whole = blocksOf(tr.doc, range)
    set = set.remove(set.find(whole.from, whole.to))
    set = set.add(tr.doc, hintsIn(state, whole, given))
  }
  return set
}

/** The range with the whole of the blocks that it begins and ends in. */
function blocksOf(doc: Node, { from, to }: { from: number; to: number }) {
  const [first, last] = [doc.resolve(from), doc.resolve(to)]
  return {
    from: first.parent.isTextblock ? first.before() : from,
    to: last.parent.isTextblock ? last.after() : to,
  }
}

function hintsIn(
  state: EditorState,
  { from, to }: { from: number; to: number },
  given: Surroundings,
): Decoration[] {
  const found: Decoration[] = []
  state.doc.nodesBetween(from, to, (node, start) => {
    if (node.type.name === 'card') found.push(...doubtsIn(node, start, given))
    else if (node.isTextblock) found.push(...hintOf(state, { node, start }, given))
    return !node.isTextblock
  })
  return found
}

/** Names and dates that were not understood, where they stand. */
function doubtsIn(card: Node, start: number, { facts }: Surroundings): Decoration[] {
  return readOf(card, facts).problems.flatMap(({ words }) => {
    const place = placeOfWords(card, words)
    return place
      ? [Decoration.inline(start + 1 + place.from, start + 1 + place.to, { class: 'text-doubt' })]
      : []
  })
}

function hintOf(
  state: EditorState,
  { node, start }: { node: Node; start: number },
  given: Surroundings,
): Decoration[] {
  const marker = markerOfBlock(node)
  if (!marker) return []
  const kind = given.say(`room.card.${marker.kind}`).toLowerCase()
  const end = start + 1 + node.content.size
  const draw = mayBecomeCard(state, start)
    ? (view: EditorView, place: () => number | undefined) =>
        makeButton(
          given.say('room.hint.make', { kind }),
          { class: 'text-hint', contenteditable: 'false' },
          () => {
            const at = place()
            if (at !== undefined && view.editable) makeCardAt(view, at, { kind: marker.kind, given })
          },
        )
    : () =>
        make(
          'span',
          { class: 'text-hint', contenteditable: 'false' },
          given.say('room.hint.not-here', { kind }),
        )
  return [
    Decoration.widget(end, draw, {
      side: 1,
      key: `${marker.kind}-${mayBecomeCard(state, start)}`,
      stopEvent: () => true,
      ignoreSelection: true,
    }),
  ]
}

function makeCardAt(view: EditorView, at: number, { kind, given }: { kind: CardKind; given: Surroundings }) {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)))
  beginCard(view, kind, given)
  view.focus()
}
