import type { Actor } from '#src/platform/actor.ts'
import { belongsTo, holds, leads, writesFor } from '#src/platform/may.ts'

/** What a right in a meeting hangs on: its group, and the group above when it is a working group. */
export type HostGroup = { id: string; parentId: string | null }

/**
 * RULE: who prepares a group's meetings: those who write for it or lead it, the convener of a working group, and
 * whoever writes for the group above.
 */
export const mayPrepare = (actor: Actor, group: HostGroup): boolean =>
  writesFor(actor, group.id) ||
  leads(actor, group.id) ||
  holds(actor, group.id, 'convener') ||
  (group.parentId !== null && writesFor(actor, group.parentId))

/** RULE: who reads a group's meetings: those who belong to it, or to the group above. A guest reads the one they are asked to. */
export const mayRead = (actor: Actor, group: HostGroup): boolean =>
  belongsTo(actor, group.id) || (group.parentId !== null && belongsTo(actor, group.parentId))
