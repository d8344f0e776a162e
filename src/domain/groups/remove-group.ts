import { eq, inArray } from 'drizzle-orm'
import { revokeLinksOf } from '#src/domain/access/links.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { groups, offices, seatHolders, seats, standingItems } from '#src/platform/database/schema/groups.ts'

/**
 * Takes seats, offices and standing items of a group away as if they had never been. The database lets that happen only to a
 * working group that is proposed. Rights and the trail are the caller's, who holds the group locked.
 */
export async function emptyGroup(tx: Tx, groupId: string): Promise<void> {
  const sat = await tx.select({ id: seats.id }).from(seats).where(eq(seats.groupId, groupId))
  await removeSeats(
    tx,
    sat.map(({ id }) => id),
  )
  await tx.delete(offices).where(eq(offices.groupId, groupId))
  await tx.delete(standingItems).where(eq(standingItems.groupId, groupId))
}

/** The same for some of its seats, with whoever holds them. Whoever was asked to name somebody has a link that leads nowhere. */
export async function removeSeats(tx: Tx, seatIds: string[]): Promise<void> {
  if (seatIds.length === 0) return
  for (const seatId of seatIds) await revokeLinksOf(tx, seatId)
  await tx.delete(seatHolders).where(inArray(seatHolders.seatId, seatIds))
  await tx.delete(seats).where(inArray(seats.id, seatIds))
}

/** Takes away the group itself, once nothing points at it. */
export async function removeGroup(tx: Tx, groupId: string): Promise<void> {
  await tx.delete(groups).where(eq(groups.id, groupId))
}
