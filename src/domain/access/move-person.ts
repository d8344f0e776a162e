import { and, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import type { Merging } from '#src/domain/collaborations/merging.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { collaborationRoles, links, sessions } from '#src/platform/database/schema/access.ts'
import { addCalendarDays } from '#src/platform/time.ts'

/** The roles in the collaboration that either holds or will; `moving` are those that the kept person has not yet. */
export async function findRolesOfTwo(db: Reader, { keepId, dropId, today }: Merging) {
  const held = await db
    .select()
    .from(collaborationRoles)
    .where(
      and(
        inArray(collaborationRoles.personId, [keepId, dropId]),
        or(isNull(collaborationRoles.untilOn), gte(collaborationRoles.untilOn, today)),
      ),
    )
    .orderBy(collaborationRoles.role)
  const kept = held.filter(({ personId }) => personId === keepId)
  const dropped = held.filter(({ personId }) => personId === dropId)
  return { kept, dropped, moving: dropped.filter(({ role }) => !kept.some((one) => one.role === role)) }
}

/** Moves the dropped person's roles in the collaboration to the kept one, from today. Rights and the trail are the caller's. */
export async function moveRoles(
  tx: Tx,
  { keepId, today }: Merging,
  found: Awaited<ReturnType<typeof findRolesOfTwo>>,
): Promise<void> {
  await tx
    .update(collaborationRoles)
    .set({ untilOn: addCalendarDays(today, -1) })
    .where(
      inArray(
        collaborationRoles.id,
        found.dropped.map(({ id }) => id),
      ),
    )
  for (const { role, fromOn, untilOn } of found.moving)
    await tx.insert(collaborationRoles).values({
      ...{ id: tx.newId(), personId: keepId, role, untilOn },
      fromOn: fromOn > today ? fromOn : today,
    })
}

/** Ends every session of a person, and makes every link that was mailed to them useless. Returns how many sessions there were. */
export async function shutOut(tx: Tx, personId: string): Promise<number> {
  await tx
    .update(links)
    .set({ revokedAt: tx.now })
    .where(and(eq(links.personId, personId), isNull(links.revokedAt)))
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: tx.now })
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id })
  return ended.length
}
