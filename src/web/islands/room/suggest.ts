import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { completions } from '#src/domain/drafting/markers/find-person.ts'
import type { Choice, ChoiceList } from './choice-list.ts'
import { phraseChoices } from './phrases.ts'
import type { Surroundings } from './surroundings.ts'

/** A sign in the text that asks for a list: whose name, or which sentence. `from` is where the sign stands. */
type Asked = { sign: '@' | '/'; from: number; typed: string }

const mostNames = 8

/** While a name is written after `@`, or a sentence is sought by `/` on an empty line, what may be meant is shown at the caret. */
export const suggest = (given: Surroundings, list: ChoiceList) =>
  Extension.create({
    name: 'suggest',
    // Arrows and Enter belong to the list while it is open.
    priority: 3000,
    addProseMirrorPlugins: () => [suggestions(given, list)],
  })

function suggestions(given: Surroundings, list: ChoiceList): Plugin {
  let asked: Asked | null = null
  // Where Esc has put the list away, or a choice was made: it does not come again by itself.
  let silentAt: number | null = null
  // Behind the space that came with a name, until the caret moves on.
  let behindName: number | null = null
  const silence = () => {
    silentAt = asked?.from ?? null
    list.close()
  }
  const show = (view: EditorView) => {
    asked = view.hasFocus() && !view.composing ? askedIn(view.state) : null
    if (!asked || asked.from !== silentAt) silentAt = null
    if (!asked || silentAt !== null) return list.isOpen() ? list.close() : undefined
    const choices = choicesFor(view, asked, given).map((choice) => ({
      ...choice,
      take() {
        choice.take()
        behindName = asked?.sign === '@' ? view.state.selection.from : null
        silence()
      },
    }))
    if (choices.length === 0) return list.close()
    const { left, bottom } = view.coordsAtPos(asked.from)
    const name = given.say(asked.sign === '@' ? 'room.people' : 'room.phrases')
    list.open({ name, choices, at: { left, bottom } })
  }
  return new Plugin({
    view: () => ({
      update: (view, before) => {
        if (view.state.selection.from !== behindName) behindName = null
        if (
          view.state !== before &&
          !(view.state.doc === before.doc && view.state.selection.eq(before.selection))
        )
          show(view)
      },
      destroy: () => list.close(),
    }),
    props: {
      handleTextInput: (view, from, to, text) =>
        from === to && from === behindName && closeUp(view, { from, text }),
      handleKeyDown: (_view, event) => list.isOpen() && keyInList(event, { list, asked, silence }),
      handleDOMEvents: {
        blur: () => {
          list.close()
          return false
        },
      },
    },
  })
}

function keyInList(
  event: KeyboardEvent,
  { list, asked, silence }: { list: ChoiceList; asked: Asked | null; silence(): void },
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const { key } = event
  if (key === 'ArrowDown' || key === 'ArrowUp') list.move(key === 'ArrowDown' ? 1 : -1)
  else if (key === 'Enter' || (key === 'Tab' && !event.shiftKey)) list.take()
  else if (asked?.sign === '/' && asked.typed === '' && /^[1-9]$/.test(key)) return list.take(Number(key))
  else if (key === 'Escape') {
    silence()
    // Esc means the list only, not the room around it.
    event.stopPropagation()
  } else return false
  return true
}

/** What the text before the caret asks for, if anything. */
function askedIn({ selection }: EditorState): Asked | null {
  if (!(selection instanceof TextSelection) || !selection.empty) return null
  const { parent, parentOffset, pos } = selection.$from
  // Longer names there are not.
  const before = parent.textBetween(Math.max(0, parentOffset - 60), parentOffset, '\n', '\n')
  const phrase =
    parent.type.name === 'paragraph' && parentOffset === before.length && /^\/([^/\n]*)$/.exec(before)
  if (phrase && parentOffset === parent.content.size)
    return { sign: '/', from: pos - before.length, typed: phrase[1] ?? '' }
  const name = /(?:^|[\s(,;:/])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){0,3} ?)$/u.exec(before)
  return name ? { sign: '@', from: pos - (name[1] ?? '').length - 1, typed: name[1] ?? '' } : null
}

function choicesFor(view: EditorView, { sign, from, typed }: Asked, given: Surroundings): Choice[] {
  if (sign === '/') return phraseChoices(view, { from, typed }, given)
  // After a space only a name that goes on is meant: "@Eli " may be all that was wanted.
  if (typed.endsWith(' ')) return []
  return completions(typed, given.facts.known, mostNames).map(({ name, hint }) => ({
    label: name,
    hint,
    take: () => writeName(view, { from, name }),
  }))
}

/** In a follow-up the sign stays, for it says who shall do it; elsewhere it has done its work. */
function writeName(view: EditorView, { from, name }: { from: number; name: string }) {
  const { tr, selection } = view.state
  const { parent } = selection.$from
  const keepsSign = parent.type.name === 'card' && parent.attrs.kind === 'follow-up'
  view.dispatch(tr.insertText(`${name} `, keepsSign ? from + 1 : from, selection.from).scrollIntoView())
}

/** A comma, say, stands close behind a name: it takes the place of the space that came with it. */
function closeUp(view: EditorView, { from, text }: { from: number; text: string }): boolean {
  const { doc, schema, selection, storedMarks, tr } = view.state
  if (!/^[,.;:!?)/]$/.test(text) || doc.textBetween(from - 1, from) !== ' ') return false
  const sign = schema.text(text, storedMarks ?? selection.$from.marks())
  view.dispatch(tr.replaceWith(from - 1, from, sign).scrollIntoView())
  return true
}
