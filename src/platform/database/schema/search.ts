import { customType, pgView, text, uuid } from 'drizzle-orm/pg-core'

/**
 * What searching reads: ids and words within the collaboration, through views in which the index of words can be used. What is
 * shown of a hit, and whether it may be, is for the tables to say.
 */
const words = customType<{ data: string }>({ dataType: () => 'tsvector' })

export const itemTextWords = pgView('item_text_words', {
  id: uuid().notNull(),
  meetingId: uuid().notNull(),
  words: words(),
}).existing()

export const agendaItemWords = pgView('agenda_item_words', {
  id: uuid().notNull(),
  meetingId: uuid().notNull(),
  words: words(),
}).existing()

export const decisionWords = pgView('decision_words', {
  id: uuid().notNull(),
  meetingId: uuid().notNull(),
  agendaItemId: uuid().notNull(),
  groupId: uuid().notNull(),
  words: words(),
}).existing()

export const followUpWords = pgView('follow_up_words', { id: uuid().notNull(), words: words() }).existing()

export const meetingWords = pgView('meeting_words', { id: uuid().notNull(), words: words() }).existing()

export const paperWords = pgView('paper_words', {
  id: uuid().notNull(),
  meetingId: uuid().notNull(),
  agendaItemId: uuid(),
  words: words(),
}).existing()

export const personNames = pgView('person_names', {
  id: uuid().notNull(),
  name: text().notNull(),
  address: text(),
}).existing()

export const organisationNames = pgView('organisation_names', {
  id: uuid().notNull(),
  name: text().notNull(),
}).existing()

/** A working group is found by its mandate too. */
export const groupNames = pgView('group_names', { id: uuid().notNull(), name: text().notNull() }).existing()

export const mandateWords = pgView('mandate_words', { id: uuid().notNull(), words: words() }).existing()
