import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Connection, Engine } from './connection.ts'

const folder = new URL('../../../migrations/', import.meta.url)

/** Checks that a migration runs over existing rows meet the policies, which need some collaboration: one that has no rows. */
const noCollaboration = '00000000-0000-0000-0000-000000000000'

export class MigrationRefused extends Error {}

/**
 * Brings the database to the newest migration: each in its own transaction, under an advisory lock on the same
 * connection so that two instances starting at once take turns. Refuses when a landed migration was edited or the
 * database is newer than this program. Returns the names of those that ran.
 */
export async function migrate(engine: Engine): Promise<string[]> {
  const connection = await engine.connect()
  let broken = true
  try {
    // Waiting for another instance's migrations is right; waiting for a table's lock would stop everybody else.
    await connection.batch("set lock_timeout = '60s'; select pg_advisory_lock(4207112026)")
    await connection.batch("set lock_timeout = '2s'; set client_min_messages = warning")
    await connection.batch(
      'create table if not exists migrations (name text primary key, sha256 text not null, ran_at timestamptz not null default now())',
    )
    const ran = await runMissing(connection)
    await connection.batch(
      'reset lock_timeout; reset client_min_messages; select pg_advisory_unlock(4207112026)',
    )
    broken = false
    return ran
  } finally {
    connection.release(broken)
  }
}

async function runMissing(connection: Connection): Promise<string[]> {
  const known = await connection.query<{ name: string; sha256: string }>({
    name: '',
    text: 'select name, sha256 from migrations order by name',
    values: [],
  })
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .sort()
  for (const { name } of known)
    if (!files.includes(name))
      throw new MigrationRefused(`the database is newer than this program: it holds ${name}`)
  const ran: string[] = []
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const sha256 = createHash('sha256').update(text).digest('hex')
    const before = known.find((migration) => migration.name === name)
    if (before && before.sha256 !== sha256) throw new MigrationRefused(`${name} was changed after it ran`)
    if (before) continue
    await connection
      .batch(
        `begin; set local app.collaboration = '${noCollaboration}'; ${text}; insert into migrations (name, sha256) values ('${name}', '${sha256}'); commit`,
      )
      .catch(async (error) => {
        await connection.batch('rollback')
        throw error
      })
    ran.push(name)
  }
  return ran
}
