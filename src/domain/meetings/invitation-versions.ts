import { desc, eq } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { type InvitationChange, invitations } from '#src/platform/database/schema/meetings.ts'
import type { TemplatePictures } from '#src/platform/database/schema/templates.ts'
import { notFound } from '#src/platform/errors.ts'
import { changesForGuest } from './guest-agenda.ts'
import { getMeetingForReader, getMeetingToRead, type MeetingRow } from './read.ts'
import { takeStep } from './take-step.ts'

export type InvitationVersion = typeof invitations.$inferSelect

export type NewInvitation = {
  id: string
  number: number
  sequence: number
  content: unknown
  changes: InvitationChange[]
  message: string
  pdfFileId: string
  /** what its PDF was made by; null: the template that ships */
  templateVersionId: string | null
  templateSha256: string
  templatePictures: TemplatePictures
}

/** Freezes what was sent as the next version, and calls the meeting. The caller has locked it and written the mails. */
export async function freezeInvitation(
  tx: Tx,
  actor: Actor,
  { meeting, ...version }: NewInvitation & { meeting: MeetingRow },
): Promise<MeetingRow> {
  const kind = version.number === 1 ? 'call' : 'change'
  await tx
    .insert(invitations)
    .values({ ...version, meetingId: meeting.id, kind, sentAt: tx.now, sentBy: actor.personId })
  const called = await takeStep(tx, meeting, 'call', { calendarSequence: version.sequence })
  const { id: invitationId, number, changes } = version
  const details = { invitationId, number, changes }
  await record(tx, actor, 'meetings.send-invitation', { type: 'meeting', id: meeting.id }, details)
  return called
}

/** Freezes the notice that the meeting was called off: what was last sent, with the reason. */
export async function freezeCancellation(
  tx: Tx,
  actor: Actor,
  {
    id,
    latest,
    sequence,
    reason,
  }: { id: string; latest: InvitationVersion; sequence: number; reason: string },
): Promise<void> {
  const { meetingId, content, number } = latest
  await tx.insert(invitations).values({
    id,
    meetingId,
    number: number + 1,
    kind: 'cancellation',
    sequence,
    message: reason,
    content,
    sentAt: tx.now,
    sentBy: actor.personId,
  })
  const details = { invitationId: id, number: number + 1 }
  await record(tx, actor, 'meetings.send-cancellation', { type: 'meeting', id: meetingId }, details)
}

/** The version sent last, null while none has been. */
export async function findLatestInvitation(db: Reader, meetingId: string): Promise<InvitationVersion | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(eq(invitations.meetingId, meetingId))
    .orderBy(desc(invitations.number))
    .limit(1)
  return row ?? null
}

/** The meeting that an invitation calls to. */
export async function getMeetingIdOfInvitation(db: Reader, invitationId: string): Promise<string> {
  const [row] = await db
    .select({ meetingId: invitations.meetingId })
    .from(invitations)
    .where(eq(invitations.id, invitationId))
  if (!row) throw notFound('request.not-found')
  return row.meetingId
}

/** One version, for those who may read its meeting. */
export async function getInvitationToRead(db: Reader, actor: Actor, invitationId: string) {
  const [row] = await db.select().from(invitations).where(eq(invitations.id, invitationId))
  if (!row) throw notFound('request.not-found')
  await getMeetingToRead(db, actor, row.meetingId)
  return row
}

/** A meeting's versions, the first first, without what they said. */
export async function listInvitations(db: Reader, actor: Actor, meetingId: string) {
  const { guest } = await getMeetingForReader(db, actor, meetingId)
  const versions = await db
    .select({
      id: invitations.id,
      number: invitations.number,
      kind: invitations.kind,
      sequence: invitations.sequence,
      message: invitations.message,
      changes: invitations.changes,
      sentAt: invitations.sentAt,
      sentBy: invitations.sentBy,
    })
    .from(invitations)
    .where(eq(invitations.meetingId, meetingId))
    .orderBy(invitations.number)
  return guest ? versions.map((one) => ({ ...one, changes: changesForGuest(one.changes) })) : versions
}
