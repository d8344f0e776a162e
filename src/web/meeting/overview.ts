import { html } from 'ghtml'
import type { ReplyGiven } from '#src/domain/attendance/invited-reply.ts'
import { dateAndTimeRange } from '#src/platform/language/formats.ts'
import { invitationWords } from '#src/platform/language/words/invitation.ts'
import { inviteeWords } from '#src/platform/language/words/web-invitees.ts'
import { meetingWords as words } from '#src/platform/language/words/web-meetings.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import type { Press } from '#src/platform/paper/press.ts'
import { isSafeAddress } from '#src/platform/paper/safe-address.ts'
import { htmlFacts } from '../layout/facts.ts'
import { buttonLink, message } from '../layout/fields.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { agendaShown } from './agenda-shown.ts'
import { answerFigures, attending } from './attending.ts'
import { keepingForms } from './keeping.ts'
import { nextStep } from './next-step.ts'
import { paperList } from './papers.ts'
import { isSettled, type ShownMeeting } from './read.ts'
import { ownReply } from './reply.ts'
import { meetingHead } from './tabs.ts'

type Overview = { meeting: ShownMeeting; given: ReplyGiven | null }

/** One meeting: when and where, what is next to do, the agenda with its papers, who comes, and the reader's own reply. */
export async function overviewPage(
  { meeting, given }: Overview,
  view: View,
  press: Press,
): Promise<ScreenPage> {
  const asked = given !== null && given.reply === null && given.part !== 'secretariat'
  const reply = ownReply(view, meeting, given)
  const edit = meeting.may.prepare && meeting.state !== 'cancelled' && !isSettled(meeting)
  return {
    ...meetingHead(view, meeting, 'overview'),
    lead: leadOf(view, meeting),
    main: html`!${cancelled(view, meeting)}!${asked ? reply : ''}!${nextStep(view, meeting)}
      !${factsOf(view, meeting)}
      <div class="columns"><section><h2>${view.say(invitationWords.agenda)}</h2>!${edit ? agendaLink(view, meeting) : ''}
        !${await agendaShown(view, meeting, press)}!${wholePapers(view, meeting)}</section>
      <section><h2>${view.say(meeting.state === 'held' ? inviteeWords.replies : inviteeWords.whoComes)}</h2>!${answerFigures(view, meeting)}!${attending(view, meeting)}
        !${asked ? '' : reply}</section></div>!${keepingForms(view, meeting)}`,
  }
}

function leadOf({ language }: View, { startsAt, endsAt, zone, place }: ShownMeeting): string {
  const span = { start: new Date(startsAt), end: new Date(endsAt), zone }
  return [dateAndTimeRange(language, span), place].filter(Boolean).join(' · ')
}

const cancelled = (view: View, { state, cancelledReason }: ShownMeeting): string =>
  state === 'cancelled' ? message('bad', view.say(screenWords.meetingCancelled), cancelledReason ?? '') : ''

function factsOf(view: View, meeting: ShownMeeting): string {
  const { title, videoUrl, chair, writer } = meeting
  const video = videoUrl && isSafeAddress(videoUrl) ? html`<a href="${videoUrl}">${videoUrl}</a>` : null
  const plain = (value: string | null | undefined) => (value ? html`${value}` : null)
  return html`<div class="card meeting-facts">!${htmlFacts([
    [view.say(invitationWords.meeting), plain(title)],
    [view.say(invitationWords.video), video],
    [view.say(invitationWords.chair), plain(chair?.name)],
    [view.say(invitationWords.writer), plain(writer?.name)],
    [view.say(words.files), files(view, meeting)],
  ])}</div>`
}

/** What can be taken along: the calendar entry, the invitation as it was sent, the list to sign. HTML. */
function files(view: View, { id: meetingId, state, may, invitations }: ShownMeeting): string {
  const latest = invitations.findLast(({ kind }) => kind !== 'cancellation')
  const link = (path: string, label: string) => html`<a href="${path}">${label}</a>`
  return [
    state === 'cancelled'
      ? ''
      : link(to(patterns.meetingCalendar, { meetingId }), view.say(screenWords.toCalendar)),
    latest
      ? link(to(patterns.invitationPdf, { invitationId: latest.id }), view.say(words.invitationPdf))
      : '',
    may.takePresence
      ? link(to(patterns.meetingAttendanceList, { meetingId }), view.say(words.attendanceList))
      : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

const agendaLink = (view: View, { id: meetingId }: ShownMeeting): string =>
  html`<p class="actions">!${buttonLink(view.say(words.editAgenda), to(patterns.meetingAgenda, { meetingId }), { quiet: true, keys: 'e' })}</p>`

const wholePapers = (view: View, { papers }: ShownMeeting): string =>
  papers.length === 0 ? '' : html`<h3>${view.say(words.papersOfMeeting)}</h3>!${paperList(view, papers)}`
