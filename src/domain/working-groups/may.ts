import { type GroupStanding, leadsAbove, mayKeep } from '#src/domain/groups/may.ts'
import type { Actor } from '#src/platform/actor.ts'
import { holds, leads } from '#src/platform/may.ts'

/** Sets up, changes, activates, extends and closes a working group: who keeps it, and who leads its parent. */
export const mayRun = (actor: Actor, group: GroupStanding): boolean =>
  mayKeep(actor, group) || leadsAbove(actor, group)

/** Hands in its report: the same, and those who lead the work in it. */
export const mayReport = (actor: Actor, group: GroupStanding): boolean =>
  mayRun(actor, group) || leads(actor, group.id) || holds(actor, group.id, 'convener')
