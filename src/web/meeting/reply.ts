import { html } from 'ghtml'
import type { ReplyGiven } from '#src/domain/attendance/invited-reply.ts'
import { mostNoteLetters } from '#src/domain/attendance/reply.ts'
import { dateAndTime } from '#src/platform/language/formats.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { meetingWords as words } from '#src/platform/language/words/web-meetings.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { hiddenField } from '../layout/fields.ts'
import { type Fields, folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import { answerOf } from '../reply/answer.ts'
import type { View } from '../view.ts'
import type { ShownMeeting } from './read.ts'

const answered = {
  room: screenWords.repliedRoom,
  video: screenWords.repliedVideo,
  no: screenWords.repliedNo,
  perhaps: screenWords.repliedPerhaps,
} as const

/** The reader's own reply: the question while it is open, else what stands with the form to change it folded away. */
export function ownReply(view: View, meeting: ShownMeeting, given: ReplyGiven | null): string {
  if (!given || (meeting.state !== 'planned' && meeting.state !== 'called')) return ''
  const answer = answerOf(given)
  const form = screenForm(view, {
    act: 'reply',
    action: to(patterns.meetingReply, { meetingId: meeting.id }),
    submit: view.say(answer ? screenWords.replyChange : screenWords.replyButton),
    body: (fields) => replyFields(fields, { view, meeting, given, newcomers: given.organisationId !== null }),
  })
  if (!answer && given.part === 'secretariat')
    return folded(view, { act: 'reply', summary: view.say(screenWords.replyHeading), body: form })
  if (!answer)
    return html`<section class="card" id="answer"><h2>${view.say(screenWords.replyHeading)}</h2>!${form}</section>`
  const at = given.repliedAt && dateAndTime(view.language, { at: given.repliedAt, zone: meeting.zone })
  const deputy =
    given.deputies.find(({ id }) => id === given.replyDeputyId)?.name ??
    meeting.invitees.find(({ person }) => person.id === given.replyDeputyId)?.person.name
  const stands = [
    deputy && view.say(screenWords.repliedDeputy, { name: deputy }),
    at && view.say(words.recorded, { time: at }),
  ].filter(Boolean)
  const change = folded(view, { act: 'reply', summary: view.say(screenWords.replyChange), body: form })
  return html`<section class="card" id="answer"><h2>${view.say(answered[answer])}</h2>
    <p class="hint">${stands.join(' ')}</p>!${change}</section>`
}

const own = {
  question: screenWords.replyQuestion,
  room: screenWords.answerRoom,
  video: screenWords.answerVideo,
  no: screenWords.answerNo,
}
const theirs = {
  question: words.theirReply,
  room: words.theirsRoom,
  video: words.theirsVideo,
  no: words.theirsNo,
}

type Replying = {
  view: View
  meeting: ShownMeeting
  given: ReplyGiven
  newcomers: boolean
  /** written down for somebody else, so that the answers do not say "I" */
  forOther?: boolean
}

/** The four answers, who comes instead, and a note. `newcomers`: somebody who is not here yet may be named. */
export function replyFields(fields: Fields, replying: Replying): string {
  const { view, meeting, given, forOther = false } = replying
  const says = forOther ? theirs : own
  const choices = [
    { value: 'room', label: view.say(says.room), hint: meeting.place ?? undefined },
    ...(meeting.videoUrl ? [{ value: 'video', label: view.say(says.video) }] : []),
    { value: 'no', label: view.say(says.no) },
    { value: 'perhaps', label: view.say(screenWords.answerPerhaps) },
  ]
  return [
    fields.radio('answer', { label: view.say(says.question), value: answerOf(given), choices }),
    given.part === 'member' ? deputyFields(fields, replying) : '',
    fields.text('note', {
      label: view.say(forOther ? words.noteOfTheirs : screenWords.replyNote),
      hint: view.say(screenWords.replyNoteHint),
      value: given.replyNote,
      maxLength: mostNoteLetters,
    }),
  ].join('')
}

function deputyFields(fields: Fields, { view, given, newcomers }: Replying): string {
  const choices = given.deputies.map(({ id, name, ofSeat }) => ({
    value: id,
    label: ofSeat ? view.say(screenWords.deputyOfSeat, { name }) : name,
  }))
  const known = [
    hiddenField('deputyBefore', given.replyDeputyId ?? ''),
    fields.select('deputyId', {
      label: view.say(screenWords.deputyWho),
      value: given.replyDeputyId,
      choices: [{ value: '', label: view.say(screenWords.deputyNone) }, ...choices],
      width: 'medium',
    }),
  ]
  const newcomer = [
    fields.line('deputyName', {
      label: view.say(screenWords.deputyName),
      autocomplete: 'off',
      maxLength: 200,
    }),
    fields.line('deputyEmail', {
      label: view.say(webWords.email),
      type: 'email',
      autocomplete: 'off',
      maxLength: 254,
    }),
  ]
  const inside = [...(choices.length > 0 ? known : []), ...(newcomers ? newcomer : [])].join('')
  if (inside === '') return ''
  const { typed, errors } = view.shown
  const names = ['deputyId', 'deputyName', 'deputyEmail']
  const open = given.replyDeputyId !== null || names.some((name) => typed[name] || errors[name])
  return html`<details class="only-no" !${open ? 'open' : ''}><summary>${view.say(screenWords.deputyHeading)}</summary>
    <p class="hint">${view.say(screenWords.deputyHint)}</p>!${inside}</details>`
}
