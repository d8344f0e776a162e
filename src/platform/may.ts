import type { Actor } from './actor.ts'

/** RULES of standing that every room builds on. They know roles, not what is asked for. */

export const isAdministrator = (actor: Actor): boolean => actor.roles.includes('administrator')

/** Prepares meetings and writes minutes for every group of the collaboration. Administrators may do the same. */
export const isSecretariat = (actor: Actor): boolean =>
  actor.roles.includes('secretariat') || isAdministrator(actor)

export const holds = (actor: Actor, groupId: string, ...roles: string[]): boolean =>
  (actor.groups[groupId] ?? []).some((role) => roles.includes(role))

/** Leads the group: its chair or deputy chair. */
export const leads = (actor: Actor, groupId: string): boolean =>
  holds(actor, groupId, 'chair', 'deputy-chair')

/** Works for this group's meetings: the secretariat, or the group's own secretary. */
export const writesFor = (actor: Actor, groupId: string): boolean =>
  isSecretariat(actor) || holds(actor, groupId, 'secretary')

/** Belongs to the group in any way, or works for it. */
export const belongsTo = (actor: Actor, groupId: string): boolean =>
  isSecretariat(actor) || (actor.groups[groupId] ?? []).length > 0
