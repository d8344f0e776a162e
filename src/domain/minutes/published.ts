import { and, eq } from 'drizzle-orm'
import type { Database } from '#src/platform/database/database.ts'
import { minutes, minutesVersions } from '#src/platform/database/schema/minutes.ts'
import { files } from '#src/platform/database/schema/platform.ts'
import type { FrozenContent } from './content.ts'

export type PublishedMinutes = {
  hash: string
  content: FrozenContent
  collaborationId: string
  pdfFileId: string
}

/**
 * Published minutes as they were frozen, for everybody. Null for minutes in any other state, which look just like ones
 * that do not exist.
 */
export async function findPublishedMinutes(
  db: Database,
  minutesId: string,
): Promise<PublishedMinutes | null> {
  const published = and(eq(minutes.id, minutesId), eq(minutes.state, 'published'))
  const [scope] = await db.door((tx) =>
    tx.select({ collaborationId: minutes.collaborationId }).from(minutes).where(published),
  )
  if (!scope) return null
  return db.read(scope, async (reader) => {
    const [row] = await reader
      .select({
        hash: minutesVersions.hash,
        content: minutesVersions.content,
        pdfFileId: minutesVersions.pdfFileId,
      })
      .from(minutes)
      .innerJoin(minutesVersions, eq(minutesVersions.id, minutes.currentVersionId))
      .where(published)
    return row ? { ...row, ...scope, content: JSON.parse(row.content) } : null
  })
}

/** The frozen PDF of published minutes. */
export async function findPublishedPdf(
  db: Database,
  minutesId: string,
): Promise<{ name: string; bytes: Uint8Array } | null> {
  const published = await findPublishedMinutes(db, minutesId)
  if (!published) return null
  return db.read(published, async (reader) => {
    const [file] = await reader
      .select({ name: files.name, bytes: files.bytes })
      .from(files)
      .where(eq(files.id, published.pdfFileId))
    return file ?? null
  })
}
