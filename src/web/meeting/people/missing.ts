import { html } from 'ghtml'
import { missingFrom } from '#src/domain/attendance/missing.ts'
import type { CoveredOrganisation } from '#src/domain/groups/coverage.ts'
import { listOf } from '#src/platform/language/formats.ts'
import { inviteeWords as words } from '#src/platform/language/words/web-invitees.ts'
import { rowsOf } from '../../layout/lists.ts'
import { patterns, to } from '../../paths.ts'
import type { View } from '../../view.ts'
import type { ShownMeeting } from '../read.ts'

/** The member organisations that nobody is coming from, each with why, and the way to the group's roster. */
export function missingOrganisations(
  view: View,
  meeting: ShownMeeting,
  covered: CoveredOrganisation[],
): string {
  const missing = missingFrom(covered, meeting.invitees)
  const expected = missing.filter(({ why }) => why !== 'no-seat')
  const rows = expected.map(({ name, why }) => ({
    title: name,
    text: html`${view.say(words[`missing.${why}`])}`,
  }))
  const others = missing.filter(({ why }) => why === 'no-seat').map(({ name }) => name)
  const seatless =
    others.length > 0
      ? html`<p class="hint">${view.say(words['missing.no-seat'], { names: listOf(view.language, others) })}</p>`
      : ''
  const list = rows.length === 0 ? html`<p>${view.say(words.allCovered)}</p>` : rowsOf(rows)
  const group = to(patterns.group, { groupId: meeting.group.id })
  return html`<section><h2>${view.say(words.missing, { count: rows.length })}</h2>!${list}!${seatless}
    <p><a href="${group}">${view.say(words.toRoster)}</a></p></section>`
}
