import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import { conflict, forbidden } from '#src/platform/errors.ts'
import { mayPrepare, serves } from './may.ts'
import { lockMeeting, lockMeetingToPrepare, type MeetingRow, refuseHavingApproved } from './read.ts'
import { type MeetingStep, meetingSteps, refuseStep } from './states.ts'
import { readSpan, refuseBeforeDay } from './times.ts'

/**
 * The meeting was held; with `endsAt`, an instant or a text with the zone's own offset, until then. For those who prepare it, and
 * whoever leads it or writes its minutes. Refuses before the day it begins on, where it is held, and an end before the start.
 */
export async function holdMeeting(
  tx: Tx,
  actor: Actor,
  { meetingId, endsAt }: { meetingId: string; endsAt?: Date | string | undefined },
) {
  const meeting = await lockMeeting(tx, meetingId)
  if (!mayPrepare(actor, meeting.group) && !serves(actor, meeting)) throw forbidden('meetings.only-preparers')
  refuseStep(meeting.state, 'hold')
  refuseBeforeDay(meeting, tx)
  const ended = endsAt === undefined ? {} : { endsAt: readSpan({ ...meeting, endsAt }).endsAt }
  const held = await takeStep(tx, meeting, 'hold', ended)
  await record(tx, actor, 'meetings.hold', { type: 'meeting', id: meetingId }, ended)
  return { id: held.id, version: held.version }
}

/**
 * Calls the meeting off, saying why. Those who were asked are told by whoever calls this. Refuses one that has approved
 * earlier minutes: they say for good that it took place.
 */
export async function cancelMeeting(
  tx: Tx,
  actor: Actor,
  { meetingId, reason }: { meetingId: string; reason: string },
): Promise<MeetingRow> {
  const meeting = await lockMeetingToPrepare(tx, actor, meetingId)
  refuseStep(meeting.state, 'cancel')
  await refuseHavingApproved(tx, { meetingId })
  const cancelled = await takeStep(tx, meeting, 'cancel', { cancelledReason: reason })
  await record(tx, actor, 'meetings.cancel', { type: 'meeting', id: meetingId }, { reason })
  return cancelled
}

/** Moves the meeting to its next state, once: of two at the same time the second is refused. */
export async function takeStep(
  tx: Tx,
  meeting: MeetingRow,
  step: MeetingStep,
  also: Partial<Pick<MeetingRow, 'cancelledReason' | 'calendarSequence' | 'endsAt'>> = {},
): Promise<MeetingRow> {
  const { from, to } = meetingSteps[step]
  const [taken] = await tx
    .update(meetings)
    .set({ state: to, ...also, version: sql`${meetings.version} + 1` })
    .where(and(eq(meetings.id, meeting.id), inArray(meetings.state, from)))
    .returning()
  if (!taken) throw conflict('meetings.is-held')
  return taken
}

/** Counts a change of the papers' order or membership. */
export async function raisePapersVersion(tx: Tx, meetingId: string): Promise<number> {
  const [raised] = await tx
    .update(meetings)
    .set({ papersVersion: sql`${meetings.papersVersion} + 1` })
    .where(eq(meetings.id, meetingId))
    .returning({ papersVersion: meetings.papersVersion })
  return raised?.papersVersion ?? 0
}

/** Counts a change of the agenda's order or membership. The row stays locked until the transaction ends. */
export async function raiseAgendaVersion(tx: Tx, meetingId: string): Promise<number> {
  const [raised] = await tx
    .update(meetings)
    .set({ agendaVersion: sql`${meetings.agendaVersion} + 1` })
    .where(eq(meetings.id, meetingId))
    .returning({ agendaVersion: meetings.agendaVersion })
  return raised?.agendaVersion ?? 0
}
