import { html } from 'ghtml'
import type { WatchedRound } from '#src/domain/approvals/watch-round.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { sayCounted } from '#src/platform/language/phrase.ts'
import { roundCounts, roundWords as words } from '#src/platform/language/words/web-round.ts'
import { addCalendarDays, localDate } from '#src/platform/time.ts'
import { message } from '../layout/fields.ts'
import { framedPdf } from '../layout/framed-pdf.ts'
import { screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { findingsHtml } from '../writing/findings.ts'
import type { RoundView } from './page.ts'

/** RULE of the page: there is something to send out that the members do not have, or nobody can answer any more. */
export const hasToSend = ({ head, changedSince, proceedings }: WatchedRound): boolean =>
  head.state === 'draft' ||
  (head.state === 'in-review' && (changedSince || proceedings.round?.closedAt !== null))

/** What would be sent out now, to whom, and what should be put right before; one click sends it. */
export function sendSection({ watched, findings, view }: RoundView): string {
  if (!hasToSend(watched)) return ''
  const { head, proceedings } = watched
  const minutesId = head.id
  const again = proceedings.versions.length > 0
  const title = view.say(again ? words.sendAgainTitle : words.sendTitle)
  const held = head.meetingState === 'held'
  const send = screenForm(view, {
    act: 'send',
    action: to(patterns.minutesCirculation, { minutesId }),
    submit: view.say(again ? words.sendAgain : words.send),
  })
  const pdf = framedPdf(view, {
    path: to(patterns.minutesDraftPdf, { minutesId }),
    summary: view.say(words.showPdf),
  })
  return html`<section class="card"><h2>${title}</h2>!${again ? html`<p>${view.say(words.sendAgainText)}</p>` : ''}
    <p>${howApproved(watched, view)}</p>!${recipientsOf(watched, view)}
    !${pdf}
    !${findingsPart(findings, { view, meetingId: head.meetingId })}
    !${held ? send : notHeld(head.meetingId, view)}</section>`
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

function recipientsOf({ recipients }: WatchedRound, view: View): string {
  const reached = recipients.filter(({ email }) => email !== null)
  const others = recipients.filter(({ email }) => email === null)
  const rows = reached.map(({ name, email }) => html`<li>${name} <span class="hint">${email}</span></li>`)
  const without =
    others.length > 0
      ? message('note', view.say(words.withoutAddress), others.map(({ name }) => name).join(', '))
      : ''
  return html`<details><summary>${sayCounted(roundCounts.recipients, view.language, reached.length)}</summary><ul>!${rows.join('')}</ul></details>!${without}`
}

function findingsPart(
  findings: RoundView['findings'],
  { view, meetingId }: { view: View; meetingId: string },
): string {
  if (findings.length === 0) return html`<p class="hint">${view.say(words.nothingFound)}</p>`
  const title = sayCounted(roundCounts.findings, view.language, findings.length)
  return html`<details open><summary>${title}</summary>!${findingsHtml(view, findings, { meetingId, places: true })}</details>`
}

const notHeld = (meetingId: string, view: View): string =>
  message(
    'note',
    view.say(words.notHeld),
    '',
    html`<p><a href="${to(patterns.meetingAttendance, { meetingId })}">${view.say(words.toAttendance)}</a></p>`,
  )
