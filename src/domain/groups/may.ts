import type { Actor } from '#src/platform/actor.ts'
import { belongsTo, leads, writesFor } from '#src/platform/may.ts'

/** What rights in a group are read from: the loaded group itself. A working group hangs under its parent. */
export type GroupStanding = { id: string; parentId: string | null }

/** Who belongs to a group reads what is its own; who belongs to the parent also reads what its working groups do. */
export const mayRead = (actor: Actor, group: GroupStanding): boolean =>
  belongsTo(actor, group.id) || (group.parentId !== null && belongsTo(actor, group.parentId))

/**
 * Keeps the group's seats, offices and settings: the secretariat and its own secretary; for a working group also those who
 * write for its parent and those who lead it, who set it up.
 */
export const mayKeep = (actor: Actor, group: GroupStanding): boolean =>
  writesFor(actor, group.id) ||
  (group.parentId !== null && (writesFor(actor, group.parentId) || leads(actor, group.parentId)))

/** Leads the body that answers for the group: the chair of the parent for a working group, else its own chair. */
const leadsAbove = (actor: Actor, group: GroupStanding): boolean => leads(actor, group.parentId ?? group.id)

/** Says who takes a pending seat: whoever keeps the group, leads the body above it, or was asked to name somebody. */
export const mayName = (
  actor: Actor,
  { group, namedByPersonId }: { group: GroupStanding; namedByPersonId: string | null },
): boolean => mayKeep(actor, group) || leadsAbove(actor, group) || actor.personId === namedByPersonId
