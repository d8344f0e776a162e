import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { revokeLinksOf } from '#src/domain/access/links.ts'
import { getToday } from '#src/domain/collaborations/read.ts'
import { getActiveOrganisation } from '#src/domain/organisations/active.ts'
import { getActivePeople } from '#src/domain/people/active.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { seatHolders, seats } from '#src/platform/database/schema/groups.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict, forbidden, invalid, stale } from '#src/platform/errors.ts'
import type { WithoutEmail } from '#src/platform/mail/mail-each.ts'
import { askForName } from './ask-for-name.ts'
import { refuseEndedGroup } from './keep.ts'
import { mayKeep } from './may.ts'
import { dayBefore } from './periods.ts'
import { type Group, getSeat, lockGroup, type Seat } from './read.ts'

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
  const added = await insertSeat(tx, { group, seat, today, field: '' }, desk)
  await record(tx, actor, 'groups.add-seat', { type: 'group', id: groupId }, { seatId: added.id, ...seat })
  return added
}

/**
 * The same for rooms that set up a whole group in one command: rights and the trail are theirs, and they hold the
 * group locked. `field` stands before the names of refused fields: "seats.2.".
 */
export async function insertSeat(
  tx: Tx,
  { group, seat, today, field }: { group: Group; seat: NewSeat; today: string; field: string },
  desk: Desk,
): Promise<{ id: string; version: number; withoutEmail: WithoutEmail[] }> {
  const { organisationId, personId, fromOn = today, ...facts } = seat
  if (!organisationId && !personId && !facts.label)
    throw invalid('groups.seat-for-nobody', { field: `${field}organisationId` })
  const organisation = organisationId
    ? await getActiveOrganisation(tx, { field: `${field}organisationId`, organisationId, on: fromOn })
    : null
  const named = [
    { field: `${field}personId`, personId },
    { field: `${field}namedByPersonId`, personId: facts.namedByPersonId },
  ]
  const people = await getActivePeople(tx, named, fromOn)
  const id = tx.newId()
  await tx.insert(seats).values({ id, groupId: group.id, organisationId, fromOn, ...facts })
  if (personId)
    await tx.insert(seatHolders).values({ id: tx.newId(), seatId: id, personId, standing: 'holder', fromOn })
  const namer = people.get(facts.namedByPersonId ?? '')
  const withoutEmail =
    namer && !personId
      ? await askForName(
          tx,
          {
            group,
            namer,
            seat: { id, version: 1, label: facts.label ?? null, nameDueOn: facts.nameDueOn ?? null },
            organisation,
          },
          desk,
        )
      : []
  return { id, version: 1, withoutEmail }
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

/** The seat, held until the transaction ends, so that two people cannot be seated at once. */
export async function lockSeat(tx: Tx, seatId: string): Promise<{ seat: Seat; group: Group }> {
  await tx.select({ id: seats.id }).from(seats).where(eq(seats.id, seatId)).for('update')
  return getSeat(tx, seatId)
}

export function refuseEndedSeat(seat: Seat, today: string) {
  if (seat.untilOn !== null && seat.untilOn < today) throw conflict('groups.seat-ended')
}

/**
 * The last day of something that shall end: the day before today when not said, and never earlier than the day before
 * it began, which is how a period that never was is kept. Refuses a day before that, and what has ended by then.
 */
export function lastDay(
  period: { fromOn: string; untilOn: string | null },
  { wanted, today }: { wanted: string | undefined; today: string },
): string {
  const never = dayBefore(period.fromOn)
  const atOnce = dayBefore(today)
  const untilOn = wanted ?? (atOnce < never ? never : atOnce)
  if (untilOn < never) throw invalid('groups.ends-before-it-begins', { field: 'untilOn' })
  if (period.untilOn !== null && period.untilOn <= untilOn) throw conflict('groups.already-ended')
  return untilOn
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
  const organisation = organisationId
    ? await getActiveOrganisation(tx, { field: 'organisationId', organisationId, on: changed.fromOn })
    : null
  return askForName(tx, { group, namer, seat: changed, organisation }, desk)
}

export const isHeld = async (tx: Tx, seatId: string, today: string): Promise<boolean> =>
  (await tx.$count(
    seatHolders,
    and(
      eq(seatHolders.seatId, seatId),
      eq(seatHolders.standing, 'holder'),
      or(isNull(seatHolders.untilOn), sql`${seatHolders.untilOn} >= ${today}::date`),
    ),
  )) > 0
