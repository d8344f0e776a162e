import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/database.ts'
import { collaborationRoles } from '#src/platform/database/schema/access.ts'
import type { inviteeParts } from '#src/platform/database/schema/meetings.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { getRoster, type Roster } from '../groups/roster.ts'

export type PersonToInvite = {
  personId: string
  seatId: string | null
  organisationId: string | null
  part: (typeof inviteeParts)[number]
}

/** Who is asked to a group's meeting on a day, and the roster it was drawn from. */
export async function drawRoster(db: Reader, { groupId, on }: { groupId: string; on: string }) {
  const roster = await getRoster(db, groupId, on)
  const secretariat = await listSecretariat(db, on)
  return { roster, wanted: peopleToInvite(roster, secretariat) }
}

/**
 * RULE: each seat's holder is asked, or its deputies where it has none; then those with an office and no seat; then the
 * secretariat. Nobody twice.
 */
export function peopleToInvite(
  { seats, offices }: Pick<Roster, 'seats' | 'offices'>,
  secretariat: { personId: string; organisationId: string | null }[],
): PersonToInvite[] {
  const seated = seats.flatMap((seat) =>
    (seat.holder ? [seat.holder] : seat.deputies).map((person) => ({
      personId: person.personId,
      seatId: seat.id,
      organisationId: seat.organisation?.id ?? person.organisation?.id ?? null,
      part: seat.holder ? seat.kind : ('deputy' as const),
    })),
  )
  const officers = offices.map(({ office, personId, organisation }) => ({
    personId,
    seatId: null,
    organisationId: organisation?.id ?? null,
    part: office === 'secretary' ? ('secretariat' as const) : ('member' as const),
  }))
  const preparing = secretariat.map((one) => ({ ...one, seatId: null, part: 'secretariat' as const }))
  // Of several reasons to be asked the first counts: one holds a seat in their own right before standing in for another.
  const ranked = [...seated.filter(({ part }) => part !== 'deputy'), ...seated, ...officers, ...preparing]
  const reason = new Map(ranked.toReversed().map((one) => [one.personId, one]))
  return [...seated, ...officers, ...preparing].filter((one) => reason.get(one.personId) === one)
}

/** Whoever is secretariat then; and now, since it is they who write down a meeting that is already past. */
const listSecretariat = (db: Reader, on: string) => {
  const today = db.now.toISOString().slice(0, 10)
  return db
    .select({ personId: people.id, organisationId: people.organisationId })
    .from(collaborationRoles)
    .innerJoin(people, eq(people.id, collaborationRoles.personId))
    .where(
      and(
        eq(collaborationRoles.role, 'secretariat'),
        lte(collaborationRoles.fromOn, on > today ? on : today),
        or(isNull(collaborationRoles.untilOn), gte(collaborationRoles.untilOn, on)),
        or(isNull(people.endedOn), gte(people.endedOn, on)),
      ),
    )
    .orderBy(people.name, people.id)
}
