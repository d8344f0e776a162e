import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { From, Place } from './place.ts'
import type { Wanted } from './wanted.ts'

/** What is looked for in each kind, and from where on. */
export type Finding = From & { wanted: Wanted; groupId: string | undefined }

/** A hit before it is known whether it stands in what its reader is shown. */
export type Found = Place & {
  /** they read it only as everybody does, without what must not be published */
  publicOnly: boolean
}

export const withWords = (words: AnyPgColumn, { wanted }: Finding): SQL =>
  sql`${words} @@ ${wanted.query}::tsquery`
