import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/database.ts'
import { agendaItems } from '#src/platform/database/schema/agenda.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import type { Meeting } from '../meetings/read.ts'
import { localDay } from '../meetings/times.ts'
import { type NumberForm, numberItems, serialOf } from './numbering.ts'
import type { AgendaItem } from './read.ts'

type Ordered = Pick<AgendaItem, 'id' | 'position' | 'number' | 'numbered' | 'fixedNumber'>
type Placed = { id: string; position: number; number: string | null }

/**
 * Writes the order given, places without gaps and the numbers that follow from it. Where numbers run through the year, the
 * group's later meetings that are only planned follow; those already called or held keep what was announced.
 */
export async function putInOrder(tx: Tx, meeting: Meeting, items: readonly Ordered[]): Promise<void> {
  const placed = items.map((item, index) => ({ ...item, position: index + 1 }))
  if (meeting.group.numbering === 'plain') {
    const numbers = numberItems(placed, { form: { kind: 'plain' }, last: 0 })
    return write(
      tx,
      items,
      placed.map((item, index) => ({ ...item, number: numbers[index] ?? null })),
    )
  }
  await write(tx, items, placed)
  await numberYear(tx, meeting, yearOf(meeting))
}

/** Gives the items of a year's meetings their running numbers: this meeting's and those only planned. */
export async function numberYear(tx: Tx, meeting: Meeting, year: number): Promise<void> {
  // Two agendas of one group at a time would both go on after the same number.
  await tx.select({ id: groups.id }).from(groups).where(eq(groups.id, meeting.groupId)).for('no key update')
  const items = await listItemsOfYear(tx, meeting.groupId, year)
  const form: NumberForm = { kind: 'running-year', year }
  let last = 0
  const ofMeetings = Map.groupBy(items, (item) => item.meetingId)
  const numbered = [...ofMeetings.values()].flatMap((ofMeeting) => {
    const renumbers = ofMeeting[0]?.state === 'planned' || ofMeeting[0]?.meetingId === meeting.id
    const numbers = renumbers ? numberItems(ofMeeting, { form, last }) : ofMeeting.map((item) => item.number)
    last = Math.max(last, ...numbers.map((number) => serialOf(number, form)))
    return ofMeeting.map((item, index) => ({ ...item, number: numbers[index] ?? null }))
  })
  await write(tx, items, numbered)
}

export const yearOf = (meeting: { startsAt: Date; zone: string }): number =>
  Number(localDay(meeting).slice(0, 4))

const listItemsOfYear = (tx: Tx, groupId: string, year: number) =>
  tx
    .select({
      id: agendaItems.id,
      meetingId: agendaItems.meetingId,
      state: meetings.state,
      position: agendaItems.position,
      number: agendaItems.number,
      numbered: agendaItems.numbered,
      fixedNumber: agendaItems.fixedNumber,
    })
    .from(agendaItems)
    .innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
    .where(
      and(
        eq(meetings.groupId, groupId),
        ne(meetings.state, 'cancelled'),
        sql`extract(year from ${meetings.startsAt} at time zone ${meetings.zone}) = ${year}`,
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(meetings.id), asc(agendaItems.position), asc(agendaItems.id))

/** Only what differs is written, all in one statement. */
async function write(tx: Tx, before: readonly Placed[], after: readonly Placed[]) {
  const stood = new Map(before.map((item) => [item.id, item]))
  const changed = after.filter((item) => {
    const old = stood.get(item.id)
    return old?.position !== item.position || old.number !== item.number
  })
  if (changed.length === 0) return
  const rows = changed.map(({ id, position, number }) => ({ id, position, number }))
  await tx.statement({
    name: 'number_agenda_items',
    text: `update agenda_items item set position = placed.position, number = placed.number
      from json_to_recordset($1::json) as placed (id uuid, position integer, number text)
      where item.id = placed.id`,
    values: [JSON.stringify(rows)],
  })
}
