import { html } from 'ghtml'
import type { WatchedRound } from '#src/domain/approvals/watch-round.ts'
import type { Finding } from '#src/domain/quality/present.ts'
import { sayCounted } from '#src/platform/language/phrase.ts'
import { roundWords } from '#src/platform/language/words/web-round.ts'
import { sendingCounts, sendingWords as words } from '#src/platform/language/words/web-sending.ts'
import { buttonLink, waitingButton } from '../layout/fields.ts'
import { framedPdf } from '../layout/framed-pdf.ts'
import { empty } from '../layout/lists.ts'
import { screenForm } from '../layout/screen-form.ts'
import type { ShownMeeting } from '../meeting/read.ts'
import { meetingHead } from '../meeting/tabs.ts'
import { minutesStateTag } from '../minutes/list-page.ts'
import { patterns, to } from '../paths.ts'
import { hasToSend, howApproved, recipientsOf } from '../round/send.ts'
import type { ScreenPage, View } from '../view.ts'
import { checkPart } from './check.ts'
import { endedPart, presencePart } from './ended.ts'

export type Sending = {
  meeting: ShownMeeting
  findings: Finding[]
  /** null while the minutes are not begun */
  watched: WatchedRound | null
}

/** One page to end the meeting on and send its minutes: what is still missing, what would be sent and to whom, one button. */
export function sendingPage(read: Sending, view: View): ScreenPage {
  const { meeting, watched } = read
  const back = buttonLink(view.say(words.toWriting), to(patterns.meetingMinutes, { meetingId: meeting.id }), {
    quiet: true,
    keys: 'e',
  })
  const head = meetingHead(view, meeting, 'minutes')
  return {
    ...head,
    windowTitle: `${view.say(words.title)} – ${head.title}`,
    actions: [watched ? minutesStateTag(view, watched.head.state) : '', back].join(''),
    main: html`<h2>${view.say(words.title)}</h2>!${watched ? mainOf({ ...read, watched }, view) : empty(view.say(words.notBegun))}`,
  }
}

type Begun = Sending & { watched: WatchedRound }

function mainOf(read: Begun, view: View): string {
  const { meeting, watched, findings } = read
  const minutesId = watched.head.id
  if (!hasToSend(watched)) {
    const round = html`<p><a href="${to(patterns.minutesReview, { minutesId })}">${view.say(words.toRound)}</a></p>`
    return empty(view.say(words.isSent), round)
  }
  return html`<div class="columns reading"><section>!${endedPart(meeting, view)}!${presencePart(meeting, view)}!${checkPart(findings, { view, meetingId: meeting.id })}</section>
    <section class="side">!${sendPart(read, view)}</section></div>`
}

function sendPart(read: Begun, view: View): string {
  const { watched } = read
  const minutesId = watched.head.id
  const again = watched.proceedings.versions.length > 0
  const pdf = framedPdf(view, {
    path: to(patterns.minutesDraftPdf, { minutesId }),
    summary: view.say(roundWords.showPdf),
  })
  return html`<section class="card"><h3>${view.say(words.send)}</h3>!${again ? html`<p>${view.say(roundWords.sendAgainText)}</p>` : ''}
    <p>${howApproved(watched, view)}</p><p>${view.say(words.eachGets)}</p>!${recipientsOf(watched, view)}!${pdf}!${sendButton(read, view)}</section>`
}

/** The button, or why it has to wait: never without saying so. */
function sendButton({ meeting, watched, findings }: Begun, view: View): string {
  const again = watched.proceedings.versions.length > 0
  const submit = view.say(again ? roundWords.sendAgain : words.sendNow)
  const reason = reasonToWait({ meeting, findings }, view)
  if (reason)
    return html`<p id="why-not">${reason}</p><p class="actions">!${waitingButton(submit, 'why-not')}</p>`
  const action = to(patterns.minutesCirculation, { minutesId: watched.head.id })
  return screenForm(view, { act: 'send', action, submit })
}

function reasonToWait({ meeting, findings }: Pick<Sending, 'meeting' | 'findings'>, view: View): string {
  const blocking = findings.filter(({ blocks }) => blocks === 'sending').length
  return [
    meeting.state === 'held' ? '' : view.say(words.waitsForEnd),
    blocking > 0 ? sayCounted(sendingCounts.blocking, view.language, blocking) : '',
  ]
    .filter(Boolean)
    .join(' ')
}
