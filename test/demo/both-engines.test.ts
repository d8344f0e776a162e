import { expect, test } from 'vitest'
import { makeApp } from '#src/app.ts'
import { seedDemo } from '#src/demo/seed.ts'
import { connectPostgres } from '#src/platform/database/postgres.ts'
import { deskOf } from '#src/platform/desk.ts'
import { openDemoWorld } from '#test/support/demo-world.ts'
import { asSuperuser, createDatabase, startPostgres } from '#test/support/postgres.ts'
import { testChance } from '#test/support/world.ts'

const at = '2026-11-20T08:00:00Z'
const ofFiles = 'select id::text, name, sha256 from files order by id'

test('the same year gives the same documents on PostgreSQL as on the embedded engine, byte for byte', {
  timeout: 240_000,
}, async () => {
  const embedded = await openDemoWorld(at)
  const { rows: expected } = await embedded.lite.query(ofFiles)
  await embedded.close()
  const postgres = await startPostgres()
  const url = await createDatabase(postgres)
  const { chance } = testChance(at)
  const app = await makeApp(embedded.config, { engine: connectPostgres(url), chance })
  try {
    const desk = deskOf({ press: app.press, config: embedded.config })
    expect(await seedDemo(app.db, { desk, chance })).toEqual({ seeded: true })
    const rows = await asSuperuser(postgres, async (client) => (await client.query(ofFiles)).rows, url)
    expect(expected.length).toBeGreaterThan(20)
    expect(rows).toEqual(expected)
  } finally {
    await app.close()
    await postgres.stop()
  }
})
