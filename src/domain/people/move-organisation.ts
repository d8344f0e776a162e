import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Merging } from '#src/domain/collaborations/merging.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { people } from '#src/platform/database/schema/people.ts'

const workingThere = ({ dropId, today }: Merging) =>
  and(eq(people.organisationId, dropId), or(isNull(people.endedOn), sql`${people.endedOn} >= ${today}::date`))

/** How many people work in the dropped organisation. */
export const countPeopleThere = (db: Reader, merging: Merging): Promise<number> =>
  db.$count(people, workingThere(merging))

/** They work in the kept one. Rights and the trail are the caller's. Returns how many they were. */
export async function movePeopleThere(tx: Tx, merging: Merging): Promise<number> {
  const moved = await tx
    .update(people)
    .set({ organisationId: merging.keepId, version: sql`${people.version} + 1` })
    .where(workingThere(merging))
    .returning({ id: people.id })
  return moved.length
}
