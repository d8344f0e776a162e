import { html } from 'ghtml'
import type { Cut } from '#src/domain/overview/cut-list.ts'
import { daysAway, longDate, timeOfDay, weekdayDate } from '#src/platform/language/formats.ts'
import type { Phrase } from '#src/platform/language/phrase.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { localDate } from '#src/platform/time.ts'
import { type Row, rowsOf } from '../layout/lists.ts'
import type { View } from '../view.ts'

/** A part of the home page: a heading with how many there are, and the first of them. Nothing where there are none. */
export function part<Item>(
  view: View,
  heading: Phrase,
  { list, row, all }: { list: Cut<Item>; row: (item: Item) => Row; all?: string },
): string {
  if (list.count === 0) return ''
  const more = list.count - list.items.length
  const rest = more > 0 ? view.say(frameWords.moreOfThem, { count: more }) : ''
  const on =
    rest === '' ? '' : all ? html`<p><a href="${all}">${rest}</a></p>` : html`<p class="hint">${rest}</p>`
  return html`<section><h2>${view.say(heading)} <span class="count">${list.count}</span></h2>!${rowsOf(list.items.map(row))}!${on}</section>`
}

/** "torsdag 31. august 2023 kl. 09.00", in the zone where it happens. */
export function whenOf(view: View, { startsAt, zone }: { startsAt: string; zone: string }): string {
  const at = new Date(startsAt)
  return `${weekdayDate(view.language, localDate(at, zone))} ${timeOfDay(view.language, { at, zone })}`
}

export const dayOf = (view: View, { startsAt, zone }: { startsAt: string; zone: string }): string =>
  longDate(view.language, localDate(new Date(startsAt), zone))

/** How far off it is, in words; marked where it is late. */
export const away = (view: View, days: number, late = false): string =>
  late
    ? html`<span class="late">${daysAway(view.language, days)}</span>`
    : html`${daysAway(view.language, days)}`
