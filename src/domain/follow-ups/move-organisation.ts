import { and, eq, sql } from 'drizzle-orm'
import type { Merging, Moved } from '#src/domain/collaborations/merging.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { followUps } from '#src/platform/database/schema/follow-ups.ts'

const openOf = (organisationId: string) =>
  and(eq(followUps.state, 'open'), eq(followUps.assigneeOrganisationId, organisationId))

/** How many open follow-ups the dropped organisation has to do. */
export const countFollowUpsOfOrganisation = (db: Reader, { dropId }: Merging): Promise<number> =>
  db.$count(followUps, openOf(dropId))

/** The kept organisation has to do them. Rights and the trail are the caller's; returns what was touched. */
export async function moveOrganisationInFollowUps(tx: Tx, { keepId, dropId }: Merging): Promise<Moved[]> {
  const moved = await tx
    .update(followUps)
    .set({ assigneeOrganisationId: keepId, version: sql`${followUps.version} + 1` })
    .where(openOf(dropId))
    .returning({ id: followUps.id })
  return moved
    .map(({ id }): Moved => ({ type: 'follow-up', id }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}
