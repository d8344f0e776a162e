import { html } from 'ghtml'
import type { Review } from '#src/domain/approvals/review.ts'
import { dateAndTime, longDate } from '#src/platform/language/formats.ts'
import { say } from '#src/platform/language/phrase.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { localDate } from '#src/platform/time.ts'
import { htmlFacts } from '../layout/facts.ts'
import { message } from '../layout/fields.ts'
import { readerNote } from '../link/reader-note.ts'
import type { LinkVisit } from '../link/visit.ts'
import { meetingTitle } from '../minutes/title.ts'
import { patterns, to } from '../paths.ts'
import type { Shown } from '../view.ts'
import { changesSince } from './changes.ts'
import { answers } from './form.ts'

/** `document` and `stamp` are HTML already written: the minutes, and how they were approved, where they are. */
export type ReviewView = { visit: LinkVisit; shown: Shown; document: string; stamp: string }

/** The minutes as they were frozen, what is new since the reader was mailed, and what they may answer. */
export function reviewPage(review: Review, view: ReviewView) {
  const { visit, shown, document } = view
  const { head } = review
  const title = meetingTitle(visit.language, {
    group: head.groupName,
    startsAt: head.startsAt,
    zone: head.zone,
  })
  const open = head.state === 'in-review'
  return {
    title,
    main: html`!${shown.trouble ? message('bad', shown.trouble) : ''}<h1>${title}</h1>
      !${standing(review, view)}!${reviewFacts(review, visit)}
      !${open ? html`<p><a href="#answer">${say(screenWords.toAnswer, visit.language)}</a></p>` : ''}
      !${changesSince(review, visit.language)}!${document}!${open ? answers(review, view) : ''}!${readerNote(visit, { open })}`,
  }
}

/** In one sentence or two: what has become of the minutes, and what is asked of the reader. */
function standing(review: Review, { visit: { language, holder }, stamp }: ReviewView): string {
  const { head, round, approvedAt, mayApprove } = review
  const closed = (title: keyof typeof screenWords, text: string) =>
    message('note', say(screenWords[title], language), text)
  if (head.state === 'approved' || head.state === 'published')
    return message(
      'good',
      say(screenWords.closedTitle, language),
      say(screenWords.closedText, language),
      stamp,
    )
  if (head.state === 'draft') return closed('withdrawnTitle', say(screenWords.withdrawnText, language))
  if (!round || round.closedAt) return closed('lapsedTitle', say(screenWords.lapsedText, language))
  if (approvedAt) {
    const time = dateAndTime(language, { at: new Date(approvedAt), zone: holder.collaboration.zone })
    const text = say(screenWords.approvedText, language, { time })
    return message('good', say(screenWords.approvedTitle, language), text)
  }
  const lead = mayApprove ? screenWords.reviewLead : screenWords.reviewLeadRemark
  return html`<p class="lead">${say(lead, language)}</p>`
}

function reviewFacts({ head, now, round }: Review, { language, token }: LinkVisit): string {
  const open = head.state === 'in-review' && round && !round.closedAt
  const due = open && round.dueAt ? longDate(language, localDate(round.dueAt, head.zone)) : null
  const dueText =
    due && round?.silenceApproves ? say(screenWords.reviewSilence, language, { date: due }) : due
  const how = open && round.policy === 'next-meeting' ? say(screenWords.reviewNextMeeting, language) : null
  return htmlFacts([
    [say(screenWords.reviewVersion, language), html`${now.number}`],
    [say(screenWords.reviewDue, language), dueText && html`${dueText}`],
    [say(screenWords.reviewHow, language), how && html`${how}`],
    [
      say(screenWords.reviewDocuments, language),
      html`<a href="${to(patterns.linkPdf, { token })}">${say(screenWords.asPdf, language)}</a>`,
    ],
  ])
}
