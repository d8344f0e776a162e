import { makeApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import { engineOn } from '#src/platform/database/embedded.ts'
import { copyOfDemo, shownAt } from './demo-copy.ts'
import { freePort } from './postgres-binaries.ts'
import { testChance } from './world.ts'

/** The demo's year, served on a port of its own to real browsers. Close it when done. */
export async function openDemoSite() {
  const clock = testChance(shownAt)
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const lite = await copyOfDemo(baseUrl)
  const config = readConfig({
    LOG_LEVEL: 'error',
    SECRET_KEY: 'secret-key-of-the-tests-32-characters',
    DEMO: 'true',
    BASE_URL: baseUrl,
    PORT: String(port),
  })
  const app = await makeApp(config, { engine: engineOn(lite), chance: clock.chance })
  await app.server.listen({ port, host: 'localhost' })
  return { ...clock, app, lite, baseUrl, close: () => app.close() }
}

export type DemoSite = Awaited<ReturnType<typeof openDemoSite>>
