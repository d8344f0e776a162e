import { html } from 'ghtml'
import type { Review } from '#src/domain/approvals/review.ts'
import { say } from '#src/platform/language/phrase.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { message } from '../layout/fields.ts'
import { readerNote } from '../link/reader-note.ts'
import type { LinkVisit } from '../link/visit.ts'
import { changesSince } from '../minutes/changes.ts'
import { reviewFacts, standingOf } from '../minutes/standing.ts'
import { meetingTitle } from '../minutes/title.ts'
import { patterns, to } from '../paths.ts'
import type { Shown } from '../view.ts'
import { answers } from './form.ts'

/** `document` and `stamp` are HTML already written: the minutes, and how they were approved, where they are. */
export type ReviewView = { visit: LinkVisit; shown: Shown; document: string; stamp: string }

/** The minutes as they were frozen, what is new since the reader was mailed, and what they may answer. */
export function reviewPage(review: Review, view: ReviewView) {
  const { visit, shown, document, stamp } = view
  const { head } = review
  const { language, holder } = visit
  const documents = html`<a href="${to(patterns.linkPdf, { token: visit.token })}">${say(screenWords.asPdf, language)}</a>`
  const title = meetingTitle(language, {
    group: head.groupName,
    startsAt: head.startsAt,
    zone: head.zone,
  })
  const open = head.state === 'in-review'
  return {
    title,
    script: true as const,
    main: html`!${shown.trouble ? message('bad', shown.trouble) : ''}<h1>${title}</h1>
      !${standingOf(review, { language, zone: holder.collaboration.zone, stamp })}!${reviewFacts(review, { language, documents })}
      !${open ? html`<p><a href="#answer">${say(screenWords.toAnswer, language)}</a></p>` : ''}
      !${changesSince(review, language)}!${document}!${open ? answers(review, view) : ''}!${readerNote(visit, { open })}`,
  }
}
