import { endLockedGroup } from '#src/domain/groups/keep.ts'
import { lockGroup } from '#src/domain/groups/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { forbidden } from '#src/platform/errors.ts'
import { save } from './keep.ts'
import { mayRun } from './may.ts'
import { lockWorkingGroup } from './read.ts'
import { stepFrom } from './steps.ts'

/**
 * Closes a working group: its seats and offices end at once, what it did stays. Refuses one that is closed, and one with
 * meetings still to be held.
 */
export async function closeWorkingGroup(
  tx: Tx,
  actor: Actor,
  { workingGroupId }: { workingGroupId: string },
) {
  const { group, work } = await lockWorkingGroup(tx, workingGroupId)
  if (!mayRun(actor, group)) throw forbidden('working-groups.only-leaders')
  const state = stepFrom(work.state, 'close')
  const { untilOn } = await endLockedGroup(tx, await lockGroup(tx, workingGroupId))
  const changed = await save(tx, { workingGroupId, version: work.version, set: { state, closedAt: tx.now } })
  await record(tx, actor, 'working-groups.close', { type: 'working-group', id: workingGroupId }, { untilOn })
  return changed
}
