import { html } from 'ghtml'
import type { UnderItem } from '#src/domain/follow-ups/under-item.ts'
import { mayRunUnder } from '#src/domain/working-groups/may.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { workingGroupWords } from '#src/platform/language/words/web-working-groups.ts'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import { localDate } from '#src/platform/time.ts'
import { rowsIn } from '../form-rows.ts'
import { type Row, rowsOf } from '../layout/lists.ts'
import { folded, screenForm } from '../layout/screen-form.ts'
import type { ShownItem } from '../meeting/read.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { blankSeat, startFields } from '../working-groups/start-page.ts'
import type { Writing } from './read.ts'

/** How many members the form begins with. */
const firstRows = 6

/** The working groups that were set up under an item, each a link to its page, and a new one. */
export function workingGroupsPart(writing: Writing, item: ShownItem, view: View): string {
  const { under, meeting, leads } = writing
  const may = meeting.may.write || leads || mayRunUnder(view.actor, meeting.group)
  const rows = (under?.workingGroups ?? []).map((one) => rowOf(one, view))
  const isNested = meeting.group.kind === 'working-group'
  if ((!may || isNested) && rows.length === 0) return ''
  const form = may && !isNested ? startForm(writing, item, view) : ''
  return html`<section><h3>${view.say(words.workingGroups)}</h3>!${rows.length > 0 ? rowsOf(rows) : ''}!${form}</section>`
}

function rowOf(one: UnderItem['workingGroups'][number], view: View): Row {
  const { language } = view
  const term = view.say(workingGroupWords.termSpan, {
    from: longDate(language, one.termFrom),
    to: longDate(language, one.termTo),
  })
  const seats = view.say(words.seats, { count: one.seats })
  const pending = one.pending > 0 ? view.say(words.pendingSeats, { count: one.pending }) : ''
  return {
    title: one.name,
    path: to(patterns.workingGroup, { workingGroupId: one.id }),
    text: html`${[term, seats, pending].filter(Boolean).join(' · ')}`,
  }
}

function startForm({ meeting, organisations }: Writing, item: ShownItem, view: View): string {
  const act = `start-${item.id}`
  const { shown } = view
  const rows =
    shown.act === act
      ? (rowsIn(shown.typed, 'seats') ?? [])
      : Array.from({ length: firstRows }, () => blankSeat)
  const form = screenForm(view, {
    act,
    action: to(patterns.itemWorkingGroups, { itemId: item.id }),
    submit: view.say(workingGroupWords.startButton),
    body: (fields) =>
      startFields(view, fields, {
        rows,
        organisations,
        termFrom: localDate(new Date(meeting.startsAt), meeting.zone),
        level: 'h4',
      }),
  })
  return folded(view, { act, summary: view.say(words.newWorkingGroup), body: form, keys: 'a' })
}
