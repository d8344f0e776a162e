import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, operatorKey, visitor, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const guest = () => visitor(world.app.server)

async function codeFor(email: string): Promise<string> {
  expect((await guest().post('/sign-in-codes', { email })).status).toBe(202)
  const { rows } = await world.lite.query<{ body_text: string }>(
    "select body_text from mails where kind = 'sign-in-code' and to_address = $1 order by created_at desc, id desc limit 1",
    [email],
  )
  return /\b\d{6}\b/.exec(rows[0]?.body_text ?? '')?.[0] ?? ''
}

test('a mailed code signs in once, and the token opens what the person may see', async () => {
  const person = await world.make.person({ name: 'Kari Nordmann' })
  const code = await codeFor(person.email)
  const signedIn = await guest().post('/sessions', { email: person.email.toUpperCase(), code })
  expect([signedIn.status, signedIn.body.person.name]).toEqual([201, 'Kari Nordmann'])
  const me = await visitor(world.app.server, { authorization: `Bearer ${signedIn.body.accessToken}` }).get(
    '/me',
  )
  expect(me.body).toMatchObject({ name: 'Kari Nordmann', roles: [], groups: {} })
  expect((await guest().post('/sessions', { email: person.email, code })).body.code).toBe('access.wrong-code')
})

test('after five wrong guesses even the right code is refused', async () => {
  const person = await world.make.person()
  const code = await codeFor(person.email)
  const wrong = code === '000000' ? '000001' : '000000'
  for (let guess = 0; guess < 5; guess++)
    await guest().post('/sessions', { email: person.email, code: wrong })
  expect((await guest().post('/sessions', { email: person.email, code })).status).toBe(422)
})

test('nobody learns whether an address has an account', async () => {
  const known = await world.make.person()
  const answers = [
    await guest().post('/sign-in-codes', { email: known.email }),
    await guest().post('/sign-in-codes', { email: 'nobody@example.org' }),
  ]
  expect(answers.map(({ status, raw }) => [status, raw.length])).toEqual([
    [202, 0],
    [202, 0],
  ])
})

test('a refresh token used twice ends the session for both who hold it', async () => {
  const person = await world.make.person()
  const { body } = await guest().post('/sessions', { email: person.email, code: await codeFor(person.email) })
  const refresh = (refreshToken: string) => guest().post('/access-tokens', { refreshToken })
  const next = await refresh(body.refreshToken)
  expect(next.status).toBe(201)
  expect((await refresh(body.refreshToken)).status).toBe(401)
  expect((await refresh(next.body.refreshToken)).status).toBe(401)
})

test('the request after signing out everywhere, or after a person has ended, is signed out', async () => {
  const person = await world.make.person()
  const client = await person.client()
  expect((await client.get('/me')).status).toBe(200)
  expect((await client.delete('/sessions')).status).toBe(204)
  expect((await client.get('/me')).status).toBe(401)
  const other = await person.client()
  await world.admin.post(`/people/${person.id}/ending`, { on: '2026-03-01' })
  expect((await other.get('/me')).status).toBe(401)
})

test('only the operator founds collaborations, and what is in one is nobody’s in another', async () => {
  const founding = { name: 'Naboland', administrator: { name: 'Nils Nabo', email: 'nils@nabo.example.org' } }
  expect((await guest().post('/collaborations', founding)).status).toBe(401)
  const operator = visitor(world.app.server, { authorization: `Bearer ${operatorKey}` })
  expect((await operator.post('/collaborations', founding)).status).toBe(201)
  const code = await codeFor('nils@nabo.example.org')
  const { body } = await guest().post('/sessions', { email: 'nils@nabo.example.org', code })
  const nils = visitor(world.app.server, { authorization: `Bearer ${body.accessToken}` })
  const organisation = await world.make.organisation({ name: 'Vår kommune' })
  expect((await nils.get(`/organisations/${organisation.id}`)).status).toBe(404)
  expect((await nils.get('/organisations?search=kommune')).body.items).toEqual([])
  const stolen = await nils.post('/organisations', { name: 'Tyv', parentId: organisation.id })
  expect([stolen.status, stolen.body.errors[0].field]).toEqual([422, 'parentId'])
})

