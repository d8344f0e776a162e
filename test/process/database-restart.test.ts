import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, startOwnPostgres } from '#test/support/postgres.ts'
import { foundAndSignIn, type RunningServer, startServer, until } from '#test/support/program.ts'
import { receiveMail } from '#test/support/smtp.ts'

let postgres: Awaited<ReturnType<typeof startOwnPostgres>>
let server: RunningServer
let mailServer: Awaited<ReturnType<typeof receiveMail>>
let token: string

beforeAll(async () => {
  postgres = await startOwnPostgres()
  mailServer = await receiveMail()
  server = await startServer({ DATABASE_URL: await createDatabase(postgres), SMTP_URL: mailServer.url })
  token = await foundAndSignIn(server.client, mailServer)
})
afterAll(async () => {
  await server?.stop()
  await mailServer?.close()
  await postgres?.stop()
})

test('a database restarted under load: requests are refused clearly, nothing acknowledged is lost, it recovers by itself', async () => {
  const acknowledged: string[] = []
  const statuses = new Map<number, number>()
  const refusals: unknown[] = []
  let running = true
  const lanes = [1, 2, 3, 4].map(async (lane) => {
    for (let number = 0; running; number++) {
      const name = `Kommune ${lane}-${number}`
      const { status, body } = await server.client('POST', '/organisations', { name }, { token })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (status === 201) acknowledged.push(name)
      else refusals.push(body)
      if (status !== 201) await pause(20)
    }
  })
  await until(() => acknowledged.length > 20)
  await postgres.restart(async () => {
    const ready = await server.client('GET', '/readyz')
    expect([ready.status, ready.body]).toEqual([503, { status: 'database-away' }])
    expect((await server.client('GET', '/healthz')).status).toBe(200)
    const refused = await server.client('GET', '/me', undefined, {
      token,
      headers: { 'accept-language': 'en' },
    })
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5'])
    expect(refused.body).toMatchObject({ code: 'request.database-away' })
    expect(refused.body.detail).toContain('Nothing was saved')
  })
  const before = acknowledged.length
  await until(() => acknowledged.length > before + 20)
  running = false
  await Promise.all(lanes)

  expect([...statuses.keys()].sort()).toEqual([201, 503])
  expect(refusals.length).toBeGreaterThan(0)
  expect((await server.client('GET', '/readyz')).status).toBe(200)
  const kept = new Set<string>()
  for (let cursor = ''; ; ) {
    const page = await server.client('GET', `/organisations?limit=200${cursor}`, undefined, { token })
    for (const { name } of page.body.items) kept.add(name)
    if (!page.body.nextCursor) break
    cursor = `&cursor=${page.body.nextCursor}`
  }
  expect(acknowledged.filter((name) => !kept.has(name))).toEqual([])
  expect((await server.client('GET', '/audit-verification', undefined, { token })).body.whole).toBe(true)
})

test('mail goes on by itself after the restart', async () => {
  await postgres.restart()
  const email = 'ada@fjordsamarbeidet.example.org'
  const before = mailServer.mails.length
  await until(async () => (await server.client('POST', '/sign-in-codes', { email })).status === 202)
  await until(() => mailServer.mails.length > before)
})
