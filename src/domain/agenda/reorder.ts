import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { conflict, invalid, stale } from '#src/platform/errors.ts'
import { lockMeetingToPrepare } from '../meetings/read.ts'
import { raiseAgendaVersion } from '../meetings/take-step.ts'
import { listItems } from './read.ts'
import { putInOrder } from './renumber.ts'

/** Puts the items in this order, and numbers them anew. Refuses an order that misses an item, and a stale agenda. */
export async function reorderAgenda(
  tx: Tx,
  actor: Actor,
  { meetingId, itemIds, expected }: { meetingId: string; itemIds: string[]; expected: number },
) {
  const meeting = await lockMeetingToPrepare(tx, actor, meetingId)
  if (meeting.state === 'cancelled') throw conflict('meetings.is-cancelled')
  const items = await listItems(tx, meetingId)
  if (meeting.agendaVersion !== expected)
    throw stale({ agendaVersion: meeting.agendaVersion, itemIds: items.map((item) => item.id) })
  const place = new Map(itemIds.map((itemId, index) => [itemId, index]))
  if (itemIds.length !== items.length || !items.every((item) => place.has(item.id)))
    throw invalid('agenda.not-the-whole-order', { field: 'itemIds' })
  const ordered = items.toSorted((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0))
  await putInOrder(tx, meeting, ordered)
  const version = await raiseAgendaVersion(tx, meetingId)
  await record(tx, actor, 'agenda.reorder', { type: 'meeting', id: meetingId }, { itemIds })
  return { id: meetingId, version }
}
