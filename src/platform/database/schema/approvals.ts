import { boolean, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { collaborationId, editVersion, instant } from '../columns.ts'
import { approvalPolicies } from './groups.ts'

export const approvalOutcomes = ['approved', 'approved-with-corrections'] as const

export const reviewRounds = pgTable('review_rounds', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  minutesId: uuid().notNull(),
  minutesVersionId: uuid().notNull(),
  policy: text({ enum: approvalPolicies }).notNull(),
  dueAt: instant(),
  silenceApproves: boolean().notNull(),
  openedAt: instant().notNull(),
  closedAt: instant(),
  outcome: text({ enum: [...approvalOutcomes, 'withdrawn', 'lapsed'] }),
})

export const reviewAnswers = pgTable('review_answers', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  roundId: uuid().notNull(),
  personId: uuid().notNull(),
  minutesVersionId: uuid().notNull(),
  versionHash: text().notNull(),
  /** how sure we are of who answered: 'session' or 'one-time-code' */
  through: text().notNull(),
  answeredAt: instant().notNull(),
})

export const remarks = pgTable('remarks', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  minutesId: uuid().notNull(),
  minutesVersionId: uuid().notNull(),
  agendaItemId: uuid(),
  personId: uuid().notNull(),
  quote: text().notNull().default(''),
  text: text().notNull(),
  state: text({ enum: ['open', 'accepted', 'declined'] })
    .notNull()
    .default('open'),
  answer: text(),
  answeredBy: uuid(),
  answeredAt: instant(),
  through: text().notNull(),
  version: editVersion(),
  createdAt: instant().notNull(),
})

export const approvals = pgTable('approvals', {
  collaborationId: collaborationId(),
  minutesId: uuid().notNull(),
  policy: text({ enum: approvalPolicies }).notNull(),
  outcome: text({ enum: approvalOutcomes }).notNull(),
  corrections: text().notNull().default(''),
  inMeetingId: uuid(),
  inAgendaItemId: uuid(),
  approvedAt: instant().notNull(),
  approvedBy: uuid(),
})
