import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { markerOfBlock } from './card-words.ts'
import { toCard } from './cards.ts'
import type { Choice } from './choice-list.ts'
import type { Surroundings } from './surroundings.ts'

/** The item's sentences that have what was typed in them, numbered as long as one key is enough. */
export function phraseChoices(
  view: EditorView,
  { from, typed }: { from: number; typed: string },
  given: Surroundings,
): Choice[] {
  const item = given.facts.items.find(({ id }) => id === given.itemId())
  const wanted = typed.trim().toLowerCase()
  return (item?.phrases ?? [])
    .filter((phrase) => phrase.toLowerCase().includes(wanted))
    .map((phrase, at) => ({
      label: phrase,
      ...(typed === '' && at < 9 ? { number: at + 1 } : {}),
      take: () => writePhrase(view, { from, phrase }, given),
    }))
}

function writePhrase(
  view: EditorView,
  { from, phrase }: { from: number; phrase: string },
  given: Surroundings,
) {
  const { tr } = view.state
  tr.insertText(phrase, from, view.state.selection.from)
  const { $from } = tr.selection
  const marker = $from.depth === 1 ? markerOfBlock($from.parent) : null
  // A sentence that begins with a marker is a card, as if it had been typed.
  if (marker) toCard(tr, { start: $from.before(1), ...marker, id: given.newId() })
  view.dispatch(tr.scrollIntoView())
}

/** Opens the list by the sign that opens it: on the line of the caret where that is empty, else on a new one below. */
export function openPhraseList(view: EditorView) {
  const { tr, selection, schema } = view.state
  const { $from } = selection
  const isEmpty = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0
  if (!isEmpty) {
    const place = $from.depth === 0 ? $from.pos : $from.after(1)
    const paragraph = schema.nodes.paragraph?.create()
    if (paragraph) tr.insert(place, paragraph).setSelection(TextSelection.create(tr.doc, place + 1))
  }
  view.focus()
  view.dispatch(tr.insertText('/').scrollIntoView())
}
