import { afterAll, beforeAll, expect, test } from 'vitest'
import { ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('an organisation is added once under its name, and found', async () => {
  const added = await world.admin.post('/organisations', {
    name: 'Nordre Fjord kommune',
    officialNumber: '4699',
  })
  expect(added.status).toBe(201)
  expect(added.headers.location).toBe(`/api/v1/organisations/${added.body.id}`)
  const again = await world.admin.post('/organisations', { name: 'NORDRE FJORD kommune' })
  expect([again.status, again.body.code]).toEqual([409, 'request.already-exists'])
  const found = await world.admin.get('/organisations?search=nordre')
  expect(found.body.items.map((one: { name: string }) => one.name)).toEqual(['Nordre Fjord kommune'])
})

test('a change needs the version that was read, and an old one shows what stands now', async () => {
  const { id } = await world.make.organisation({ name: 'Ytre Vik kommune' })
  const path = `/organisations/${id}`
  expect((await world.admin.patch(path, { name: 'Ytre Vik' })).status).toBe(428)
  expect((await world.admin.patch(path, { name: 'Ytre Vik' }, ifMatch(1))).body).toEqual({ id, version: 2 })
  const late = await world.admin.patch(path, { name: 'Indre Vik' }, ifMatch(1))
  expect([late.status, late.body.current.name]).toEqual([412, 'Ytre Vik'])
})

test('only the secretariat adds organisations; an unknown key and a foreign parent are refused by name', async () => {
  const member = await (await world.make.person()).client()
  expect((await member.post('/organisations', { name: 'Min kommune' })).status).toBe(403)
  const unknown = await world.admin.post('/organisations', { name: 'X kommune', owner: 'me' })
  expect([unknown.status, unknown.body.errors]).toMatchObject([
    422,
    [{ field: 'owner', code: 'request.unknown-key' }],
  ])
  const foreign = await world.admin.post('/organisations', {
    name: 'Y kommune',
    parentId: '01900000-0000-7000-8000-00000000abcd',
  })
  expect([foreign.status, foreign.body.errors[0].field]).toEqual([422, 'parentId'])
})

test('a repeated request with the same key answers the same and adds one', async () => {
  const send = (body: object) => world.admin.post('/organisations', body, { 'idempotency-key': 'once-1' })
  const first = await send({ name: 'Sund kommune' })
  const second = await send({ name: 'Sund kommune' })
  expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
  expect((await send({ name: 'Sundet kommune' })).body.code).toBe('idempotency.other-request')
})

test('names come in the order of the collaboration’s language, page after page', async () => {
  const names = ['Ås', 'Ærø', 'Østre Toten', 'Zakopane', 'Årdal', 'Aremark', 'Övertorneå', 'Ängelholm']
  for (const name of names) await world.make.organisation({ name: `Rekke ${name}` })
  const read = async () => {
    const found: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await world.admin.get(`/organisations?search=Rekke&limit=3${cursor}`)
      found.push(...body.items.map((one: { name: string }) => one.name.slice(6)))
      if (!body.nextCursor) return found
      cursor = `&cursor=${body.nextCursor}`
    }
  }
  expect(await read()).toEqual([
    'Aremark',
    'Zakopane',
    'Ängelholm',
    'Ærø',
    'Østre Toten',
    'Övertorneå',
    'Årdal',
    'Ås',
  ])
  const { body } = await world.admin.get('/collaboration')
  const changed = await world.admin.patch('/collaboration', { language: 'sv' }, ifMatch(body.version))
  expect(changed.status, JSON.stringify(changed.body)).toBe(200)
  expect(await read()).toEqual([
    'Aremark',
    'Zakopane',
    'Årdal',
    'Ås',
    'Ängelholm',
    'Ærø',
    'Østre Toten',
    'Övertorneå',
  ])
})
