import { inArray } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/database.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { conflict, invalid } from '#src/platform/errors.ts'

/** Somebody that a request names, and the field it names them in. */
export type Named = { field: string; personId: string | null | undefined }

/**
 * Loads the people a request names, by id. Refuses, with the field, an id that is nobody here and a person who had
 * ended by that day.
 */
export async function getActivePeople(db: Reader, named: Named[], on: string) {
  const ids = [...new Set(named.flatMap(({ personId }) => personId ?? []))]
  const rows = ids.length === 0 ? [] : await db.select().from(people).where(inArray(people.id, ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { field, personId } of named) {
    if (!personId) continue
    const person = byId.get(personId)
    if (!person) throw invalid('request.unknown-reference', { field })
    if (person.endedOn !== null && person.endedOn < on) throw conflict('people.ended', { field })
  }
  return byId
}
