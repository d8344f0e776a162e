import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import type { ItemKind } from '#src/platform/database/schema/agenda.ts'
import { conflict } from '#src/platform/errors.ts'
import { insertItem } from '../agenda/keep.ts'
import { placeOfNew } from '../agenda/placing.ts'
import { listItems } from '../agenda/read.ts'
import { lockMeeting, refuseApprovedMinutes } from '../meetings/read.ts'
import { refuseAllButWriters } from '../minutes/rights.ts'

/**
 * Puts what came up in the meeting on its agenda, after the item that was being taken up, else last but before any other business:
 * whoever writes the minutes may, also once the meeting is held, until the minutes are approved.
 */
export async function takeUpItem(
  tx: Tx,
  actor: Actor,
  {
    meetingId,
    afterItemId,
    ...facts
  }: { meetingId: string; afterItemId: string | null; title: string; kind: ItemKind },
) {
  const meeting = await lockMeeting(tx, meetingId)
  refuseAllButWriters(actor, { ...meeting, parentId: meeting.group.parentId })
  if (meeting.state === 'cancelled') throw conflict('meetings.is-cancelled')
  await refuseApprovedMinutes(tx, meeting)
  const items = await listItems(tx, meetingId)
  const before = items.findIndex(({ id }) => id === afterItemId)
  const place = before === -1 ? placeOfNew(items) : before + 1
  const item = await insertItem(tx, meeting, { items, facts, place })
  const details = { itemId: item.id, ...facts }
  await record(tx, actor, 'agenda.add-item', { type: 'meeting', id: meetingId }, details)
  return { id: item.id, version: item.version }
}
