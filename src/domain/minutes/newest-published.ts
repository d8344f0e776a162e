import { desc, eq } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/database.ts'
import { minutes } from '#src/platform/database/schema/minutes.ts'

/** The minutes of this collaboration that were published last, for everybody to read; null where none are. */
export async function findNewestPublished(db: Reader): Promise<{ id: string } | null> {
  const [row] = await db
    .select({ id: minutes.id })
    .from(minutes)
    .where(eq(minutes.state, 'published'))
    .orderBy(desc(minutes.publishedAt), desc(minutes.id))
    .limit(1)
  return row ?? null
}
