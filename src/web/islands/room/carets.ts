import { Extension } from '@tiptap/core'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Line } from './line.ts'
import { make } from './make.ts'
import type { Say } from './surroundings.ts'

type Writer = { id?: string; name?: string; colour?: number }

/** Where others write, each with name and one of eight colours, which stand in the stylesheet. */
export const carets = (awareness: Line['awareness']) =>
  Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness, {
        cursorBuilder: (user: Writer) =>
          make(
            'span',
            { class: `text-caret ${colourOf(user)}`, contenteditable: 'false' },
            '\u2060',
            make('span', { class: 'caret-name' }, user.name ?? ''),
            '\u2060',
          ),
        selectionBuilder: (user: Writer) => ({ class: `text-marked ${colourOf(user)}` }),
      }),
    ],
  })

const colourOf = ({ colour = 0 }: Writer) => `writer-${Math.abs(Math.trunc(colour)) % 8}`

/** Who else is at this item, in words: also those whose caret is not in sight. */
export function alsoHere(
  { awareness }: Pick<Line, 'awareness'>,
  given: { say: Say; itemId(): string },
): { row: HTMLElement; show(): void; stop(): void } {
  const row = make('p', { class: 'text-here', hidden: true })
  const show = () => {
    const writers = [...awareness.getStates()]
      .filter(([client, state]) => client !== awareness.clientID && state.itemId === given.itemId())
      .map(([, state]) => state.user as Writer | undefined)
    const names = [...new Set(writers.map((writer) => writer?.name ?? ''))].filter(Boolean)
    const sentence = names.length > 0 ? given.say('room.here', { names: names.join(', ') }) : ''
    if (row.textContent === sentence) return
    row.textContent = sentence
    row.hidden = sentence === ''
  }
  awareness.on('change', show)
  return { row, show, stop: () => awareness.off('change', show) }
}
