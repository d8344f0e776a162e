import type { Actor } from '#src/platform/actor.ts'
import type { MinutesState } from '#src/platform/database/schema/minutes.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import { belongsTo, holds, leads, writesFor } from '#src/platform/may.ts'

/** RULES of who may write and read minutes. They take what was loaded, never an id from the request. */

export type Minuted = {
  groupId: string
  parentId: string | null
  chairPersonId: string | null
  writerPersonId: string | null
}

/**
 * The secretariat and the group's secretary; for a working group its convener and the secretary of the group above;
 * and whoever of the group is named as writer of this meeting.
 */
export const writesMinutes = (actor: Actor, meeting: Minuted): boolean =>
  writesAll(actor, meeting.groupId) ||
  (meeting.parentId !== null && writesFor(actor, meeting.parentId)) ||
  (belongsTo(actor, meeting.groupId) && meeting.writerPersonId === actor.personId)

/** Writes the minutes of every meeting of the group itself, whoever is named in them. */
export const writesAll = (actor: Actor, groupId: string): boolean =>
  writesFor(actor, groupId) || holds(actor, groupId, 'convener')

/** The meeting's own chair; the group's, where the meeting names none. */
export const leadsMeeting = (actor: Actor, meeting: Minuted): boolean =>
  meeting.chairPersonId === null
    ? leads(actor, meeting.groupId)
    : belongsTo(actor, meeting.groupId) && meeting.chairPersonId === actor.personId

/** Knows the group's affairs: belongs to it, or to the group it works for. */
export const knowsGroup = (actor: Actor, meeting: Minuted): boolean =>
  belongsTo(actor, meeting.groupId) || (meeting.parentId !== null && belongsTo(actor, meeting.parentId))

export const readsDraft = (actor: Actor, meeting: Minuted): boolean =>
  writesMinutes(actor, meeting) || leadsMeeting(actor, meeting)

/** Circulated minutes are for all who belong to the group and all who were asked to the meeting; published ones for everybody here. */
export const readsCirculated = (
  actor: Actor,
  minutes: Minuted & { state: MinutesState; invited: readonly string[] },
): boolean =>
  minutes.state === 'published' ||
  knowsGroup(actor, minutes) ||
  (minutes.state !== 'draft' && minutes.invited.includes(actor.personId))

/**
 * Of minutes with something exempt from publicity, who reads all: the group and those asked to the meeting, not guests, who come
 * for an item of theirs, nor those who may read only because the minutes are published.
 */
export const readsExempt = (
  actor: Actor,
  minutes: Minuted & { invited: readonly string[]; invitedGuests: readonly string[] },
): boolean =>
  readsDraft(actor, minutes) ||
  knowsGroup(actor, minutes) ||
  (minutes.invited.includes(actor.personId) && !minutes.invitedGuests.includes(actor.personId))

/** Refuses everybody else: as forbidden within the group, as unknown outside it. */
export function refuseAllButWriters(actor: Actor, meeting: Minuted): void {
  if (writesMinutes(actor, meeting)) return
  throw knowsGroup(actor, meeting) ? forbidden('minutes.only-writers') : notFound('request.not-found')
}
