import { eq } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import { minutes } from '#src/platform/database/schema/minutes.ts'
import { conflict, forbidden, notFound } from '#src/platform/errors.ts'
import { refuseBeforeDay } from '../meetings/times.ts'
import { knowsGroup, writesMinutes } from './rights.ts'

/**
 * Begins the minutes of a meeting. Refuses a cancelled meeting, one whose day has not come, and one whose minutes are
 * begun already (409).
 */
export async function openDraft(tx: Tx, actor: Actor, { meetingId }: { meetingId: string }) {
  const [meeting] = await tx
    .select({
      groupId: meetings.groupId,
      parentId: groups.parentId,
      state: meetings.state,
      startsAt: meetings.startsAt,
      zone: meetings.zone,
      chairPersonId: meetings.chairPersonId,
      writerPersonId: meetings.writerPersonId,
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(eq(meetings.id, meetingId))
  if (!meeting) throw notFound('request.not-found')
  if (!writesMinutes(actor, meeting))
    throw knowsGroup(actor, meeting) ? forbidden('minutes.only-writers') : notFound('request.not-found')
  if (meeting.state === 'cancelled') throw conflict('minutes.meeting-cancelled')
  refuseBeforeDay(meeting, tx)
  const id = tx.newId()
  const [opened] = await tx
    .insert(minutes)
    .values({ id, meetingId, groupId: meeting.groupId, createdAt: tx.now })
    .onConflictDoNothing()
    .returning({ id: minutes.id, version: minutes.version })
  if (!opened) throw conflict('minutes.already-begun')
  await record(tx, actor, 'minutes.open', { type: 'minutes', id }, { meetingId })
  return opened
}
