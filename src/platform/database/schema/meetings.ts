import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { collaborationId, editVersion, instant } from '../columns.ts'
import type { TemplatePictures } from './templates.ts'

export const meetingStates = ['planned', 'called', 'held', 'cancelled'] as const
export const inviteeParts = ['member', 'deputy', 'observer', 'secretariat', 'guest'] as const

export const meetings = pgTable('meetings', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  groupId: uuid().notNull(),
  title: text(),
  state: text({ enum: meetingStates }).notNull().default('planned'),
  startsAt: instant().notNull(),
  endsAt: instant().notNull(),
  zone: text().notNull(),
  place: text(),
  videoUrl: text(),
  chairPersonId: uuid(),
  writerPersonId: uuid(),
  /** the SEQUENCE of the calendar entry last sent */
  calendarSequence: integer().notNull().default(0),
  /** counts changes of the agenda's order and membership, beside each item's own version */
  agendaVersion: integer().notNull().default(1),
  /** the same of its papers */
  papersVersion: integer().notNull().default(1),
  cancelledReason: text(),
  version: editVersion(),
  createdAt: instant().notNull(),
})

export const invitees = pgTable('invitees', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  meetingId: uuid().notNull(),
  personId: uuid().notNull(),
  seatId: uuid(),
  organisationId: uuid(),
  part: text({ enum: inviteeParts }).notNull(),
  /** a role as printed beside the name, such as "rektor" */
  roleText: text(),
  /** a guest or presenter who comes for one item only */
  agendaItemId: uuid(),
  position: integer().notNull().default(0),
  removedAt: instant(),
  createdAt: instant().notNull(),
})

export type InvitationChange = { field: string; before: string | null; after: string | null }

export const invitations = pgTable('invitations', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  meetingId: uuid().notNull(),
  number: integer().notNull(),
  kind: text({ enum: ['call', 'change', 'cancellation'] }).notNull(),
  sequence: integer().notNull(),
  message: text().notNull().default(''),
  content: jsonb().$type<unknown>().notNull(),
  changes: jsonb().$type<InvitationChange[]>().notNull().default([]),
  pdfFileId: uuid(),
  /** null: the template that ships with the program; the hash tells which text of it */
  templateVersionId: uuid(),
  templateSha256: text(),
  templatePictures: jsonb().$type<TemplatePictures>(),
  sentAt: instant().notNull(),
  sentBy: uuid().notNull(),
})
