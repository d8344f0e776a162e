import { lt } from 'drizzle-orm'
import type { Database } from '#src/platform/database/database.ts'
import { signInCodes } from '#src/platform/database/schema/access.ts'

/** Forgets one-time codes a day after they were asked for: they lived ten minutes, and their count an hour. */
export async function forgetOldCodes(db: Database): Promise<void> {
  await db.door((tx) =>
    tx.delete(signInCodes).where(lt(signInCodes.createdAt, new Date(tx.now.getTime() - 24 * 3_600_000))),
  )
}
