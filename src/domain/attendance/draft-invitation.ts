import type { Reader } from '#src/platform/database/database.ts'
import type { InvitationChange } from '#src/platform/database/schema/meetings.ts'
import type { Language } from '#src/platform/language/language.ts'
import type { Addressee, WithoutEmail } from '#src/platform/mail/mail-each.ts'
import { findLatestInvitation, type InvitationVersion } from '../meetings/invitation-versions.ts'
import { listInvitees, type MeetingRow } from '../meetings/read.ts'
import { listPeopleById } from '../people/read.ts'
import { changesBetween, isNews } from './invitation-changes.ts'
import { type InvitationContent, type Invited, readInvitationContent } from './invitation-content.ts'
import { type AttendanceRow, listReplies } from './read.ts'

/** What an invitation row keeps: what it said, and whose calendars now hold the meeting. */
export type FrozenInvitation = InvitationContent & { reached: string[] }

/** new: asked for the first time; update: told what changed; withdrawn: no longer asked. */
type RecipientAs = 'new' | 'update' | 'withdrawn'
export type Recipient = Addressee & {
  email: string
  as: RecipientAs
  invited: Invited | null
  /** the reply that stands: it goes with them into every later version */
  reply: AttendanceRow['reply']
}

export type DraftInvitation = {
  latest: InvitationVersion | null
  /** what the latest version said */
  before: FrozenInvitation | null
  number: number
  sequence: number
  content: InvitationContent
  changes: InvitationChange[]
  recipients: Recipient[]
  withoutEmail: WithoutEmail[]
  /** who has the meeting in their calendar once this is sent */
  reached: string[]
}

/** The next version of a meeting's invitation as it would be sent now. */
export async function draftInvitation(db: Reader, meeting: Pick<MeetingRow, 'id'>): Promise<DraftInvitation> {
  const [latest, content, asked, replies] = await Promise.all([
    findLatestInvitation(db, meeting.id),
    readInvitationContent(db, meeting.id),
    addresseesOf(db, meeting.id),
    listReplies(db, meeting.id),
  ])
  const before = latest && (latest.content as FrozenInvitation)
  const changes = before ? changesBetween(before, content) : []
  const reachedBefore = new Set(before?.reached ?? [])
  const standing = new Set(asked.map(({ id }) => id))
  const left = await listPeopleById(
    db,
    [...reachedBefore].filter((id) => !standing.has(id)),
  )
  const hasNews = changes.some(isNews)
  const invitedBy = new Map(content.invitees.map((one) => [one.personId, one]))
  const recipients = [
    ...asked.filter(({ id }) => !reachedBefore.has(id)).map((one) => ({ ...one, as: 'new' as const })),
    ...(hasNews ? asked.filter(({ id }) => reachedBefore.has(id)) : []).map((one) => ({
      ...one,
      as: 'update' as const,
    })),
    ...left.map((one) => ({ ...one, as: 'withdrawn' as const })),
  ].flatMap((one) =>
    one.email === null
      ? []
      : [
          {
            ...one,
            email: one.email,
            invited: invitedBy.get(one.id) ?? null,
            reply: replies.get(one.id) ?? null,
          },
        ],
  )
  return {
    latest,
    before,
    number: (latest?.number ?? 0) + 1,
    // A calendar ignores what does not count on, and the first entry counts from nought.
    sequence: latest ? latest.sequence + 1 : 0,
    content,
    changes,
    recipients,
    withoutEmail: asked.filter(({ email }) => email === null).map(({ id, name }) => ({ personId: id, name })),
    reached: asked.filter(({ id, email }) => email !== null || reachedBefore.has(id)).map(({ id }) => id),
  }
}

/** RULE: a first version always says something; a later one when something changed, or somebody can now be reached. */
export const saysNothing = ({ latest, changes, recipients }: DraftInvitation): boolean =>
  latest !== null && changes.length === 0 && recipients.length === 0

async function addresseesOf(db: Reader, meetingId: string): Promise<Addressee[]> {
  const asked = await listInvitees(db, meetingId)
  return asked
    .filter(({ removedAt }) => removedAt === null)
    .map(({ personId, name, email, language }) => ({
      id: personId,
      name,
      email,
      language: language as Language | null,
    }))
}
