import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { collaborationId, day, editVersion, instant } from '../columns.ts'

export const followUpStates = ['open', 'done', 'dropped'] as const

export const followUps = pgTable('follow_ups', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  groupId: uuid().notNull(),
  meetingId: uuid(),
  agendaItemId: uuid(),
  decisionId: uuid(),
  position: integer().notNull().default(0),
  text: text().notNull(),
  assigneePersonId: uuid(),
  assigneeOrganisationId: uuid(),
  assigneeGroupId: uuid(),
  dueOn: day(),
  state: text({ enum: followUpStates }).notNull().default('open'),
  closedAt: instant(),
  closedBy: uuid(),
  closingComment: text(),
  version: editVersion(),
  createdAt: instant().notNull(),
  createdBy: uuid(),
})

export const followUpHelpers = pgTable('follow_up_helpers', {
  collaborationId: collaborationId(),
  followUpId: uuid().notNull(),
  personId: uuid().notNull(),
})

export const followUpComments = pgTable('follow_up_comments', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  followUpId: uuid().notNull(),
  personId: uuid().notNull(),
  text: text().notNull(),
  createdAt: instant().notNull(),
})
