import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { collaborationId, day, editVersion, instant } from '../columns.ts'

export const organisationKinds = ['municipality', 'sub-region', 'region', 'county', 'other'] as const
export const countries = ['NO', 'SE', 'DK', 'FI', 'IS', 'AX', 'FO', 'GL'] as const

export const organisations = pgTable('organisations', {
  collaborationId: collaborationId(),
  id: uuid().notNull(),
  name: text().notNull(),
  kind: text({ enum: organisationKinds }).notNull().default('municipality'),
  /** the sub-region (delregion) or region that this organisation is part of */
  parentId: uuid(),
  country: text({ enum: countries }).notNull().default('NO'),
  /** kommunenummer, kommunkod … of the country's register */
  officialNumber: text(),
  endedOn: day(),
  /** the one that this entry turned out to be the same as; it ended then */
  mergedIntoId: uuid(),
  version: editVersion(),
  createdAt: instant().notNull(),
})
