import { html } from 'ghtml'
import type { MailState } from '#src/platform/database/schema/platform.ts'
import { dateAndTime, longDate } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { mailKindWords, mailWords as words } from '#src/platform/language/words/web-mails.ts'
import type { countMails, listMails, listSuppressedAddresses } from '#src/platform/mail/read-mails.ts'
import { localDate } from '#src/platform/time.ts'
import { hiddenField } from '../layout/fields.ts'
import { filterForm, pagesOf, type Row, rowsOrEmpty, tag } from '../layout/lists.ts'
import { askFirst } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { kindInWords, stateColours, troubleInWords } from './words.ts'

type Mails = Awaited<ReturnType<typeof listMails>>
type Suppressed = Awaited<ReturnType<typeof listSuppressedAddresses>>
type Counted = Awaited<ReturnType<typeof countMails>>
export type MailsAsked = {
  state?: MailState | 'suppressed' | undefined
  kind?: string | undefined
  personId?: string | undefined
  search?: string | undefined
}
type Found = { mails: Mails; counted: Counted } | { suppressed: Suppressed; counted: Counted }

/** What was sent to whom and what became of it; what did not arrive, and addresses that get nothing, a press away. */
export function mailsPage(found: Found, { view, asked }: { view: View; asked: MailsAsked }): ScreenPage {
  const { personName } = found.counted
  return {
    title: view.say(frameWords.mails),
    lead: personName ? view.say(words.leadOf, { name: personName }) : view.say(words.lead),
    tabs: tabsOf(found.counted, { view, asked }),
    main:
      'suppressed' in found ? suppressedList(found.suppressed, view) : mailList(found.mails, { view, asked }),
  }
}

function tabsOf({ counts, suppressed }: Counted, { view, asked }: { view: View; asked: MailsAsked }) {
  const { state: _, ...others } = asked
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const tabs = [
    { state: undefined, label: words.all, count: total, always: true },
    { state: 'failed', label: words.tabFailed, count: counts.failed, always: true },
    { state: 'waiting', label: words.tabWaiting, count: counts.waiting + counts.sending, always: true },
    { state: 'sent', label: words.tabSent, count: counts.sent, always: true },
    { state: 'kept', label: words.tabKept, count: counts.kept, always: false },
    { state: 'suppressed', label: words.tabSuppressed, count: suppressed, always: false },
  ]
  return tabs
    .filter(({ state, count, always }) => always || count > 0 || asked.state === state)
    .map(({ state, label, count }) => ({
      label: view.say(label),
      path: to(patterns.mails, {}, { ...others, state }),
      current: asked.state === state,
      count,
    }))
}

function mailList(mails: Mails, { view, asked }: { view: View; asked: MailsAsked }): string {
  const kinds = Object.entries(mailKindWords).map(([value, phrase]) => ({ value, label: view.say(phrase) }))
  const standing = [
    asked.state ? hiddenField('state', asked.state) : '',
    asked.personId ? hiddenField('personId', asked.personId) : '',
  ]
  const filter = filterForm(view, {
    path: patterns.mails,
    search: { value: asked.search, label: view.say(words.search) },
    choices: [{ name: 'kind', label: view.say(words.kind), value: asked.kind, choices: kinds }],
    more: standing.join(''),
  })
  const narrowed = asked.search || asked.kind || asked.personId || asked.state
  const none = asked.state === 'failed' ? words.noneFailed : narrowed ? frameWords.nothingFound : words.none
  const rows = mails.items.map((mail) => mailRow(mail, view))
  return html`!${filter}!${rowsOrEmpty(rows, view.say(none))}!${pagesOf(view, mails)}`
}

function mailRow(mail: Mails['items'][number], view: View): Row {
  const { id, subject, kind, state, toName, toAddress, lastError, createdAt } = mail
  const trouble = lastError && state !== 'sent' ? troubleInWords(lastError, view) : ''
  const at = dateAndTime(view.language, { at: mail.sentAt ?? createdAt, zone: view.actor.zone })
  return {
    title: subject,
    path: to(patterns.mail, { mailId: id }),
    text: html`${toName}, ${toAddress} · ${kindInWords(kind, view)}!${trouble ? html`<br><span class="trouble">${trouble}</span>` : ''}`,
    aside: html`!${tag(view.say(words[state]), stateColours[state])} ${at}`,
  }
}

function suppressedList(suppressed: Suppressed, view: View): string {
  const rows = suppressed.items.map(({ address, reason, createdAt }, at): Row => {
    const date = longDate(view.language, localDate(createdAt, view.actor.zone))
    return {
      title: address,
      text: html`${reason} · ${view.say(words.suppressedSince, { date })}`,
      actions: releaseForm(address, { act: `release-${at}`, view }),
    }
  })
  return html`<p>${view.say(words.suppressedLead)}</p>!${rowsOrEmpty(rows, view.say(words.noneSuppressed))}!${pagesOf(view, suppressed)}`
}

/** Lets an address get mail again, once one has read what that means. */
export const releaseForm = (address: string, { act, view }: { act: string; view: View }): string =>
  askFirst(view, {
    act,
    action: patterns.suppressedRelease,
    summary: view.say(words.release),
    question: view.say(words.releaseQuestion, { address }),
    submit: view.say(words.release),
    danger: false,
    body: hiddenField('address', address),
  })
