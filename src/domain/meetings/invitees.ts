import { and, eq, inArray, isNull, not, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { agendaItems } from '#src/platform/database/schema/agenda.ts'
import { attendances } from '#src/platform/database/schema/attendance.ts'
import { type inviteeParts, invitees } from '#src/platform/database/schema/meetings.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { conflict, invalid, notFound, stale } from '#src/platform/errors.ts'
import { lockMeetingToPrepare, type MeetingRow } from './read.ts'
import { drawRoster } from './roster.ts'
import { localDay } from './times.ts'

export type NewInvitee = {
  personId: string
  part: (typeof inviteeParts)[number]
  roleText?: string | null | undefined
  /** a guest or presenter who comes for this item only */
  agendaItemId?: string | null | undefined
  organisationId?: string | null | undefined
  seatId?: string | null | undefined
}

/**
 * Asks one more person to the meeting: a guest, a presenter for one item, an observer, a deputy. Also while it is held,
 * for those who came without being asked. Refuses a person already asked, and an item of another meeting.
 */
export async function addInvitee(
  tx: Tx,
  actor: Actor,
  { meetingId, ...given }: NewInvitee & { meetingId: string },
) {
  const meeting = await lockMeetingToPrepare(tx, actor, meetingId)
  if (meeting.state === 'cancelled') throw conflict('meetings.is-cancelled')
  if (given.agendaItemId) await refuseForeignItem(tx, meetingId, given.agendaItemId)
  const invitee = await putInvitee(tx, meetingId, given)
  if (!invitee) throw conflict('meetings.already-invited', { field: 'personId' })
  await record(tx, actor, 'meetings.add-invitee', { type: 'meeting', id: meetingId }, given)
  return invitee
}

/**
 * Takes a person off the list. Refuses once their presence has been taken: the minutes say that they were there. Refuses
 * when their attendance has another version than expected, 0 for none: they have replied in the meantime.
 */
export async function removeInvitee(
  tx: Tx,
  actor: Actor,
  { inviteeId, expected }: { inviteeId: string; expected: number },
) {
  const [found] = await tx.select().from(invitees).where(eq(invitees.id, inviteeId))
  if (!found) throw notFound('request.not-found')
  const meeting = await lockMeetingToPrepare(tx, actor, found.meetingId)
  if (meeting.state === 'cancelled') throw conflict('meetings.is-cancelled')
  const [attendance] = await tx.select().from(attendances).where(eq(attendances.inviteeId, inviteeId))
  if (attendance?.presence) throw conflict('meetings.invitee-has-presence')
  if ((attendance?.version ?? 0) !== expected) throw stale(attendance ?? null)
  const removed = await tx
    .update(invitees)
    .set({ removedAt: tx.now })
    .where(and(eq(invitees.id, inviteeId), sql`${invitees.removedAt} is null`))
    .returning({ id: invitees.id })
  if (removed.length === 0) throw notFound('request.not-found')
  const details = { personId: found.personId }
  await record(tx, actor, 'meetings.remove-invitee', { type: 'meeting', id: found.meetingId }, details)
}

/** Draws the list up anew from the group's roster as of the meeting's day: asks those who have joined, takes off those who left a seat. */
export async function drawFromRoster(tx: Tx, actor: Actor, { meetingId }: { meetingId: string }) {
  const meeting = await lockMeetingToPrepare(tx, actor, meetingId)
  if (meeting.state === 'cancelled') throw conflict('meetings.is-cancelled')
  if (meeting.state === 'held') throw conflict('meetings.is-held')
  const drawn = await drawInvitees(tx, meeting)
  await record(tx, actor, 'meetings.draw-from-roster', { type: 'meeting', id: meetingId }, drawn)
  return drawn
}

/** Makes the list follow the roster of the meeting's day. What was added by hand stays. Part of planning and moving a meeting. */
export async function drawInvitees(tx: Tx, meeting: MeetingRow) {
  const { wanted } = await drawRoster(tx, { groupId: meeting.groupId, on: localDay(meeting) })
  const before = await tx.select().from(invitees).where(eq(invitees.meetingId, meeting.id))
  const wantedIds = new Set(wanted.map((one) => one.personId))
  const left = before.filter(
    (one) => one.seatId && !one.removedAt && isDrawn(one) && !wantedIds.has(one.personId),
  )
  const standing = new Set(before.filter((one) => !one.removedAt).map((one) => one.personId))
  const joined = wanted.filter((one) => !standing.has(one.personId))
  if (left.length > 0)
    await tx
      .update(invitees)
      .set({ removedAt: tx.now })
      .where(
        inArray(
          invitees.id,
          left.map((one) => one.id),
        ),
      )
  if (joined.length > 0)
    await tx
      .insert(invitees)
      .values(
        joined.map(({ personId, seatId, organisationId, part }) => ({
          id: tx.newId(),
          meetingId: meeting.id,
          personId,
          seatId,
          organisationId,
          part,
          position: wanted.findIndex((one) => one.personId === personId) + 1,
          createdAt: tx.now,
        })),
      )
      .onConflictDoUpdate({
        target: [invitees.collaborationId, invitees.meetingId, invitees.personId],
        set: {
          removedAt: null,
          seatId: sql`excluded.seat_id`,
          organisationId: sql`excluded.organisation_id`,
          part: sql`excluded.part`,
          position: sql`excluded.position`,
        },
      })
  return { added: joined.map((one) => one.personId), removed: left.map((one) => one.personId) }
}

// A deputy who was named in a reply has the holder's seat and was not drawn from the roster.
const isDrawn = (one: { part: string }) => one.part === 'member' || one.part === 'observer'

/** Puts one person on a meeting's list, or back on it; null when they stand there already. The caller has locked the meeting. */
export async function putInvitee(tx: Tx, meetingId: string, given: NewInvitee) {
  const [person] = await tx
    .select({ organisationId: people.organisationId })
    .from(people)
    .where(eq(people.id, given.personId))
  if (!person) throw invalid('request.unknown-reference', { field: 'personId' })
  const facts = {
    part: given.part,
    roleText: given.roleText ?? null,
    agendaItemId: given.agendaItemId ?? null,
    organisationId: given.organisationId ?? person.organisationId,
    seatId: given.seatId ?? null,
  }
  const last = tx
    .select({ next: sql<number>`coalesce(max(${invitees.position}), 0) + 1` })
    .from(invitees)
    .where(eq(invitees.meetingId, meetingId))
  const [put] = await tx
    .insert(invitees)
    .values({
      id: tx.newId(),
      meetingId,
      personId: given.personId,
      ...facts,
      position: sql`(${last})`,
      createdAt: tx.now,
    })
    .onConflictDoUpdate({
      target: [invitees.collaborationId, invitees.meetingId, invitees.personId],
      set: { removedAt: null, ...facts },
      setWhere: sql`${invitees.removedAt} is not null`,
    })
    .returning({ id: invitees.id })
  return put ?? null
}

/** Takes a deputy who was named for a seat off the list again, unless they have come. The caller has locked the meeting. */
export async function retireDeputy(
  tx: Tx,
  { meetingId, personId, seatId }: { meetingId: string; personId: string; seatId: string | null },
) {
  const came = sql`exists (select from attendances a where a.invitee_id = ${invitees.id} and a.presence is not null)`
  await tx
    .update(invitees)
    .set({ removedAt: tx.now })
    .where(
      and(
        eq(invitees.meetingId, meetingId),
        eq(invitees.personId, personId),
        eq(invitees.part, 'deputy'),
        seatId ? eq(invitees.seatId, seatId) : isNull(invitees.seatId),
        not(came),
      ),
    )
}

async function refuseForeignItem(tx: Tx, meetingId: string, itemId: string) {
  const here = and(eq(agendaItems.id, itemId), eq(agendaItems.meetingId, meetingId))
  if ((await tx.$count(agendaItems, here)) === 0)
    throw invalid('request.unknown-reference', { field: 'agendaItemId' })
}
