import { html } from 'ghtml'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { button } from './layout/fields.ts'
import type { View } from './view.ts'

/**
 * Forms with several rows of the same fields, which work without JavaScript: a field of a row is called `seats.2.label`, and
 * buttons of the form add a row, move one and take one out, keeping everything that was typed.
 */

export type TypedRow = Record<string, string>

/** The rows that were typed, in order; null where the form has none of that name. */
export function rowsIn(typed: Record<string, string>, name: string): TypedRow[] | null {
  const rows = new Map<number, TypedRow>()
  for (const [field, value] of Object.entries(typed)) {
    const [, at, column] = new RegExp(`^${name}\\.(\\d{1,3})\\.(\\w+)$`).exec(field) ?? []
    if (at === undefined || column === undefined) continue
    rows.set(Number(at), { ...rows.get(Number(at)), [column]: value })
  }
  return rows.size === 0 ? null : [...rows].sort(([one], [other]) => one - other).map(([, row]) => row)
}

/** What a form sent, with its rows as a list; for `z.preprocess`. */
export const withRows =
  (name: string) =>
  (given: unknown): unknown => {
    const typed = given as Record<string, string>
    const others = Object.entries(typed).filter(([field]) => !field.startsWith(`${name}.`))
    return { ...Object.fromEntries(others), [name]: rowsIn(typed, name) ?? [] }
  }

type Rows = { name: string; blank: TypedRow; most: number }

/**
 * What the pressed button does to the rows: `add`, `remove.2`, `up.2`, `down.2`. Where it is none of these, rows in which
 * nothing was typed are left out, so that what is refused is counted as it was typed.
 */
export const reshapeRows =
  ({ name, blank, most }: Rows) =>
  (given: Record<string, string>): { typed: Record<string, string>; again: boolean } => {
    const { press = '', ...typed } = given
    const rows = rowsIn(typed, name) ?? []
    const [what = '', place = ''] = press.split('.')
    const at = Number(place)
    const whole = (rows: TypedRow[], again: boolean) => ({ typed: renamed(typed, { name, rows }), again })
    if (what === 'add') return whole([...rows, blank].slice(0, most), true)
    if (what === 'remove') return whole(rows.toSpliced(at, 1), true)
    if (what === 'up' || what === 'down')
      return whole(swapped(rows, at, what === 'up' ? at - 1 : at + 1), true)
    return whole(
      rows.filter((row) =>
        Object.entries(row).some(([column, value]) => value.trim() !== (blank[column] ?? '')),
      ),
      false,
    )
  }

function swapped(rows: TypedRow[], at: number, other: number): TypedRow[] {
  const [one, two] = [rows[at], rows[other]]
  return one && two ? rows.with(at, two).with(other, one) : rows
}

function renamed(typed: Record<string, string>, { name, rows }: { name: string; rows: TypedRow[] }) {
  const others = Object.entries(typed).filter(([field]) => !field.startsWith(`${name}.`))
  const fields = rows.flatMap((row, at) =>
    Object.entries(row).map(([column, value]) => [`${name}.${at}.${column}`, value]),
  )
  return Object.fromEntries([...others, ...fields]) as Record<string, string>
}

/** Stands first in its form, unseen: what Enter in a field presses is the button that saves, not the first of a row. */
export const enterSaves = (): string =>
  html`<button type="submit" class="sr-only" tabindex="-1" aria-hidden="true"></button>`

/** One more row. */
export const addRowButton = (text: string): string =>
  html`<p class="actions">!${button(text, { quiet: true, name: 'press', value: 'add' })}</p>`

/** Moves a row and takes it out; `name` is what it is called when the buttons are read out. */
export function rowButtons(
  view: View,
  { at, of, name, sortable }: { at: number; of: number; name: string; sortable: boolean },
): string {
  const small = { quiet: true, small: true, name: 'press' }
  const move = sortable
    ? [
        at > 0
          ? button('↑', { ...small, value: `up.${at}`, label: view.say(frameWords.moveUp, { name }) })
          : '',
        at < of - 1
          ? button('↓', { ...small, value: `down.${at}`, label: view.say(frameWords.moveDown, { name }) })
          : '',
      ]
    : []
  const remove = button(view.say(frameWords.remove), {
    ...small,
    value: `remove.${at}`,
    label: `${view.say(frameWords.remove)}: ${name}`,
  })
  return html`<p class="actions">!${[...move, remove].join('')}</p>`
}
