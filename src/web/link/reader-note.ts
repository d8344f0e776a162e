import { html } from 'ghtml'
import { say } from '#src/platform/language/phrase.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import type { LinkVisit } from './visit.ts'

/** Whose page it is, and what sending something in will take. */
export function readerNote({ language, holder, visitor }: LinkVisit): string {
  const code = visitor ? '' : ` ${say(screenWords.linkNeedsCode, language)}`
  return html`<p class="hint">${say(screenWords.linkIsFor, language, { name: holder.name })}${code}</p>`
}
