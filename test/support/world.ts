import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { inject } from 'vitest'
import { signAccessToken } from '#src/api/session.ts'
import { type App, makeApp } from '#src/app.ts'
import { type Config, readConfig } from '#src/config.ts'
import { foundCollaboration } from '#src/domain/access/found-collaboration.ts'
import { openSession } from '#src/domain/access/sign-in.ts'
import type { Chance } from '#src/platform/clock.ts'
import type { Engine } from '#src/platform/database/connection.ts'
import { engineOn, openLite } from '#src/platform/database/embedded.ts'
import { make } from './make.ts'

export const operatorKey = 'operator-key-of-the-tests-32-characters'

/** A clock that stands until it is moved, and chance that is the same in every run. */
export function testChance(start = '2026-03-02T08:00:00Z') {
  let now = new Date(start)
  let drawn = 0
  const chance: Chance = {
    now: () => new Date(now),
    // A hash of the draw's number: a plain multiplication drew the same token twice within a few hundred.
    randomBytes: (count) =>
      new Uint8Array(createHash('shake256', { outputLength: count }).update(`${drawn++}`).digest()),
  }
  return {
    chance,
    moveTo(instant: string) {
      now = new Date(instant)
    },
    wait(ms: number) {
      now = new Date(now.getTime() + ms)
    },
  }
}

export type Answer = {
  status: number
  headers: Record<string, unknown>
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers as a client without types does
  body: any
  raw: Buffer
}

/**
 * One application on its own copy of the migrated database, with one collaboration and its administrator.
 * Close it in afterAll. Its clock copies and tidies the database every hour only where it has a folder of its own (DATA_DIR).
 */
export async function openWorld(settings: Record<string, string> = {}) {
  const lite = await openLite({
    loadDataDir: new File([readFileSync(inject('databaseTemplate'))], 'template.tar'),
  })
  const { snapshot, tidy, ...bare } = engineOn(lite)
  const engine = settings.DATA_DIR ? { ...bare, snapshot, tidy } : bare
  return { lite, ...(await worldOn(engine, settings)) }
}

/** The same on any migrated database. */
export async function worldOn(engine: Engine, settings: Record<string, string> = {}) {
  const clock = testChance()
  const config: Config = readConfig({
    LOG_LEVEL: 'silent',
    SECRET_KEY: 'secret-key-of-the-tests-32-characters',
    OPERATOR_KEY: operatorKey,
    DEMO: 'false',
    BASE_URL: 'https://referat.example.org',
    ...settings,
  })
  const app = await makeApp(config, { engine, chance: clock.chance })
  return { ...clock, app, config, ...(await peopleOfWorld(app, config)), close: () => app.close() }
}

export type World = Awaited<ReturnType<typeof openWorld>>

async function peopleOfWorld(app: App, _config: Config) {
  const collaborationId = '01900000-0000-7000-8000-000000000001'
  const founded = await foundCollaboration(app.db, {
    collaborationId,
    name: 'Fjordsamarbeidet',
    language: 'nb',
    zone: 'Europe/Oslo',
    administrator: { name: 'Ada Admin', email: 'ada@fjordsamarbeidet.example.org' },
  })
  const admin = await signedIn(app, { id: founded.administratorId, name: 'Ada Admin', collaborationId })
  const adminToken = async () =>
    (await openTestSession(app, { id: founded.administratorId, name: 'Ada Admin', collaborationId }))
      .accessToken
  return { collaborationId, admin, adminToken, make: make(app, admin, collaborationId) }
}

export type Visitor = ReturnType<typeof visitor>

/** A signed-in client: its requests carry the person's access token. */
export async function signedIn(
  app: App,
  person: { id: string; name: string; collaborationId: string },
): Promise<Visitor> {
  const { accessToken } = await openTestSession(app, person)
  return visitor(app.server, { authorization: `Bearer ${accessToken}` }, person.id)
}

async function openTestSession(app: App, person: { id: string; name: string; collaborationId: string }) {
  const recognised = { ...person, collaborationName: '', language: 'nb' as const }
  const session = await openSession(app.db, recognised, {
    how: 'one-time-code',
    userAgent: 'test',
    known: [],
  })
  return signAccessToken(app.server, session.claims)
}

/** A client of the HTTP API. `get`, `post` … take a path under /api/v1 and answer with status and parsed body. */
export function visitor(server: FastifyInstance, headers: Record<string, string> = {}, personId = '') {
  async function send(
    method: InjectOptions['method'],
    path: string,
    payload?: unknown,
    more: Record<string, string> = {},
  ): Promise<Answer> {
    const url =
      path.startsWith('/api') || path.startsWith('/healthz') || path.startsWith('/readyz')
        ? path
        : `/api/v1${path}`
    const response = await server.inject({
      method,
      url,
      headers: {
        ...headers,
        ...(payload !== undefined && !(payload instanceof Buffer) && { 'content-type': 'application/json' }),
        ...more,
      },
      ...(payload !== undefined && {
        payload: payload instanceof Buffer || typeof payload === 'string' ? payload : JSON.stringify(payload),
      }),
    } as InjectOptions)
    const json = String(response.headers['content-type'] ?? '').includes('json')
    return {
      status: response.statusCode,
      headers: response.headers,
      body: json ? response.json() : response.body,
      raw: response.rawPayload,
    }
  }
  return {
    personId,
    get: (path: string, more?: Record<string, string>) => send('GET', path, undefined, more),
    post: (path: string, body?: unknown, more?: Record<string, string>) => send('POST', path, body, more),
    put: (path: string, body?: unknown, more?: Record<string, string>) => send('PUT', path, body, more),
    patch: (path: string, body?: unknown, more?: Record<string, string>) => send('PATCH', path, body, more),
    delete: (path: string, more?: Record<string, string>) => send('DELETE', path, undefined, more),
  }
}

/** If-Match as a client that reads first sends it: the tag that the GET of the same thing gave. */
export const asRead = async (client: Visitor, path: string) => ({
  'if-match': String((await client.get(path)).headers.etag),
})

/** If-Match for a version. */
export const ifMatch = (version: number) => ({ 'if-match': `"${version}"` })
