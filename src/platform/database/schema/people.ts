import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Language } from '#src/platform/language/language.ts'
import { collaborationId, day, editVersion, instant } from '../columns.ts'

export const people = pgTable('people', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  name: text().notNull(),
  email: text(),
  phone: text(),
  title: text(),
  language: text().$type<Language>(),
  organisationId: uuid(),
  endedOn: day(),
  version: editVersion(),
  createdAt: instant().notNull(),
})
