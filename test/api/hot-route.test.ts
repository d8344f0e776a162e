import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
let meeting: string
beforeAll(async () => {
  world = await openWorld()
  const group = (await world.admin.post('/groups', { name: 'Faggruppe for veg', kind: 'expert-group' })).body
    .id
  const planned = await world.admin.post(`/groups/${group}/meetings`, {
    startsAt: '2026-04-14T09:00:00+02:00',
    endsAt: '2026-04-14T11:00:00+02:00',
  })
  meeting = `/meetings/${planned.body.id}`
})
afterAll(() => world.close())

test('a meeting that is unchanged is not sent again, one that is changed is', async () => {
  const first = await world.admin.get(meeting)
  const known = { 'if-none-match': String(first.headers.etag) }
  const unchanged = await world.admin.get(meeting, known)
  expect([unchanged.status, unchanged.raw.length]).toEqual([304, 0])
  const { version } = first.body
  await world.admin.patch(meeting, { place: 'Rådhuset' }, { 'if-match': `"${version}"` })
  const changed = await world.admin.get(meeting, known)
  expect([changed.status, changed.body.place]).toEqual([200, 'Rådhuset'])
})

test('knowing another person’s tag opens nothing', async () => {
  const { headers } = await world.admin.get(meeting)
  const stranger = await (await world.make.person()).client()
  expect((await stranger.get(meeting, { 'if-none-match': String(headers.etag) })).status).toBe(403)
})

test('a statement asked for after its burst throws instead of running outside the transaction', async () => {
  const late = world.app.db.burst(world, async (db) => {
    await db.statement({ name: '', text: 'select 1', values: [] })
    return db.statement({ name: 'late', text: 'select 2', values: [] })
  })
  await expect(late).rejects.toThrow('late was asked for after the burst')
})
