import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

export type Drizzle = PgDatabase<PgQueryResultHKT, Record<string, never>>

/** A hot query: prepared under its name where the engine can. Select JSON or text only: other types differ between engines. */
export type Statement = { name: string; text: string; values: unknown[] }

/** One connection of either engine. Whoever takes it gives it back. */
export type Connection = {
  drizzle: Drizzle
  /** statements without parameters, sent as one */
  batch(text: string): Promise<void>
  query<Row>(statement: Statement): Promise<Row[]>
  /** `broken` throws the connection away instead of handing it to the next one */
  release(broken?: boolean): void
}

/** PostgreSQL over the network, or the same engine in this process. */
export type Engine = {
  kind: 'postgres' | 'embedded'
  connect(): Promise<Connection>
  /** a consistent copy of everything as one file; only the embedded engine makes one */
  snapshot?(): Promise<Uint8Array>
  /** clears away what updates left behind and renews the planner's figures; PostgreSQL on a server does so by itself */
  tidy?(): Promise<void>
  close(): Promise<void>
}
