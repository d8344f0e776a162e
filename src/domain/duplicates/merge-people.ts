import { findRolesOfTwo, moveRoles, shutOut } from '#src/domain/access/move-person.ts'
import { movePresenter } from '#src/domain/agenda/move-person.ts'
import { moveReplies } from '#src/domain/attendance/move-person.ts'
import type { Merging } from '#src/domain/collaborations/merging.ts'
import { getToday } from '#src/domain/collaborations/read.ts'
import { movePersonInFollowUps } from '#src/domain/follow-ups/move-person.ts'
import { movePersonInGroups } from '#src/domain/groups/move-person.ts'
import { movePersonInMeetings } from '#src/domain/meetings/move-person.ts'
import { lockTwoPeople, mergeTwoPeople } from '#src/domain/people/merge.ts'
import { personAsSeenBy } from '#src/domain/people/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { forbidden, stale } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { refuseMerging } from './may.ts'
import { movesOfPeople } from './people-moves.ts'
import { recordMerging } from './record-merging.ts'

/**
 * Makes one person of two. What the dropped one holds today and what lies ahead is the kept one's from now on, who also takes over
 * the details they lack; where both hold the same, the kept one's stands. Held meetings, minutes and the trail go on naming who was
 * named then. The dropped one ends at once: signed out, their mailed links dead, their address free. Refuses one that has ended or
 * was merged, a stale version of the kept one, and for all but administrators what `refuseMerging` says.
 */
export async function mergePeople(
  tx: Tx,
  actor: Actor,
  { expectedKeep, ...ids }: { keepId: string; dropId: string; expectedKeep?: number | undefined },
) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const merging: Merging = { ...ids, today: await getToday(tx) }
  const two = await lockTwoPeople(tx, merging)
  const roles = await findRolesOfTwo(tx, merging)
  refuseMerging(actor, { dropId: ids.dropId, roles })
  if (expectedKeep !== undefined && expectedKeep !== two.keep.version)
    throw stale(personAsSeenBy(actor, two.keep))
  const { taken, ...kept } = await mergeTwoPeople(tx, two, merging.today)
  await moveRoles(tx, merging, roles)
  const inGroups = await movePersonInGroups(tx, merging)
  const inMeetings = await movePersonInMeetings(tx, merging)
  const itemsPresented = await movePresenter(tx, merging, inMeetings.meetingIds)
  await moveReplies(tx, merging, inMeetings)
  const inFollowUps = await movePersonInFollowUps(tx, merging)
  const moves = movesOfPeople({
    ...{ roles, inGroups: inGroups.found, inMeetings, itemsPresented },
    inFollowUps: inFollowUps.found,
  })
  const { name, email } = two.drop
  await recordMerging(tx, actor, {
    ...{ kind: 'person', ...ids },
    details: { name, email, taken, moves, sessions: await shutOut(tx, ids.dropId) },
    moved: [
      ...inGroups.moved,
      ...inMeetings.meetingIds.map((id) => ({ type: 'meeting' as const, id })),
      ...inFollowUps.moved,
    ],
  })
  return { ...kept, moves }
}
