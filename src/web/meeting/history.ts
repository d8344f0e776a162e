import { html } from 'ghtml'
import { dateAndTime } from '#src/platform/language/formats.ts'
import { historyWords as words } from '#src/platform/language/words/web-history.ts'
import { invitationPageWords } from '#src/platform/language/words/web-invitation.ts'
import { inviteeWords } from '#src/platform/language/words/web-invitees.ts'
import type { listAuditEntries } from '#src/platform/read-audit.ts'
import { doerName } from '../audit/doer-name.ts'
import { empty, pagesOf, rowsOrEmpty } from '../layout/lists.ts'
import type { ScreenPage, View } from '../view.ts'
import { answers } from './attending.ts'
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
  const rows = trail.items.map(({ at, action, details, ...by }) => ({
    title: action in words ? view.say(words[action as keyof typeof words]) : action,
    text: html`${aboutOf(view, meeting, details)}`,
    aside: html`${doerName(view, by)}<br>${dateAndTime(view.language, { at, zone: meeting.zone })}`,
  }))
  return html`<section><h2>${view.say(words.trail)}</h2>!${rowsOrEmpty(rows, view.say(words.noTrail))}!${pagesOf(view, trail)}</section>`
}

/** What an entry is about in a few words: the version sent, who answered what, the title or item that it names. */
function aboutOf(view: View, { invitees, items }: ShownMeeting, details: unknown): string {
  const { title, itemId, number, reason, reply, personId } = (details ?? {}) as Record<string, unknown>
  if (typeof number === 'number') return view.say(invitationPageWords.version, { number })
  const person = invitees.find((one) => one.person.id === personId)?.person.name
  const answer = answers.find((one) => one === reply)
  const item = items.find(({ id }) => id === itemId)?.title
  const parts = [person, answer && view.say(inviteeWords[`answer.${answer}`]), title, item, reason]
  return parts
    .filter((one) => typeof one === 'string' && one !== '')
    .slice(0, 2)
    .join(': ')
}
