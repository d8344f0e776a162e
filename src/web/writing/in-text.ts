import { html } from 'ghtml'
import type { View } from '../view.ts'
import type { Writing } from './read.ts'

/** Whether the text says a row already, by a card that whoever writes has before them. */
export const isInText = ({ under, meeting }: Writing, rowId: string): boolean =>
  meeting.may.write && (under?.inText.includes(rowId) ?? false)

type Line = {
  title: string
  path: string
  /** who, until when */
  facts: string
  /** how it stands, and what takes it out without the room: HTML already written */
  aside?: string
  takeOut?: string
}

/** A row that a card says already: one line with the way to all of it. In the room it is taken out by taking out its card. */
export const lineInText = ({ title, path, facts, aside = '', takeOut = '' }: Line): string =>
  html`<li><p><a href="${path}">${title}</a> <span class="hint">${facts}</span> !${aside}</p>!${takeOut ? html`<div class="without-room">!${takeOut}</div>` : ''}</li>`

/** One that opens in place. `rest` is HTML already written. */
export function foldInText(
  view: View,
  {
    id,
    acts,
    title,
    facts,
    words,
    rest,
  }: { id: string; acts: string[]; title: string; facts: string; words: string; rest: string },
): string {
  const refused = acts.includes(view.shown.act ?? '')
  return html`<li id="${id}"><details class="fold" !${refused ? 'open' : ''}><summary>${title} <span class="hint">${facts}</span><span class="without-room">: ${words}</span></summary>
    <div class="fold-body">!${rest}</div></details></li>`
}

/** Rows with a card, each on its line; nothing where there are none. */
export const linesInText = (lines: string[]): string =>
  lines.length > 0 ? html`<ul class="in-text">!${lines.join('')}</ul>` : ''
