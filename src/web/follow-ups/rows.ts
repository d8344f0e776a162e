import { html } from 'ghtml'
import type { Candidates } from '#src/domain/follow-ups/candidates.ts'
import { mayManage } from '#src/domain/follow-ups/may.ts'
import { shortDate } from '#src/platform/language/formats.ts'
import { followUpWords as words } from '#src/platform/language/words/web-follow-ups.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { daysBetween, localDate } from '#src/platform/time.ts'
import type { Row } from '../layout/lists.ts'
import { folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import type { FollowUpRow } from './asked.ts'
import type { Assignee } from './assignee-value.ts'
import { completeForm, giveFields } from './forms.ts'

type Dated = Pick<FollowUpRow, 'state' | 'dueOn' | 'overdue'> & { closedAt: Date | string | null }

/** How a follow-up stands to its date, in words; late is said and shown. */
export function dueHtml(view: View, { state, dueOn, closedAt, overdue }: Dated): string {
  if (state !== 'open') {
    const date = closedAt ? shortDate(view.language, localDate(new Date(closedAt), view.actor.zone)) : ''
    return html`${view.say(state === 'done' ? words.doneOn : words.droppedOn, { date })}`
  }
  if (dueOn === null) return html`${view.say(words['when.undated'])}`
  const date = html`${view.say(words.dueOn, { date: shortDate(view.language, dueOn) })}`
  return [date, daysHtml(view, { dueOn, overdue })].filter(Boolean).join(' · ')
}

/** How far off the day is; nothing where that is no news yet. */
export function daysHtml(view: View, { dueOn, overdue }: { dueOn: string; overdue: boolean }): string {
  const days = daysBetween({ from: view.today, to: dueOn })
  if (overdue) {
    const late = days >= -1 ? view.say(words.dayLate) : view.say(words.daysLate, { days: -days })
    return html`<span class="late">${late}</span>`
  }
  if (days <= 0) return html`<b>${view.say(frameWords.today)}</b>`
  if (days === 1) return html`<b>${view.say(frameWords.tomorrow)}</b>`
  return days > 30 ? '' : html`${view.say(words.daysLeft, { days })}`
}

/** What a row is about, beneath its text. */
export const aboutHtml = (view: View, row: FollowUpRow): string =>
  html`${row.assigneeName ?? view.say(words.nobody)} · ${row.groupName}`

export const mayManageRow = (view: View, { groupId, groupParentId }: FollowUpRow): boolean =>
  mayManage(view.actor, { id: groupId, parentId: groupParentId })

/** One press says that it is done. */
export const doneForm = (view: View, { id, text }: FollowUpRow): string =>
  screenForm(view, {
    act: `done-${id}`,
    action: to(patterns.followUpCompletion, { followUpId: id }),
    submit: view.say(words.done),
    label: view.say(words.doneLabel, { text }),
    quiet: true,
    small: true,
    inline: true,
  })

/** A follow-up in the list, with what its reader may do to it there. */
export function listRow(view: View, row: FollowUpRow, candidates: Candidates | undefined): Row {
  const may = row.state === 'open' && (row.yours || mayManageRow(view, row))
  return {
    id: `follow-up-${row.id}`,
    title: row.text,
    path: to(patterns.followUp, { followUpId: row.id }),
    text: aboutHtml(view, row),
    aside: dueHtml(view, row),
    ...(may && { actions: html`!${doneForm(view, row)}!${more(view, row, candidates)}` }),
  }
}

/** Folded away in the row: to whom and by when, and to say how it went. */
function more(view: View, row: FollowUpRow, candidates: Candidates | undefined): string {
  const give = candidates ? giveForm(view, row, candidates) : ''
  return folded(view, {
    act: [`give-${row.id}`, `complete-${row.id}`],
    summary: view.say(candidates ? words.give : words.withComment),
    body: html`!${give}!${completeForm(view, { id: row.id, small: true })}`,
  })
}

const giveForm = (view: View, row: FollowUpRow, candidates: Candidates): string =>
  screenForm(view, {
    act: `give-${row.id}`,
    action: to(patterns.followUpAssignee, { followUpId: row.id }),
    submit: view.say(frameWords.save),
    version: row.version,
    small: true,
    body: (fields) =>
      html`<div class="field-row">!${giveFields(fields, { view, candidates, stored: { assignee: assigneeOf(row), dueOn: row.dueOn } })}</div>`,
  })

/** Whom a row was given to; null for nobody. */
export function assigneeOf(row: FollowUpRow): (Assignee & { name: string }) | null {
  const name = row.assigneeName ?? ''
  if (row.assigneePersonId) return { kind: 'person', id: row.assigneePersonId, name }
  if (row.assigneeOrganisationId) return { kind: 'organisation', id: row.assigneeOrganisationId, name }
  if (row.assigneeWorkingGroupId) return { kind: 'working-group', id: row.assigneeWorkingGroupId, name }
  return null
}
