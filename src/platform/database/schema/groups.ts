import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Language } from '#src/platform/language/language.ts'
import { collaborationId, day, editVersion, instant } from '../columns.ts'
import { itemKinds } from './agenda.ts'

export const groupKinds = ['expert-group', 'network', 'council', 'board', 'working-group'] as const
export const approvalPolicies = ['next-meeting', 'written'] as const
export const numberingSchemes = ['plain', 'running-year'] as const
/** The form in which a group keeps the record of its meetings. */
export const recordForms = ['minutes', 'record', 'protocol', 'decision-minutes'] as const
export const officeNames = ['chair', 'deputy-chair', 'secretary', 'convener'] as const

/** A working group is a group too: it has seats, meetings and minutes; what is its own stands in working_groups. */
export const groups = pgTable('groups', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  parentId: uuid(),
  kind: text({ enum: groupKinds }).notNull().default('expert-group'),
  name: text().notNull(),
  language: text().$type<Language>().notNull(),
  zone: text().notNull(),
  defaultPlace: text(),
  approvalPolicy: text({ enum: approvalPolicies }).notNull().default('next-meeting'),
  writtenReviewDays: integer().notNull().default(14),
  silenceApproves: boolean().notNull().default(false),
  /** plain: 1, 2, 3 in each meeting; running-year: 20/19, on through the year */
  numbering: text({ enum: numberingSchemes }).notNull().default('plain'),
  /** null: as the group's kind asks */
  recordForm: text({ enum: recordForms }),
  /** whether everybody may see when it meets */
  calendarPublic: boolean().notNull().default(false),
  /** sentences offered to whoever writes the minutes, in the group's language */
  phrases: text().array().notNull().default([]),
  endedOn: day(),
  version: editVersion(),
  createdAt: instant().notNull(),
})

export const offices = pgTable('offices', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  groupId: uuid().notNull(),
  personId: uuid().notNull(),
  office: text({ enum: officeNames }).notNull(),
  fromOn: day().notNull(),
  /** the last day it is held; null while it lasts */
  untilOn: day(),
})

export const seats = pgTable('seats', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  groupId: uuid().notNull(),
  organisationId: uuid(),
  kind: text({ enum: ['member', 'observer'] })
    .notNull()
    .default('member'),
  /** as it was said in the meeting while no person is named: "Gjøvik (bekrefter navn)" */
  label: text(),
  position: integer().notNull().default(0),
  namedByPersonId: uuid(),
  nameDueOn: day(),
  fromOn: day().notNull(),
  untilOn: day(),
  version: editVersion(),
})

export const seatHolders = pgTable('seat_holders', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  seatId: uuid().notNull(),
  personId: uuid().notNull(),
  standing: text({ enum: ['holder', 'deputy'] }).notNull(),
  fromOn: day().notNull(),
  untilOn: day(),
})

export const standingItems = pgTable('standing_items', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  groupId: uuid().notNull(),
  position: integer().notNull(),
  place: text({ enum: ['first', 'last'] })
    .notNull()
    .default('first'),
  kind: text({ enum: itemKinds }).notNull(),
  title: text().notNull(),
  minutesAllotted: integer(),
})
