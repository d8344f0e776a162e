import type { MailState } from '#src/platform/database/schema/platform.ts'
import { mailKindWords, mailWords as words } from '#src/platform/language/words/web-mails.ts'
import type { View } from '../view.ts'

/** What a mail is about, in words; a kind that has none is named as it is. */
export function kindInWords(kind: string, view: View): string {
  const phrase = (mailKindWords as Record<string, (typeof mailKindWords)[keyof typeof mailKindWords]>)[kind]
  return phrase ? view.say(phrase) : kind
}

export const stateColours = {
  waiting: 'info',
  sending: 'info',
  sent: 'success',
  failed: 'danger',
  kept: 'neutral',
} as const satisfies Record<MailState, string>

/** What went wrong, in words, with what the server said after it. */
export function troubleInWords(lastError: string, view: View): string {
  const [, kind, said = ''] =
    /^(permanent|temporary|unreachable|suppressed address): (.*)$/s.exec(lastError) ?? []
  if (!kind) return lastError
  const why = view.say(words[`why.${kind as 'permanent'}`])
  return said ? `${why}: ${said}` : why
}
