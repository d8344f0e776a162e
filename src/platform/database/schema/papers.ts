import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { collaborationId, editVersion, instant } from '../columns.ts'

export const papers = pgTable('papers', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  meetingId: uuid().notNull(),
  agendaItemId: uuid(),
  position: integer().notNull(),
  title: text().notNull(),
  fileId: uuid(),
  url: text(),
  version: editVersion(),
  createdAt: instant().notNull(),
})
