import type { Moved } from '#src/domain/collaborations/merging.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'

/**
 * Records a merging where anybody may look for it: at the kept one, at the dropped one, and at every group, meeting and follow-up in
 * which something moved.
 */
export async function recordMerging(
  tx: Tx,
  actor: Actor,
  {
    kind,
    keepId,
    dropId,
    details,
    moved,
  }: {
    kind: 'person' | 'organisation'
    keepId: string
    dropId: string
    details: Record<string, unknown>
    moved: Moved[]
  },
): Promise<void> {
  for (const { type, id } of moved)
    await record(tx, actor, `duplicates.move-${kind}`, { type, id }, { keepId, dropId })
  await record(tx, actor, 'duplicates.merged-into', { type: kind, id: dropId }, { keepId })
  await record(tx, actor, 'duplicates.merge', { type: kind, id: keepId }, { dropId, ...details })
}
