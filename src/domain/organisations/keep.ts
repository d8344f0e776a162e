import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { seats } from '#src/platform/database/schema/groups.ts'
import type { countries, organisationKinds } from '#src/platform/database/schema/organisations.ts'
import { organisations } from '#src/platform/database/schema/organisations.ts'
import { conflict, forbidden, invalid, stale } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { getOrganisation } from './read.ts'

export type OrganisationFacts = {
  name: string
  kind?: (typeof organisationKinds)[number] | undefined
  parentId?: string | null | undefined
  country?: (typeof countries)[number] | undefined
  officialNumber?: string | null | undefined
}

/** Adds a member organisation. Refuses a name that another one has now, and a parent that is not here. */
export async function addOrganisation(tx: Tx, actor: Actor, facts: OrganisationFacts) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const id = tx.newId()
  await tx.insert(organisations).values({ id, ...facts, createdAt: tx.now })
  await record(tx, actor, 'organisations.add', { type: 'organisation', id }, facts)
  return { id, version: 1 }
}

/** Changes what is known of an organisation. Refuses a stale version and an organisation as part of itself. */
export async function changeOrganisation(
  tx: Tx,
  actor: Actor,
  {
    organisationId,
    expected,
    ...changes
  }: Partial<OrganisationFacts> & { organisationId: string; expected: number },
) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  await getOrganisation(tx, organisationId)
  if (changes.parentId) await refuseCircle(tx, { organisationId, parentId: changes.parentId })
  const [changed] = await tx
    .update(organisations)
    .set({ ...changes, version: sql`${organisations.version} + 1` })
    .where(and(eq(organisations.id, organisationId), eq(organisations.version, expected)))
    .returning({ id: organisations.id, version: organisations.version })
  if (!changed) throw stale(await getOrganisation(tx, organisationId))
  await record(tx, actor, 'organisations.change', { type: 'organisation', id: organisationId }, changes)
  return changed
}

/** Ends a membership on a day; what was, stays as it was. Refuses while the organisation has seats that go on after that day. */
export async function endOrganisation(
  tx: Tx,
  actor: Actor,
  { organisationId, on }: { organisationId: string; on: string },
) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  await getOrganisation(tx, organisationId)
  const goingOn = or(isNull(seats.untilOn), sql`${seats.untilOn} > ${on}`)
  if ((await tx.$count(seats, and(eq(seats.organisationId, organisationId), goingOn))) > 0)
    throw conflict('organisations.has-seats')
  const [ended] = await tx
    .update(organisations)
    .set({ endedOn: on, version: sql`${organisations.version} + 1` })
    .where(and(eq(organisations.id, organisationId), isNull(organisations.endedOn)))
    .returning({ id: organisations.id, version: organisations.version })
  if (!ended) throw conflict('organisations.ended')
  await record(tx, actor, 'organisations.end', { type: 'organisation', id: organisationId }, { on })
  return ended
}

async function refuseCircle(
  tx: Tx,
  { organisationId, parentId }: { organisationId: string; parentId: string },
) {
  for (let above: string | null = parentId; above; above = (await getOrganisation(tx, above)).parentId)
    if (above === organisationId) throw invalid('organisations.own-parent', { field: 'parentId' })
}
