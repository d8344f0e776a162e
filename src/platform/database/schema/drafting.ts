import { bigint, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, collaborationId, instant } from '../columns.ts'

export const drafts = pgTable('drafts', {
  collaborationId: collaborationId(),
  meetingId: uuid().notNull(),
  state: bytes().notNull(),
  serial: bigint({ mode: 'number' }).notNull().default(0),
  lastSerial: bigint({ mode: 'number' }).notNull().default(0),
  writtenAt: instant().notNull(),
})

export const draftUpdates = pgTable('draft_updates', {
  collaborationId: collaborationId(),
  meetingId: uuid().notNull(),
  serial: bigint({ mode: 'number' }).notNull(),
  content: bytes().notNull(),
  writtenBy: uuid(),
  writtenAt: instant().notNull(),
})

export const draftItems = pgTable('draft_items', {
  collaborationId: collaborationId(),
  meetingId: uuid().notNull(),
  agendaItemId: uuid().notNull(),
  version: integer().notNull(),
  markdown: text().notNull(),
})

export const draftCards = pgTable('draft_cards', {
  collaborationId: collaborationId(),
  meetingId: uuid().notNull(),
  cardId: uuid().notNull(),
  agendaItemId: uuid().notNull(),
  kind: text({ enum: ['decision', 'follow-up', 'working-group'] }).notNull(),
  source: text().notNull(),
  rowId: uuid(),
  fault: text(),
})
