import { html } from 'ghtml'
import type { Version } from '#src/domain/approvals/proceedings.ts'
import type { ReadMinutes } from '#src/domain/approvals/read-minutes.ts'
import type { Review } from '#src/domain/approvals/review.ts'
import { dateAndTime } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { minutesPageWords as words } from '#src/platform/language/words/web-minutes.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { buttonLink, hiddenField, message } from '../layout/fields.ts'
import { rowsOf } from '../layout/lists.ts'
import { folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { approvalCard, mayStillApprove, ownRemarks, remarkCard, remarkFields } from './answers.ts'
import { changesSince } from './changes.ts'
import { minutesStateTag } from './list-page.ts'
import { reviewFacts, standingOf } from './standing.ts'
import { meetingTitle } from './title.ts'

/** `document` and `stamp` are HTML already written; `since` is the version that was asked to be compared with. */
type Shown = { view: View; document: string; stamp: string; since: number | undefined }

/** Minutes as their readers see them: what stands, what is new since they read it, and what they may answer. */
export function readPage(found: ReadMinutes, shown: Shown): ScreenPage {
  const { view, document } = shown
  const { head, writes } = found
  const text = found.review
    ? html`!${comparison(found.review, shown)}!${document}`
    : html`!${message('note', view.say(words.draftTitle), view.say(words.draftText))}!${document}`
  const side = found.review
    ? html`!${factsOf(found.review, view)}!${answers(found.review, view)}!${versionList(found, view)}`
    : html`!${draftLinks(found, view)}!${versionList(found, view)}`
  return {
    title: meetingTitle(view.language, {
      group: head.groupName,
      startsAt: head.startsAt,
      zone: head.zone,
    }),
    beside: minutesStateTag(view, head.state),
    crumbs: [[view.say(frameWords.minutes), patterns.minutesList]],
    actions: actionsOf(found, { view, writes }),
    main: html`!${found.review ? standing(found, shown) : ''}
      <div class="columns reading"><section>!${text}</section><section class="side">!${side}</section></div>`,
  }
}

function actionsOf({ head, draft }: ReadMinutes, { view, writes }: { view: View; writes: boolean }): string {
  const minutesId = head.id
  const write = buttonLink(
    view.say(words.write),
    to(patterns.meetingMinutes, { meetingId: head.meetingId }),
    {
      quiet: true,
      keys: 'e',
    },
  )
  const round = buttonLink(view.say(words.toRound), to(patterns.minutesReview, { minutesId }), {
    quiet: true,
    keys: 'r',
  })
  const meeting = buttonLink(view.say(words.toMeeting), to(patterns.meeting, { meetingId: head.meetingId }), {
    quiet: true,
    keys: 'm',
  })
  return [meeting, draft || (writes && head.state === 'in-review') ? write : '', writes ? round : ''].join('')
}

function standing(found: ReadMinutes & { review: Review }, { view, stamp }: Shown): string {
  const { language, actor } = view
  const { review } = found
  const changed =
    'changedSince' in found && found.changedSince
      ? message('note', view.say(words.changedSinceTitle), view.say(words.changedSinceText))
      : ''
  const answer =
    review.head.state === 'in-review'
      ? html`<p class="when-narrow"><a href="#answer">${view.say(screenWords.toAnswer)}</a></p>`
      : ''
  return html`!${changed}!${standingOf(review, { language, zone: actor.zone, stamp })}!${answer}`
}

/** What is new since the version that was read, or, where one was asked for, that nothing is. */
function comparison(review: Review, { view, since }: Shown): string {
  const changes = changesSince(review, view.language)
  if (changes !== '' || since === undefined || since === review.now.number) return changes
  return message('note', view.say(words.nothingNew, { number: since }))
}

function factsOf(review: Review, view: View): string {
  const minutesId = review.head.id
  const documents = html`<a href="${to(patterns.minutesPdf, { minutesId })}" data-keys="p">${view.say(screenWords.asPdf)}</a><br>
    <a href="${to(patterns.minutesWord, { minutesId })}">${view.say(words.asWord)}</a>`
  return reviewFacts(review, { language: view.language, documents })
}

function draftLinks({ head: { id: minutesId } }: ReadMinutes, view: View): string {
  return html`<ul class="plain-list"><li><a href="${to(patterns.minutesPdf, { minutesId })}" data-keys="p">${view.say(screenWords.asPdf)}</a></li>
    <li><a href="${to(patterns.minutesWord, { minutesId })}">${view.say(words.asWord)}</a></li></ul>`
}

function answers(review: Review, view: View): string {
  if (review.head.state !== 'in-review')
    return html`<div id="answer">!${ownRemarks(review, view.language)}</div>`
  const minutesId = review.head.id
  const approval = screenForm(view, {
    act: 'approve',
    action: to(patterns.minutesApproval, { minutesId }),
    submit: view.say(screenWords.approveButton),
    body: hiddenField('versionHash', review.now.hash),
  })
  const remark = screenForm(view, {
    act: 'remark',
    action: to(patterns.minutesRemarks, { minutesId }),
    submit: view.say(screenWords.remarkButton),
    body: (fields) => remarkFields(fields, review, view.language),
    quiet: true,
  })
  return html`<div id="answer">!${mayStillApprove(review) ? approvalCard(review, view.language, approval) : ''}
    !${ownRemarks(review, view.language)}!${remarkCard(view.language, remark)}</div>`
}

/** Every version that was frozen, the newest first: what it was for, and what is new since. */
function versionList({ head, versions, review }: ReadMinutes, view: View): string {
  if (versions.length === 0) return ''
  const minutesId = head.id
  const rows = versions.toReversed().map((version) => {
    const number = String(version.number)
    const isOld = review !== null && version.number < review.now.number
    const compare = isOld
      ? html`<a href="${to(patterns.minutes, { minutesId }, { since: number })}">${view.say(words.compare)}</a>`
      : ''
    return {
      title: view.say(words.version, { number }),
      text: html`${versionText(version, view)}`,
      actions: html`!${compare}<a href="${to(patterns.minutesVersionPdf, { minutesId, number })}" aria-label="${`${view.say(frameWords.asPdf)}: ${view.say(words.version, { number })}`}">${view.say(frameWords.asPdf)}</a>`,
    }
  })
  return folded(view, { act: 'versions', summary: view.say(words.versions), body: rowsOf(rows) })
}

export const versionText = ({ reason, createdAt, correction }: Version, view: View): string =>
  [
    view.say(words[`reason.${reason}`], {
      time: dateAndTime(view.language, { at: new Date(createdAt), zone: view.actor.zone }),
    }),
    correction,
  ]
    .filter(Boolean)
    .join(' ')
