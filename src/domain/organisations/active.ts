import { eq } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/database.ts'
import { organisations } from '#src/platform/database/schema/organisations.ts'
import { conflict, invalid } from '#src/platform/errors.ts'

/** The organisation a request names. Refuses, with the field, an id that is not here and one that had ended by that day. */
export async function getActiveOrganisation(
  db: Reader,
  { field, organisationId, on }: { field: string; organisationId: string; on: string },
) {
  const [row] = await db.select().from(organisations).where(eq(organisations.id, organisationId))
  if (!row) throw invalid('request.unknown-reference', { field })
  if (row.endedOn !== null && row.endedOn < on) throw conflict('organisations.ended', { field })
  return row
}
