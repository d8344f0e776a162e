import { findRolesOfTwo } from '#src/domain/access/move-person.ts'
import { countPresented } from '#src/domain/agenda/move-person.ts'
import type { Merging } from '#src/domain/collaborations/merging.ts'
import { getToday } from '#src/domain/collaborations/read.ts'
import { findPersonInFollowUps } from '#src/domain/follow-ups/move-person.ts'
import { findPersonInGroups } from '#src/domain/groups/move-person.ts'
import { findPersonInMeetings } from '#src/domain/meetings/move-person.ts'
import { detailsToTakeOver, getTwoPeople } from '#src/domain/people/merge.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { forbidden } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { refuseMerging } from './may.ts'
import { type PersonStanding, readStandingOfPeople } from './standing.ts'

/**
 * How much goes over to the kept person. Seats and offices are held today or from a day to come; meetings are still to be held;
 * follow-ups are open. `both` counts what the two hold alike, where the kept one's stands.
 */
export type PeopleMoves = {
  seats: number
  offices: number
  roles: number
  seatsToName: number
  meetings: number
  meetingsLedOrWritten: number
  itemsPresented: number
  followUps: number
  followUpsHelped: number
  both: number
}

/**
 * What merging two people would do, so that a page can ask: both as they stand, what would move, and which details the kept one
 * would take over. Refuses what the merging itself refuses.
 */
export async function previewMergeOfPeople(
  db: Reader,
  actor: Actor,
  ids: { keepId: string; dropId: string },
) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const merging: Merging = { ...ids, today: await getToday(db) }
  const [two, roles, inMeetings, inGroups, inFollowUps, standing] = await Promise.all([
    getTwoPeople(db, merging),
    findRolesOfTwo(db, merging),
    findPersonInMeetings(db, merging),
    findPersonInGroups(db, merging),
    findPersonInFollowUps(db, merging),
    readStandingOfPeople(db, { ids: Object.values(ids), today: merging.today }),
  ])
  refuseMerging(actor, { dropId: ids.dropId, roles })
  const itemsPresented = await countPresented(db, merging, inMeetings.meetingIds)
  const moves = movesOfPeople({ roles, inMeetings, inGroups, itemsPresented, inFollowUps })
  const of = (id: string) => standing.get(id) as PersonStanding
  return { keep: of(ids.keepId), drop: of(ids.dropId), moves, takesOver: detailsToTakeOver(two) }
}

type Found<Find extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Find>>

/** RULE: what was found, in numbers. */
export function movesOfPeople(found: {
  roles: Found<typeof findRolesOfTwo>
  inGroups: Found<typeof findPersonInGroups>
  inMeetings: Found<typeof findPersonInMeetings>
  itemsPresented: number
  inFollowUps: Found<typeof findPersonInFollowUps>
}): PeopleMoves {
  const { roles, inGroups, inMeetings, inFollowUps } = found
  const goesOn = (all: { goesOn: unknown }[]) => all.filter((one) => one.goesOn !== null).length
  const held = [...inGroups.holdings, ...inGroups.offices]
  const places = inMeetings.places.filter(({ kept }) => kept === null || kept.removedAt !== null).length
  return {
    seats: goesOn(inGroups.holdings),
    offices: goesOn(inGroups.offices),
    roles: roles.moving.length,
    seatsToName: inGroups.toName.length,
    meetings: places,
    meetingsLedOrWritten: inMeetings.led.length,
    itemsPresented: found.itemsPresented,
    followUps: inFollowUps.assigned.length,
    followUpsHelped: inFollowUps.helped.length,
    both:
      held.length -
      goesOn(held) +
      (roles.dropped.length - roles.moving.length) +
      (inMeetings.places.length - places),
  }
}
