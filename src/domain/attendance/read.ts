import { and, eq, isNull } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { attendances } from '#src/platform/database/schema/attendance.ts'
import { invitations, invitees, meetings } from '#src/platform/database/schema/meetings.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { notFound } from '#src/platform/errors.ts'
import { mayPrepare, serves } from '../meetings/may.ts'
import { getMeetingToRead, listInvitees } from '../meetings/read.ts'

export type AttendanceRow = typeof attendances.$inferSelect
export type InviteeRow = typeof invitees.$inferSelect

/** One invitee, also one taken off the list. Refuses one that is not here. */
export async function getInvitee(db: Reader, inviteeId: string): Promise<InviteeRow> {
  const [row] = await db.select().from(invitees).where(eq(invitees.id, inviteeId))
  if (!row) throw notFound('request.not-found')
  return row
}

export async function findAttendance(db: Reader, inviteeId: string): Promise<AttendanceRow | null> {
  const [row] = await db.select().from(attendances).where(eq(attendances.inviteeId, inviteeId))
  return row ?? null
}

/** What each person asked to a meeting has replied, by person; also those taken off the list since. */
export async function listReplies(
  db: Reader,
  meetingId: string,
): Promise<Map<string, AttendanceRow['reply']>> {
  const rows = await db
    .select({ personId: invitees.personId, reply: attendances.reply })
    .from(attendances)
    .innerJoin(invitees, eq(invitees.id, attendances.inviteeId))
    .where(eq(attendances.meetingId, meetingId))
  return new Map(rows.map(({ personId, reply }) => [personId, reply]))
}

/** What an actor may know of who replied what and who came: notes on absence are for those who prepare, and one's own. */
export async function listAttendance(db: Reader, actor: Actor, meetingId: string) {
  const meeting = await getMeetingToRead(db, actor, meetingId)
  const seesNotes = mayPrepare(actor, meeting.group) || serves(actor, meeting)
  const asked = await listInvitees(db, meetingId)
  const rows = await db.select().from(attendances).where(eq(attendances.meetingId, meetingId))
  const byInvitee = new Map(rows.map((row) => [row.inviteeId, row]))
  return asked
    .filter((invitee) => invitee.removedAt === null)
    .map((invitee) => {
      const row = byInvitee.get(invitee.id)
      const own = invitee.personId === actor.personId
      return {
        inviteeId: invitee.id,
        personId: invitee.personId,
        name: invitee.name,
        organisation: invitee.organisation,
        part: invitee.part,
        roleText: invitee.roleText,
        reply: row?.reply ?? null,
        replyHow: row?.replyHow ?? null,
        replyNote: seesNotes || own ? (row?.replyNote ?? null) : null,
        replyDeputyId: row?.replyDeputyId ?? null,
        repliedAt: row?.repliedAt ?? null,
        presence: row?.presence ?? null,
        deputisingForId: row?.deputisingForId ?? null,
        fromItemId: row?.fromItemId ?? null,
        toItemId: row?.toItemId ?? null,
        presenceNote: seesNotes || own ? (row?.presenceNote ?? null) : null,
        version: row?.version ?? 0,
      }
    })
}

/**
 * The notes with replies to a meeting, by invitee, in one statement: all for those who prepare it, lead it or write its
 * minutes, for others their own. Nothing of a meeting that is not here.
 */
export async function listReplyNotes(
  db: Reader,
  actor: Actor,
  { meetingId }: { meetingId: string },
): Promise<Map<string, string>> {
  const rows = await db.statement<NoteRow>({
    name: 'reply_notes',
    text: `
      select i.id::text as "inviteeId", i.person_id::text as "personId", a.reply_note as note,
        m.group_id::text as "groupId", g.parent_id::text as "parentId",
        m.chair_person_id::text as "chairPersonId", m.writer_person_id::text as "writerPersonId"
      from attendances a
      join invitees i on i.collaboration_id = a.collaboration_id and i.id = a.invitee_id and i.removed_at is null
      join meetings m on m.collaboration_id = a.collaboration_id and m.id = a.meeting_id
      join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id
      where a.meeting_id = $1::uuid and a.reply_note is not null`,
    values: [meetingId],
  })
  const sees = (row: NoteRow) =>
    row.personId === actor.personId ||
    mayPrepare(actor, { id: row.groupId, parentId: row.parentId }) ||
    serves(actor, row)
  return new Map(rows.filter(sees).map(({ inviteeId, note }) => [inviteeId, note]))
}

type NoteRow = {
  inviteeId: string
  personId: string
  note: string
  groupId: string
  parentId: string | null
  chairPersonId: string | null
  writerPersonId: string | null
}

/** The notes on who came to a meeting, by invitee, in one statement. They are for those who take attendance: the caller's to see to. */
export async function listPresenceNotes(db: Reader, meetingId: string): Promise<Map<string, string>> {
  const rows = await db.statement<{ id: string; note: string }>({
    name: 'presence_notes',
    text: `select invitee_id::text as id, presence_note as note from attendances
      where meeting_id = $1::uuid and presence_note is not null`,
    values: [meetingId],
  })
  return new Map(rows.map(({ id, note }) => [id, note]))
}

/** The same of one who is asked. Refuses one who is not here, or no longer asked. */
export async function getAttendance(db: Reader, actor: Actor, inviteeId: string) {
  const { meetingId } = await getInvitee(db, inviteeId)
  const row = (await listAttendance(db, actor, meetingId)).find((one) => one.inviteeId === inviteeId)
  if (!row) throw notFound('request.not-found')
  return row
}

/** What a person asked by an invitation sees when they are about to reply: the meeting, and the reply that stands. Null when they are no longer asked. */
export async function findOwnReply(
  db: Reader,
  { invitationId, personId }: { invitationId: string; personId: string },
) {
  const [row] = await db
    .select({
      meeting: meetings,
      invitation: invitations,
      invitee: invitees,
      attendance: attendances,
      name: people.name,
    })
    .from(invitations)
    .innerJoin(meetings, eq(meetings.id, invitations.meetingId))
    .innerJoin(invitees, and(eq(invitees.meetingId, meetings.id), eq(invitees.personId, personId)))
    .innerJoin(people, eq(people.id, invitees.personId))
    .leftJoin(attendances, eq(attendances.inviteeId, invitees.id))
    .where(and(eq(invitations.id, invitationId), isNull(invitees.removedAt)))
  return row ?? null
}
