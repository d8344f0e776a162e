import { html } from 'ghtml'
import type { UnderItem } from '#src/domain/follow-ups/under-item.ts'
import { mayRunUnder } from '#src/domain/working-groups/may.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { workingGroupWords } from '#src/platform/language/words/web-working-groups.ts'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import { localDate } from '#src/platform/time.ts'
import { rowsIn } from '../form-rows.ts'
import { type Row, rowsOf } from '../layout/lists.ts'
import { askFirst, folded, screenForm } from '../layout/screen-form.ts'
import { isSettled, type ShownItem } from '../meeting/read.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { blankSeat, startFields } from '../working-groups/start-page.ts'
import { isInText, lineInText, linesInText } from './in-text.ts'
import type { Writing } from './read.ts'

/** How many members the form begins with. */
const firstRows = 6

/** The working groups that were set up under an item, each a link to its page, and a new one. */
export function workingGroupsPart(writing: Writing, item: ShownItem, view: View): string {
  const { under, meeting, leads } = writing
  const may = meeting.may.write || leads || mayRunUnder(view.actor, meeting.group)
  const writes = meeting.may.write || mayRunUnder(view.actor, meeting.group)
  const takes = writes && meeting.minutes !== null && !isSettled(meeting)
  const all = under?.workingGroups ?? []
  const isTold = ({ id }: { id: string }) => isInText(writing, id)
  const lines = all.filter(isTold).map((one) => lineOf(one, { view, takes }))
  const rows = all.filter((one) => !isTold(one)).map((one) => rowOf(one, { view, takes }))
  const isNested = meeting.group.kind === 'working-group'
  if ((!may || isNested) && all.length === 0) return ''
  const form = may && !isNested ? startForm(writing, item, view) : ''
  return html`<section><h3>${view.say(words.workingGroups)}</h3>!${linesInText(lines)}!${rows.length > 0 ? rowsOf(rows) : ''}!${form}</section>`
}

type Started = UnderItem['workingGroups'][number]

function rowOf(one: Started, { view, takes }: { view: View; takes: boolean }): Row {
  return {
    title: one.name,
    path: to(patterns.workingGroup, { workingGroupId: one.id }),
    text: html`${factsOf(one, view)}`,
    ...(takes && one.state === 'proposed' && { actions: takeOut(one, view) }),
  }
}

function lineOf(one: Started, { view, takes }: { view: View; takes: boolean }): string {
  return lineInText({
    title: one.name,
    path: to(patterns.workingGroup, { workingGroupId: one.id }),
    facts: factsOf(one, view),
    takeOut: takes && one.state === 'proposed' ? takeOut(one, view) : '',
  })
}

function factsOf(one: Started, view: View): string {
  const { language } = view
  const term = view.say(workingGroupWords.termSpan, {
    from: longDate(language, one.termFrom),
    to: longDate(language, one.termTo),
  })
  const seats = view.say(words.seats, { count: one.seats })
  const pending = one.pending > 0 ? view.say(words.pendingSeats, { count: one.pending }) : ''
  return [term, seats, pending].filter(Boolean).join(' · ')
}

function takeOut({ id, name, version }: Started, view: View): string {
  return askFirst(view, {
    act: `disband-${id}`,
    summary: view.say(words.takeOut),
    question: view.say(words.takeOutWorkingGroup, { name }),
    action: to(patterns.workingGroupRemoval, { workingGroupId: id }),
    submit: view.say(words.takeOut),
    version,
  })
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
