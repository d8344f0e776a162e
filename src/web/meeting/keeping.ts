import { html } from 'ghtml'
import { dayHasCome } from '#src/domain/meetings/times.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { meetingFormWords as formWords } from '#src/platform/language/words/web-meeting-forms.ts'
import { meetingWords as words } from '#src/platform/language/words/web-meetings.ts'
import { askFirst, folded, screenForm } from '../layout/screen-form.ts'
import { peopleFields, titleField, whereFields } from '../meetings/plan.ts'
import { timeInputs, timesOf } from '../meetings/times.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { isSettled, type ShownMeeting } from './read.ts'
import { meetingName } from './tabs.ts'

/** What those who prepare the meeting may do to it: change its facts, say that it was held, call it off. */
export function keepingForms(view: View, meeting: ShownMeeting): string {
  if (!meeting.may.prepare || meeting.state === 'cancelled' || isSettled(meeting)) return ''
  const open = meeting.state !== 'held'
  const hasCome = dayHasCome({ startsAt: new Date(meeting.startsAt), zone: meeting.zone }, view.now)
  return html`<section class="keeping"><h2>${view.say(words.keeping)}</h2>!${changeForm(view, meeting)}
    !${open && hasCome ? holdForm(view, meeting) : ''}!${open ? cancelForm(view, meeting) : ''}</section>`
}

function changeForm(view: View, meeting: ShownMeeting): string {
  const { id: meetingId, version, zone, chair, writer } = meeting
  const here = meeting.invitees
    .filter(({ part }) => part !== 'guest' && part !== 'observer')
    .map(({ person }) => person)
  const candidates = [
    ...new Map([...here, chair, writer].filter((one) => one !== null).map((one) => [one.id, one])).values(),
  ]
  const form = screenForm(view, {
    act: 'change',
    action: to(patterns.meetingChange, { meetingId }),
    submit: view.say(frameWords.save),
    version,
    body: (fields) =>
      [
        timeInputs(fields, { view, act: 'change', zone, proposed: timesOf(meeting) }),
        whereFields(fields, { view, stored: meeting }),
        peopleFields(fields, {
          view,
          stored: { chairPersonId: chair?.id ?? null, writerPersonId: writer?.id ?? null },
          candidates,
        }),
        titleField(fields, { view, stored: meeting.title }),
      ].join(''),
    ...(meeting.state === 'called' && {
      beside: html`<span class="hint">${view.say(words.tellAfterwards)}</span>`,
    }),
  })
  return folded(view, { act: 'change', summary: view.say(words.change), body: form })
}

const holdForm = (view: View, { id: meetingId }: ShownMeeting): string =>
  screenForm(view, {
    act: 'hold',
    action: to(patterns.meetingHolding, { meetingId }),
    submit: view.say(words.hold),
    quiet: true,
    inline: true,
  })

function cancelForm(view: View, meeting: ShownMeeting): string {
  const { id: meetingId, state, invitees } = meeting
  const told = state === 'called' ? words.cancelAsksCalled : words.cancelAsks
  return askFirst(view, {
    act: 'cancel',
    summary: view.say(words.cancel),
    question: view.say(told, { name: meetingName(view, meeting), count: invitees.length }),
    action: to(patterns.meetingCancellation, { meetingId }),
    submit: view.say(words.cancel),
    body: (fields) =>
      fields.text('reason', {
        label: view.say(words.cancelReason),
        hint: view.say(state === 'called' ? words.cancelReasonTold : formWords.isKept),
        maxLength: 2_000,
        required: true,
      }),
  })
}
