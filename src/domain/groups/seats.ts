import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { revokeLinksOf } from '#src/domain/access/links.ts'
import { getToday } from '#src/domain/collaborations/read.ts'
import { getActiveOrganisations } from '#src/domain/organisations/active.ts'
import { getActivePeople } from '#src/domain/people/active.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { seatHolders, seats } from '#src/platform/database/schema/groups.ts'
import type { Desk } from '#src/platform/desk.ts'
import { forbidden, invalid, stale } from '#src/platform/errors.ts'
import type { WithoutEmail } from '#src/platform/mail/mail-each.ts'
import { askForName } from './ask-for-name.ts'
import { refuseEndedGroup } from './keep.ts'
import { mayKeep } from './may.ts'
import { type Group, getSeat, lockGroup, type Seat } from './read.ts'
import { isHeld, lastDay, lockSeat, refuseEndedSeat } from './seat.ts'

export type SeatFacts = {
  kind?: 'member' | 'observer' | undefined
  label?: string | null | undefined
  position?: number | undefined
  /** who shall name the person, and by when: the seat is pending until somebody holds it */
  namedByPersonId?: string | null | undefined
  nameDueOn?: string | null | undefined
}

export type NewSeat = SeatFacts & {
  organisationId?: string | undefined
  /** who takes the seat from its first day; without an organisation, in their own right */
  personId?: string | undefined
  fromOn?: string | undefined
}

/**
 * Adds a seat for an organisation, or for a person in their own right, from today unless said otherwise. Who shall
 * name somebody for it is asked by mail; the answer tells who has no address. Refuses a seat for nobody, an ended
 * group, organisation or person, and a last day before the first.
 */
export async function addSeat(
  tx: Tx,
  actor: Actor,
  { groupId, ...seat }: NewSeat & { groupId: string },
  desk: Desk,
) {
  const group = await lockGroup(tx, groupId)
  if (!mayKeep(actor, group)) throw forbidden('request.only-secretariat')
  const today = await getToday(tx)
  refuseEndedGroup(group, today)
  const { ids, withoutEmail } = await insertSeats(
    tx,
    { group, seats: [seat], today, fieldOf: () => '' },
    desk,
  )
  const [id] = ids as [string]
  await record(tx, actor, 'groups.add-seat', { type: 'group', id: groupId }, { seatId: id, ...seat })
  return { id, version: 1, withoutEmail }
}

type SeatsToInsert = {
  group: Group
  seats: NewSeat[]
  today: string
  /** what stands before the names of refused fields: "seats.2." */
  fieldOf: (index: number) => string
}

/**
 * Several at once, for rooms that set up a whole group in one command: rights and the trail are theirs, and they hold
 * the group locked. Asks for names as `addSeat` does; answers the ids in order.
 */
export async function insertSeats(
  tx: Tx,
  { group, seats: wanted, today, fieldOf }: SeatsToInsert,
  desk: Desk,
): Promise<{ ids: string[]; withoutEmail: WithoutEmail[] }> {
  const { organisations, people } = await refuseWrongSeats(tx, { seats: wanted, today, fieldOf })
  const rows = wanted.map(({ personId, fromOn = today, ...facts }) => ({
    personId,
    row: { id: tx.newId(), groupId: group.id, fromOn, ...facts },
  }))
  if (rows.length === 0) return { ids: [], withoutEmail: [] }
  await tx.insert(seats).values(rows.map(({ row }) => row))
  const held = rows.flatMap(({ personId, row }) =>
    personId
      ? { id: tx.newId(), seatId: row.id, personId, standing: 'holder' as const, fromOn: row.fromOn }
      : [],
  )
  if (held.length > 0) await tx.insert(seatHolders).values(held)
  const withoutEmail: WithoutEmail[] = []
  for (const { personId, row } of rows) {
    const namer = people.get(row.namedByPersonId ?? '')
    if (!namer || personId) continue
    const organisation = organisations.get(row.organisationId ?? '') ?? null
    const seat = { id: row.id, version: 1, label: row.label ?? null, nameDueOn: row.nameDueOn ?? null }
    withoutEmail.push(...(await askForName(tx, { group, namer, seat, organisation }, desk)))
  }
  return { ids: rows.map(({ row }) => row.id), withoutEmail }
}

