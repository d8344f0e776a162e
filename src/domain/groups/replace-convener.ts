import { and, eq } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/database.ts'
import { offices } from '#src/platform/database/schema/groups.ts'
import { handOverOffice } from './offices.ts'

/**
 * Makes a person the convener of a working group that is proposed, or nobody (null); whoever it was before never was. Rights and
 * the trail are the caller's, who holds the group locked. `fromOn` is YYYY-MM-DD.
 */
export async function replaceConvener(
  tx: Tx,
  { groupId, personId, fromOn }: { groupId: string; personId: string | null; fromOn: string },
): Promise<void> {
  const ofGroup = and(eq(offices.groupId, groupId), eq(offices.office, 'convener'))
  const held = await tx.select().from(offices).where(ofGroup)
  const stands = held.length === 1 ? held[0] : undefined
  if (stands?.personId === personId && stands.fromOn === fromOn && stands.untilOn === null) return
  await tx.delete(offices).where(ofGroup)
  if (personId) await handOverOffice(tx, { groupId, personId, office: 'convener', fromOn })
}
