import { and, eq, sql } from 'drizzle-orm'
import { getTemplateOf } from '#src/domain/templates/read.ts'
import type { Database } from '#src/platform/database/database.ts'
import { minutes, minutesVersions } from '#src/platform/database/schema/minutes.ts'
import { files } from '#src/platform/database/schema/platform.ts'
import type { Template } from '#src/platform/paper/document.ts'
import type { FrozenContent } from './content.ts'
import { publicContent } from './public-content.ts'
import { formOf } from './record-form.ts'

export type PublishedMinutes = {
  hash: string
  content: FrozenContent
  template: Template
  collaborationId: string
  pdfFileId: string
}

/**
 * Published minutes in the variant for everybody, with the template they were frozen by. Null for minutes in any other state, which look just like ones
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
        templateVersionId: minutesVersions.templateVersionId,
        templatePictures: minutesVersions.templatePictures,
        pdfFileId: sql<string>`coalesce(${minutesVersions.publicPdfFileId}, ${minutesVersions.pdfFileId})`,
      })
      .from(minutes)
      .innerJoin(minutesVersions, eq(minutesVersions.id, minutes.currentVersionId))
      .where(published)
    if (!row) return null
    const content: FrozenContent = JSON.parse(row.content)
    const template = await getTemplateOf(reader, formOf(content.group), row)
    return { ...row, ...scope, template, content: publicContent(content) }
  })
}

/** The frozen PDF of published minutes, in the variant for everybody. */
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
