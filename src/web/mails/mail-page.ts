import { html } from 'ghtml'
import { type ParsedEvent, parseCalendar } from '#src/platform/calendar/parse-calendar.ts'
import { dateAndTime, dateAndTimeRange } from '#src/platform/language/formats.ts'
import { languageNames } from '#src/platform/language/language.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { mailWords as words } from '#src/platform/language/words/web-mails.ts'
import type { findSuppressionOf, getMail } from '#src/platform/mail/read-mails.ts'
import { facts, htmlFacts } from '../layout/facts.ts'
import { message } from '../layout/fields.ts'
import { rowsOf, tag } from '../layout/lists.ts'
import { screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { releaseForm } from './page.ts'
import { kindInWords, stateColours, troubleInWords } from './words.ts'

type Mail = Omit<Awaited<ReturnType<typeof getMail>>, 'bodyText' | 'bodyHtml'>
type One = {
  mail: Mail
  /** null where they are a one-time code that is not shown */
  shown: { text: string | null; html: string | null }
  /** it was such a code, and is erased */
  wiped: boolean
  suppression: Awaited<ReturnType<typeof findSuppressionOf>>
}

/** One mail: what became of it, what the recipient sees, and sending it again where that helps. */
export function mailPage({ mail, shown, wiped, suppression }: One, view: View): ScreenPage {
  const { state, subject, toAddress } = mail
  return {
    title: subject,
    beside: tag(view.say(words[state]), stateColours[state]),
    lead: view.say(words[`means.${state}`]),
    crumbs: [[view.say(frameWords.mails), patterns.mails]],
    actions: resendForm(mail, { view, wiped }),
    main: html`!${suppression ? suppressionNote(toAddress, { reason: suppression.reason, view }) : ''}
      <div class="columns"><div><section><h2>${view.say(words.body)}</h2>!${bodyOf(mail, { view, shown, wiped })}</section></div>
      <div><section><h2>${view.say(words.facts)}</h2><div class="card">!${fateOf(mail, view)}</div></section>
      !${calendarOf(mail, view)}!${attachmentsOf(mail, view)}</div></div>`,
  }
}

/** A code that is erased cannot go again, and what has arrived need not. */
function resendForm({ id, state }: Mail, { view, wiped }: { view: View; wiped: boolean }): string {
  if (wiped || (state !== 'failed' && state !== 'kept')) return ''
  return screenForm(view, {
    act: 'resend',
    action: to(patterns.mailResending, { mailId: id }),
    submit: view.say(words.resend),
    inline: true,
  })
}

function suppressionNote(address: string, { reason, view }: { reason: string; view: View }): string {
  const form = releaseForm(address, { act: 'release', view })
  return message('note', view.say(words.suppressedHere), reason) + form
}

function fateOf(mail: Mail, view: View): string {
  const at = (instant: Date | null) =>
    instant && html`${dateAndTime(view.language, { at: instant, zone: view.actor.zone })}`
  const person = mail.personId
    ? html`<a href="${to(patterns.person, { personId: mail.personId })}">${mail.toName}</a>`
    : html`${mail.toName}`
  const trouble = mail.lastError && mail.state !== 'sent' ? troubleInWords(mail.lastError, view) : null
  return htmlFacts([
    [view.say(words.to), html`!${person}<br>${mail.toAddress}`],
    [view.say(words.about), html`${kindInWords(mail.kind, view)}`],
    [view.say(words.language), languageNames[mail.language]],
    [view.say(words.written), at(mail.createdAt)],
    [view.say(words.sentAt), at(mail.sentAt)],
    [view.say(words.attempts), mail.attempts > 0 ? html`${mail.attempts}` : null],
    [view.say(words.next), at(mail.nextAttemptAt)],
    [view.say(words.wrong), trouble && html`<span class="trouble">${trouble}</span>`],
    [view.say(words.said), mail.lastResponse && html`<samp>${mail.lastResponse}</samp>`],
    [view.say(words.messageId), html`<samp>${mail.messageId}</samp>`],
  ])
}

/** The HTML stands in a frame where nothing of it can do anything; the words are the same as text. */
function bodyOf(
  { id, toName }: Mail,
  { view, shown, wiped }: { view: View; shown: One['shown']; wiped: boolean },
): string {
  if (wiped) return html`<p class="quiet">${view.say(words.wiped)}</p>`
  if (shown.text === null) return html`<p class="quiet">${view.say(words.hidden)}</p>`
  const title = `${view.say(words.body)}: ${toName}`
  return html`<iframe class="mail-body" sandbox title="${title}" src="${to(patterns.mailBody, { mailId: id })}"></iframe>
    <details class="fold"><summary>${view.say(words.asText)}</summary><div class="fold-body typed">${shown.text}</div></details>`
}

function calendarOf({ calendar }: Mail, view: View): string {
  if (!calendar) return ''
  const does = view.say(calendar.method === 'CANCEL' ? words.calendarCancel : words.calendarRequest)
  const [event] = eventsIn(calendar.text)
  const rows = event ? eventRows(event, view) : ''
  return html`<section><h2>${view.say(words.calendar)}</h2><div class="card"><p>${does}</p>!${rows}</div></section>`
}

function eventRows({ summary, start, end, location, sequence }: ParsedEvent, view: View): string {
  const when = start && end && dateAndTimeRange(view.language, { start, end, zone: view.actor.zone })
  return facts([
    [view.say(words.what), summary],
    [view.say(words.when), when],
    [view.say(words.where), location],
    [view.say(words.version), String(sequence)],
  ])
}

/** What we wrote ourselves can be read; should it not be, the page stands without it. */
function eventsIn(text: string): ParsedEvent[] {
  try {
    return parseCalendar(text).events
  } catch {
    return []
  }
}

function attachmentsOf({ id: mailId, attachments }: Mail, view: View): string {
  if (attachments.length === 0) return ''
  const rows = attachments.map(({ name }, at) => ({
    title: name,
    path: to(patterns.mailAttachment, { mailId, place: String(at + 1) }),
  }))
  return html`<section><h2>${view.say(words.attachments)}</h2>!${rowsOf(rows)}</section>`
}
