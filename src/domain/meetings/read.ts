import { and, eq, exists, gte, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { pageClauses, pageOf, type Sorted } from '#src/platform/database/paging.ts'
import { approvals } from '#src/platform/database/schema/approvals.ts'
import { attendances } from '#src/platform/database/schema/attendance.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { invitees, meetings } from '#src/platform/database/schema/meetings.ts'
import { minutes } from '#src/platform/database/schema/minutes.ts'
import { organisations } from '#src/platform/database/schema/organisations.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { conflict, forbidden, notFound } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { addCalendarDays } from '#src/platform/time.ts'
import { mayRead } from '../groups/may.ts'
import type { Guest } from './guest-agenda.ts'
import { mayPrepare } from './may.ts'
import type { MeetingState } from './states.ts'

export type MeetingRow = typeof meetings.$inferSelect
export type Meeting = MeetingRow & { group: typeof groups.$inferSelect }

const withGroup = (db: Reader, meetingId: string) =>
  db
    .select({ meeting: meetings, group: groups })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(eq(meetings.id, meetingId))

/** One meeting with its group. Refuses one that is not here. */
export async function getMeeting(db: Reader, meetingId: string): Promise<Meeting> {
  const [row] = await withGroup(db, meetingId)
  if (!row) throw notFound('request.not-found')
  return { ...row.meeting, group: row.group }
}

/** The same, held until the transaction ends: whoever else would change it waits. */
export async function lockMeeting(tx: Reader, meetingId: string): Promise<Meeting> {
  const [row] = await withGroup(tx, meetingId).for('update', { of: meetings })
  if (!row) throw notFound('request.not-found')
  return { ...row.meeting, group: row.group }
}

/** A meeting that this actor prepares, locked for the change. */
export async function lockMeetingToPrepare(tx: Reader, actor: Actor, meetingId: string): Promise<Meeting> {
  const meeting = await lockMeeting(tx, meetingId)
  if (!mayPrepare(actor, meeting.group)) throw forbidden('meetings.only-preparers')
  return meeting
}

/** Refuses who neither belongs to the meeting's group nor is asked to the meeting. */
export const getMeetingToRead = async (db: Reader, actor: Actor, meetingId: string): Promise<Meeting> =>
  (await getMeetingForReader(db, actor, meetingId)).meeting

/** The same, with what its reader is there: a guest, or null for whoever reads all of its agenda. */
export async function getMeetingForReader(
  db: Reader,
  actor: Actor,
  meetingId: string,
): Promise<{ meeting: Meeting; guest: Guest | null }> {
  const meeting = await getMeeting(db, meetingId)
  if (mayRead(actor, meeting.group)) return { meeting, guest: null }
  const [asked] = await db
    .select({ part: invitees.part, ownItemId: invitees.agendaItemId })
    .from(invitees)
    .where(invitedAs(actor, meetingId))
  if (!asked) throw forbidden('request.forbidden')
  return { meeting, guest: asked.part === 'guest' ? asked : null }
}

const invitedAs = (actor: Actor, meetingId: string | typeof meetings.id) =>
  and(eq(invitees.meetingId, meetingId), eq(invitees.personId, actor.personId), isNull(invitees.removedAt))

export type MeetingFilter = {
  groupId?: string | undefined
  state?: MeetingState | undefined
  /** local days at the meeting's place, both included */
  from?: string | undefined
  to?: string | undefined
}

export const meetingSorts = ['startsAt', 'createdAt'] as const

/** Meetings by time or by when they were planned, a page at a time: those of groups the actor belongs to, of their working groups, and those asked to; with the actor's own reply. */
export async function listMeetings(
  db: Reader,
  actor: Actor,
  request: Sorted<typeof meetingSorts> & MeetingFilter,
) {
  const { after, orderBy, limit } = pageClauses(request, { column: meetings[request.sort], id: meetings.id })
  const rows = await db
    .select({
      id: meetings.id,
      groupId: meetings.groupId,
      groupName: groups.name,
      title: meetings.title,
      state: meetings.state,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
      zone: meetings.zone,
      place: meetings.place,
      videoUrl: meetings.videoUrl,
      createdAt: meetings.createdAt,
      version: meetings.version,
      ...ownPartIn(db, actor),
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(
      and(
        after,
        readableMeetings(db, actor),
        request.groupId ? eq(meetings.groupId, request.groupId) : undefined,
        request.state ? eq(meetings.state, request.state) : undefined,
        ...betweenDays(request),
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row[request.sort])
}

/** A condition on meetings and their groups: those that the actor may read. Undefined for the secretariat, who read all. */
export function readableMeetings(db: Reader, actor: Actor): SQL | undefined {
  if (isSecretariat(actor)) return undefined
  const own = Object.keys(actor.groups)
  const invited = exists(db.select({ one: sql`1` }).from(invitees).where(invitedAs(actor, meetings.id)))
  return own.length === 0
    ? invited
    : or(inArray(meetings.groupId, own), inArray(groups.parentId, own), invited)
}

/** Whether the actor is asked to the meeting of the row, and what they have replied. */
const ownPartIn = (db: Reader, actor: Actor) => ({
  asked: sql<boolean>`${exists(
    db.select({ one: sql`1` }).from(invitees).where(invitedAs(actor, meetings.id)),
  )}`,
  ownReply: sql<
    typeof attendances.$inferSelect.reply
  >`(${db.select({ reply: attendances.reply }).from(invitees).innerJoin(attendances, eq(attendances.inviteeId, invitees.id)).where(invitedAs(actor, meetings.id))})`,
})

/** The instants a day wider on both sides let the index by time be used; the local day decides. */
function betweenDays({ from, to }: MeetingFilter): (SQL | undefined)[] {
  const day = sql`(${meetings.startsAt} at time zone ${meetings.zone})::date`
  return [
    from ? gte(meetings.startsAt, new Date(`${addCalendarDays(from, -1)}T00:00:00Z`)) : undefined,
    from ? sql`${day} >= ${from}::date` : undefined,
    to ? lte(meetings.startsAt, new Date(`${addCalendarDays(to, 2)}T00:00:00Z`)) : undefined,
    to ? sql`${day} <= ${to}::date` : undefined,
  ]
}

/** Everybody asked to a meeting, with name, address and organisation, in order. Those removed come last, marked. */
export function listInvitees(db: Reader, meetingId: string) {
  return db
    .select({
      id: invitees.id,
      personId: invitees.personId,
      name: people.name,
      email: people.email,
      language: people.language,
      title: people.title,
      organisationId: invitees.organisationId,
      organisation: organisations.name,
      seatId: invitees.seatId,
      part: invitees.part,
      roleText: invitees.roleText,
      agendaItemId: invitees.agendaItemId,
      position: invitees.position,
      removedAt: invitees.removedAt,
    })
    .from(invitees)
    .innerJoin(people, eq(people.id, invitees.personId))
    .leftJoin(organisations, eq(organisations.id, invitees.organisationId))
    .where(eq(invitees.meetingId, meetingId))
    .orderBy(sql`${invitees.removedAt} is not null`, invitees.position, people.name, invitees.id)
}

/** Refuses to touch what the minutes say for good. */
export async function refuseApprovedMinutes(db: Reader, meeting: MeetingRow): Promise<void> {
  const [row] = await db
    .select({ state: minutes.state })
    .from(minutes)
    .where(eq(minutes.meetingId, meeting.id))
  if (row?.state === 'approved' || row?.state === 'published') throw conflict('request.locked')
}

/** Refuses what would belie the stamp on minutes that were approved in this meeting: it names the meeting's day for good. */
export async function refuseHavingApproved(
  db: Reader,
  { meetingId, field }: { meetingId: string; field?: string },
): Promise<void> {
  if ((await db.$count(approvals, eq(approvals.inMeetingId, meetingId))) > 0)
    throw conflict('meetings.has-approved', field ? { field } : {})
}
