import { html } from 'ghtml'
import type { Piece } from '#src/domain/search/passage.ts'
import type { Hit } from '#src/domain/search/search.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { searchWords as words } from '#src/platform/language/words/web-search.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'

/** One thing that was found: what it is called, the words around what was searched for, what it is and where it belongs. */
export function hitHtml(view: View, hit: Hit): string {
  const { title, excerpt, kind, groupName, on } = hit
  // Where nothing stands beneath the title, the title is the excerpt.
  const isTitle = excerpt.map(({ text }) => text).join('') === title
  const facts = [
    view.say(words[`kind.${kind}`]),
    kind !== 'group' && groupName,
    on && longDate(view.language, on),
  ]
  return html`<li><div><p class="title"><a href="${pathOf(hit)}">!${isTitle ? marked(excerpt) : html`${title}`}</a></p>
    !${isTitle ? '' : html`<p>!${marked(excerpt)}</p>`}<p class="hint">${facts.filter(Boolean).join(' · ')}</p></div></li>`
}

const marked = (pieces: Piece[]): string =>
  pieces.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : html`${text}`)).join('')

/** The page that a hit is read on. A minuted text is read in its minutes, which more people may read than its meeting. */
function pathOf({ kind, id, meetingId, agendaItemId, minutesId }: Hit): string {
  if (kind === 'item-text' && minutesId) return to(patterns.minutes, { minutesId })
  if (kind === 'decision') return to(patterns.decision, { decisionId: id })
  if (kind === 'follow-up') return to(patterns.followUp, { followUpId: id })
  if (kind === 'group') return to(patterns.group, { groupId: id })
  if (kind === 'person') return to(patterns.person, { personId: id })
  if (kind === 'organisation') return to(patterns.organisation, { organisationId: id })
  const meeting = to(patterns.meeting, { meetingId: meetingId ?? id })
  return agendaItemId ? `${meeting}#item-${agendaItemId}` : meeting
}
