import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgresWorld, type PostgresWorld } from '#test/support/postgres.ts'
import { asRead } from '#test/support/world.ts'

let world: PostgresWorld
beforeAll(async () => {
  world = await openPostgresWorld()
})
afterAll(() => world?.close())

const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()
const merge = async (keepId: string, dropId: string) =>
  world.admin.post(`/people/${keepId}/merging`, { dropId }, await asRead(world.admin, `/people/${keepId}`))

/** Somebody who holds seats in several groups, so that a merging has much to do. */
async function seated(groupIds: string[]) {
  const { id } = await world.make.person({ name: 'Eli Bryhni' })
  for (const groupId of groupIds) await world.admin.post(`/groups/${groupId}/seats`, { personId: id })
  return id
}

const holding = (groupIds: string[]) =>
  world.sql<{ person_id: string; count: number }>(
    `select h.person_id, count(*)::int from seat_holders h join seats s on s.id = h.seat_id
     where h.until_on is null and s.group_id = any($1::uuid[]) group by 1`,
    [groupIds],
  )

async function threeGroups(): Promise<string[]> {
  const ids: string[] = []
  for (const name of ['En', 'To', 'Tre']) ids.push((await world.admin.post('/groups', { name })).body.id)
  return ids
}

test('one person merged into twenty others at once goes into one of them, with everything they held', async () => {
  const groupIds = await threeGroups()
  const drop = await seated(groupIds)
  const keeps = await Promise.all(
    Array.from({ length: 20 }, () => world.make.person({ name: 'Eli B. Bryhni' })),
  )
  const answers = await Promise.all(keeps.map(({ id }) => merge(id, drop)))
  expect(statuses(answers)).toEqual([200, ...Array(19).fill(409)])
  const kept = keeps[answers.findIndex(({ status }) => status === 200)]
  expect(await holding(groupIds)).toEqual([{ person_id: kept?.id, count: 3 }])
})

test('two people merged into each other at once: one of them stays, and holds what both held', async () => {
  for (let round = 0; round < 5; round++) {
    const groupIds = await threeGroups()
    const [one, other] = [await seated(groupIds), await seated(groupIds)]
    const answers = await Promise.all([merge(one, other), merge(other, one)])
    expect(statuses(answers)).toEqual([200, 409])
    const kept = answers[0].status === 200 ? one : other
    expect(await holding(groupIds)).toEqual([{ person_id: kept, count: 6 }])
  }
})

test('a seat that ends while its holder is merged is held by nobody afterwards', async () => {
  const groupIds = await threeGroups()
  const drop = await seated(groupIds)
  const keep = await world.make.person({ name: 'Eli Arnkværn Bryhni' })
  const seats = await world.sql<{ id: string }>('select id from seats where group_id = any($1::uuid[])', [
    groupIds,
  ])
  const [merged, ...ended] = await Promise.all([
    merge(keep.id, drop),
    ...seats.map(({ id }) => world.admin.post(`/seats/${id}/ending`, {})),
  ])
  expect(statuses([merged, ...ended])).toEqual([200, 200, 200, 200])
  expect(await holding(groupIds)).toEqual([])
})
