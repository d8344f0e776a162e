import { type GroupStanding, mayKeep, mayRead } from '#src/domain/groups/may.ts'
import type { Actor } from '#src/platform/actor.ts'
import { leads } from '#src/platform/may.ts'

export type Concerned = {
  group: GroupStanding
  helpers: readonly { id: string }[]
  responsible: readonly { id: string }[]
}

/** Adds, changes, assigns and drops: the secretariat, the group's secretary and chair, and those of its parent. */
export const mayManage = (actor: Actor, group: GroupStanding): boolean =>
  mayKeep(actor, group) || leads(actor, group.id)

/** Has to do it: the person, who holds the organisation's seat in the group, who convenes the working group. */
const isResponsible = (actor: Actor, followUp: Concerned): boolean =>
  followUp.responsible.some(({ id }) => id === actor.personId)

const helps = (actor: Actor, followUp: Concerned): boolean =>
  followUp.helpers.some(({ id }) => id === actor.personId)

/** Says that it is done, or not done after all: those who manage it and those who have to do it. */
export const mayComplete = (actor: Actor, followUp: Concerned): boolean =>
  mayManage(actor, followUp.group) || isResponsible(actor, followUp)

/** Comments: the same, and those who help. */
export const mayComment = (actor: Actor, followUp: Concerned): boolean =>
  mayComplete(actor, followUp) || helps(actor, followUp)

/** Reads it: the group, and those outside it whom it concerns. */
export const maySee = (actor: Actor, followUp: Concerned): boolean =>
  mayRead(actor, followUp.group) || mayComment(actor, followUp)
