import { html } from 'ghtml'
import type { Finding } from '#src/domain/quality/present.ts'
import { sendingWords as words } from '#src/platform/language/words/web-sending.ts'
import type { View } from '../view.ts'
import { findingsHtml } from '../writing/findings.ts'

/** All that the check has found, what bars sending first, each with its mend in place. */
export function checkPart(
  findings: Finding[],
  { view, meetingId }: { view: View; meetingId: string },
): string {
  const parts = [
    { title: words.mustTitle, blocks: 'sending' },
    { title: words.privateTitle, blocks: 'publishing' },
    { title: words.adviceTitle, blocks: null },
  ].map(({ title, blocks }) => {
    const these = findings.filter((one) => one.blocks === blocks)
    if (these.length === 0) return ''
    return html`<h4>${view.say(title)} <span class="count">${these.length}</span></h4>!${findingsHtml(view, these, { meetingId, places: true })}`
  })
  const body = findings.length > 0 ? parts.join('') : html`<p>${view.say(words.nothingFound)}</p>`
  return html`<section class="card" id="check"><h3>${view.say(words.check)}</h3>!${body}</section>`
}
