import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { collaborationId, day, instant } from '../columns.ts'

export const collaborationRoleNames = ['administrator', 'secretariat'] as const
export const linkPurposes = ['reply', 'review', 'name-seat', 'follow-up'] as const

export const collaborationRoles = pgTable('collaboration_roles', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  personId: uuid().notNull(),
  role: text({ enum: collaborationRoleNames }).notNull(),
  fromOn: day().notNull(),
  untilOn: day(),
})

export const signInCodes = pgTable('sign_in_codes', {
  id: uuid().primaryKey(),
  email: text().notNull(),
  codeHash: text().notNull(),
  attempts: integer().notNull().default(0),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
})

export const sessions = pgTable('sessions', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  personId: uuid().notNull(),
  how: text({ enum: ['one-time-code', 'demo'] }).notNull(),
  /** the address that its one-time code was mailed to */
  provedAddress: text(),
  refreshHash: text().notNull(),
  previousRefreshHash: text(),
  userAgent: text(),
  createdAt: instant().notNull(),
  refreshedAt: instant().notNull(),
  expiresAt: instant().notNull(),
  revokedAt: instant(),
})

export const links = pgTable('links', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  tokenHash: text().notNull(),
  purpose: text({ enum: linkPurposes }).notNull(),
  personId: uuid().notNull(),
  /** what the link is about: the invitation, minutes version, seat or follow-up */
  subjectId: uuid().notNull(),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  revokedAt: instant(),
})

/** The secret address of a person's own calendar. */
export const feeds = pgTable('feeds', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  tokenHash: text().notNull(),
  personId: uuid().notNull(),
  createdAt: instant().notNull(),
  revokedAt: instant(),
})
