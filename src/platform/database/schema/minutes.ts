import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { collaborationId, editVersion, instant } from '../columns.ts'
import type { TemplatePictures } from './templates.ts'

export const minutesStates = ['draft', 'in-review', 'approved', 'published'] as const
export type MinutesState = (typeof minutesStates)[number]

export const minutes = pgTable('minutes', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  meetingId: uuid().notNull(),
  groupId: uuid().notNull(),
  state: text({ enum: minutesStates }).notNull().default('draft'),
  currentVersionId: uuid(),
  circulatedAt: instant(),
  approvedAt: instant(),
  /** the stamp, in the language of the minutes: where, when and how they were approved */
  approvalText: text(),
  publishedAt: instant(),
  version: editVersion(),
  createdAt: instant().notNull(),
})

export const itemTexts = pgTable('item_texts', {
  collaborationId: collaborationId(),
  agendaItemId: uuid().notNull(),
  meetingId: uuid().notNull(),
  text: text().notNull(),
  version: editVersion(),
  writtenAt: instant().notNull(),
  writtenBy: uuid().notNull(),
})

export const itemTextVersions = pgTable('item_text_versions', {
  collaborationId: collaborationId(),
  agendaItemId: uuid().notNull(),
  version: integer().notNull(),
  text: text().notNull(),
  writtenAt: instant().notNull(),
  writtenBy: uuid().notNull(),
})

export const minutesVersions = pgTable('minutes_versions', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  minutesId: uuid().notNull(),
  number: integer().notNull(),
  reason: text({ enum: ['circulated', 'approved', 'corrected'] }).notNull(),
  correction: text(),
  /** canonical JSON (RFC 8785), kept as text so that its bytes are what was hashed */
  content: text().notNull(),
  contentSha256: text().notNull(),
  pdfFileId: uuid().notNull(),
  pdfSha256: text().notNull(),
  /** the variant for everybody, where it is another one than the PDF itself */
  publicPdfFileId: uuid(),
  /** null: the template that ships with the program; the hash tells which text of it */
  templateVersionId: uuid(),
  templateSha256: text(),
  templatePictures: jsonb().$type<TemplatePictures>(),
  previousHash: text().notNull(),
  hash: text().notNull(),
  createdAt: instant().notNull(),
  createdBy: uuid(),
})
