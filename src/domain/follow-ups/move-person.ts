import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Merging, Moved } from '#src/domain/collaborations/merging.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { followUpHelpers, followUps } from '#src/platform/database/schema/follow-ups.ts'

/** The open follow-ups that the dropped person has to do, and those they help with. What is closed says who did it. */
export async function findPersonInFollowUps(db: Reader, { dropId }: Merging) {
  const open = eq(followUps.state, 'open')
  const assigned = await db
    .select({ id: followUps.id })
    .from(followUps)
    .where(and(open, eq(followUps.assigneePersonId, dropId)))
    .orderBy(followUps.id)
  const helped = await db
    .select({ id: followUps.id, assigneePersonId: followUps.assigneePersonId })
    .from(followUpHelpers)
    .innerJoin(followUps, eq(followUps.id, followUpHelpers.followUpId))
    .where(and(open, eq(followUpHelpers.personId, dropId)))
    .orderBy(followUps.id)
  return { assigned, helped }
}

/** The kept person has to do them and helps with them; nobody helps with what they have to do themselves. Rights and the trail are the caller's. */
export async function movePersonInFollowUps(tx: Tx, merging: Merging) {
  await lock(tx, await findPersonInFollowUps(tx, merging))
  const found = await findPersonInFollowUps(tx, merging)
  const { keepId, dropId } = merging
  const assigned = found.assigned.map(({ id }) => id)
  const touched = idsOf(found)
  await tx.update(followUps).set({ assigneePersonId: keepId }).where(inArray(followUps.id, assigned))
  await tx
    .update(followUps)
    .set({ version: sql`${followUps.version} + 1` })
    .where(inArray(followUps.id, touched))
  const helping = (personId: string, ids: string[]) =>
    and(eq(followUpHelpers.personId, personId), inArray(followUpHelpers.followUpId, ids))
  await tx.delete(followUpHelpers).where(helping(dropId, touched))
  await tx.delete(followUpHelpers).where(helping(keepId, assigned))
  const helped = found.helped.filter(
    ({ id, assigneePersonId }) => assigneePersonId !== keepId && !assigned.includes(id),
  )
  if (helped.length > 0)
    await tx
      .insert(followUpHelpers)
      .values(helped.map(({ id }) => ({ followUpId: id, personId: keepId })))
      .onConflictDoNothing()
  return { found, moved: touched.map((id): Moved => ({ type: 'follow-up', id })) }
}

type Found = Awaited<ReturnType<typeof findPersonInFollowUps>>

const idsOf = ({ assigned, helped }: Found) =>
  [...new Set([...assigned, ...helped].map(({ id }) => id))].sort()

const lock = (tx: Tx, found: Found) =>
  tx
    .select({ id: followUps.id })
    .from(followUps)
    .where(inArray(followUps.id, idsOf(found)))
    .orderBy(followUps.id)
    .for('update')
