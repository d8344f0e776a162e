import { getToday } from '#src/domain/collaborations/read.ts'
import { getActiveOrganisations } from '#src/domain/organisations/active.ts'
import { enterPerson } from '#src/domain/people/keep.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { conflict, forbidden } from '#src/platform/errors.ts'
import { seatPerson } from './holders.ts'
import { refuseEndedGroup } from './keep.ts'
import { mayName } from './may.ts'
import { isHeld, lockSeat, refuseEndedSeat } from './seat.ts'

/** Somebody who is known here, or somebody new. */
export type NamedPerson =
  | { personId: string }
  | { name: string; email: string; organisationId?: string | undefined }

/**
 * Says who takes a pending seat, from today or from the seat's first day if that is to come. A person not known yet is
 * added, in the seat's organisation unless another is given. Refuses all but those who may name, a seat that somebody
 * holds, and an address that another person has.
 */
export async function nameSeat(
  tx: Tx,
  actor: Actor,
  { seatId, named }: { seatId: string; named: NamedPerson },
) {
  const { seat, group } = await lockSeat(tx, seatId)
  if (!mayName(actor, { group, namedByPersonId: seat.namedByPersonId }))
    throw forbidden('groups.not-yours-to-name')
  const today = await getToday(tx)
  refuseEndedGroup(group, today)
  refuseEndedSeat(seat, today)
  if (await isHeld(tx, seatId, today)) throw conflict('groups.seat-is-held')
  const personId =
    'personId' in named
      ? named.personId
      : await admit(tx, actor, {
          ...named,
          organisationId: named.organisationId ?? seat.organisationId,
          today,
        })
  const fromOn = seat.fromOn > today ? seat.fromOn : today
  const holding = await seatPerson(tx, seat, { personId, standing: 'holder', fromOn })
  await record(tx, actor, 'groups.name-seat', { type: 'group', id: group.id }, { seatId, ...holding })
  return { id: holding.id, personId }
}

async function admit(
  tx: Tx,
  actor: Actor,
  {
    today,
    organisationId,
    ...facts
  }: { name: string; email: string; organisationId: string | null; today: string },
): Promise<string> {
  await getActiveOrganisations(tx, [{ field: 'organisationId', organisationId }], today)
  const personId = await enterPerson(tx, { ...facts, organisationId })
  await record(tx, actor, 'people.add', { type: 'person', id: personId }, { ...facts, organisationId })
  return personId
}
