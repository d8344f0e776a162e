import { afterAll, beforeAll, expect, test } from 'vitest'
import { ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('two people may share a name, never an address', async () => {
  await world.make.person({ name: 'Kari Holm', email: 'kari.holm@elvedal.example.org' })
  expect(
    (await world.admin.post('/people', { name: 'Kari Holm', email: 'kari2@elvedal.example.org' })).status,
  ).toBe(201)
  const taken = await world.admin.post('/people', { name: 'Kåre', email: 'Kari.Holm@elvedal.example.org' })
  expect([taken.status, taken.body.errors[0]]).toMatchObject([
    409,
    { field: 'email', code: 'people.email-taken' },
  ])
})

test('addresses and telephones are shown to the secretariat and to oneself, to nobody else', async () => {
  const one = await world.make.person({ name: 'Siri Sund', phone: '99 88 77 66' })
  const other = await world.make.person({ name: 'Stein Sund' })
  const seenBy = async (client: Awaited<ReturnType<typeof one.client>>) =>
    (await client.get(`/people/${one.id}`)).body
  expect(await seenBy(await one.client())).toMatchObject({ email: one.email, phone: '99 88 77 66' })
  expect(await seenBy(await other.client())).toMatchObject({ name: 'Siri Sund', email: null, phone: null })
  const guess = await (await other.client()).get(`/people?search=${encodeURIComponent(one.email)}`)
  expect(guess.body.items).toEqual([])
  const list = await (await other.client()).get('/people?search=Siri')
  expect(list.body.items).toMatchObject([{ name: 'Siri Sund', email: null }])
})

test('a person mends their own details but not the address that signs them in', async () => {
  const one = await world.make.person()
  const client = await one.client()
  expect((await client.patch(`/people/${one.id}`, { title: 'Rådgiver' }, ifMatch(1))).status).toBe(200)
  expect((await client.patch(`/people/${one.id}`, { email: 'ny@example.org' }, ifMatch(2))).status).toBe(403)
  const other = await world.make.person()
  expect((await client.patch(`/people/${other.id}`, { title: 'Sjef' }, ifMatch(1))).status).toBe(403)
})

test('a list is read to its end page by page, each row once', async () => {
  for (let number = 0; number < 7; number++) await world.make.person({ name: `Rad ${number}` })
  const names: string[] = []
  let cursor = ''
  do {
    const { body } = await world.admin.get(`/people?search=Rad&limit=3${cursor && `&cursor=${cursor}`}`)
    names.push(...body.items.map((one: { name: string }) => one.name))
    cursor = body.nextCursor ?? ''
  } while (cursor)
  expect(names).toEqual(Array.from({ length: 7 }, (_, number) => `Rad ${number}`))
  const forged = await world.admin.get('/people?cursor=bm90LW91cnM')
  expect([forged.status, forged.body.code]).toEqual([422, 'request.cursor'])
})

test('a percent sign in a search is a letter', async () => {
  expect((await world.admin.get('/people?search=%25')).body.items).toEqual([])
})

test('a telephone number has digits, and is kept as typed', async () => {
  for (const phone of [
    '+47 22 33 44 55',
    '99887766',
    '(08) 123 456',
    '22 33 44 55 ext. 12',
    '112',
    '+45 12-34-56-78',
  ])
    expect((await world.make.person({ phone })).id).toBeTruthy()
  for (const phone of ['abc', '+', '12', '---', 'ring sentralbordet', '22 33 44 55 <b>'])
    expect((await world.admin.post('/people', { name: 'Ola', phone })).body.errors).toMatchObject([
      { field: 'phone', code: 'phone.not-a-number' },
    ])
})
