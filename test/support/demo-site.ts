import { readFileSync } from 'node:fs'
import { inject } from 'vitest'
import { makeApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import { seedDemo } from '#src/demo/seed.ts'
import { engineOn, openLite } from '#src/platform/database/embedded.ts'
import { deskOf } from '#src/platform/desk.ts'
import { freePort } from './postgres-binaries.ts'
import { testChance } from './world.ts'

/** The demo's year, served on a port of its own to real browsers. Close it when done. */
export async function openDemoSite(at = '2026-11-18T09:00:00Z') {
  const clock = testChance(at)
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const lite = await openLite({
    loadDataDir: new File([readFileSync(inject('databaseTemplate'))], 'template.tar'),
  })
  const config = readConfig({
    LOG_LEVEL: 'error',
    SECRET_KEY: 'secret-key-of-the-tests-32-characters',
    DEMO: 'true',
    BASE_URL: baseUrl,
    PORT: String(port),
  })
  const app = await makeApp(config, { engine: engineOn(lite), chance: clock.chance })
  await seedDemo(app.db, { desk: deskOf({ press: app.press, config }), chance: clock.chance })
  await app.server.listen({ port, host: 'localhost' })
  return { ...clock, app, lite, baseUrl, close: () => app.close() }
}

export type DemoSite = Awaited<ReturnType<typeof openDemoSite>>
