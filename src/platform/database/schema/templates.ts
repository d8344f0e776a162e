import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { collaborationId, instant } from '../columns.ts'

/** Every version of a template that somebody wrote; the newest of its name and group holds. */
export const templateVersions = pgTable('template_versions', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  name: text().notNull(),
  /** null: for the whole collaboration */
  groupId: uuid(),
  number: integer().notNull(),
  /** null: from this version on the template above it holds again */
  source: text(),
  sha256: text().notNull(),
  createdAt: instant().notNull(),
  createdBy: uuid().notNull(),
})

/** The pictures that a document was made with: what stands in their place when they are read, and the files with their bytes. */
export type TemplatePictures = { logo: PictureOfFile | null; images: Record<string, PictureOfFile> }

type PictureOfFile = {
  fileId: string
  mediaType: 'image/png' | 'image/jpeg'
  width: number
  height: number
  alt: string
}
