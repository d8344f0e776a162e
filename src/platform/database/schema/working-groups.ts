import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { collaborationId, day, editVersion, instant } from '../columns.ts'

export const workingGroupStates = ['proposed', 'active', 'reported', 'closed'] as const

/** What a working group has beside being a group: where it was born, its mandate, its term and its report. */
export const workingGroups = pgTable('working_groups', {
  collaborationId: collaborationId(),
  groupId: uuid().notNull(),
  meetingId: uuid(),
  agendaItemId: uuid(),
  position: integer().notNull().default(0),
  state: text({ enum: workingGroupStates }).notNull().default('proposed'),
  mandate: text().notNull().default(''),
  termFrom: day().notNull(),
  termTo: day().notNull(),
  report: text(),
  reportedAt: instant(),
  closedAt: instant(),
  version: editVersion(),
  createdAt: instant().notNull(),
})
