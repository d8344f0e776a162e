import { html } from 'ghtml'
import type { InvitedPaper } from '#src/domain/attendance/invitation-content.ts'
import type { InvitedReply } from '#src/domain/attendance/invited-reply.ts'
import { dateAndTime, dateAndTimeRange, longDate } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { type Phrase, say } from '#src/platform/language/phrase.ts'
import { invitationWords } from '#src/platform/language/words/invitation.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { isSafeAddress } from '#src/platform/paper/safe-address.ts'
import { localDate } from '#src/platform/time.ts'
import { htmlFacts } from '../layout/facts.ts'
import { message } from '../layout/fields.ts'
import { readerNote } from '../link/reader-note.ts'
import type { LinkVisit } from '../link/visit.ts'
import { unbroken } from '../minutes/title.ts'
import { patterns, to } from '../paths.ts'
import type { Shown } from '../view.ts'
import { answerOf } from './answer.ts'
import { replyForm } from './form.ts'

/** `message` is what the sender wrote beside the invitation, as HTML already written. */
export type ReplyView = { visit: LinkVisit; shown: Shown; message: string }

/** The meeting as it was last called, the reply that stands, and the form to give or change it. */
export function replyPage(invited: InvitedReply, view: ReplyView) {
  const { visit, shown } = view
  const { language } = visit
  const { meeting, group } = invited.invitation.content
  const date = unbroken(longDate(language, localDate(new Date(meeting.startsAt), meeting.zone)))
  const title = say(screenWords.replyTitle, language, { group: group.name, date })
  const open = invited.meeting.state !== 'held' && invited.meeting.state !== 'cancelled'
  return {
    title,
    main: html`!${shown.trouble ? message('bad', shown.trouble) : ''}<h1>${title}</h1>
      !${standing(invited, visit)}!${meetingFacts(invited, view)}!${agenda(invited, language)}
      !${open ? replyForm(invited, view) : ''}!${readerNote(visit, { open })}`,
  }
}

const answered: Record<'room' | 'video' | 'no' | 'perhaps', Phrase> = {
  room: screenWords.repliedRoom,
  video: screenWords.repliedVideo,
  no: screenWords.repliedNo,
  perhaps: screenWords.repliedPerhaps,
}

/** What has become of the meeting, and what the reader has answered. */
function standing(invited: InvitedReply, { language, holder }: LinkVisit): string {
  const { meeting, attendance, invitation, isNewer } = invited
  if (meeting.state === 'cancelled')
    return message('note', say(screenWords.meetingCancelled, language), meeting.cancelledReason ?? '')
  if (meeting.state === 'held') return message('note', say(screenWords.meetingOver, language))
  const newer = isNewer
    ? message('note', say(screenWords.invitationNewer, language, { number: invitation.number }))
    : ''
  const answer = answerOf(attendance)
  if (!answer || !attendance?.repliedAt) return newer
  const time = dateAndTime(language, { at: attendance.repliedAt, zone: holder.collaboration.zone })
  const deputy = invited.deputies.find(({ id }) => id === attendance.replyDeputyId)
  const text = [
    deputy && say(screenWords.repliedDeputy, language, { name: deputy.name }),
    say(screenWords.repliedWhen, language, { time }),
  ]
  return html`!${newer}!${message('good', say(answered[answer], language), text.filter(Boolean).join(' '))}`
}

function meetingFacts({ meeting: { state }, invitation }: InvitedReply, view: ReplyView): string {
  const { language, token } = view.visit
  const { meeting } = invitation.content
  const { startsAt, endsAt, zone, place, videoUrl, chair } = meeting
  const time = dateAndTimeRange(language, { start: new Date(startsAt), end: new Date(endsAt), zone })
  const files = [
    ...(invitation.pdfFileId
      ? [html`<a href="${to(patterns.linkPdf, { token })}">${say(screenWords.asPdf, language)}</a>`]
      : []),
    ...(state === 'cancelled'
      ? []
      : [
          html`<a href="${to(patterns.linkCalendar, { token })}">${say(screenWords.toCalendar, language)}</a>`,
        ]),
  ]
  const video =
    videoUrl && isSafeAddress(videoUrl)
      ? html`<a href="${videoUrl}">${videoUrl}</a>`
      : videoUrl && html`${videoUrl}`
  const word = (name: keyof typeof invitationWords) => say(invitationWords[name], language)
  return htmlFacts([
    [word('meeting'), meeting.title && html`${meeting.title}`],
    [word('time'), html`${time}`],
    [word('place'), place && html`${place}`],
    [word('video'), video],
    [word('chair'), chair && html`${chair}`],
    [
      say(screenWords.replyMessage, language),
      // What was written when the meeting was called off is the reason, which stands above.
      state === 'cancelled' ? null : view.message,
    ],
    [say(screenWords.invitationWord, language), files.join(' · ')],
  ])
}

function agenda({ invitation: { content } }: InvitedReply, language: Language): string {
  const heading = html`<h2>${say(invitationWords.agenda, language)}</h2>`
  if (content.items.length === 0)
    return html`<section>!${heading}<p>${say(invitationWords.noAgenda, language)}</p></section>`
  const rows = content.items.map(({ number, title, presenter, withdrawn, papers }) => {
    const about = [
      withdrawn && say(invitationWords.withdrawn, language),
      presenter && say(invitationWords.presenter, language, { name: presenter }),
    ].filter(Boolean)
    return html`<li><span class="number">${number ?? ''}</span><div><p>${title}</p>!${about.length > 0 ? html`<p class="hint">${about.join(' ')}</p>` : ''}!${paperLine(papers, language)}</div></li>`
  })
  return html`<section>!${heading}<ol class="agenda">!${rows.join('')}</ol>!${paperLine(content.papers, language)}</section>`
}

/** The papers by name; a link where one is needed no more than an address to open it. */
function paperLine(papers: InvitedPaper[], language: Language): string {
  if (papers.length === 0) return ''
  const named = papers.map(({ title, url }) =>
    url && isSafeAddress(url) ? html`<a href="${url}">${title}</a>` : html`${title}`,
  )
  return html`<p class="hint">${say(invitationWords.papers, language)}: !${named.join(', ')}</p>`
}
