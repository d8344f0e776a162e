import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { agendaItems, type ItemKind } from '#src/platform/database/schema/agenda.ts'
import { approvals } from '#src/platform/database/schema/approvals.ts'
import { conflict, invalid, stale } from '#src/platform/errors.ts'
import { lockMeetingToPrepare, type Meeting } from '../meetings/read.ts'
import { raiseAgendaVersion } from '../meetings/take-step.ts'
import { refuseMisfit } from './fit.ts'
import { placeOfNew } from './placing.ts'
import { type AgendaItem, getItem, listItems } from './read.ts'
import { putInOrder } from './renumber.ts'

export type ItemFacts = {
  kind: ItemKind
  title: string
  /** Markdown for the invitation */
  description?: string | undefined
  numbered?: boolean | undefined
  /** stands instead of the automatic number: 20/19 */
  fixedNumber?: string | null | undefined
  presenterPersonId?: string | null | undefined
  presenterText?: string | null | undefined
  minutesAllotted?: number | null | undefined
  approvesMinutesId?: string | null | undefined
  reportsGroupId?: string | null | undefined
  listsFollowUps?: boolean | undefined
  /** why it is exempt from publicity: the law and paragraph */
  exemptBasis?: string | null | undefined
}

const mostItems = 1_000

/** Puts an item on the agenda: at a position counted from 1, else last but before any other business. */
export async function addItem(
  tx: Tx,
  actor: Actor,
  { meetingId, position, ...facts }: ItemFacts & { meetingId: string; position?: number | undefined },
) {
  const meeting = await lockOpenMeeting(tx, actor, meetingId)
  await refuseMisfit(tx, meeting, facts)
  const items = await listItems(tx, meetingId)
  const item = await insertItem(tx, meeting, {
    items,
    facts,
    place: position ? position - 1 : placeOfNew(items),
  })
  await record(
    tx,
    actor,
    'agenda.add-item',
    { type: 'meeting', id: meetingId },
    { itemId: item.id, ...facts },
  )
  return { id: item.id, version: item.version }
}

/** Changes an item. Refuses a stale version, what its kind does not know, and another meaning once it has approved minutes. */
export async function changeItem(
  tx: Tx,
  actor: Actor,
  { itemId, expected, ...changes }: Partial<ItemFacts> & { itemId: string; expected: number },
) {
  const { item: before, meeting } = await lockItem(tx, actor, itemId)
  if (before.version !== expected) throw stale(before)
  if (Object.values(changes).every((value) => value === undefined)) throw invalid('request.nothing-to-change')
  const { kind, approvesMinutesId, reportsGroupId } = { ...before, ...withoutUndefined(changes) }
  const meansOther = kind !== before.kind || approvesMinutesId !== before.approvesMinutesId
  if (meansOther) await refuseHavingApproved(tx, itemId)
  // What it pointed at before is no fault of this change: minutes that were approved since are still those it approved.
  if (meansOther || reportsGroupId !== before.reportsGroupId)
    await refuseMisfit(tx, meeting, { kind, approvesMinutesId, reportsGroupId, itemId })
  const changed = await updateItem(tx, before, changes)
  if (changes.numbered !== undefined || changes.fixedNumber !== undefined)
    await putInOrder(tx, meeting, await listItems(tx, meeting.id))
  await record(tx, actor, 'agenda.change-item', { type: 'meeting', id: meeting.id }, { itemId, ...changes })
  return { id: changed.id, version: changed.version }
}

/**
 * Withdraws an item, or takes the withdrawal back. It stays on the agenda under its number. Doing it twice is one effect.
 * Refuses one under which minutes were approved.
 */
export async function withdrawItem(
  tx: Tx,
  actor: Actor,
  { itemId, withdrawn }: { itemId: string; withdrawn: boolean },
) {
  const { item, meeting } = await lockItem(tx, actor, itemId)
  if (item.withdrawn === withdrawn) return { id: item.id, version: item.version }
  if (withdrawn) await refuseHavingApproved(tx, itemId)
  else await refuseMisfit(tx, meeting, { ...item, itemId })
  const changed = await updateItem(tx, item, { withdrawn })
  const action = withdrawn ? 'agenda.withdraw-item' : 'agenda.restore-item'
  await record(tx, actor, action, { type: 'meeting', id: meeting.id }, { itemId })
  return { id: changed.id, version: changed.version }
}

