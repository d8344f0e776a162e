import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { inject } from 'vitest'
import { openSession } from '#src/domain/access/sign-in.ts'
import { engineOn, openLite } from '#src/platform/database/embedded.ts'
import { newContext } from './chromium.ts'
import { freePort } from './postgres-binaries.ts'
import { worldOn } from './world.ts'

/** A world with nothing in it but its administrator, served on a port of its own to real browsers. Close it when done. */
export async function openSite() {
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const lite = await openLite({
    loadDataDir: new File([readFileSync(inject('databaseTemplate'))], 'template.tar'),
  })
  const world = await worldOn(engineOn(lite), { BASE_URL: baseUrl, PORT: String(port), LOG_LEVEL: 'error' })
  await world.app.server.listen({ port, host: 'localhost' })
  return { ...world, lite, baseUrl }
}

export type Site = Awaited<ReturnType<typeof openSite>>

/** A browser of somebody's own, in which they have signed in. */
export async function pageOf(
  { browser, site }: { browser: Browser; site: Site },
  person: { id: string; name: string },
  options: Parameters<typeof newContext>[2] = {},
): Promise<Page> {
  const { claims, refreshToken } = await openSession(
    site.app.db,
    { ...person, collaborationId: site.collaborationId, collaborationName: '', language: 'nb' },
    { how: 'one-time-code', userAgent: 'test', known: [] },
  )
  const context = await newContext(browser, site.baseUrl, options)
  const value = `${claims.collaborationId}.${refreshToken}`
  await context.addCookies([{ name: 'referat-session', value, url: site.baseUrl }])
  return context.newPage()
}
