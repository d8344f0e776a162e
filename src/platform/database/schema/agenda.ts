import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { collaborationId, editVersion, instant } from '../columns.ts'

export const itemKinds = [
  'approve-invitation',
  'approve-minutes',
  'information',
  'discussion',
  'input',
  'decision',
  'election',
  'report',
  'any-other-business',
] as const
export type ItemKind = (typeof itemKinds)[number]

export const agendaItems = pgTable('agenda_items', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  meetingId: uuid().notNull(),
  position: integer().notNull(),
  kind: text({ enum: itemKinds }).notNull(),
  title: text().notNull(),
  description: text().notNull().default(''),
  numbered: boolean().notNull().default(true),
  /** a number given by hand, such as 20/19; it stands instead of the automatic one */
  fixedNumber: text(),
  /** as printed: kept up to date by every change of the agenda; null when the item is not numbered */
  number: text(),
  presenterPersonId: uuid(),
  presenterText: text(),
  minutesAllotted: integer(),
  approvesMinutesId: uuid(),
  reportsGroupId: uuid(),
  listsFollowUps: boolean().notNull().default(false),
  standing: boolean().notNull().default(false),
  /** why it is exempt from publicity, such as "offl. § 13"; null when it is public */
  exemptBasis: text(),
  withdrawn: boolean().notNull().default(false),
  version: editVersion(),
  createdAt: instant().notNull(),
})