/**
 * Takes an item off the agenda; its papers stay with the meeting. Refuses one that has been minuted, one that somebody is
 * asked for, every item once the minutes are approved, and a stale version.
 */
export async function removeItem(
  tx: Tx,
  actor: Actor,
  { itemId, expected }: { itemId: string; expected: number },
) {
  const { item, meeting } = await lockItem(tx, actor, itemId)
  if (item.version !== expected) throw stale(item)
  const [holding] = await tx.statement<{ minuted: string; guests: string }>({
    name: 'what_holds_an_item',
    text: whatHoldsAnItem,
    values: [itemId],
  })
  if (holding?.minuted === 'true') throw conflict('agenda.item-is-minuted')
  if (holding?.guests === 'true') throw conflict('agenda.item-has-guests')
  await tx.delete(agendaItems).where(eq(agendaItems.id, itemId))
  await putInOrder(tx, meeting, await listItems(tx, meeting.id))
  await raiseAgendaVersion(tx, meeting.id)
  const details = { itemId, title: item.title }
  await record(tx, actor, 'agenda.remove-item', { type: 'meeting', id: meeting.id }, details)
}

const whatHoldsAnItem = `
  select (exists (select from item_texts where agenda_item_id = $1::uuid)
      or exists (select from decisions where agenda_item_id = $1::uuid)
      or exists (select from working_groups where agenda_item_id = $1::uuid)
      or exists (select from follow_ups where agenda_item_id = $1::uuid)
      or exists (select from remarks where agenda_item_id = $1::uuid)
      or exists (select from approvals where in_agenda_item_id = $1::uuid)
      or exists (select from attendances where from_item_id = $1::uuid or to_item_id = $1::uuid))::text as minuted,
    (exists (select from invitees where agenda_item_id = $1::uuid))::text as guests`

/** Inserts an item at a place (zero-based) among those that stand, and numbers them anew. The meeting is locked. */
export async function insertItem(
  tx: Tx,
  meeting: Meeting,
  { items, facts, place }: { items: AgendaItem[]; facts: ItemFacts & { standing?: boolean }; place: number },
): Promise<AgendaItem> {
  if (items.length >= mostItems) throw conflict('agenda.too-many-items')
  const [item] = await tx
    .insert(agendaItems)
    .values({
      id: tx.newId(),
      meetingId: meeting.id,
      position: items.length + 1,
      ...facts,
      createdAt: tx.now,
    })
    .returning()
  if (!item) throw new Error('an inserted item came back empty')
  await putInOrder(tx, meeting, items.toSpliced(place, 0, item))
  await raiseAgendaVersion(tx, meeting.id)
  return item
}

const withoutUndefined = <Facts extends object>(facts: Facts) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Facts]: Exclude<Facts[Name], undefined>
  }

async function updateItem(
  tx: Tx,
  before: AgendaItem,
  changes: Partial<ItemFacts> & { withdrawn?: boolean },
): Promise<AgendaItem> {
  const [changed] = await tx
    .update(agendaItems)
    .set({ ...changes, version: sql`${agendaItems.version} + 1` })
    .where(and(eq(agendaItems.id, before.id), eq(agendaItems.version, before.version)))
    .returning()
  if (!changed) throw stale(await getItem(tx, before.id))
  return changed
}

/** What was approved under an item is approved for good, so the item neither falls away nor comes to mean something else. */
async function refuseHavingApproved(tx: Tx, itemId: string) {
  if ((await tx.$count(approvals, eq(approvals.inAgendaItemId, itemId))) > 0)
    throw conflict('agenda.item-has-approved')
}

async function lockItem(tx: Tx, actor: Actor, itemId: string) {
  const { meetingId } = await getItem(tx, itemId)
  const meeting = await lockOpenMeeting(tx, actor, meetingId)
  return { meeting, item: await getItem(tx, itemId) }
}

async function lockOpenMeeting(tx: Tx, actor: Actor, meetingId: string): Promise<Meeting> {
  const meeting = await lockMeetingToPrepare(tx, actor, meetingId)
  if (meeting.state === 'cancelled') throw conflict('meetings.is-cancelled')
  return meeting
}
