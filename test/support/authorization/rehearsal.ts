import { readFileSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import type { Engine } from '#src/platform/database/connection.ts'
import { engineOn, openLite } from '#src/platform/database/embedded.ts'
import { worldOn } from '../world.ts'

/**
 * A world in which a request can be rehearsed: all of it happens, its answer is real, and instead of committing the
 * database rolls it back. So every role can try every command on the same things.
 */
export async function openRehearsal() {
  const lite = await openLite({
    loadDataDir: new File([readFileSync(inject('databaseTemplate'))], 'template.tar'),
  })
  let rehearsing = false
  const engine = engineOn(lite)
  const rehearsed: Engine = {
    ...engine,
    async connect() {
      const connection = await engine.connect()
      const batch = (text: string) => connection.batch(rehearsing && text === 'commit' ? 'rollback' : text)
      return { ...connection, batch }
    },
  }
  const world = { lite, ...(await worldOn(rehearsed)) }
  async function rehearse<Result>(work: () => Promise<Result>): Promise<Result> {
    rehearsing = true
    try {
      return await work()
    } finally {
      rehearsing = false
    }
  }
  return { ...world, rehearse, fingerprint: await fingerprintOf(lite) }
}

export type Rehearsal = Awaited<ReturnType<typeof openRehearsal>>

/** Everything that stands in the database, one line a table: two that are equal mean that nothing was written between. */
async function fingerprintOf(lite: PGlite) {
  const { rows: tables } = await lite.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
  )
  const statement = tables
    .map(
      ({ name }) => `select '${name}' as name, count(*)::text || ' ' ||
        coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as digest from ${name} t`,
    )
    .join(' union all ')
  return async () => {
    const { rows } = await lite.query<{ name: string; digest: string }>(statement)
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
  }
}
