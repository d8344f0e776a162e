import { html } from 'ghtml'
import type { Suggested } from '#src/domain/attendance/suggest-presence.ts'
import { presences } from '#src/platform/database/schema/attendance.ts'
import { attendanceWords as words } from '#src/platform/language/words/web-attendance.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { inviteeWords } from '#src/platform/language/words/web-invitees.ts'
import { hiddenField } from '../layout/fields.ts'
import { tag } from '../layout/lists.ts'
import type { Fields } from '../layout/screen-form.ts'
import { answeredBy } from '../meeting/attending.ts'
import type { ShownInvitee, ShownMeeting } from '../meeting/read.ts'
import type { View } from '../view.ts'
import type { AttendanceRead } from './page.ts'

type About = {
  view: View
  read: AttendanceRead
  at: number
  invitee: ShownInvitee
  suggested: Suggested | undefined
}

/** One who is asked: what they replied, whether they came, in whose place, and for which part of the meeting. */
export function attendanceRow(fields: Fields, about: About): string {
  const { view, read, at, invitee, suggested } = about
  const { meeting, notes } = read
  const name = (column: string) => `rows.${at}.${column}`
  const facts = [invitee.organisation?.name, invitee.roleText, view.say(inviteeWords[`part.${invitee.part}`])]
  const others = meeting.invitees
    .filter(({ id }) => id !== invitee.id)
    .map(({ person }) => ({ value: person.id, label: person.name }))
  const deputised = fields.select(name('deputisingForId'), {
    label: view.say(words.deputisingFor),
    value: invitee.deputisingFor?.id ?? suggested?.deputisingForId,
    choices: [{ value: '', label: view.say(frameWords.choose) }, ...others],
    width: 'medium',
  })
  return html`<li id="invitee-${invitee.id}">!${hiddenField(name('inviteeId'), invitee.id)}!${hiddenField(name('version'), String(invitee.attendanceVersion))}
    <div class="who"><p class="title">${invitee.person.name}</p><p class="hint">${facts.filter(Boolean).join(' · ')} · ${view.say(inviteeWords[`answer.${answeredBy(invitee)}`])}!${suggested ? html` !${tag(view.say(words.suggestion), 'info')}` : ''}</p></div>
    !${presenceField(about)}<div class="deputised">!${deputised}</div>!${partFields(fields, about, notes.get(invitee.id))}</li>`
}

const answers = [...presences, ''] as const

/** Radio buttons in one line: one stop of the keyboard for each person, and an arrow to change. */
function presenceField({ view, at, invitee, suggested }: About): string {
  const { shown } = view
  const name = `rows.${at}.presence`
  const id = `attendance-${name}`
  const mine = shown.act === 'attendance'
  const stands = invitee.presence ?? ''
  const value = (mine ? shown.typed[name] : undefined) ?? invitee.presence ?? suggested?.presence ?? ''
  const error = mine ? shown.errors[name] : undefined
  if (mine) view.labels.set(name, invitee.person.name)
  const radios = answers.map(
    (answer) =>
      html`<span class="chip"><input class="ds-input" type="radio" id="${id}-${answer || 'none'}" name="${name}" value="${answer}" !${answer === value ? 'checked' : ''}><label class="ds-label" for="${id}-${answer || 'none'}">${view.say(words[`presence.${answer}`])}</label></span>`,
  )
  const differs = mine && shown.stale && value !== stands
  const stand = differs
    ? html`<p class="stands-now">${view.say(frameWords.standsNow, { value: view.say(words[`presence.${stands}`]) })}</p>`
    : ''
  return html`<fieldset class="ds-fieldset presence" id="${id}" !${error ? html`aria-describedby="${id}-error"` : ''}><legend class="sr-only">${invitee.person.name}</legend>
    !${error ? html`<p class="error ds-validation-message" id="${id}-error">${error}</p>` : ''}<div class="chips">!${radios.join('')}</div>!${stand}</fieldset>`
}

/** Came late or left early, and what there is to say of it: folded away where there is nothing. */
function partFields(fields: Fields, { view, read, at, invitee }: About, note: string | undefined): string {
  const name = (column: string) => `rows.${at}.${column}`
  const items = itemChoices(view, read.meeting)
  const written = [
    fields.select(name('fromItemId'), {
      label: view.say(words.fromItem),
      value: invitee.fromItemId,
      choices: items,
      width: 'medium',
    }),
    fields.select(name('toItemId'), {
      label: view.say(words.toItem),
      value: invitee.toItemId,
      choices: items,
      width: 'medium',
    }),
    fields.line(name('note'), {
      label: view.say(words.note),
      hint: view.say(words.noteHint),
      value: note,
      maxLength: 500,
    }),
  ]
  const { typed, errors, act } = view.shown
  const columns = ['fromItemId', 'toItemId', 'note'].map(name)
  const open =
    invitee.fromItemId ||
    invitee.toItemId ||
    note ||
    (act === 'attendance' && columns.some((column) => typed[column] || errors[column]))
  return html`<details class="part" !${open ? 'open' : ''}><summary aria-label="${`${view.say(words.partOnly)}: ${invitee.person.name}`}">${view.say(words.partOnly)}</summary><div class="field-row">!${written.join('')}</div></details>`
}

const itemChoices = (view: View, { items }: ShownMeeting) => [
  { value: '', label: '–' },
  ...items.map(({ id, number, title }) => ({
    value: id,
    label: [number ?? view.say(words.unnumbered), title].join(' '),
  })),
]
