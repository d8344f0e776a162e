import { html } from 'ghtml'
import { say } from '#src/platform/language/phrase.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import type { LinkVisit } from './visit.ts'

/** Whose page it is and, where there is something to send in, what that will take. */
export function readerNote({ language, holder, visitor }: LinkVisit, { open }: { open: boolean }): string {
  const code = visitor || !open ? '' : ` ${say(screenWords.linkNeedsCode, language)}`
  return html`<p class="hint">${say(screenWords.linkIsFor, language, { name: holder.name })}${code}</p>`
}
