import { bigint, boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Language } from '#src/platform/language/language.ts'
import { bytes, collaborationId, instant } from '../columns.ts'

export const files = pgTable('files', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  name: text().notNull(),
  mediaType: text().notNull(),
  sizeBytes: integer().notNull(),
  sha256: text().notNull(),
  bytes: bytes().notNull(),
  createdAt: instant().notNull(),
})

export const auditHeads = pgTable('audit_heads', {
  collaborationId: collaborationId(),
  serial: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
})

export const auditEntries = pgTable('audit_entries', {
  collaborationId: collaborationId(),
  serial: bigint({ mode: 'number' }).notNull(),
  at: instant().notNull(),
  action: text().notNull(),
  subjectType: text().notNull(),
  subjectId: uuid(),
  detailsHash: text().notNull(),
  previousHash: text().notNull(),
  hash: text().notNull(),
})

export const auditDetails = pgTable('audit_details', {
  collaborationId: collaborationId(),
  serial: bigint({ mode: 'number' }).notNull(),
  salt: text().notNull(),
  actorId: uuid(),
  actorName: text().notNull(),
  details: jsonb().$type<Record<string, unknown>>().notNull(),
})

export const mailStates = ['waiting', 'sending', 'sent', 'failed', 'kept'] as const
export type MailState = (typeof mailStates)[number]

/** The calendar part of a mail: the iCalendar text and its method, which the mail's content type repeats. */
export type CalendarPart = { method: 'REQUEST' | 'CANCEL'; text: string }

export type AttachmentReference = { fileId: string; name: string }

export const mails = pgTable('mails', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  event: text().notNull(),
  kind: text().notNull(),
  personId: uuid(),
  toName: text().notNull(),
  toAddress: text().notNull(),
  language: text().$type<Language>().notNull(),
  subject: text().notNull(),
  bodyText: text().notNull(),
  bodyHtml: text().notNull(),
  calendar: jsonb().$type<CalendarPart>(),
  attachments: jsonb().$type<AttachmentReference[]>().notNull().default([]),
  messageId: text().notNull(),
  /** a one-time code: never shown through the API where a real mail server is set, and wiped once sent */
  secret: boolean().notNull().default(false),
  state: text().$type<MailState>().notNull().default('waiting'),
  attempts: integer().notNull().default(0),
  nextAttemptAt: instant().notNull(),
  firstAttemptAt: instant(),
  claimedUntil: instant(),
  lastError: text(),
  lastResponse: text(),
  sentAt: instant(),
  createdAt: instant().notNull(),
})

export const suppressedAddresses = pgTable('suppressed_addresses', {
  collaborationId: collaborationId(),
  address: text().notNull(),
  reason: text().notNull(),
  createdAt: instant().notNull(),
})

export const idempotencyKeys = pgTable('idempotency_keys', {
  collaborationId: collaborationId(),
  personId: uuid().notNull(),
  key: text().notNull(),
  route: text().notNull(),
  bodyHash: text().notNull(),
  status: integer(),
  headers: jsonb().$type<Record<string, string>>(),
  response: jsonb().$type<unknown>(),
  createdAt: instant().notNull(),
})

export const clockTasks = pgTable('clock_tasks', {
  name: text().primaryKey(),
  dueAt: instant().notNull(),
  claimedUntil: instant(),
  failures: integer().notNull().default(0),
  lastError: text(),
  lastDoneAt: instant(),
})
