import type { Merging, Moved } from '#src/domain/collaborations/merging.ts'
import { getToday } from '#src/domain/collaborations/read.ts'
import { moveOrganisationInFollowUps } from '#src/domain/follow-ups/move-organisation.ts'
import { moveOrganisationInGroups } from '#src/domain/groups/move-organisation.ts'
import { moveOrganisationInMeetings } from '#src/domain/meetings/move-organisation.ts'
import { lockTwoOrganisations, mergeTwoOrganisations } from '#src/domain/organisations/merge.ts'
import { movePeopleThere } from '#src/domain/people/move-organisation.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { forbidden, stale } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import type { OrganisationMoves } from './organisation-moves.ts'
import { recordMerging } from './record-merging.ts'

/**
 * Makes one organisation of two: the people, seats, parts and open follow-ups of the dropped one are the kept one's, and who is asked
 * to a meeting for it is asked for the kept one. A seat goes on being the same seat; one that the kept organisation has already ends.
 * Held meetings and minutes go on naming what was named then. Refuses one that has ended or was merged, and a stale version of the
 * kept one.
 */
export async function mergeOrganisations(
  tx: Tx,
  actor: Actor,
  { expectedKeep, ...ids }: { keepId: string; dropId: string; expectedKeep?: number | undefined },
) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const merging: Merging = { ...ids, today: await getToday(tx) }
  const two = await lockTwoOrganisations(tx, merging)
  if (expectedKeep !== undefined && expectedKeep !== two.keep.version) throw stale(two.keep)
  const { parts, ...kept } = await mergeTwoOrganisations(tx, two, merging.today)
  const people = await movePeopleThere(tx, merging)
  const inGroups = await moveOrganisationInGroups(tx, merging)
  const { moving, ending } = inGroups.found
  const asked = await moveOrganisationInMeetings(tx, merging, { endedSeats: ending })
  const followUps = await moveOrganisationInFollowUps(tx, merging)
  const moves: OrganisationMoves = {
    ...{ people, organisations: parts, seats: moving.length, meetings: asked.length },
    ...{ followUps: followUps.length, both: ending.length },
  }
  const meetings = [...new Set(asked.map(({ meetingId }) => meetingId))]
  await recordMerging(tx, actor, {
    ...{ kind: 'organisation', ...ids },
    details: { name: two.drop.name, moves },
    moved: [...inGroups.moved, ...meetings.map((id): Moved => ({ type: 'meeting', id })), ...followUps],
  })
  return { ...kept, moves }
}
