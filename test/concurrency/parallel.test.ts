import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDatabase } from '#src/platform/database/database.ts'
import { migrate } from '#src/platform/database/migrate.ts'
import { connectPostgres } from '#src/platform/database/postgres.ts'
import { organisations } from '#src/platform/database/schema/organisations.ts'
import { connectMail } from '#src/platform/mail/transport.ts'
import { mailDelivery } from '#src/worker/deliver-mail.ts'
import { enqueued, outgoing } from '#test/support/make-mail.ts'
import { createDatabase, openPostgresWorld, type PostgresWorld } from '#test/support/postgres.ts'
import { receiveMail } from '#test/support/smtp.ts'
import { visitor } from '#test/support/world.ts'

let world: PostgresWorld
let server: Awaited<ReturnType<typeof receiveMail>>
beforeAll(async () => {
  server = await receiveMail()
  world = await openPostgresWorld({ SMTP_URL: server.url, MAIL_FROM: 'post@fjord.example.org' })
})
afterAll(async () => {
  await world?.close()
  await server?.close()
})

const hundred = Array.from({ length: 100 }, (_, at) => at)

test('a hundred requests with one Idempotency-Key have one effect and one answer', async () => {
  const answers = await Promise.all(
    hundred.map(() =>
      world.admin.post('/organisations', { name: 'Samtidig kommune' }, { 'idempotency-key': 'at-once' }),
    ),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  const [{ count } = { count: 0 }] = await world.sql<{ count: number }>(
    "select count(*)::int as count from organisations where name = 'Samtidig kommune'",
  )
  expect(count).toBe(1)
})

test('a hundred requests for the same name add it once', async () => {
  const answers = await Promise.all(
    hundred.map(() => world.admin.post('/organisations', { name: 'Kappløp' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(99).fill(409)])
})

test('a hundred changes from one version: one is taken, ninety-nine are shown what stands', async () => {
  const { id } = await world.make.organisation({ name: 'Før' })
  const answers = await Promise.all(
    hundred.map((at) =>
      world.admin.patch(`/organisations/${id}`, { name: `Etter ${at}` }, { 'if-match': '"1"' }),
    ),
  )
  const taken = answers.findIndex(({ status }) => status === 200)
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(99).fill(412)])
  expect(
    new Set(answers.filter(({ status }) => status === 412).map(({ body }) => body.current.name)),
  ).toEqual(new Set([`Etter ${taken}`]))
})

test('a hundred addresses for one calendar made at once: each is answered, and one stands', async () => {
  const person = await (await world.make.person()).client()
  const answers = await Promise.all(hundred.map(() => person.post('/me/calendar-feed')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  const opened = await Promise.all(
    answers.map(({ body }) => world.app.server.inject({ url: new URL(body.url).pathname })),
  )
  expect(opened.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(99).fill(404)])
})

test('one refresh token used a hundred times at once gives at most one new one, and the session ends', async () => {
  const person = await world.make.person()
  const guest = visitor(world.app.server)
  await guest.post('/sign-in-codes', { email: person.email })
  const [mail] = await world.sql<{ body_text: string }>('select body_text from mails where to_address = $1', [
    person.email,
  ])
  const code = /\b\d{6}\b/.exec(mail?.body_text ?? '')?.[0]
  const { body: session } = await guest.post('/sessions', { email: person.email, code })
  const { refreshSession } = await import('#src/domain/access/sessions.ts')
  const outcomes = await Promise.allSettled(
    hundred.map(() => refreshSession(world.app.db, session.refreshToken)),
  )
  const renewed = outcomes.filter((outcome) => outcome.status === 'fulfilled')
  expect(renewed.length).toBeLessThanOrEqual(1)
  for (const { value } of renewed)
    await expect(refreshSession(world.app.db, value.refreshToken)).rejects.toThrow()
  const asBefore = visitor(world.app.server, { authorization: `Bearer ${session.accessToken}` })
  expect((await asBefore.get('/me')).status).toBe(401)
})

test('fifty writers at once leave the audit chain whole and complete', async () => {
  const before = (await world.admin.get('/audit-verification')).body
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, at) => world.admin.post('/organisations', { name: `Skriver ${at}` })),
  )
  expect(answers.every(({ status }) => status === 201)).toBe(true)
  const after = (await world.admin.get('/audit-verification')).body
  expect(after).toMatchObject({ whole: true, entries: before.entries + 50 })
})

test('two transactions that lock each other both get through', async () => {
  const [first, second] = [await world.make.organisation(), await world.make.organisation()]
  let attempts = 0
  let holding = 0
  const together = Promise.withResolvers<void>()
  const inOrder = (ids: string[]) =>
    world.app.db.write(world, async (tx) => {
      attempts++
      for (const [place, id] of ids.entries()) {
        await tx.update(organisations).set({ country: 'SE' }).where(eq(organisations.id, id))
        if (place > 0) continue
        // Both hold their first row before either asks for its second.
        if (++holding === 2) together.resolve()
        await together.promise
      }
    })
  await Promise.all([inOrder([first.id, second.id]), inOrder([second.id, first.id])])
  // The server broke the knot once at least, and each of the two is tried four times at most.
  expect(attempts).toBeGreaterThanOrEqual(3)
  expect(attempts).toBeLessThanOrEqual(8)
})

test('three programs that migrate an empty database at once take turns', async () => {
  const url = await createDatabase(world.postgres, { migrated: false })
  const engines = [1, 2, 3].map(() => connectPostgres(url, { connections: 1 }))
  const ran = await Promise.all(engines.map((engine) => migrate(engine)))
  await Promise.all(engines.map((engine) => engine.close()))
  expect(ran.map((names) => names.length > 0).sort()).toEqual([false, false, true])
})

test('three workers on one outbox send every mail once', async () => {
  await enqueued(
    world,
    Array.from({ length: 400 }, () => outgoing()),
  )
  const faults: unknown[] = []
  const workers = [1, 2, 3].map(() => {
    const db = makeDatabase(connectPostgres(world.databaseUrl, { connections: 5 }), world.chance)
    const transport = connectMail(server.url)
    const from = world.config.mailFrom
    return {
      db,
      mail: mailDelivery({
        db,
        chance: world.chance,
        transport,
        from,
        report: (e) => faults.push(e),
        tell: () => {},
      }),
    }
  })
  await Promise.all(workers.map(({ mail }) => mail.deliver()))
  await Promise.all(workers.map(async ({ db, mail }) => [await mail.stop(5_000), await db.close()]))
  expect(faults).toEqual([])
  const ids = server.mails.map(({ parsed }) => parsed.messageId)
  expect(new Set(ids).size).toBe(ids.length)
  const left = await world.sql("select id from mails where state <> 'sent'")
  expect(left).toEqual([])
})
