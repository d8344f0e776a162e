import { type GroupStanding, mayKeep } from '#src/domain/groups/may.ts'
import type { Actor } from '#src/platform/actor.ts'
import { holds, leads } from '#src/platform/may.ts'

/** Sets up, changes, activates, extends and closes the working groups of a parent: who writes for it, and who leads it. */
export const mayRunUnder = (actor: Actor, parent: GroupStanding): boolean =>
  mayKeep(actor, parent) || leads(actor, parent.id)

/** The same for a working group that is there. */
export const mayRun = mayKeep

/** Hands in its report: the same, and those who lead the work in it. */
export const mayReport = (actor: Actor, group: GroupStanding): boolean =>
  mayRun(actor, group) || leads(actor, group.id) || holds(actor, group.id, 'convener')
