import { type Editor, Extension } from '@tiptap/core'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { markerAt } from '#src/domain/drafting/markers/markers.ts'
import { markerOfBlock, readOf } from './card-words.ts'
import { beginCard, cardAt, mayBecomeCard, toCard, toText, writtenMarker } from './cards.ts'
import { choicesOf, chooseName } from './choose-name.ts'
import type { Surroundings } from './surroundings.ts'

/** How cards are begun, left and taken back by keyboard. */
export const cardKeys = (given: Surroundings) =>
  Extension.create({
    name: 'cardKeys',
    // Before the lists and the plain Enter.
    priority: 2000,
    addKeyboardShortcuts() {
      return {
        Enter: ({ editor }) => leaveOrBreak(editor, given),
        'Mod-Enter': ({ editor }) => makeOrLeave(editor, given),
        Backspace: ({ editor }) => backToText(editor, given),
        'Mod-z': ({ editor }) => undone(editor),
      }
    },
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleTextInput: (view, from, to, text) => typedMarker(view, { from, to, text }, given),
          handleKeyDown: (view, event) => chosenByNumber(view, event, given),
        },
      }),
    ],
  })

/** A marker and its space, typed at the beginning of a paragraph that stands by itself. Undo takes back the card alone. */
function typedMarker(
  view: EditorView,
  { from, to, text }: { from: number; to: number; text: string },
  given: Surroundings,
): boolean {
  const { $from } = view.state.selection
  if (!/^\s$/.test(text) || from !== to || $from.depth !== 1 || $from.parent.type.name !== 'paragraph')
    return false
  const line = $from.parent.textBetween(0, $from.parentOffset, '\n', '\n')
  if (line.length > 60 || !line.endsWith(':')) return false
  const marker = markerAt(`${line} `)
  // A marker that says more than its kind stays: it is all there is of the card so far.
  if (!marker || !['', marker.marker].includes(marker.rest.trim())) return false
  const letters = marker.rest.trim() === '' ? line.length + 1 : 0
  view.dispatch(view.state.tr.insertText(text, from, to))
  given.apart()
  const { tr } = view.state
  const start = tr.selection.$from.before(1)
  toCard(tr, { start, letters, kind: marker.kind, id: given.newId() })
  view.dispatch(tr.scrollIntoView())
  given.apart()
  given.tell(given.say('room.card.made', { kind: given.say(`room.card.${marker.kind}`) }))
  return true
}

/** Enter leaves a card for a new paragraph; a working group has lines, and is left from an empty one. */
function leaveOrBreak({ state, view }: Editor, { apart }: Surroundings): boolean {
  const at = cardAt(state.selection.$from)
  if (!at) return false
  const { tr } = state
  if (!tr.selection.empty) tr.deleteSelection()
  const { $from } = tr.selection
  const { schema } = state
  const before = $from.nodeBefore
  const onEmptyLine =
    (!before || before.type.name === 'hardBreak') &&
    (!$from.nodeAfter || $from.nodeAfter.type.name === 'hardBreak')
  if (at.card.attrs.kind === 'working-group' && !onEmptyLine) {
    view.dispatch(tr.replaceSelectionWith(schema.nodes.hardBreak!.create()).scrollIntoView())
    return true
  }
  apart()
  if ($from.parentOffset === 0 && $from.parent.content.size > 0) {
    // Before the card, so that something can be written above one that begins the text.
    view.dispatch(tr.insert(at.start, schema.nodes.paragraph!.create()).scrollIntoView())
    return true
  }
  const rest = $from.parent.content.cut($from.parentOffset)
  const end = $from.end()
  const from = before?.type.name === 'hardBreak' ? $from.pos - 1 : $from.pos
  tr.delete(from, end)
  const place = tr.selection.$from.after(1)
  const without = rest.firstChild?.type.name === 'hardBreak' ? rest.cut(1) : rest
  tr.insert(place, schema.nodes.paragraph!.create(null, without))
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, place + 1)).scrollIntoView())
  return true
}

/** Ctrl+Enter makes the card that a line's marker asks for, and leaves the card that the caret is in. */
function makeOrLeave({ state, view }: Editor, given: Surroundings): boolean {
  const { $from } = state.selection
  const at = cardAt($from)
  if (at) {
    const place = $from.after(1)
    const tr = state.tr.insert(place, state.schema.nodes.paragraph!.create())
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, place + 1)).scrollIntoView())
    return true
  }
  const marker = markerOfBlock($from.parent)
  if (!marker || !mayBecomeCard(state, $from.before())) return false
  beginCard(view, marker.kind, given)
  return true
}

/** Backspace at the beginning makes a card text again, as it was typed. */
function backToText({ state, view }: Editor, given: Surroundings): boolean {
  const { $from, empty } = state.selection
  const at = cardAt($from)
  if (!at || !empty || $from.parentOffset > 0) return false
  given.apart()
  const { tr } = state
  toText(tr, at.start, writtenMarker(at.card.attrs.kind, given))
  view.dispatch(tr.scrollIntoView())
  given.apart()
  given.tell(given.say('room.card.text-again'))
  return true
}

/** Where undoing makes a card text again, the caret stands behind the marker, so that one writes on. */
function undone(editor: Editor): boolean {
  const { $from } = editor.state.selection
  const at = cardAt($from)
  if (!at || !editor.commands.undo()) return false
  const block = editor.state.doc.nodeAt(at.start)
  const marker = block && markerOfBlock(block)
  if (block && marker) {
    const offset = Math.min(marker.letters + $from.parentOffset, block.content.size)
    editor.commands.setTextSelection(at.start + 1 + offset)
  }
  return true
}

/** Alt+1…9 answers the card's question. By the key's place: with Alt some keyboards type another sign. */
function chosenByNumber(view: EditorView, event: KeyboardEvent, { facts }: Surroundings): boolean {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
  if (!digit || !event.altKey || event.ctrlKey || event.metaKey) return false
  const at = cardAt(view.state.selection.$from)
  const choice = at && choicesOf(readOf(at.card, facts))[Number(digit) - 1]
  if (!at || !choice) return false
  chooseName(view, at.start, choice)
  return true
}
