import { html } from 'ghtml'
import type { WatchedRound } from '#src/domain/approvals/watch-round.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { sayCounted } from '#src/platform/language/phrase.ts'
import { roundCounts, roundWords as words } from '#src/platform/language/words/web-round.ts'
import { sendingCounts, sendingWords } from '#src/platform/language/words/web-sending.ts'
import { addCalendarDays, localDate } from '#src/platform/time.ts'
import { buttonLink, message } from '../layout/fields.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { findingsHtml } from '../writing/findings.ts'
import type { RoundView } from './page.ts'

/** RULE of the page: there is something to send out that the members do not have, or nobody can answer any more. */
export const hasToSend = ({ head, changedSince, proceedings }: WatchedRound): boolean =>
  head.state === 'draft' ||
  (head.state === 'in-review' && (changedSince || proceedings.round?.closedAt !== null))

/** That there is something to send, what bars it, and the way to the page on which it is sent. */
export function sendSection({ watched, findings, view }: RoundView): string {
  if (!hasToSend(watched)) return ''
  const { head, proceedings } = watched
  const { meetingId } = head
  const again = proceedings.versions.length > 0
  const title = view.say(again ? words.sendAgainTitle : words.sendTitle)
  const blocking = findings.filter(({ blocks }) => blocks === 'sending')
  const bars =
    blocking.length > 0
      ? html`<p><b>${sayCounted(sendingCounts.blocking, view.language, blocking.length)}</b></p>!${findingsHtml(view, blocking, { meetingId, places: true })}`
      : ''
  const on = buttonLink(view.say(sendingWords.title), to(patterns.meetingSending, { meetingId }))
  return html`<section class="card"><h2>${title}</h2>!${again ? html`<p>${view.say(words.sendAgainText)}</p>` : ''}
    <p>${howApproved(watched, view)}</p>!${bars}<p class="actions">!${on}</p></section>`
}

/** When and how the minutes would be approved, if they were sent out now. */
export function howApproved({ plan, head }: WatchedRound, view: View): string {
  const { language, now } = view
  if (plan.policy === 'written') {
    const today = localDate(now, head.zone)
    const date = longDate(language, addCalendarDays(today, plan.reviewDays))
    return view.say(plan.silenceApproves ? words.bySilence : words.byLetter, { date })
  }
  if (!plan.approvedIn) return view.say(words.atNextMeeting)
  const { startsAt, zone } = plan.approvedIn
  return view.say(words.atMeeting, { date: longDate(language, localDate(new Date(startsAt), zone)) })
}

/** Who gets the minutes by mail, and who cannot. */
export function recipientsOf({ recipients }: WatchedRound, view: View): string {
  const reached = recipients.filter(({ email }) => email !== null)
  const others = recipients.filter(({ email }) => email === null)
  const rows = reached.map(({ name, email }) => html`<li>${name} <span class="hint">${email}</span></li>`)
  const without =
    others.length > 0
      ? message('note', view.say(words.withoutAddress), others.map(({ name }) => name).join(', '))
      : ''
  return html`<details><summary>${sayCounted(roundCounts.recipients, view.language, reached.length)}</summary><ul>!${rows.join('')}</ul></details>!${without}`
}
