import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { collaborationId, editVersion, instant } from '../columns.ts'

export const replies = ['accepted', 'declined', 'tentative'] as const
export const presences = ['present', 'excused', 'absent', 'deputising'] as const

/** One row for each invitee who has replied or whose presence was taken; none means neither. */
export const attendances = pgTable('attendances', {
  collaborationId: collaborationId(),
  inviteeId: uuid().notNull(),
  meetingId: uuid().notNull(),
  reply: text({ enum: replies }),
  replyHow: text({ enum: ['room', 'video'] }),
  replyNote: text(),
  replyDeputyId: uuid(),
  repliedAt: instant(),
  repliedThrough: text(),
  presence: text({ enum: presences }),
  deputisingForId: uuid(),
  fromItemId: uuid(),
  toItemId: uuid(),
  presenceNote: text(),
  version: editVersion(),
})
