import type { Actor } from '#src/platform/actor.ts'
import { belongsTo, holds, leads } from '#src/platform/may.ts'
import { type GroupStanding, mayKeep } from '../groups/may.ts'

/** RULE: who prepares a group's meetings: those who keep the group or lead it, and the convener of a working group. */
export const mayPrepare = (actor: Actor, group: GroupStanding): boolean =>
  mayKeep(actor, group) || leads(actor, group.id) || holds(actor, group.id, 'convener')

type Meeting = { groupId: string; chairPersonId: string | null; writerPersonId: string | null }

/** RULE: whoever of the group leads this meeting or writes its minutes. */
export const serves = (actor: Actor, meeting: Meeting): boolean =>
  belongsTo(actor, meeting.groupId) &&
  (meeting.chairPersonId === actor.personId || meeting.writerPersonId === actor.personId)