test('the last administrator stays', async () => {
  const answer = await world.admin.delete(`/people/${world.admin.personId}/roles/administrator`)
  expect([answer.status, answer.body.code]).toEqual([409, 'access.last-administrator'])
})

test('every change is in the audit chain, and one altered letter is found', async () => {
  await world.app.db.read({ collaborationId: world.collaborationId }, async (db) => {
    const [row] = await db.statement<{ broken: string | null }>({
      name: '',
      text: 'select first_broken_audit_serial()::text as broken',
      values: [],
    })
    expect(row?.broken).toBeNull()
  })
  await world.lite.exec(
    "alter table audit_details disable trigger all; update audit_details set actor_name = 'Eve' where serial = 2",
  )
  await world.app.db.read({ collaborationId: world.collaborationId }, async (db) => {
    const [row] = await db.statement<{ broken: string | null }>({
      name: '',
      text: 'select first_broken_audit_serial()::text as broken',
      values: [],
    })
    expect(row?.broken).toBe('2')
  })
})

test('without a collaboration the application role sees an error, never rows', async () => {
  await expect(world.lite.exec('begin; set local role referat_app; select * from people')).rejects.toThrow()
  await world.lite.exec('rollback')
})

describe('founding a collaboration', () => {
  const operator = () => visitor(world.app.server, { authorization: `Bearer ${operatorKey}` })
  const count = async () =>
    (await world.lite.query('select count(*)::int as n from collaborations')).rows[0] as { n: number }
  const founding = (name: string, key: string) =>
    operator().post(
      '/collaborations',
      { name, administrator: { name: 'Frida', email: 'frida@elvesamarbeidet.example.org' } },
      { 'idempotency-key': key },
    )

  test('twice with one key founds one, at once or one after the other', async () => {
    const before = (await count()).n
    const first = await founding('Elvesamarbeidet', 'found-1')
    const again = await founding('Elvesamarbeidet', 'found-1')
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body])
    const many = await Promise.all(Array.from({ length: 10 }, () => founding('Havsamarbeidet', 'found-2')))
    expect(new Set(many.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
    expect((await count()).n).toBe(before + 2)
  })

  test('with a key of another founding is refused, and with another key founds another', async () => {
    const { status, body } = await founding('Skogsamarbeidet', 'found-1')
    expect([status, body.code, body.errors[0].field]).toEqual([
      ...[422, 'idempotency.other-request', 'Idempotency-Key'],
    ])
    expect((await founding('Elvesamarbeidet', 'found-3')).status).toBe(201)
    expect((await founding('Elvesamarbeidet', 'to mellomrom')).body.code).toBe('idempotency.key')
  })
})

test('what is missing is said to be missing, what is wrong to be wrong', async () => {
  const guest = visitor(world.app.server)
  const faults = async (answer: ReturnType<typeof guest.post>) =>
    ((await answer).body.errors as { field: string; code: string }[]).map(
      ({ field, code }) => `${field}: ${code}`,
    )
  expect(await faults(guest.post('/sessions', {}))).toEqual(['email: text.missing', 'code: text.missing'])
  expect(await faults(guest.post('/access-tokens', {}))).toEqual(['refreshToken: text.missing'])
  const person = `/people/${world.admin.personId}`
  expect(await faults(world.admin.post(`${person}/roles`, {}))).toEqual(['role: text.missing'])
  expect(await faults(world.admin.post(`${person}/roles`, { role: 'x' }))).toEqual([
    'role: request.not-a-choice',
  ])
  const seat = `/seats/${world.admin.personId}/holders`
  expect(await faults(world.admin.post(seat, { standing: 'holder' }))).toEqual(['personId: text.missing'])
  expect(await faults(world.admin.post(seat, { standing: 'holder', personId: 'x' }))).toEqual([
    'personId: request.not-an-id',
  ])
  const approval = `/minutes/${world.admin.personId}/approval`
  expect(await faults(world.admin.post(approval, { versionHash: 'x' }))).toEqual([
    'versionHash: request.not-a-hash',
  ])
  expect(await faults(world.admin.post(approval, {}))).toEqual(['versionHash: text.missing'])
})
