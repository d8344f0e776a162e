import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Language } from '#src/platform/language/language.ts'
import { editVersion, instant } from '../columns.ts'

export const collaborations = pgTable('collaborations', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  language: text().$type<Language>().notNull().default('nb'),
  zone: text().notNull().default('Europe/Oslo'),
  letterheadLines: text().array().notNull().default([]),
  letterheadColour: text().notNull().default('#0b3d5c'),
  version: editVersion(),
  createdAt: instant().notNull(),
})
