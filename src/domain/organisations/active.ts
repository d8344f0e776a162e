import { inArray } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/database.ts'
import { organisations } from '#src/platform/database/schema/organisations.ts'
import { conflict, invalid } from '#src/platform/errors.ts'

/** An organisation that a request names, and the field it names it in. */
export type NamedOrganisation = { field: string; organisationId: string | null | undefined }

/**
 * Loads the organisations a request names, by id. Refuses, with the field, an id that is not here and an organisation
 * that had ended by that day.
 */
export async function getActiveOrganisations(db: Reader, named: NamedOrganisation[], on: string) {
  const ids = [...new Set(named.flatMap(({ organisationId }) => organisationId ?? []))]
  const rows =
    ids.length === 0 ? [] : await db.select().from(organisations).where(inArray(organisations.id, ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { field, organisationId } of named) {
    if (!organisationId) continue
    const organisation = byId.get(organisationId)
    if (!organisation) throw invalid('request.unknown-reference', { field })
    if (organisation.endedOn !== null && organisation.endedOn < on)
      throw conflict('organisations.ended', { field })
  }
  return byId
}
