import { and, asc, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Merging, Moved } from '#src/domain/collaborations/merging.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { groups, offices, seatHolders, seats } from '#src/platform/database/schema/groups.ts'
import { overlap } from './periods.ts'
import { takeOver } from './take-over.ts'

/** What of a group the kept person takes over, before it is done. */
export async function findPersonInGroups(db: Reader, { keepId, dropId, today }: Merging) {
  const both = [keepId, dropId]
  const held = await db
    .select({ holding: seatHolders, groupId: seats.groupId })
    .from(seatHolders)
    .innerJoin(seats, eq(seats.id, seatHolders.seatId))
    .where(inArray(seatHolders.personId, both))
    .orderBy(asc(seatHolders.fromOn), asc(seatHolders.id))
  const holdings = held.map(({ holding, groupId }) => ({ ...holding, groupId }))
  const given = await db
    .select()
    .from(offices)
    .where(inArray(offices.personId, both))
    .orderBy(asc(offices.fromOn), asc(offices.id))
  const kept = <Held extends { personId: string }>(all: Held[]) =>
    all.filter(({ personId }) => personId === keepId)
  const dropped = <Held extends { personId: string }>(all: Held[]) =>
    all.filter(({ personId }) => personId === dropId)
  return {
    holdings: takeOver(dropped(holdings), {
      today,
      // Whoever holds a seat is not its deputy too, so for a deputy either is in the way; a holder comes before a deputy.
      kept: ({ seatId, standing }) =>
        kept(holdings).filter(
          (one) => one.seatId === seatId && (standing === 'deputy' || one.standing === 'holder'),
        ),
    }),
    deputies: kept(holdings).filter(({ standing }) => standing === 'deputy'),
    offices: takeOver(dropped(given), {
      today,
      kept: ({ groupId, office }) =>
        kept(given).filter((one) => one.groupId === groupId && one.office === office),
    }),
    toName: await db
      .select({ id: seats.id, groupId: seats.groupId })
      .from(seats)
      .where(and(eq(seats.namedByPersonId, dropId), or(isNull(seats.untilOn), gte(seats.untilOn, today)))),
  }
}

type Found = Awaited<ReturnType<typeof findPersonInGroups>>

/**
 * Moves seats, offices and seats to be named to the kept person. Rights and the trail are the merging's own room's; returns the
 * groups that were touched.
 */
export async function movePersonInGroups(
  tx: Tx,
  merging: Merging,
): Promise<{ found: Found; moved: Moved[] }> {
  await lockWhatMoves(tx, await findPersonInGroups(tx, merging))
  // Read anew now that it is held: somebody may have ended a period while this waited.
  const found = await findPersonInGroups(tx, merging)
  await moveHoldings(tx, merging, found)
  await moveOffices(tx, merging, found)
  const toName = found.toName.map(({ id }) => id)
  if (toName.length > 0)
    await tx.update(seats).set({ namedByPersonId: merging.keepId }).where(inArray(seats.id, toName))
  await countChanges(tx, found)
  return { found, moved: groupsOf(found).map((id) => ({ type: 'group', id })) }
}

const groupsOf = ({ holdings, offices: given, toName }: Found): string[] =>
  [
    ...new Set([
      ...holdings.map(({ held }) => held.groupId),
      ...given.map(({ held }) => held.groupId),
      ...toName.map(({ groupId }) => groupId),
    ]),
  ].sort()

const seatsOf = ({ holdings, toName }: Found): string[] =>
  [...new Set([...holdings.map(({ held }) => held.seatId), ...toName.map(({ id }) => id)])].sort()

async function lockWhatMoves(tx: Tx, found: Found) {
  const one = { id: groups.id }
  await tx
    .select(one)
    .from(groups)
    .where(inArray(groups.id, groupsOf(found)))
    .orderBy(groups.id)
    .for('update')
  await tx
    .select({ id: seats.id })
    .from(seats)
    .where(inArray(seats.id, seatsOf(found)))
    .orderBy(seats.id)
    .for('update')
}

async function moveHoldings(tx: Tx, { keepId }: Merging, { holdings, deputies }: Found) {
  for (const { held, endsOn, goesOn } of holdings) {
    await tx.update(seatHolders).set({ untilOn: endsOn }).where(eq(seatHolders.id, held.id))
    if (!goesOn) continue
    const { seatId, standing } = held
    // The deputy whose other entry held the seat now holds it.
    for (const own of deputies.filter((one) => one.seatId === seatId && overlap(one, goesOn)))
      await tx
        .update(seatHolders)
        .set({ untilOn: sql`greatest(${goesOn.fromOn}::date, ${seatHolders.fromOn}) - 1` })
        .where(eq(seatHolders.id, own.id))
    await tx.insert(seatHolders).values({ id: tx.newId(), seatId, personId: keepId, standing, ...goesOn })
  }
}

async function moveOffices(tx: Tx, { keepId }: Merging, { offices: given }: Found) {
  for (const { held, endsOn, goesOn } of given) {
    await tx.update(offices).set({ untilOn: endsOn }).where(eq(offices.id, held.id))
    const { groupId, office } = held
    if (goesOn)
      await tx.insert(offices).values({ id: tx.newId(), groupId, personId: keepId, office, ...goesOn })
  }
}

/** Holders and offices are part of what two people may change of a seat or a group at once. */
async function countChanges(tx: Tx, found: Found) {
  const [ofSeats, ofGroups] = [seatsOf(found), [...new Set(found.offices.map(({ held }) => held.groupId))]]
  if (ofSeats.length > 0)
    await tx
      .update(seats)
      .set({ version: sql`${seats.version} + 1` })
      .where(inArray(seats.id, ofSeats))
  if (ofGroups.length > 0)
    await tx
      .update(groups)
      .set({ version: sql`${groups.version} + 1` })
      .where(inArray(groups.id, ofGroups))
}
