import { html } from 'ghtml'
import { dateAndTime } from '#src/platform/language/formats.ts'
import { historyWords as words } from '#src/platform/language/words/web-history.ts'
import { invitationPageWords } from '#src/platform/language/words/web-invitation.ts'
import type { listAuditEntries } from '#src/platform/read-audit.ts'
import { empty, pagesOf, rowsOrEmpty } from '../layout/lists.ts'
import type { ScreenPage, View } from '../view.ts'
import { versionsSent } from './invitation/versions.ts'
import type { ShownMeeting } from './read.ts'
import { meetingHead } from './tabs.ts'

type Trail = Awaited<ReturnType<typeof listAuditEntries>>
type History = { meeting: ShownMeeting; trail: Trail | null }

/** The versions of the invitation, and for the secretariat everything that was done to the meeting. */
export function historyPage({ meeting, trail }: History, view: View): ScreenPage {
  const versions =
    meeting.invitations.length > 0
      ? versionsSent(view, meeting)
      : empty(view.say(invitationPageWords.noneYet))
  return {
    ...meetingHead(view, meeting, 'history'),
    main: html`<section><h2>${view.say(invitationPageWords.versions)}</h2>!${versions}</section>
      !${trail ? trailHtml(view, { meeting, trail }) : ''}`,
  }
}

function trailHtml(view: View, { meeting, trail }: { meeting: ShownMeeting; trail: Trail }): string {
  const items = new Map(meeting.items.map(({ id, title }) => [id, title]))
  const rows = trail.items.map(({ at, action, actorName, details }) => ({
    title: action in words ? view.say(words[action as keyof typeof words]) : action,
    text: html`${aboutOf(details, items)}`,
    aside: html`${actorName ?? view.say(words.bySystem)}<br>${dateAndTime(view.language, { at, zone: meeting.zone })}`,
  }))
  return html`<section><h2>${view.say(words.trail)}</h2>!${rowsOrEmpty(rows, view.say(words.noTrail))}!${pagesOf(view, trail)}</section>`
}

/** What an entry is about in a word: the title that it names, or that of its item. */
function aboutOf(details: unknown, items: Map<string, string>): string {
  const { title, itemId, number, reason } = (details ?? {}) as Record<string, unknown>
  const item = typeof itemId === 'string' ? items.get(itemId) : undefined
  const about = [title, item, reason].find((one) => typeof one === 'string' && one !== '')
  return String(about ?? (typeof number === 'number' ? number : ''))
}
