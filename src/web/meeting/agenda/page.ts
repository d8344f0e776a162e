import { html } from 'ghtml'
import type { Pointable } from '#src/domain/agenda/read.ts'
import { number } from '#src/platform/language/formats.ts'
import { itemWords as words } from '#src/platform/language/words/web-agenda.ts'
import type { Press } from '#src/platform/paper/press.ts'
import { hiddenField } from '../../layout/fields.ts'
import { empty, tag } from '../../layout/lists.ts'
import { folded, screenForm, standing } from '../../layout/screen-form.ts'
import { patterns, to } from '../../paths.ts'
import type { ScreenPage, View } from '../../view.ts'
import { agendaShown } from '../agenda-shown.ts'
import { paperList } from '../papers.ts'
import { isSettled, type ShownMeeting } from '../read.ts'
import { meetingHead } from '../tabs.ts'
import { itemFields } from './item-form.ts'
import { itemRow } from './item-row.ts'
import { papersKept } from './paper-form.ts'
import { presenterSuggestions } from './presenters.ts'

type Agenda = { meeting: ShownMeeting; pointable: Pointable }

/** The agenda, to be built by those who prepare the meeting and read by the others. */
export async function agendaPage(
  { meeting, pointable }: Agenda,
  view: View,
  press: Press,
): Promise<ScreenPage> {
  const head = meetingHead(view, meeting, 'agenda')
  if (!meeting.may.prepare || meeting.state === 'cancelled' || isSettled(meeting))
    return {
      ...head,
      main: html`<section><h2>${view.say(words.agenda)}</h2>!${await agendaShown(view, meeting, press)}!${paperList(view, meeting.papers)}</section>`,
    }
  const asked = meeting.invitees.map(({ person, organisation }) => ({
    personId: person.id,
    name: person.name,
    organisation: organisation?.name ?? null,
  }))
  const rows = meeting.items.map((item, at) => itemRow(item, at, { view, meeting, pointable, asked }))
  const list =
    rows.length > 0
      ? html`<ol class="rows sortable agenda-builder" data-form="order">!${rows.join('')}</ol>`
      : empty(view.say(words.none))
  const papers = papersKept(view, meeting, null)
  return {
    ...head,
    main: html`<section><h2>${view.say(words.agenda)}</h2>!${timeSpent(view, meeting)}!${orderForm(view, meeting)}!${list}
      !${addForm(view, { meeting, pointable })}!${presenterSuggestions(asked)}</section>
      <section><h2>${view.say(words.papersOfMeeting)}</h2>!${papers.list}!${papers.add}</section>`,
  }
}

/** How much of the meeting's time the items take, and whether it is too much. */
function timeSpent(view: View, { items, startsAt, endsAt }: ShownMeeting): string {
  const live = items.filter(({ withdrawn }) => !withdrawn)
  const sum = live.reduce((minutes, { minutesAllotted }) => minutes + (minutesAllotted ?? 0), 0)
  const length = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)
  if (sum === 0) return ''
  const without = live.filter(({ minutesAllotted }) => minutesAllotted === null).length
  const shown = (minutes: number) => number(view.language, minutes)
  const over = sum - length
  return html`<p class="hint time-spent"><meter min="0" max="${length}" value="${Math.min(sum, length)}" aria-hidden="true"></meter>
    ${view.say(words.spent, { sum: shown(sum), length: shown(length) })}
    ${without > 0 ? view.say(words.withoutTime, { count: without }) : ''}
    !${over > 0 ? tag(view.say(words.over, { count: shown(over) }), 'warning') : ''}</p>`
}

/** The order that stands: the buttons of the rows, dragging and Alt with an arrow all send this form. */
function orderForm(view: View, { id: meetingId, agendaVersion, items }: ShownMeeting): string {
  const order = items.map(({ id }) => id).join(' ')
  return html`<form method="post" id="order" action="${to(patterns.meetingOrder, { meetingId })}">!${standing(view, { act: 'order', version: agendaVersion })}
    !${hiddenField('order', order)}!${hiddenField('focus', '')}</form>`
}

function addForm(view: View, { meeting, pointable }: Agenda): string {
  const form = screenForm(view, {
    act: 'add-item',
    action: to(patterns.meetingItems, { meetingId: meeting.id }),
    submit: view.say(words.add),
    body: (fields) => itemFields(fields, { view, pointable }),
  })
  const open = meeting.items.length === 0
  return folded(view, { act: 'add-item', summary: view.say(words.addTitle), body: form, open, keys: 'n' })
}
