import { html } from 'ghtml'
import type { Review } from '#src/domain/approvals/review.ts'
import type { WatchedRound } from '#src/domain/approvals/watch-round.ts'
import type { FrozenContent } from '#src/domain/minutes/content.ts'
import { dateAndTime, longDate } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import type { Press } from '#src/platform/paper/press.ts'
import { localDate } from '#src/platform/time.ts'
import { htmlFacts } from '../layout/facts.ts'
import { message } from '../layout/fields.ts'

/** In one sentence or two: what has become of the minutes, and what is asked of the reader. `stamp` is HTML already written. */
export function standingOf(
  { head, round, approvedAt, mayApprove }: Review,
  { language, zone, stamp }: { language: Language; zone: string; stamp: string },
): string {
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
    const time = dateAndTime(language, { at: new Date(approvedAt), zone })
    const text = say(screenWords.approvedText, language, { time })
    return message('good', say(screenWords.approvedTitle, language), text)
  }
  const lead = mayApprove ? screenWords.reviewLead : screenWords.reviewLeadRemark
  return html`<p class="lead">${say(lead, language)}</p>`
}

/** How the minutes were approved, in their own language, with the corrections as they were meant to look; nothing before. */
export const stampOf = async (press: Press, { approval, group }: FrozenContent): Promise<string> =>
  approval ? stampHtml(press, { ...approval, language: group.language }) : ''

/** The same for those who watch over the review. */
export async function stampOfHead(
  press: Press,
  { head, proceedings: { approval } }: WatchedRound,
): Promise<string> {
  const [text = ''] = head.approvalText?.split('\n\n') ?? []
  return approval ? stampHtml(press, { ...approval, text, language: head.language }) : ''
}

async function stampHtml(
  press: Press,
  { text, corrections: source, language }: { text: string; corrections: string; language: Language },
): Promise<string> {
  const corrections = source.trim() && (await press.html([{ type: 'markdown', source }], { firstLevel: 2 }))
  return html`<div lang="${language}"><p>${text}</p>!${corrections}</div>`
}

/** Which version it is, by when it wants an answer, and where it is as a file. `documents` is HTML already written. */
export function reviewFacts(
  { head, now, round }: Review,
  { language, documents }: { language: Language; documents: string },
): string {
  const open = head.state === 'in-review' && round && !round.closedAt
  const due = open && round.dueAt ? longDate(language, localDate(round.dueAt, head.zone)) : null
  const dueText =
    due && round?.silenceApproves ? say(screenWords.reviewSilence, language, { date: due }) : due
  const how = open && round.policy === 'next-meeting' ? say(screenWords.reviewNextMeeting, language) : null
  return htmlFacts([
    [say(screenWords.reviewVersion, language), html`${now.number}`],
    [say(screenWords.reviewDue, language), dueText && html`${dueText}`],
    [say(screenWords.reviewHow, language), how && html`${how}`],
    [say(screenWords.reviewDocuments, language), documents],
  ])
}
