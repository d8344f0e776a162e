import { and, eq, sql } from 'drizzle-orm'
import { revokeLinksOf } from '#src/domain/access/links.ts'
import { getToday } from '#src/domain/collaborations/read.ts'
import { getActivePeople } from '#src/domain/people/active.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { seatHolders, seats } from '#src/platform/database/schema/groups.ts'
import { conflict, forbidden, invalid, notFound } from '#src/platform/errors.ts'
import { refuseEndedGroup } from './keep.ts'
import { mayKeep } from './may.ts'
import { handOver, overlap, type Period } from './periods.ts'
import type { Seat } from './read.ts'
import { lastDay, lockSeat } from './seat.ts'

export type NewHolder = {
  seatId: string
  personId: string
  standing: 'holder' | 'deputy'
  /** today when not said */
  fromOn?: string | undefined
  untilOn?: string | undefined
}

/**
 * Seats a person as holder or deputy from a day on. An earlier holder ends the day before; deputies may be several.
 * Refuses a period outside the seat's own, one that a later holder has begun, and a person who is there already.
 */
export async function addHolder(tx: Tx, actor: Actor, { seatId, ...wanted }: NewHolder) {
  const { seat, group } = await lockSeat(tx, seatId)
  if (!mayKeep(actor, group)) throw forbidden('request.only-secretariat')
  const today = await getToday(tx)
  refuseEndedGroup(group, today)
  const holding = await seatPerson(tx, seat, {
    ...wanted,
    fromOn: wanted.fromOn ?? (seat.fromOn > today ? seat.fromOn : today),
  })
  await record(tx, actor, 'groups.add-holder', { type: 'group', id: group.id }, { seatId, ...holding })
  return { id: holding.id }
}

/** The same for commands that have checked rights and hold the seat locked; the trail is theirs too. */
export async function seatPerson(
  tx: Tx,
  seat: Seat,
  next: { personId: string; standing: 'holder' | 'deputy'; fromOn: string; untilOn?: string | undefined },
) {
  const period: Period = { fromOn: next.fromOn, untilOn: next.untilOn ?? seat.untilOn }
  refuseOutside(seat, period)
  await getActivePeople(tx, [{ field: 'personId', personId: next.personId }], next.fromOn)
  const held = await tx.select().from(seatHolders).where(eq(seatHolders.seatId, seat.id))
  const again = held.some(
    (one) =>
      one.personId === next.personId &&
      // Whoever was deputy may become holder, and the other way round, but not be both, nor the same twice.
      overlap(one, period),
  )
  if (again) throw conflict('groups.holds-already', { field: 'personId' })
  if (next.standing === 'holder')
    await endEarlier(
      tx,
      held.filter(({ standing }) => standing === 'holder'),
      period,
    )
  const id = tx.newId()
  await tx
    .insert(seatHolders)
    .values({ id, seatId: seat.id, personId: next.personId, standing: next.standing, ...period })
  await tx
    .update(seats)
    .set({ version: sql`${seats.version} + 1` })
    .where(eq(seats.id, seat.id))
  if (next.standing === 'holder') await revokeLinksOf(tx, seat.id)
  return { id, personId: next.personId, standing: next.standing, ...period }
}

/**
 * Ends somebody's time as holder or deputy. `untilOn` is the last day: yesterday when not said, so that their rights end
 * at once. Refuses what has ended by then, and a last day before the first.
 */
export async function endHolder(
  tx: Tx,
  actor: Actor,
  { holderId, ...wanted }: { holderId: string; untilOn?: string | undefined },
) {
  const [found] = await tx.select().from(seatHolders).where(eq(seatHolders.id, holderId))
  if (!found) throw notFound('request.not-found')
  const { group } = await lockSeat(tx, found.seatId)
  if (!mayKeep(actor, group)) throw forbidden('request.only-secretariat')
  const [holder] = await tx.select().from(seatHolders).where(eq(seatHolders.id, holderId))
  if (!holder) throw notFound('request.not-found')
  const untilOn = lastDay(holder, { wanted: wanted.untilOn, today: await getToday(tx) })
  await tx.update(seatHolders).set({ untilOn }).where(eq(seatHolders.id, holderId))
  await tx
    .update(seats)
    .set({ version: sql`${seats.version} + 1` })
    .where(eq(seats.id, holder.seatId))
  await record(tx, actor, 'groups.end-holder', { type: 'group', id: group.id }, { holderId, untilOn })
}

function refuseOutside(seat: Seat, period: Period) {
  if (period.fromOn < seat.fromOn || (seat.untilOn !== null && period.fromOn > seat.untilOn))
    throw conflict('groups.outside-seat', { field: 'fromOn' })
  if (period.untilOn !== null && period.untilOn < period.fromOn)
    throw invalid('groups.ends-before-it-begins', { field: 'untilOn' })
  if (seat.untilOn !== null && (period.untilOn === null || period.untilOn > seat.untilOn))
    throw conflict('groups.outside-seat', { field: 'untilOn' })
}

async function endEarlier(tx: Tx, held: (typeof seatHolders.$inferSelect)[], period: Period) {
  const outcome = handOver(held, period)
  if ('taken' in outcome)
    throw conflict('groups.taken-later', { field: 'fromOn', facts: { fromOn: outcome.taken.fromOn } })
  for (const { held: earlier, untilOn } of outcome.ended)
    await tx
      .update(seatHolders)
      .set({ untilOn })
      .where(and(eq(seatHolders.id, earlier.id), eq(seatHolders.seatId, earlier.seatId)))
}
