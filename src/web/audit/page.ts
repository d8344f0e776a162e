import { html } from 'ghtml'
import type { listAuditLog } from '#src/domain/archive/audit-log.ts'
import { dateAndTime, longDate, nameOrder } from '#src/platform/language/formats.ts'
import type { Phrase } from '#src/platform/language/phrase.ts'
import { auditActionWords, auditSubjectWords } from '#src/platform/language/words/audit.ts'
import { auditWords as words } from '#src/platform/language/words/web-audit.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import type { verifyAudit } from '#src/platform/read-audit.ts'
import { localDate } from '#src/platform/time.ts'
import { button, hiddenField, lineField, message } from '../layout/fields.ts'
import { filterForm, pagesOf, type Row, rowsOrEmpty } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { doerName } from './doer-name.ts'
import { subjectPath } from './subject-link.ts'

type Entries = Awaited<ReturnType<typeof listAuditLog>>
export type AuditLogEntry = Entries['items'][number]
export type AuditAsked = {
  search?: string | undefined
  actorId?: string | undefined
  action?: string | undefined
  subjectType?: string | undefined
  subjectId?: string | undefined
  from?: string | undefined
  to?: string | undefined
}
type Found = {
  entries: Entries
  verified: Awaited<ReturnType<typeof verifyAudit>> | null
}
type Shown = { view: View; asked: AuditAsked }

/** What was done, by whom, to what, in words; and whether the log still says what it said. */
export function auditPage({ entries, verified }: Found, { view, asked }: Shown): ScreenPage {
  const rows = entries.items.map((entry) => entryRow(entry, view))
  const narrowed = Object.values(asked).some((value) => value !== undefined)
  return {
    title: view.say(frameWords.audit),
    lead: view.say(words.lead),
    wide: true,
    actions: html`<form class="inline" method="get" action="${patterns.audit}">!${hiddenField('verify', 'on')}!${button(view.say(words.verify), { quiet: true })}</form>`,
    main: html`!${verified ? verdict(verified, view) : ''}!${filters({ view, asked })}!${narrowedTo(entries, { view, asked })}
      !${rowsOrEmpty(rows, view.say(narrowed ? frameWords.nothingFound : words.none))}!${pagesOf(view, entries)}`,
  }
}

function verdict(
  { whole, firstBrokenSerial, entries, headHash }: NonNullable<Found['verified']>,
  view: View,
): string {
  if (!whole)
    return message(
      'bad',
      view.say(words.broken),
      view.say(words.brokenText, { serial: firstBrokenSerial ?? 0 }),
    )
  const text = view.say(words.wholeText, { count: entries })
  return message('good', view.say(words.whole), '', html`<p>${text}</p><p><samp>${headHash}</samp></p>`)
}

function filters({ view, asked }: Shown): string {
  const choicesOf = (table: Record<string, Phrase>) =>
    Object.entries(table)
      .map(([value, phrase]) => ({ value, label: view.say(phrase) }))
      .sort((one, other) => nameOrder(view.language)(one.label, other.label))
  const day = (name: 'from' | 'to') =>
    lineField({ name, id: `filter-${name}`, label: view.say(words[name]), type: 'date', value: asked[name] })
  const standing = [
    asked.actorId ? hiddenField('actorId', asked.actorId) : '',
    asked.subjectId ? hiddenField('subjectId', asked.subjectId) : '',
  ]
  return filterForm(view, {
    path: patterns.audit,
    search: { value: asked.search, label: view.say(words.by) },
    choices: [
      {
        name: 'action',
        label: view.say(words.action),
        value: asked.action,
        choices: choicesOf(auditActionWords),
      },
      {
        name: 'subjectType',
        label: view.say(words.subject),
        value: asked.subjectType,
        choices: choicesOf(auditSubjectWords),
      },
    ],
    more: [day('from'), day('to'), ...standing].join(''),
  })
}

/** Whom or what the page is narrowed to by an address that another page leads here with. */
function narrowedTo({ items }: Entries, { view, asked }: Shown): string {
  const actor = asked.actorId && items.find(({ actorId }) => actorId === asked.actorId)?.actorName
  const subject =
    asked.subjectId && items.find(({ subjectId }) => subjectId === asked.subjectId)?.subject?.name
  const sentences = [
    actor && view.say(words.onlyBy, { name: actor }),
    subject && view.say(words.onlyAbout, { name: subject }),
  ]
  return sentences
    .filter(Boolean)
    .map((sentence) => html`<p class="hint">${sentence || ''}</p>`)
    .join('')
}

function entryRow(entry: AuditLogEntry, view: View): Row {
  const { serial, at, action, details } = entry
  const phrase = (auditActionWords as Record<string, Phrase>)[action]
  const by = view.say(words.doneBy, { name: doerName(view, entry) })
  const stored =
    details && Object.keys(details).length > 0
      ? html`<details><summary>${view.say(words.details)}</summary><pre>${JSON.stringify(details, null, 2)}</pre></details>`
      : ''
  return {
    title: phrase ? view.say(phrase) : action,
    path: templatePath(entry) ?? subjectPath(entry),
    text: html`${[aboutOf(entry, view), by, view.say(words.serial, { serial })].filter(Boolean).join(' · ')}`,
    aside: html`${dateAndTime(view.language, { at, zone: view.actor.zone })}`,
    actions: stored,
  }
}

/** A template is kept by the collaboration or a group, which is what is recorded, but it has a page of its own. */
function templatePath({ action, details, subjectType, subjectId }: AuditLogEntry): string | undefined {
  const name = details?.name
  if (!action.startsWith('templates.') || typeof name !== 'string') return undefined
  return to(patterns.template, { name }, { groupId: subjectType === 'group' ? subjectId : null })
}

/** What the entry is about as it is called now, else as it was called when it went. */
function aboutOf({ subjectType, subject, details }: AuditLogEntry, view: View): string {
  const type = (auditSubjectWords as Record<string, Phrase>)[subjectType]
  if (!subject) {
    const before = [details?.name, details?.address].find((name) => typeof name === 'string')
    return before ? String(before) : type && subjectType !== 'session' ? view.say(type) : ''
  }
  if (!subject.meeting) return subject.name
  const { startsAt, zone } = subject.meeting
  const date = longDate(view.language, localDate(new Date(startsAt), zone))
  return view.say(words.onMeeting, { name: subject.name, date })
}
