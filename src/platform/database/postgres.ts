import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Connection, Drizzle, Engine } from './connection.ts'

/**
 * PostgreSQL through a pool. Connections pipeline: what a transaction sends without waiting (its opening, its
 * reads, its commit) travels together, so that a page costs one round trip.
 */
export function connectPostgres(url: string, options: { connections: number } = { connections: 20 }): Engine {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections,
    connectionTimeoutMillis: 5_000,
    options: '-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s',
    pipeline: true,
  } as pg.PoolConfig)
  // An idle connection that the server drops is not a crash: the next request opens another.
  pool.on('error', () => {})
  const known = new WeakMap<pg.PoolClient, Drizzle>()
  return {
    kind: 'postgres',
    async connect() {
      const client = await pool.connect()
      let orm = known.get(client)
      if (!orm) {
        orm = drizzle(client, { casing: 'snake_case' }) as unknown as Drizzle
        known.set(client, orm)
        client.on('error', () => {})
      }
      return { ...connectionOf(client, orm), release: (broken) => client.release(broken) }
    },
    close: () => pool.end(),
  }
}

/** How either engine is spoken to, once there is a client. */
export function connectionOf(client: pg.ClientBase, orm: Drizzle): Omit<Connection, 'release'> {
  return {
    drizzle: orm,
    async batch(text) {
      await client.query(text)
    },
    async query<Row>(statement: { name: string; text: string; values: unknown[] }) {
      return (await client.query(statement)).rows as Row[]
    },
  }
}
