import { and, asc, gte, inArray, isNull, or, sql } from 'drizzle-orm'
import { revokeLinksOf } from '#src/domain/access/links.ts'
import type { Merging, Moved } from '#src/domain/collaborations/merging.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { seatHolders, seats } from '#src/platform/database/schema/groups.ts'
import { dayBefore } from './periods.ts'
import type { Seat } from './read.ts'

/**
 * The dropped organisation's seats that go on: those that the kept one goes on with, and those that end because it has the same
 * seat: one of the same kind in the group, and nobody holds the dropped one's but who holds the kept one's.
 */
export async function findOrganisationInGroups(db: Reader, { keepId, dropId, today }: Merging) {
  const standing = await db
    .select()
    .from(seats)
    .where(
      and(
        inArray(seats.organisationId, [keepId, dropId]),
        or(isNull(seats.untilOn), gte(seats.untilOn, today)),
      ),
    )
    .orderBy(asc(seats.id))
  const holders = await db
    .select({ seatId: seatHolders.seatId, personId: seatHolders.personId })
    .from(seatHolders)
    .where(
      and(
        inArray(
          seatHolders.seatId,
          standing.map(({ id }) => id),
        ),
        or(isNull(seatHolders.untilOn), gte(seatHolders.untilOn, today)),
      ),
    )
  const peopleOf = (seatId: string) =>
    holders.filter((one) => one.seatId === seatId).map(({ personId }) => personId)
  const free = standing.filter(({ organisationId }) => organisationId === keepId)
  const found = { moving: [] as Seat[], ending: [] as (Seat & { sameAsId: string })[] }
  for (const seat of standing.filter(({ organisationId }) => organisationId === dropId)) {
    const [same] = free.filter(
      (one) =>
        one.groupId === seat.groupId &&
        one.kind === seat.kind &&
        peopleOf(seat.id).every((personId) => peopleOf(one.id).includes(personId)),
    )
    if (same) {
      free.splice(free.indexOf(same), 1)
      found.ending.push({ ...seat, sameAsId: same.id })
    } else found.moving.push(seat)
  }
  return found
}

/**
 * Makes the seats the kept organisation's. A seat goes on being the same one, with its holders and whoever shall name somebody.
 * Returns the groups that were touched.
 */
export async function moveOrganisationInGroups(tx: Tx, merging: Merging) {
  const ids = (all: { id: string }[]) => all.map(({ id }) => id)
  const before = await findOrganisationInGroups(tx, merging)
  await tx
    .select({ id: seats.id })
    .from(seats)
    .where(inArray(seats.id, ids([...before.moving, ...before.ending])))
    .orderBy(seats.id)
    .for('update')
  const found = await findOrganisationInGroups(tx, merging)
  const version = sql`${seats.version} + 1`
  await tx
    .update(seats)
    .set({ organisationId: merging.keepId, version })
    .where(inArray(seats.id, ids(found.moving)))
  const yesterday = dayBefore(merging.today)
  await tx
    .update(seatHolders)
    .set({ untilOn: sql`greatest(${yesterday}::date, ${seatHolders.fromOn} - 1)` })
    .where(
      and(
        inArray(seatHolders.seatId, ids(found.ending)),
        or(isNull(seatHolders.untilOn), gte(seatHolders.untilOn, merging.today)),
      ),
    )
  await tx
    .update(seats)
    .set({ untilOn: sql`greatest(${yesterday}::date, ${seats.fromOn} - 1)`, version })
    .where(inArray(seats.id, ids(found.ending)))
  for (const { id } of found.ending) await revokeLinksOf(tx, id)
  const touched = new Set([...found.moving, ...found.ending].map(({ groupId }) => groupId))
  return { found, moved: [...touched].sort().map((id): Moved => ({ type: 'group', id })) }
}
