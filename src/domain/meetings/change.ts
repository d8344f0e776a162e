import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import { conflict, invalid, stale } from '#src/platform/errors.ts'
import { drawInvitees } from './invitees.ts'
import type { MeetingPlan } from './plan.ts'
import { lockMeetingToPrepare, type Meeting, refuseHavingApproved } from './read.ts'
import { localDay, readSpan, refuseBeforeDay } from './times.ts'

export type MeetingChanges = Partial<Omit<MeetingPlan, 'groupId'>>

/**
 * Changes time, place or who leads and writes. Nobody is told until the next version of the invitation is sent. On another
 * day another roster holds, so the list of those asked follows it. Refuses a stale version and a cancelled meeting;
 * a meeting that was held may still be put right until its minutes are approved, but not moved to a day that has not come.
 * One that has approved earlier minutes keeps its day.
 */
export async function changeMeeting(
  tx: Tx,
  actor: Actor,
  { meetingId, expected, ...changes }: MeetingChanges & { meetingId: string; expected: number },
): Promise<Meeting> {
  const before = await lockMeetingToPrepare(tx, actor, meetingId)
  const { group, ...current } = before
  if (before.version !== expected) throw stale(current)
  if (before.state === 'cancelled') throw conflict('meetings.is-cancelled')
  if (Object.values(changes).every((value) => value === undefined)) throw invalid('request.nothing-to-change')
  const { startsAt, endsAt, zone = before.zone, ...rest } = changes
  const span = readSpan({ startsAt: startsAt ?? before.startsAt, endsAt: endsAt ?? before.endsAt, zone })
  await refuseOtherDay(tx, before, { startsAt: span.startsAt, zone })
  const [changed] = await tx
    .update(meetings)
    .set({ ...rest, ...span, zone, version: sql`${meetings.version} + 1` })
    .where(and(eq(meetings.id, meetingId), eq(meetings.version, expected)))
    .returning()
  if (!changed) throw stale(current)
  if (changed.state !== 'held' && localDay(changed) !== localDay(before)) await drawInvitees(tx, changed)
  await record(tx, actor, 'meetings.change', { type: 'meeting', id: meetingId }, changes)
  return { ...changed, group }
}

async function refuseOtherDay(tx: Tx, before: Meeting, moved: { startsAt: Date; zone: string }) {
  if (localDay(moved) === localDay(before)) return
  const field = 'startsAt'
  if (before.state === 'held') refuseBeforeDay(moved, { now: tx.now, field })
  await refuseHavingApproved(tx, { meetingId: before.id, field })
}
