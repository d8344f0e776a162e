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
  /** the one that this entry turned out to be the same as; it ended then */
  mergedIntoId: uuid(),
  version: editVersion(),
  createdAt: instant().notNull(),
})
