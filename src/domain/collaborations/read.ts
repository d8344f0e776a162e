import type { Reader } from '#src/platform/database/database.ts'
import { collaborations } from '#src/platform/database/schema/collaborations.ts'
import { notFound } from '#src/platform/errors.ts'

/** The collaboration of this transaction's scope: row-level security shows no other. */
export async function getCollaboration(db: Reader) {
  const [row] = await db.select().from(collaborations)
  if (!row) throw notFound('request.not-found')
  return row
}
