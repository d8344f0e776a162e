import { eq } from 'drizzle-orm'
import type { Doer } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { notFound } from '#src/platform/errors.ts'
import { lockMeeting } from '../meetings/read.ts'
import { approvalOf, reportOf } from './carry-over.ts'
import { type ItemFacts, insertItem } from './keep.ts'
import { placeOfApproval, placeOfNew } from './placing.ts'
import {
  type AgendaItem,
  findItemApproving,
  findMinutes,
  findNextMeeting,
  hasLiveReport,
  listItems,
} from './read.ts'

export type PlacedItem = { meetingId: string; itemId: string }

/**
 * Puts the approval of minutes on the group's next meeting, second after the approval of the invitation. Returns where it
 * stands; null when there is no next meeting yet (the item then comes with the next one planned), when the group approves
 * in writing, or when the minutes are approved. Doing it twice places one item.
 */
export async function placeApprovalItem(tx: Tx, doer: Doer, minutesId: string): Promise<PlacedItem | null> {
  const minutes = await findMinutes(tx, minutesId)
  if (!minutes) throw notFound('request.not-found')
  const { meeting: minuted, group, sharesDay } = minutes
  if (minutes.state === 'approved' || minutes.state === 'published') return null
  if (group.approvalPolicy !== 'next-meeting') return null
  const next = await findNextMeeting(tx, { groupId: minutes.groupId, after: minuted.startsAt })
  const locked = next && (await lockMeeting(tx, next.id))
  const standing = await findItemApproving(tx, { minutesId })
  if (standing) return { meetingId: standing.meetingId, itemId: standing.id }
  if (!locked) return null
  const facts = approvalOf(
    { minutesId, startsAt: minuted.startsAt, zone: minuted.zone, sharesDay },
    group.language,
  )
  return place(tx, doer, { meetingId: locked.id, facts, placeIn: placeOfApproval })
}

/**
 * Puts a working group's report on the next meeting of the group above, before any other business. Returns where it stands,
 * or null when no meeting is planned or the report already stands on one.
 */
export async function placeReportItem(tx: Tx, doer: Doer, groupId: string): Promise<PlacedItem | null> {
  const [group] = await tx
    .select({ groupId: groups.id, name: groups.name, parentId: groups.parentId })
    .from(groups)
    .where(eq(groups.id, groupId))
  if (!group?.parentId) throw notFound('request.not-found')
  const next = await findNextMeeting(tx, { groupId: group.parentId, after: tx.now })
  if (!next) return null
  const parent = (await lockMeeting(tx, next.id)).group
  const reported = eq(groups.id, groupId)
  const [live] = await tx
    .select({ stands: hasLiveReport(groupId) })
    .from(groups)
    .where(reported)
  if (live?.stands) return null
  const facts = reportOf(group, parent.language)
  return place(tx, doer, { meetingId: next.id, facts, placeIn: placeOfNew })
}

type Placing = {
  meetingId: string
  facts: ItemFacts & { standing: boolean }
  placeIn: (items: AgendaItem[]) => number
}

async function place(tx: Tx, doer: Doer, { meetingId, facts, placeIn }: Placing): Promise<PlacedItem> {
  const meeting = await lockMeeting(tx, meetingId)
  const items = await listItems(tx, meetingId)
  const item = await insertItem(tx, meeting, { items, facts, place: placeIn(items) })
  const details = { itemId: item.id, ...facts }
  await record(tx, doer, 'agenda.place-item', { type: 'meeting', id: meetingId }, details)
  return { meetingId, itemId: item.id }
}
