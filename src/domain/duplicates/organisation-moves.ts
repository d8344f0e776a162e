import type { Merging } from '#src/domain/collaborations/merging.ts'
import { getToday } from '#src/domain/collaborations/read.ts'
import { countFollowUpsOfOrganisation } from '#src/domain/follow-ups/move-organisation.ts'
import { findOrganisationInGroups } from '#src/domain/groups/move-organisation.ts'
import { findOrganisationInMeetings } from '#src/domain/meetings/move-organisation.ts'
import { countParts, getTwoOrganisations } from '#src/domain/organisations/merge.ts'
import { countPeopleThere } from '#src/domain/people/move-organisation.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { forbidden } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { type OrganisationStanding, readStandingOfOrganisations } from './standing.ts'

/**
 * How much goes over to the kept organisation: who works there, seats that go on, what is part of it, places on the lists of meetings
 * still to be held, open follow-ups. `both` counts seats that end because the kept one has the same.
 */
export type OrganisationMoves = {
  people: number
  organisations: number
  seats: number
  meetings: number
  followUps: number
  both: number
}

/** What merging two organisations would do, so that a page can ask. Refuses what the merging itself refuses. */
export async function previewMergeOfOrganisations(
  db: Reader,
  actor: Actor,
  ids: { keepId: string; dropId: string },
) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const merging: Merging = { ...ids, today: await getToday(db) }
  const [, { moving, ending }, people, organisations, asked, followUps, standing] = await Promise.all([
    getTwoOrganisations(db, merging),
    findOrganisationInGroups(db, merging),
    countPeopleThere(db, merging),
    countParts(db, merging),
    findOrganisationInMeetings(db, merging),
    countFollowUpsOfOrganisation(db, merging),
    readStandingOfOrganisations(db, { ids: Object.values(ids), today: merging.today }),
  ])
  const moves: OrganisationMoves = {
    ...{ people, organisations, followUps },
    seats: moving.length,
    meetings: asked.length,
    both: ending.length,
  }
  const of = (id: string) => standing.get(id) as OrganisationStanding
  return { keep: of(ids.keepId), drop: of(ids.dropId), moves }
}
