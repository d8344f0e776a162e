import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
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
  /** given while minutes are written: whoever it is given to is told when they are sent */
  /** null in rows from before it was told of: the same as false */
  untold: boolean().default(false),
  /** while it is untold: the person, organisation or working group that was told before */
  toldAssigneeId: uuid(),
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
