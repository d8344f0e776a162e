import { html } from 'ghtml'
import { dayHasCome } from '#src/domain/meetings/times.ts'
import { meetingWords as words } from '#src/platform/language/words/web-meetings.ts'
import { buttonLink } from '../layout/fields.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import type { ShownMeeting } from './read.ts'

type Step = { title?: string; text: string; label: string; path: string }

/** What those who prepare the meeting or write its minutes have to do next; nothing for others. */
export function nextStep(view: View, meeting: ShownMeeting): string {
  const step = meeting.state === 'held' ? afterwards(view, meeting) : beforehand(view, meeting)
  if (!step) return ''
  return html`<section class="next"><h2>${step.title ?? view.say(words.next)}</h2><p>${step.text}</p>
    <p class="actions">!${buttonLink(step.label, step.path, { keys: 'n' })}</p></section>`
}

function beforehand(view: View, meeting: ShownMeeting): Step | null {
  const { id: meetingId, may, state, items, invitees } = meeting
  if (state === 'cancelled') return null
  const asMoment = { startsAt: new Date(meeting.startsAt), zone: meeting.zone }
  if (dayHasCome(asMoment, view.now)) return onTheDay(view, meeting)
  if (!may.prepare) return null
  const agenda = to(patterns.meetingAgenda, { meetingId })
  const invitation = to(patterns.meetingInvitation, { meetingId })
  if (items.length === 0)
    return { text: view.say(words.nextAgenda), label: view.say(words.toAgenda), path: agenda }
  if (state === 'planned')
    return { text: view.say(words.nextInvite), label: view.say(words.toInvitation), path: invitation }
  const missing = invitees.filter(({ reply }) => reply === null).length
  if (missing === 0) return null
  const people = to(patterns.meetingPeople, { meetingId }, { answer: 'missing' })
  return {
    text: view.say(missing === 1 ? words.nextOneMissing : words.nextMissing, { count: missing }),
    label: view.say(words.toMissing),
    path: people,
  }
}

function onTheDay(view: View, { id: meetingId, may, invitees }: ShownMeeting): Step | null {
  const taken = invitees.some(({ presence }) => presence !== null)
  if (may.takePresence && !taken)
    return {
      text: view.say(words.nextPresence),
      label: view.say(words.toPresence),
      path: to(patterns.meetingAttendance, { meetingId }),
    }
  return may.write
    ? {
        text: view.say(words.nextMinutes),
        label: view.say(words.toMinutes),
        path: to(patterns.meetingMinutes, { meetingId }),
      }
    : null
}

function afterwards(view: View, { id: meetingId, may, minutes }: ShownMeeting): Step | null {
  if (!minutes || minutes.state === 'draft')
    return may.write
      ? {
          text: view.say(words.nextMinutes),
          label: view.say(words.toMinutes),
          path: to(patterns.meetingMinutes, { meetingId }),
        }
      : null
  return {
    title: view.say(words['tab.minutes']),
    text: view.say(words[`minutes.${minutes.state}`]),
    label: view.say(words.toRead),
    path: to(patterns.minutes, { minutesId: minutes.id }),
  }
}
