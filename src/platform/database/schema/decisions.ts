import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { collaborationId, editVersion, instant } from '../columns.ts'

export const waysReached = ['consent', 'unanimous', 'vote', 'casting-vote'] as const
export const decisionStatuses = ['in-force', 'carried-out', 'superseded', 'lapsed'] as const

export const decisions = pgTable('decisions', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  groupId: uuid().notNull(),
  meetingId: uuid().notNull(),
  agendaItemId: uuid().notNull(),
  position: integer().notNull(),
  year: integer().notNull(),
  serial: integer().notNull(),
  number: text().notNull(),
  text: text().notNull(),
  reached: text({ enum: waysReached }).notNull().default('consent'),
  votesFor: integer(),
  votesAgainst: integer(),
  votesAbstained: integer(),
  dissent: text(),
  status: text({ enum: decisionStatuses }).notNull().default('in-force'),
  supersededById: uuid(),
  version: editVersion(),
  createdAt: instant().notNull(),
})
