import { html } from 'ghtml'
import { type LineOfDifference, type RowOfDifference, rowsOfDifference } from '#src/platform/difference.ts'
import { dateAndTime } from '#src/platform/language/formats.ts'
import { versionsWords as words } from '#src/platform/language/words/web-versions.ts'
import type { View } from '../view.ts'
import type { Compared, Versions } from './page.ts'

/** Two versions beside each other, the one before at the left; on a narrow screen one line after the other. */
export function comparison({ item, before, after }: Versions, view: View): string {
  const heading = html`<h2 id="compared">${view.say(words.compared)}</h2>`
  if (!before || !after) return html`<section>!${heading}<p>${view.say(words.onlyOne)}</p></section>`
  const rows = rowsOfDifference(before.text, after.text)
  if (rows.every(({ kind }) => kind === 'same'))
    return html`<section>!${heading}<p>${view.say(words.same)}</p></section>`
  const column = ({ version, writtenAt }: Compared) => {
    const time = dateAndTime(view.language, { at: writtenAt, zone: item.zone })
    return html`<th scope="col">${view.say(words.column, { number: version, time })}</th>`
  }
  return html`<section>!${heading}<table class="ds-table two-texts" data-color="neutral" aria-labelledby="compared"><thead><tr>!${column(before)}!${column(after)}</tr></thead>
    <tbody>!${rows.map((row) => rowHtml(row, view)).join('')}</tbody></table></section>`
}

/** Colour alone tells nothing to those who do not see it: what has changed begins with what became of it. */
function rowHtml({ kind, before, after }: RowOfDifference, view: View): string {
  const label = kind === 'same' ? '' : html`<strong>${view.say(words[`row.${kind}`])}</strong> `
  const cell = (pieces: LineOfDifference[] | null) =>
    pieces === null
      ? html`<td class="nothing"></td>`
      : html`<td>!${label}!${pieces.map(pieceHtml).join('')}</td>`
  return html`<tr class="${kind}">!${cell(before)}!${cell(after)}</tr>`
}

function pieceHtml({ kind, line }: LineOfDifference): string {
  if (kind === 'same') return html`${line}`
  return kind === 'gone' ? html`<del>${line}</del>` : html`<ins>${line}</ins>`
}
