import { inArray } from 'drizzle-orm'
import type { Database } from '#src/platform/database/database.ts'
import { collaborations } from '#src/platform/database/schema/collaborations.ts'
import { localHour } from '#src/platform/time.ts'

/** Those of the collaborations where it is between seven in the morning and eight in the evening: nobody is reminded at night. */
export async function listWhereItIsDay(db: Database, collaborationIds: string[]): Promise<string[]> {
  if (collaborationIds.length === 0) return []
  return db.door(async (tx) => {
    const rows = await tx
      .select({ id: collaborations.id, zone: collaborations.zone })
      .from(collaborations)
      .where(inArray(collaborations.id, collaborationIds))
    return rows
      .filter(({ zone }) => localHour(tx.now, zone) >= 7 && localHour(tx.now, zone) < 20)
      .map(({ id }) => id)
  })
}
