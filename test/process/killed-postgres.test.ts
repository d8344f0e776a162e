import { afterAll, beforeAll, test } from 'vitest'
import { expectSurvival } from '#test/support/kill.ts'
import { createDatabase, startPostgres } from '#test/support/postgres.ts'
import type { PostgresServer } from '#test/support/postgres-binaries.ts'

let postgres: PostgresServer
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

test('killed at random moments on PostgreSQL: nothing is lost, no mail takes effect twice', async () => {
  await expectSurvival({ DATABASE_URL: await createDatabase(postgres) })
}, 180_000)
