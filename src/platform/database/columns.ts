import { sql } from 'drizzle-orm'
import { customType, date, integer, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The tenant of a row: filled by the database from the transaction's scope, so no command ever writes it. */
export const collaborationId = () => uuid().notNull().default(sql`current_setting('app.collaboration')::uuid`)

/** An instant. JavaScript's Date holds milliseconds, which is all that the clock gives. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })

/** A calendar date without time or zone, as YYYY-MM-DD. */
export const day = () => date({ mode: 'string' })

/** Counts up by one with every change: the ETag of what two people may edit. */
export const editVersion = () => integer('version').notNull().default(1)

export const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
