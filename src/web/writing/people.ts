import { html } from 'ghtml'
import { whoIsHere } from '#src/domain/attendance/who-is-here.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { inviteeWords } from '#src/platform/language/words/web-invitees.ts'
import { roomWords as words } from '#src/platform/language/words/web-room.ts'
import { hiddenField } from '../layout/fields.ts'
import { type Fields, folded, screenForm, standing } from '../layout/screen-form.ts'
import type { ShownInvitee, ShownMeeting } from '../meeting/read.ts'
import { patterns, to } from '../paths.ts'
import { personField } from '../people-choice.ts'
import type { View } from '../view.ts'
import type { Writing } from './read.ts'

/** Who is here, as it goes: each with one tap for present, excused, absent, and for having come or left at this item. */
export function peopleHtml({ meeting, item }: Writing, view: View): string {
  const meetingId = meeting.id
  if (!meeting.may.takePresence) return ''
  const rows = meeting.invitees.map((invitee) => rowOf(invitee, { meeting, view }))
  const { here, voting, untaken } = whoIsHere(meeting.invitees, { items: meeting.items, itemId: item?.id })
  const list = html`<form method="post" action="${to(patterns.meetingPresence, { meetingId })}" id="presence" data-quick>
    !${standing(view, { act: 'presence' })}!${hiddenField('itemId', item?.id ?? '')}<ul class="attendees">!${rows.join('')}</ul></form>`
  const others = [deputyForm(meeting, view), meeting.may.prepare ? guestForm(meeting, view) : '']
  return html`<h2>${view.say(words.people)}</h2><p class="hint counts">${view.say(words.count, { here, voting, untaken })}</p>
    !${rows.length > 0 ? list : html`<p class="hint">${view.say(inviteeWords.nobody)}</p>`}!${rows.length > 0 ? others.join('') : ''}
    <p><a href="${to(patterns.meetingAttendance, { meetingId })}">${view.say(words.wholeAttendance)}</a></p>`
}

type About = { meeting: ShownMeeting; view: View }

const taps = ['present', 'excused', 'absent'] as const

function rowOf(invitee: ShownInvitee, { meeting, view }: About): string {
  const { id, person, organisation, presence, part, deputisingFor } = invitee
  const facts = [
    organisation?.name,
    part === 'member' || deputisingFor ? '' : view.say(inviteeWords[`part.${part}`]),
  ].filter(Boolean)
  const deputises = deputisingFor
    ? html`<p class="hint deputises">${view.say(words.deputises, { name: deputisingFor.name })}</p>`
    : ''
  const presences = taps.map((tap) =>
    noteButton(view.say(words[tap]), {
      note: `${presence === tap ? 'untaken' : tap} ${id}`,
      pressed: presence === tap,
    }),
  )
  const isHere = presence === 'present' || presence === 'deputising'
  const stands = JSON.stringify({
    presence: presence ?? '',
    deputisingForId: deputisingFor?.id ?? '',
    fromItemId: invitee.fromItemId ?? '',
    toItemId: invitee.toItemId ?? '',
  })
  return html`<li id="invitee-${id}" data-invitee="${id}" data-name="${person.name}" data-stands="${stands}" class="attendee" tabindex="-1">
    <p class="who"><span class="name">${person.name}</span> <span class="hint" title="${facts.join(' · ')}">${facts.join(' · ')}</span></p>!${deputises}
    <div class="taps" role="group" aria-label="${person.name}">!${presences.join('')}!${partButtons(invitee, { meeting, view, isHere })}</div></li>`
}

function partButtons(
  { id, fromItemId, toItemId }: ShownInvitee,
  { meeting, view, isHere }: About & { isHere: boolean },
): string {
  const numberOf = (itemId: string) => {
    const at = meeting.items.findIndex((item) => item.id === itemId)
    return meeting.items[at]?.number ?? at + 1
  }
  const told = (note: string, what: string) =>
    noteButton(what, { note: `${note} ${id}`, pressed: true, label: view.say(words.takeBack, { what }) })
  const noted = [
    fromItemId ? told('began', view.say(words.cameAt, { item: numberOf(fromItemId) })) : '',
    toItemId ? told('stayed', view.say(words.leftAt, { item: numberOf(toItemId) })) : '',
  ]
  const offered = [
    fromItemId ? '' : noteButton(view.say(words.cameNow), { note: `came ${id}` }),
    isHere && !toItemId ? noteButton(view.say(words.leftNow), { note: `left ${id}` }) : '',
  ]
  return html`!${noted.join('')}<span class="offered">!${offered.join('')}</span>`
}

function noteButton(
  text: string,
  { note, pressed, label }: { note: string; pressed?: boolean; label?: string },
): string {
  const state = pressed === undefined ? '' : html`aria-pressed="${String(pressed)}"`
  return html`<button type="submit" class="tap" name="note" value="${note}" !${state} !${label ? html`aria-label="${label}"` : ''}>${text}</button>`
}

/** One form for all, for a choice of everybody in every row would grow with the square of the invited. */
function deputyForm(meeting: ShownMeeting, view: View): string {
  const act = 'deputy'
  const choices = [
    { value: '', label: view.say(frameWords.choose) },
    ...meeting.invitees.map(({ id, person }) => ({ value: id, label: person.name })),
  ]
  const whom = [
    { value: '', label: view.say(frameWords.choose) },
    ...meeting.invitees.map(({ person }) => ({ value: person.id, label: person.name })),
  ]
  const fieldsOf = (fields: Fields) => [
    fields.select('inviteeId', { label: view.say(words.whoDeputises), choices }),
    fields.select('deputisingForId', { label: view.say(words.forWhom), choices: whom }),
  ]
  const form = screenForm(view, {
    act,
    action: to(patterns.meetingPresence, { meetingId: meeting.id }),
    submit: view.say(words.noteDeputy),
    quiet: true,
    small: true,
    body: (fields) => fieldsOf(fields).join('') + hiddenField('presence', 'deputising'),
  })
  return folded(view, { act, summary: view.say(words.deputy), body: form })
}

function guestForm(meeting: ShownMeeting, view: View): string {
  const act = 'guest'
  const form = screenForm(view, {
    act,
    action: to(patterns.meetingAttendance, { meetingId: meeting.id }),
    submit: view.say(words.addGuest),
    quiet: true,
    small: true,
    body: (fields) =>
      personField(view, fields, { label: view.say(inviteeWords.person) }) + hiddenField('part', 'guest'),
  })
  return folded(view, { act, summary: view.say(words.guest), body: form })
}
