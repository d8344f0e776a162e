import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import { conflict, forbidden } from '#src/platform/errors.ts'
import { getGroup } from '../groups/read.ts'
import { getRoster } from '../groups/roster.ts'
import { drawInvitees } from './invitees.ts'
import { mayPrepare } from './may.ts'
import type { Meeting } from './read.ts'
import { localDay, readSpan } from './times.ts'

export type MeetingPlan = {
  groupId: string
  title?: string | null | undefined
  /** RFC 3339 with the offset of the zone */
  startsAt: string
  endsAt: string
  /** the group's own when it is not given */
  zone?: string | undefined
  place?: string | null | undefined
  videoUrl?: string | null | undefined
  /** the group's chair and secretary on that day when they are not given */
  chairPersonId?: string | null | undefined
  writerPersonId?: string | null | undefined
}

/**
 * Plans a meeting of a group: time, place, who leads and writes, and who is asked: the roster as of the meeting's day
 * with the secretariat. Refuses a group that has ended by then, and times that are none.
 */
export async function planMeeting(tx: Tx, actor: Actor, plan: MeetingPlan): Promise<Meeting> {
  const group = await getGroup(tx, plan.groupId)
  if (!mayPrepare(actor, group)) throw forbidden('meetings.only-preparers')
  const zone = plan.zone ?? group.zone
  const span = readSpan({ startsAt: plan.startsAt, endsAt: plan.endsAt, zone })
  const on = localDay({ startsAt: span.startsAt, zone })
  if (group.endedOn && group.endedOn < on) throw conflict('meetings.group-ended', { field: 'startsAt' })
  const officer = await officersOn(tx, { groupId: group.id, on })
  const [meeting] = await tx
    .insert(meetings)
    .values({
      id: tx.newId(),
      groupId: group.id,
      title: plan.title ?? null,
      ...span,
      zone,
      place: plan.place === undefined ? group.defaultPlace : plan.place,
      videoUrl: plan.videoUrl ?? null,
      chairPersonId: plan.chairPersonId === undefined ? officer('chair') : plan.chairPersonId,
      writerPersonId: plan.writerPersonId === undefined ? officer('secretary') : plan.writerPersonId,
      createdAt: tx.now,
    })
    .returning()
  if (!meeting) throw new Error('an inserted meeting came back empty')
  await drawInvitees(tx, meeting)
  await record(tx, actor, 'meetings.plan', { type: 'meeting', id: meeting.id }, plan)
  return { ...meeting, group }
}

async function officersOn(tx: Tx, { groupId, on }: { groupId: string; on: string }) {
  const { offices } = await getRoster(tx, groupId, on)
  return (office: 'chair' | 'secretary') => offices.find((one) => one.office === office)?.personId ?? null
}
