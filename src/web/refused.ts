import type { z } from 'zod'
import { refusalOfFault } from '#src/platform/database/refusal-of-fault.ts'
import { invalid, Refusal } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { refusalSentence, refusals } from '#src/platform/language/refusals.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { TimeError } from '#src/platform/time.ts'
import type { Shown } from './view.ts'

/** Whom a refusal is said to, and what they had typed. */
type Refused = { language: Language; typed: Record<string, string> }

/** What does not parse, field by field. */
export function errorsOf(error: z.ZodError, refused: Refused): Partial<Shown> {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) {
    const code = issue.message in refusals ? issue.message : 'request.wrong-type'
    errors[fieldOf(issue.path.join('.'), refused)] ??= refusalSentence(code, refused.language)
  }
  return { errors, trouble: say(webWords.formWrong, refused.language) }
}

/** The field of the form that a refusal is about: one of a row where the form has rows, else the whole that it stands in. */
const fieldOf = (path: string, { typed }: Refused): string =>
  path in typed ? path : (path.split('.')[0] ?? '')

/** What a rule, a clock or the database refused; null for what nobody foresaw. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  if (error instanceof TimeError) return invalid(error.code)
  return refusalOfFault(error)
}

/** A refusal at the field that it is about. */
export function refusalOf(refusal: Refusal, refused: Refused): Partial<Shown> {
  const sentence = refusalSentence(refusal.code, refused.language, refusal.facts)
  const field = refusal.field === undefined ? '' : fieldOf(refusal.field, refused)
  return {
    errors: field ? { [field]: sentence } : {},
    trouble: sentence,
    stale: refusal.code === 'request.changed-since-read',
  }
}
