import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { done, makeDuplicates } from '#test/support/make-duplicates.ts'
import { ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeDuplicates>
beforeAll(async () => {
  world = await openWorld()
  make = makeDuplicates(world)
})
afterAll(() => world.close())

describe('merging is refused', () => {
  const refusal = async (keepId: string, dropId: string, at = world.admin) => {
    const { status, body } = await make.merge(keepId, dropId, at)
    return [status, body.code, body.errors?.[0]?.field]
  }

  test('with oneself, with who is not here, has ended or was merged, and with an old version', async () => {
    const { keep, drop } = await make.twoOfOne()
    const ended = await world.make.person()
    await done(world.admin.post(`/people/${ended.id}/ending`, { on: '2026-03-02' }))
    expect(await refusal(keep.id, keep.id)).toEqual([422, 'duplicates.itself', 'dropId'])
    expect(await refusal(keep.id, ended.id)).toEqual([409, 'people.ended', 'dropId'])
    expect((await refusal(ended.id, drop.id)).slice(0, 2)).toEqual([409, 'people.ended'])
    const late = await world.admin.post(`/people/${keep.id}/merging`, { dropId: drop.id }, ifMatch(9))
    expect([late.status, late.body.current.name]).toEqual([412, keep.name])
    expect((await world.admin.post(`/people/${keep.id}/merging`, { dropId: drop.id })).status).toBe(428)
    expect((await make.preview(keep.id, keep.id)).body.code).toBe('duplicates.itself')
  })

  test('a second time, also when both are asked for at once', async () => {
    const { keep, drop } = await make.twoOfOne()
    const third = await world.make.person({ name: 'Eli Bryhni' })
    const both = await Promise.all([make.merge(keep.id, drop.id), make.merge(third.id, drop.id)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await refusal(keep.id, drop.id)).toEqual([409, 'duplicates.already-merged', 'dropId'])
    const [other, way] = await Promise.all([make.merge(keep.id, third.id), make.merge(third.id, keep.id)])
    expect([other.status, way.status].sort()).toEqual([200, 409])
  })

  test('in another collaboration, and to all but the secretariat', async () => {
    const { keep, drop } = await make.twoOfOne()
    const abroad = await make.neighbour()
    const { id: stranger } = await done(abroad.post('/people', { name: 'Eli Bryhni' }))
    expect(await refusal(keep.id, stranger)).toEqual([422, 'request.unknown-reference', 'dropId'])
    expect((await make.merge(keep.id, drop.id, abroad)).status).toBe(404)
    expect((await make.merge(keep.id, drop.id, await drop.client())).status).toBe(403)
    expect(await make.personOf(drop.id)).toMatchObject({ endedOn: null, mergedIntoId: null, version: 1 })
  })

  test('to the secretariat where an administrator or somebody’s role is in it, and of one’s own entry', async () => {
    const { keep, drop } = await make.twoOfOne()
    const secretary = await world.make.secretary()
    const at = await (await world.make.secretary()).client()
    const only = [403, 'request.only-administrator', 'dropId']
    expect(await refusal(world.admin.personId, drop.id, at)).toEqual(only)
    expect(await refusal(keep.id, world.admin.personId, at)).toEqual(only)
    expect(await refusal(keep.id, secretary.id, at)).toEqual(only)
    expect(await refusal(keep.id, world.admin.personId)).toEqual([409, 'duplicates.own-entry', 'dropId'])
    expect((await make.merge(secretary.id, drop.id, at)).status).toBe(200)
    // An administrator gives roles, so what they merge takes its role with it.
    const { moves } = await done(make.merge(keep.id, secretary.id))
    expect(moves.roles).toBe(1)
    expect((await (await keep.client()).get('/me')).body.roles).toEqual(['secretariat'])
  })
})
