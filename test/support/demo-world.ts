import { readFileSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import { makeApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import { seedDemo } from '#src/demo/seed.ts'
import { engineOn, openLite } from '#src/platform/database/embedded.ts'
import { deskOf } from '#src/platform/desk.ts'
import { testChance, type Visitor, visitor } from './world.ts'

/** The address that links in the mails of a demo lead to. */
export const demoBaseUrl = 'https://referat.example.org'

/** An application whose demo is seeded at an instant, with demo sign-in as anybody in it. Close it when done. */
export async function openDemoWorld(at: string) {
  const lite = await openLite({
    loadDataDir: new File([readFileSync(inject('databaseTemplate'))], 'template.tar'),
  })
  return demoWorldOn(lite, at)
}

/** The same on any migrated database; on one that has the demo already, that demo. */
export async function demoWorldOn(lite: PGlite, at: string) {
  const clock = testChance(at)
  const config = readConfig({
    LOG_LEVEL: 'silent',
    SECRET_KEY: 'secret-key-of-the-tests-32-characters',
    DEMO: 'true',
    BASE_URL: demoBaseUrl,
  })
  const app = await makeApp(config, { engine: engineOn(lite), chance: clock.chance })
  const desk = deskOf({ press: app.press, config })
  const seed = () => seedDemo(app.db, { desk, chance: clock.chance })
  await seed()
  const anybody = visitor(app.server)
  const { people } = (await anybody.get('/demo-people')).body as { people: { id: string; name: string }[] }

  async function as(name: string): Promise<Visitor> {
    const personId = people.find((one) => one.name === name)?.id
    const { body } = await anybody.post('/demo-sessions', { personId })
    return visitor(app.server, { authorization: `Bearer ${body.accessToken}` }, personId)
  }

  return { ...clock, config, app, lite, seed, as, people, anybody, close: () => app.close() }
}

export type DemoWorld = Awaited<ReturnType<typeof demoWorldOn>>
