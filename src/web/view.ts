import type { Visitor } from '#src/domain/access/read.ts'
import type { Language } from '#src/platform/language/language.ts'
import type { Phrase } from '#src/platform/language/phrase.ts'

/** What a page shows beside what stands: what was typed, what is wrong with it, and why nothing was stored. */
export type Shown = {
  /** which of the page's forms it was */
  act?: string | undefined
  typed: Record<string, string>
  errors: Record<string, string>
  trouble?: string | undefined
  /** somebody else has saved since the form was shown */
  stale?: boolean
}

export const nothingTyped: Shown = { typed: {}, errors: {} }

/** What every part of a signed-in page is handed: who looks, in which language, and what was typed a moment ago. */
export type View = {
  language: Language
  actor: Visitor
  /** today in the collaboration's own calendar, YYYY-MM-DD */
  today: string
  now: Date
  formToken: string
  shown: Shown
  /** the address that the page was asked for by, with what stands behind its question mark */
  url: string
  /** the configured address of this server, without a slash at the end */
  baseUrl: string
  /** what the fields of the form that was refused are called, filled in as it is written */
  labels: Map<string, string>
  /** a phrase in the reader's language */
  say(phrase: Phrase, facts?: Record<string, string | number>): string
}

/** What a page consists of, to be set in the frame. Everything but the plain texts is HTML already written. */
export type ScreenPage = {
  /** the main heading, and the browser's title */
  title: string
  /** the browser's title where several pages share their heading */
  windowTitle?: string
  /** beside the heading: a state, a date */
  beside?: string
  lead?: string
  /** the way here, without the page itself */
  crumbs?: [label: string, path: string][]
  /** what may be done first: links and forms at the head */
  actions?: string
  /** other pages about the same thing; the current one is marked */
  tabs?: { label: string; path: string; current?: boolean; count?: number }[]
  /** uses the whole width: lists and boards */
  wide?: boolean
  /** holds the drafting room, whose script needs more than others: a line to our own host, and to read what is pasted */
  room?: boolean
  main: string
}
