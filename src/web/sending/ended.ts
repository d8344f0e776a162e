import { html } from 'ghtml'
import { dayHasCome } from '#src/domain/meetings/times.ts'
import { dateAndTime, listOf } from '#src/platform/language/formats.ts'
import { sendingWords as words } from '#src/platform/language/words/web-sending.ts'
import { localDate, localTime } from '#src/platform/time.ts'
import { hiddenField, message } from '../layout/fields.ts'
import { screenForm } from '../layout/screen-form.ts'
import type { ShownMeeting } from '../meeting/read.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'

/** That the meeting is over, or the button that says so: with the time now where it is held today, else as it was planned. */
export function endedPart(meeting: ShownMeeting, view: View): string {
  return html`<section class="card"><h3>${view.say(words.meeting)}</h3>!${partOf(meeting, view)}</section>`
}

function partOf(meeting: ShownMeeting, view: View): string {
  const { endsAt, zone, state, may } = meeting
  if (state === 'held') {
    const time = dateAndTime(view.language, { at: new Date(endsAt), zone })
    return html`<p>${view.say(words.held, { time })}</p>`
  }
  if (!dayHasCome({ startsAt: new Date(meeting.startsAt), zone }, view.now))
    return message('note', view.say(words.notYet))
  // Whoever may say who came may say that it is over.
  return may.takePresence ? endForm(meeting, view) : message('note', view.say(words.notYours))
}

function endForm(meeting: ShownMeeting, view: View): string {
  const ended = proposedEnd(meeting, view.now)
  return screenForm(view, {
    act: 'end',
    action: to(patterns.meetingEnding, { meetingId: meeting.id }),
    submit: view.say(words.end),
    body: (fields) =>
      hiddenField('on', localDate(ended, meeting.zone)) +
      fields.line('endsAt', {
        label: view.say(words.endedAt),
        type: 'time',
        value: localTime(ended, meeting.zone),
        required: true,
        width: 'short',
      }),
  })
}

/** Now, while the meeting's last day is today and it has begun; else the end that was planned. */
function proposedEnd({ startsAt, endsAt, zone }: ShownMeeting, now: Date): Date {
  const planned = new Date(endsAt)
  const isToday = localDate(planned, zone) === localDate(now, zone)
  return isToday && now > new Date(startsAt) ? now : planned
}

/** Who has not been said to have come or not. */
export function presencePart(meeting: ShownMeeting, view: View): string {
  const open = meeting.invitees.filter(({ presence, part }) => presence === null && part !== 'guest')
  const names = listOf(
    view.language,
    open.map(({ person }) => person.name),
  )
  const link = html`<p><a href="${to(patterns.meetingAttendance, { meetingId: meeting.id })}">${view.say(words.toAttendance)}</a></p>`
  const body =
    open.length === 0
      ? html`<p>${view.say(words.allTaken)}</p>`
      : html`<p>${view.say(words.notTaken, { names })}</p>!${meeting.may.takePresence ? link : ''}`
  return html`<section class="card"><h3>${view.say(words.presence)}</h3>!${body}</section>`
}
