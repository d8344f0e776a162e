import { getToday } from '#src/domain/collaborations/read.ts'
import { getActiveOrganisations } from '#src/domain/organisations/active.ts'
import { getActivePeople } from '#src/domain/people/active.ts'
import type { Actor } from '#src/platform/actor.ts'
import { type AuditSubject, record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { duplicateDismissals } from '#src/platform/database/schema/duplicates.ts'
import { forbidden, invalid } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'

/**
 * Says that two people are not the same, so that the pair is not suggested again. Saying it twice is one effect. Refuses all but
 * the secretariat, a person with themselves, and people who are not here or have ended.
 */
export async function dismissPeople(
  tx: Tx,
  actor: Actor,
  { personId, otherPersonId }: { personId: string; otherPersonId: string },
): Promise<void> {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  if (personId === otherPersonId) throw invalid('duplicates.itself', { field: 'otherPersonId' })
  const named = [
    { field: 'personId', personId },
    { field: 'otherPersonId', personId: otherPersonId },
  ]
  await getActivePeople(tx, named, await getToday(tx))
  const [first, second] = [personId, otherPersonId].sort()
  await dismiss(tx, actor, {
    row: { personId: first, otherPersonId: second },
    subject: { type: 'person', id: personId },
    details: { otherPersonId },
  })
}

/** The same of two organisations. */
export async function dismissOrganisations(
  tx: Tx,
  actor: Actor,
  { organisationId, otherOrganisationId }: { organisationId: string; otherOrganisationId: string },
): Promise<void> {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  if (organisationId === otherOrganisationId)
    throw invalid('duplicates.itself', { field: 'otherOrganisationId' })
  const named = [
    { field: 'organisationId', organisationId },
    { field: 'otherOrganisationId', organisationId: otherOrganisationId },
  ]
  await getActiveOrganisations(tx, named, await getToday(tx))
  const [first, second] = [organisationId, otherOrganisationId].sort()
  await dismiss(tx, actor, {
    row: { organisationId: first, otherOrganisationId: second },
    subject: { type: 'organisation', id: organisationId },
    details: { otherOrganisationId },
  })
}

type Dismissal = {
  row: Partial<typeof duplicateDismissals.$inferInsert>
  subject: AuditSubject
  details: Record<string, unknown>
}

async function dismiss(tx: Tx, actor: Actor, { row, subject, details }: Dismissal) {
  const [dismissed] = await tx
    .insert(duplicateDismissals)
    .values({ id: tx.newId(), ...row, createdAt: tx.now, createdBy: actor.personId })
    .onConflictDoNothing()
    .returning({ id: duplicateDismissals.id })
  if (dismissed) await record(tx, actor, 'duplicates.dismiss', subject, details)
}
