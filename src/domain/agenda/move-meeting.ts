import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { changeMeeting, type MeetingChanges } from '../meetings/change.ts'
import { getMeeting } from '../meetings/read.ts'
import { cancelMeeting } from '../meetings/take-step.ts'
import { placeApprovalItem } from './place-item.ts'
import { listItems } from './read.ts'
import { numberYear, yearOf } from './renumber.ts'

/** Changes a meeting; where its items' numbers run through the year, they follow it to its new place in the year. */
export async function changeMeetingWithAgenda(
  tx: Tx,
  actor: Actor,
  change: MeetingChanges & { meetingId: string; expected: number },
) {
  const before = await getMeeting(tx, change.meetingId)
  const after = await changeMeeting(tx, actor, change)
  const moved = after.startsAt.getTime() !== before.startsAt.getTime() || after.zone !== before.zone
  if (moved && after.group.numbering === 'running-year') {
    if (yearOf(before) !== yearOf(after)) await numberYear(tx, after, yearOf(before))
    await numberYear(tx, after, yearOf(after))
  }
  return { id: after.id, version: after.version }
}

/** Calls a meeting off; the minutes it should have approved go on to the group's next meeting, where there is one. */
export async function cancelMeetingWithAgenda(
  tx: Tx,
  actor: Actor,
  { meetingId, reason }: { meetingId: string; reason: string },
) {
  const cancelled = await cancelMeeting(tx, actor, { meetingId, reason })
  const meeting = await getMeeting(tx, meetingId)
  if (meeting.group.numbering === 'running-year') await numberYear(tx, meeting, yearOf(meeting))
  for (const { approvesMinutesId, withdrawn } of await listItems(tx, meetingId))
    if (approvesMinutesId && !withdrawn) await placeApprovalItem(tx, actor, approvesMinutesId)
  return cancelled
}
