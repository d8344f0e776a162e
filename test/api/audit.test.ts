import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('every change is listed with who did it, found by subject and action, a page at a time', async () => {
  const organisation = await world.make.organisation({ name: 'Indre Fjord kommune' })
  const path = `/organisations/${organisation.id}`
  for (let version = 1; version <= 3; version++)
    await world.admin.patch(path, { name: `Indre Fjord ${version}` }, { 'if-match': `"${version}"` })
  const all = await world.admin.get(`/audit-entries?subjectId=${organisation.id}&order=asc`)
  expect(all.body.items.map((one: { action: string }) => one.action)).toEqual([
    'organisations.add',
    'organisations.change',
    'organisations.change',
    'organisations.change',
  ])
  expect(all.body.items[0]).toMatchObject({
    actorName: 'Ada Admin',
    details: { name: 'Indre Fjord kommune' },
  })
  const newest = await world.admin.get(`/audit-entries?subjectId=${organisation.id}&limit=3`)
  expect(newest.body.items.map((one: { action: string }) => one.action)).toEqual(
    Array(3).fill('organisations.change'),
  )
  const rest = await world.admin.get(
    `/audit-entries?subjectId=${organisation.id}&limit=3&cursor=${newest.body.nextCursor}`,
  )
  expect(rest.body).toMatchObject({ items: [{ action: 'organisations.add' }], nextCursor: null })
  const added = await world.admin.get('/audit-entries?action=organisations.add&subjectType=organisation')
  expect(added.body.items).toHaveLength(1)
  expect((await world.admin.get('/audit-entries?cursor=nonsense')).body.errors[0].field).toBe('cursor')
})

test('members do not read the trail', async () => {
  const member = await (await world.make.person()).client()
  expect((await member.get('/audit-entries')).status).toBe(403)
  expect((await member.get('/audit-verification')).status).toBe(403)
})

test('verification says that the chain is whole, or which entry was altered or cut off', async () => {
  const sound = await world.admin.get('/audit-verification')
  expect(sound.body).toMatchObject({ whole: true, firstBrokenSerial: null })
  expect(sound.body.entries).toBeGreaterThan(3)
  expect(sound.body.headHash).toMatch(/^[0-9a-f]{64}$/)
  const {
    rows: [third],
  } = await world.lite.query<{ action: string }>('select action from audit_entries where serial = 3')
  const rename = (action: string) =>
    world.lite.query('update audit_entries set action = $1 where serial = 3', [action])
  await world.lite.exec('alter table audit_entries disable trigger all')
  await rename('organisations.remove')
  const broken = await world.admin.get('/audit-verification')
  expect(broken.body).toMatchObject({ whole: false, firstBrokenSerial: 3 })
  await rename(third?.action ?? '')
  expect((await world.admin.get('/audit-verification')).body.whole).toBe(true)

  await world.lite.exec(`
    alter table audit_details disable trigger all;
    delete from audit_entries where serial = (select max(serial) from audit_entries)`)
  const cutOff = await world.admin.get('/audit-verification')
  expect(cutOff.body).toMatchObject({ whole: false, firstBrokenSerial: sound.body.entries })
})
