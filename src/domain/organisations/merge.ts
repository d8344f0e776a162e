import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { type Merging, twoOf } from '#src/domain/collaborations/merging.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { organisations } from '#src/platform/database/schema/organisations.ts'
import { addCalendarDays } from '#src/platform/time.ts'
import { getOrganisation } from './read.ts'

type Organisation = typeof organisations.$inferSelect
export type TwoOrganisations = { keep: Organisation; drop: Organisation }

/** The two organisations of a merging, by the rule of `twoOf`. */
export async function getTwoOrganisations(db: Reader, merging: Merging): Promise<TwoOrganisations> {
  const rows = await db
    .select()
    .from(organisations)
    .where(inArray(organisations.id, [merging.keepId, merging.dropId]))
  return twoOf(rows, merging, 'organisations.ended')
}

/** The same, held until the transaction ends: of two mergings at once the second sees what the first has done. */
export async function lockTwoOrganisations(tx: Tx, merging: Merging): Promise<TwoOrganisations> {
  const both = inArray(organisations.id, [merging.keepId, merging.dropId])
  const rows = await tx.select().from(organisations).where(both).orderBy(organisations.id).for('update')
  return twoOf(rows, merging, 'organisations.ended')
}

const partsOf = ({ keepId, dropId, today }: Merging) =>
  and(
    eq(organisations.parentId, dropId),
    ne(organisations.id, keepId),
    or(isNull(organisations.endedOn), sql`${organisations.endedOn} >= ${today}::date`),
  )

/** How many organisations are part of the dropped one. */
export const countParts = (db: Reader, merging: Merging): Promise<number> =>
  db.$count(organisations, partsOf(merging))

/**
 * Ends the dropped organisation at once and points to the kept one, of which its parts become part and which takes over an official
 * number that it lacks. Rights and the trail are the caller's, who holds both locked.
 */
export async function mergeTwoOrganisations(tx: Tx, { keep, drop }: TwoOrganisations, today: string) {
  const version = sql`${organisations.version} + 1`
  const parentId = await parentAfter(tx, { keep, drop })
  await tx
    .update(organisations)
    .set({ endedOn: addCalendarDays(today, -1), mergedIntoId: keep.id, version })
    .where(eq(organisations.id, drop.id))
  const [kept] = await tx
    .update(organisations)
    .set({ parentId, officialNumber: keep.officialNumber ?? drop.officialNumber, version })
    .where(eq(organisations.id, keep.id))
    .returning({ id: organisations.id, version: organisations.version })
  const parts = await tx
    .update(organisations)
    .set({ parentId: keep.id, version })
    .where(partsOf({ keepId: keep.id, dropId: drop.id, today }))
    .returning({ id: organisations.id })
  return { ...(kept as { id: string; version: number }), parts: parts.length }
}

/** What the kept one is part of: never of itself, by way of what it takes over. */
async function parentAfter(tx: Tx, { keep, drop }: TwoOrganisations): Promise<string | null> {
  if ((await ancestorsOf(tx, keep)).includes(drop.id)) return drop.parentId
  if (keep.parentId !== null || (await ancestorsOf(tx, drop)).includes(keep.id)) return keep.parentId
  return drop.parentId
}

async function ancestorsOf(db: Reader, { parentId }: Organisation): Promise<string[]> {
  const ids: string[] = []
  for (let above = parentId; above; above = (await getOrganisation(db, above)).parentId) ids.push(above)
  return ids
}
