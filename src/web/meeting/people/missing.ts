import { html } from 'ghtml'
import { missingFrom } from '#src/domain/attendance/missing.ts'
import type { CoveredOrganisation } from '#src/domain/groups/coverage.ts'
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
  const rows = missingFrom(covered, meeting.invitees).map(({ name, why }) => ({
    title: name,
    text: html`${view.say(words[`missing.${why}`])}`,
  }))
  const group = to(patterns.group, { groupId: meeting.group.id })
  const list =
    rows.length === 0
      ? html`<p>${view.say(words.allCovered)}</p>`
      : html`!${rowsOf(rows)}<p><a href="${group}">${view.say(words.toRoster)}</a></p>`
  return html`<section><h2>${view.say(words.missing, { count: rows.length })}</h2>!${list}</section>`
}
