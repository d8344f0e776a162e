import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Drizzle, Engine } from './connection.ts'
import { LiteStream } from './lite-stream.ts'
import { connectionOf } from './postgres.ts'

/**
 * PostgreSQL in this process, in a folder. Refuses a folder that another process has open: two would destroy it.
 */
export async function openEmbedded({ folder }: { folder: string }): Promise<Engine> {
  const unlock = lockFolder(folder)
  const lite = await openLite({
    dataDir: join(folder, 'database'),
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
  })
  const engine = engineOn(lite)
  return {
    ...engine,
    async close() {
      await engine.close()
      unlock()
    },
  }
}

/** The engine itself with the extensions that the migrations ask for: without them it would open the same data and fail in use. */
export const openLite = (options: PGliteOptions = {}): Promise<PGlite> =>
  PGlite.create({ ...options, extensions: { btree_gin, pg_trgm } })

/** The engine on a database already open. It has one connection, so transactions take turns. */
export function engineOn(lite: PGlite): Engine {
  const opened = openClient(lite)
  let turn = Promise.resolve()
  async function takeTurn(): Promise<() => void> {
    const { promise: done, resolve: release } = Promise.withResolvers<void>()
    const mine = turn
    turn = turn.then(() => done)
    await mine
    return release
  }
  return {
    kind: 'embedded',
    async connect() {
      const { client, orm } = await opened
      const release = await takeTurn()
      return { ...connectionOf(client, orm), release }
    },
    async snapshot() {
      // In its turn, so that no transaction is half in the copy; after a checkpoint, so that it opens without repair.
      const release = await takeTurn()
      try {
        await lite.exec('checkpoint')
        return new Uint8Array(await (await lite.dumpDataDir('gzip')).arrayBuffer())
      } finally {
        release()
      }
    },
    async tidy() {
      const release = await takeTurn()
      await lite.exec('vacuum analyze').finally(release)
    },
    async close() {
      await turn
      await lite.close()
    },
  }
}

async function openClient(lite: PGlite) {
  const client = new pg.Client({
    stream: () => new LiteStream(lite),
    pipeline: true,
  } as unknown as pg.ClientConfig)
  // Closing the database ends the conversation in the middle, which is no news to anybody.
  client.on('error', () => {})
  await client.connect()
  return { client, orm: drizzle(client, { casing: 'snake_case' }) as unknown as Drizzle }
}

export class FolderInUse extends Error {}

/** The kernel holds the lock and frees it when the process ends, however it ends. */
function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const lock = new DatabaseSync(join(folder, 'lock'))
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch {
    lock.close()
    throw new FolderInUse(folder)
  }
  return () => lock.close()
}
