import { and, eq, sql } from 'drizzle-orm'
import { getToday } from '#src/domain/collaborations/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import type { ItemKind } from '#src/platform/database/schema/agenda.ts'
import { groups, standingItems } from '#src/platform/database/schema/groups.ts'
import { forbidden, stale } from '#src/platform/errors.ts'
import { leads } from '#src/platform/may.ts'
import { refuseEndedGroup } from './keep.ts'
import { mayKeep } from './may.ts'
import { getGroup, listStandingItems } from './read.ts'

export type StandingItem = {
  place?: 'first' | 'last' | undefined
  kind: ItemKind
  title: string
  minutesAllotted?: number | null | undefined
}

/** Replaces the items that every new agenda of the group begins or ends with. Refuses a stale version of the group. */
export async function putStandingItems(
  tx: Tx,
  actor: Actor,
  { groupId, expected, items }: { groupId: string; expected: number; items: StandingItem[] },
) {
  const group = await getGroup(tx, groupId)
  if (!mayKeep(actor, group) && !leads(actor, groupId)) throw forbidden('request.only-secretariat')
  refuseEndedGroup(group, await getToday(tx))
  const [changed] = await tx
    .update(groups)
    .set({ version: sql`${groups.version} + 1` })
    .where(and(eq(groups.id, groupId), eq(groups.version, expected)))
    .returning({ id: groups.id, version: groups.version })
  if (!changed) throw stale(await listStandingItems(tx, actor, groupId))
  await tx.delete(standingItems).where(eq(standingItems.groupId, groupId))
  if (items.length > 0)
    await tx
      .insert(standingItems)
      .values(items.map((item, index) => ({ id: tx.newId(), groupId, position: index + 1, ...item })))
  await record(tx, actor, 'groups.put-standing-items', { type: 'group', id: groupId }, { items })
  return changed
}
