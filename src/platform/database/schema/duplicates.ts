import { pgTable, uuid } from 'drizzle-orm/pg-core'
import { collaborationId, instant } from '../columns.ts'

/** Two people, or two organisations, that are not the same; the smaller id first. */
export const duplicateDismissals = pgTable('duplicate_dismissals', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  personId: uuid(),
  otherPersonId: uuid(),
  organisationId: uuid(),
  otherOrganisationId: uuid(),
  createdAt: instant().notNull(),
  createdBy: uuid().notNull(),
})
