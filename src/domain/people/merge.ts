import { eq, inArray, sql } from 'drizzle-orm'
import { type Merging, twoOf } from '#src/domain/collaborations/merging.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { addCalendarDays } from '#src/platform/time.ts'

type Person = typeof people.$inferSelect
export type TwoPeople = { keep: Person; drop: Person }

/** The two people of a merging, by the rule of `twoOf`. */
export async function getTwoPeople(db: Reader, merging: Merging): Promise<TwoPeople> {
  const rows = await db
    .select()
    .from(people)
    .where(inArray(people.id, [merging.keepId, merging.dropId]))
  return twoOf(rows, merging, 'people.ended')
}

/** The same, held until the transaction ends: of two mergings at once the second sees what the first has done. */
export async function lockTwoPeople(tx: Tx, merging: Merging): Promise<TwoPeople> {
  const both = inArray(people.id, [merging.keepId, merging.dropId])
  const rows = await tx.select().from(people).where(both).orderBy(people.id).for('update')
  return twoOf(rows, merging, 'people.ended')
}

const details = ['email', 'phone', 'title', 'language', 'organisationId'] as const

/** What the kept person does not have and the dropped one does: it becomes theirs. */
export const detailsToTakeOver = ({ keep, drop }: TwoPeople) =>
  details.filter((detail) => keep[detail] === null && drop[detail] !== null)

/**
 * Ends the dropped person at once and points to the kept one, who takes over what they lack. The dropped one's address is free
 * again: nobody signs in by it unless the kept one now has it. Rights and the trail are the caller's, who holds both locked.
 */
export async function mergeTwoPeople(tx: Tx, { keep, drop }: TwoPeople, today: string) {
  const taken = detailsToTakeOver({ keep, drop })
  const version = sql`${people.version} + 1`
  await tx
    .update(people)
    .set({ endedOn: addCalendarDays(today, -1), mergedIntoId: keep.id, email: null, version })
    .where(eq(people.id, drop.id))
  const [kept] = await tx
    .update(people)
    .set({ ...Object.fromEntries(taken.map((detail) => [detail, drop[detail]])), version })
    .where(eq(people.id, keep.id))
    .returning({ id: people.id, version: people.version })
  return { ...(kept as { id: string; version: number }), taken }
}
