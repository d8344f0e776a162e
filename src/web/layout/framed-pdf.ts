import { html } from 'ghtml'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import type { View } from '../view.ts'

/** A PDF of ours that is fetched and shown when it is asked for, and a link for whoever would rather have it by itself. */
export function framedPdf(view: View, { path, summary }: { path: string; summary: string }): string {
  return html`<details class="framed"><summary data-keys="v">${summary}</summary>
    <iframe src="${path}" title="${summary}" loading="lazy"></iframe>
    <p><a href="${path}" target="_blank" rel="noopener">${view.say(frameWords.asPdf)}</a></p></details>`
}
