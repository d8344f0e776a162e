import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answered, done, makeDuplicates } from '#test/support/make-duplicates.ts'
import { trailOf } from '#test/support/make-groups.ts'
import { asRead, ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeDuplicates>
beforeAll(async () => {
  world = await openWorld()
  make = makeDuplicates(world)
})
afterAll(() => world.close())

describe('merging two organisations', () => {
  const mergeInto = async (keepId: string, dropId: string) =>
    world.admin.post(
      `/organisations/${keepId}/merging`,
      { dropId },
      await asRead(world.admin, `/organisations/${keepId}`),
    )
  const organisationOf = async (id: string): Promise<Answered> =>
    (await world.admin.get(`/organisations/${id}`)).body

  test('moves people, seats, parts, places and open follow-ups, and does what the preview said', async () => {
    const keep = await world.make.organisation({ name: 'Nordvik kommune' })
    const drop = await world.make.organisation({ name: 'Nordvik', officialNumber: '4611' })
    const part = await world.make.organisation({ name: 'Nordvik havn', kind: 'other', parentId: drop.id })
    expect((await make.pairOf('organisations', [keep.id, drop.id])).reasons[0].code).toBe('same-name')
    const person = await world.make.person({ organisationId: drop.id })
    const { id: groupId } = await make.group()
    const seat = await make.seat(groupId, {
      organisationId: drop.id,
      personId: person.id,
      fromOn: '2025-01-01',
    })
    const own = await make.seat(groupId, {
      organisationId: keep.id,
      personId: person.id,
      fromOn: '2025-01-01',
    })
    const moving = await make.seat(groupId, { organisationId: drop.id, kind: 'observer' })
    const held = await make.meeting(groupId, {
      startsAt: '2026-02-10T09:00:00+01:00',
      endsAt: '2026-02-10T10:00:00+01:00',
    })
    await done(world.admin.post(`/meetings/${held.id}/holding`))
    const ahead = await make.meeting(groupId)
    await world.lite.query('update invitees set organisation_id = $1, seat_id = $2 where person_id = $3', [
      drop.id,
      seat.id,
      person.id,
    ])
    const task = await done(
      world.admin.post('/follow-ups', { text: 'x', groupId, assignee: { organisationId: drop.id } }),
    )
    const before = await world.admin.get(`/organisations/${keep.id}/merge-preview?dropId=${drop.id}`)
    expect(before.body.moves).toEqual({
      people: 1,
      organisations: 1,
      seats: 1,
      meetings: 1,
      followUps: 1,
      both: 1,
    })
    const merged = await mergeInto(keep.id, drop.id)
    expect([merged.status, merged.body]).toEqual([200, { id: keep.id, version: 2, moves: before.body.moves }])

    expect(await organisationOf(drop.id)).toMatchObject({ endedOn: '2026-03-01', mergedIntoId: keep.id })
    expect(await organisationOf(keep.id)).toMatchObject({ officialNumber: '4611' })
    expect((await organisationOf(part.id)).parentId).toBe(keep.id)
    expect((await make.personOf(person.id)).organisationId).toBe(keep.id)
    const { seats } = await make.rosterOf(groupId)
    expect(seats.map((one: Answered) => [one.id, one.organisation.id])).toEqual([
      [own.id, keep.id],
      [moving.id, keep.id],
    ])
    const places = await world.lite.query<Answered>(
      'select meeting_id, organisation_id, seat_id from invitees where person_id = $1',
      [person.id],
    )
    const placeIn = (meetingId: string) => places.rows.find((one) => one.meeting_id === meetingId)
    expect(placeIn(ahead.id)).toMatchObject({ organisation_id: keep.id, seat_id: own.id })
    expect(placeIn(held.id)).toMatchObject({ organisation_id: drop.id, seat_id: seat.id })
    expect((await world.admin.get(`/follow-ups/${task.id}`)).body.followUp.assignee.id).toBe(keep.id)
    expect((await trailOf(world, keep.id)).at(-1)).toMatchObject({
      action: 'duplicates.merge',
      details: { dropId: drop.id },
    })
    expect((await trailOf(world, groupId)).at(-1)?.action).toBe('duplicates.move-organisation')
  })

  test('makes nobody part of themselves, whichever of the two is part of the other', async () => {
    const region = await world.make.organisation({ kind: 'region' })
    const above = await world.make.organisation({ parentId: region.id })
    const between = await world.make.organisation({ parentId: above.id })
    const below = await world.make.organisation({ parentId: between.id })
    await done(mergeInto(below.id, above.id))
    expect((await organisationOf(below.id)).parentId).toBe(region.id)
    expect((await organisationOf(between.id)).parentId).toBe(below.id)
    await done(mergeInto(region.id, below.id))
    expect((await organisationOf(region.id)).parentId).toBeNull()
    expect((await organisationOf(between.id)).parentId).toBe(region.id)
  })

  test('is refused twice, with itself, and for who has ended; a pair that is none is not suggested again', async () => {
    const keep = await world.make.organisation({ name: 'Sørvik kommune' })
    const drop = await world.make.organisation({ name: 'Sørvik' })
    const other = await world.make.organisation({ name: 'Sørvik kommun' })
    const dismissal = { organisationId: keep.id, otherOrganisationId: other.id }
    expect((await world.admin.post('/duplicates/organisations/dismissals', dismissal)).status).toBe(204)
    expect(await make.pairOf('organisations', [keep.id, other.id])).toBeUndefined()
    expect((await mergeInto(keep.id, keep.id)).body.code).toBe('duplicates.itself')
    const both = await Promise.all([mergeInto(keep.id, drop.id), mergeInto(other.id, drop.id)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await mergeInto(keep.id, drop.id)).body.code).toBe('duplicates.already-merged')
    expect((await mergeInto(drop.id, keep.id)).status).toBe(409)
    const late = await world.admin.post(`/organisations/${keep.id}/merging`, { dropId: other.id }, ifMatch(9))
    expect([late.status, late.body.current.id]).toEqual([412, keep.id])
  })
})