/** Refuses, by its field, a seat for nobody, and people and organisations that are not here or have ended. Answers those found. */
export async function refuseWrongSeats(
  tx: Tx,
  { seats: wanted, today, fieldOf }: Omit<SeatsToInsert, 'group'>,
) {
  wanted.forEach(({ organisationId, personId, label }, index) => {
    if (!organisationId && !personId && !label)
      throw invalid('groups.seat-for-nobody', { field: `${fieldOf(index)}organisationId` })
  })
  const first = wanted.reduce((on, { fromOn = today }) => (fromOn < on ? fromOn : on), today)
  const organisations = await getActiveOrganisations(
    tx,
    wanted.map(({ organisationId }, index) => ({ field: `${fieldOf(index)}organisationId`, organisationId })),
    first,
  )
  const people = await getActivePeople(
    tx,
    wanted.flatMap(({ personId, namedByPersonId }, index) => [
      { field: `${fieldOf(index)}personId`, personId },
      { field: `${fieldOf(index)}namedByPersonId`, personId: namedByPersonId },
    ]),
    first,
  )
  return { organisations, people }
}

/** Changes a seat. Refuses a stale version and an ended seat. Another person to name somebody is asked by mail, and the former's link goes dead. */
export async function changeSeat(
  tx: Tx,
  actor: Actor,
  { seatId, expected, ...changes }: SeatFacts & { seatId: string; expected: number },
  desk: Desk,
) {
  const { seat, group } = await getSeat(tx, seatId)
  if (!mayKeep(actor, group)) throw forbidden('request.only-secretariat')
  const today = await getToday(tx)
  refuseEndedSeat(seat, today)
  const named = [{ field: 'namedByPersonId', personId: changes.namedByPersonId }]
  const people = await getActivePeople(tx, named, today)
  const [changed] = await tx
    .update(seats)
    .set({ ...changes, version: sql`${seats.version} + 1` })
    .where(and(eq(seats.id, seatId), eq(seats.version, expected)))
    .returning()
  if (!changed) throw stale((await getSeat(tx, seatId)).seat)
  const otherNamer = changes.namedByPersonId !== undefined && changes.namedByPersonId !== seat.namedByPersonId
  if (otherNamer) await revokeLinksOf(tx, seatId)
  const namer = otherNamer ? people.get(changes.namedByPersonId ?? '') : undefined
  const withoutEmail =
    namer && !(await isHeld(tx, seatId, today)) ? await ask(tx, { group, namer, changed }, desk) : []
  await record(tx, actor, 'groups.change-seat', { type: 'group', id: seat.groupId }, { seatId, ...changes })
  return { id: seatId, version: changed.version, withoutEmail }
}

/**
 * Ends a seat, and whoever holds it with it. `untilOn` is its last day: yesterday when not said, so that rights end at
 * once. Refuses a seat that has ended by then, and a last day before the first.
 */
export async function endSeat(
  tx: Tx,
  actor: Actor,
  { seatId, ...wanted }: { seatId: string; untilOn?: string | undefined },
) {
  const { seat, group } = await lockSeat(tx, seatId)
  if (!mayKeep(actor, group)) throw forbidden('request.only-secretariat')
  const untilOn = lastDay(seat, { wanted: wanted.untilOn, today: await getToday(tx) })
  await tx
    .update(seatHolders)
    .set({ untilOn: sql`greatest(${untilOn}::date, ${seatHolders.fromOn} - 1)` })
    .where(
      and(eq(seatHolders.seatId, seatId), or(isNull(seatHolders.untilOn), gt(seatHolders.untilOn, untilOn))),
    )
  const [ended] = await tx
    .update(seats)
    .set({ untilOn, version: sql`${seats.version} + 1` })
    .where(eq(seats.id, seatId))
    .returning({ id: seats.id, version: seats.version })
  await revokeLinksOf(tx, seatId)
  await record(tx, actor, 'groups.end-seat', { type: 'group', id: group.id }, { seatId, untilOn })
  return ended as { id: string; version: number }
}

async function ask(
  tx: Tx,
  {
    group,
    namer,
    changed,
  }: { group: Group; namer: Parameters<typeof askForName>[1]['namer']; changed: Seat },
  desk: Desk,
) {
  const { organisationId } = changed
  const named = [{ field: 'organisationId', organisationId }]
  const organisation =
    (await getActiveOrganisations(tx, named, changed.fromOn)).get(organisationId ?? '') ?? null
  return askForName(tx, { group, namer, seat: changed, organisation }, desk)
}
