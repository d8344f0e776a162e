import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Language } from '#src/platform/language/language.ts'
import { collaborationId, editVersion, instant } from '../columns.ts'

export const collaborations = pgTable('collaborations', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  language: text().$type<Language>().notNull().default('nb'),
  zone: text().notNull().default('Europe/Oslo'),
  letterheadLines: text().array().notNull().default([]),
  letterheadColour: text().notNull().default('#0b3d5c'),
  logoPictureId: uuid(),
  version: editVersion(),
  createdAt: instant().notNull(),
})

/** The bytes are the file's, written by us; `name` is what a template says. */
export const pictures = pgTable('pictures', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  name: text().notNull(),
  /** what is read in the picture's place, in the collaboration's language */
  alt: text().notNull(),
  fileId: uuid().notNull(),
  /** in pixels */
  width: integer().notNull(),
  height: integer().notNull(),
  version: editVersion(),
  createdAt: instant().notNull(),
})
