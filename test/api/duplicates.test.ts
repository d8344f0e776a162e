import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answered, done, makeDuplicates } from '#test/support/make-duplicates.ts'
import { trailOf } from '#test/support/make-groups.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeDuplicates>
beforeAll(async () => {
  world = await openWorld()
  make = makeDuplicates(world)
})
afterAll(() => world.close())

describe('suggestions', () => {
  test('name a pair with the reasons in the reader’s language and what each has, the likeliest first', async () => {
    const organisation = await world.make.organisation({ name: 'Elvestad kommune' })
    const facts = { organisationId: organisation.id }
    const one = await world.make.person({ name: 'Gunhild Paulsen', ...facts })
    const other = await world.make.person({ name: 'Gunnhild Paulson', email: null, ...facts })
    const { id: groupId } = await make.group()
    await make.seat(groupId, { personId: one.id })
    await make.office(groupId, 'chair', one.id)
    await done(world.admin.post('/follow-ups', { text: 'Ring', groupId, assignee: { personId: one.id } }))
    const pair = await make.pairOf('people', [one.id, other.id])
    expect(pair.reasons).toEqual([
      { code: 'almost-same-name', sentence: 'Nesten samme navn' },
      { code: 'same-organisation', sentence: 'Samme organisasjon' },
    ])
    const [first, second] = pair.one.id === one.id ? [pair.one, pair.other] : [pair.other, pair.one]
    expect(first).toMatchObject({
      seats: 1,
      offices: 1,
      openFollowUps: 1,
      organisation: { name: 'Elvestad kommune' },
    })
    expect(second).toMatchObject({ seats: 0, email: null, lastSeenAt: null })
    await world.make.person({ name: 'Sverre Lund' })
    await world.make.person({ name: 'Sverre Lund', email: 'lund@annen.example.org' })
    const found = (await make.pairs('people')).map(({ likelihood }) => likelihood)
    expect(found).toEqual(found.toSorted((a: number, b: number) => b - a))
    const dane = await world.make.secretary({ name: 'Dorthe Dam', language: 'da' })
    const told = await make.pairOf('people', [one.id, other.id], await dane.client())
    expect(told.reasons[0].sentence).toBe('Næsten samme navn')
  })

  test('are read to their end page by page, each pair once', async () => {
    for (const name of ['Aud Berg', 'Bodil Foss', 'Carl Holt'])
      for (const email of [`${name[0]}@en.example.org`, `${name[0]}@to.example.org`])
        await world.make.person({ name, email })
    const whole = await make.pairs('people')
    const read: Answered[] = []
    for (let cursor = ''; ; ) {
      const { items, nextCursor } = await done(world.admin.get(`/duplicates/people?limit=2${cursor}`))
      read.push(...items)
      if (!nextCursor) break
      cursor = `&cursor=${nextCursor}`
    }
    expect(whole.length).toBeGreaterThan(3)
    expect(read).toEqual(whole)
    const foreign = await world.admin.get('/duplicates/people?cursor=bm90LW91cnM')
    expect([foreign.status, foreign.body.code]).toEqual([422, 'request.cursor'])
  })

  test('leave out whoever has ended, and what was said not to be the same', async () => {
    const one = await world.make.person({ name: 'Tone Vik' })
    const other = await world.make.person({ name: 'Tone Vik' })
    const third = await world.make.person({ name: 'Tone Vik' })
    await done(world.admin.post(`/people/${third.id}/ending`, { on: '2026-02-28' }))
    expect(await make.pairOf('people', [one.id, third.id])).toBeUndefined()
    expect(await make.pairOf('people', [one.id, other.id])).toBeDefined()
    const dismiss = (personId: string, otherPersonId: string) =>
      world.admin.post('/duplicates/people/dismissals', { personId, otherPersonId })
    expect((await dismiss(other.id, one.id)).status).toBe(204)
    expect(await make.pairOf('people', [one.id, other.id])).toBeUndefined()
    // The other way round it is the same pair, said again: one effect.
    expect((await dismiss(one.id, other.id)).status).toBe(204)
    expect((await trailOf(world, other.id)).map(({ action }) => action)).toEqual([
      'people.add',
      'duplicates.dismiss',
    ])
    expect((await trailOf(world, one.id)).map(({ action }) => action)).toEqual(['people.add'])
    const itself = await dismiss(one.id, one.id)
    expect([itself.status, itself.body.errors[0].field]).toEqual([422, 'otherPersonId'])
    expect((await dismiss(one.id, third.id)).body.code).toBe('people.ended')
  })

  test('are the secretariat’s, and stay within the collaboration', async () => {
    await make.twoOfOne()
    const member = await (await world.make.person()).client()
    for (const kind of ['people', 'organisations'])
      expect((await member.get(`/duplicates/${kind}`)).status).toBe(403)
    const abroad = await make.neighbour()
    const { id } = await done(abroad.post('/people', { name: 'Eli Bryhni' }))
    expect(await make.pairs('people', abroad)).toEqual([])
    expect((await make.pairs('people')).flatMap(({ one, other }) => [one.id, other.id])).not.toContain(id)
  })
})
