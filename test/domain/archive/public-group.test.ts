import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundCollaboration } from '#src/domain/access/found-collaboration.ts'
import { findPublicCollaboration } from '#src/domain/archive/public-collaboration.ts'
import { findPublicGroup } from '#src/domain/archive/public-group.ts'
import { makeArchive } from '#test/support/make-archive.ts'
import { insertMeeting } from '#test/support/make-groups.ts'
import { foreignId, makeMeetings } from '#test/support/make-meetings.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeArchive>
beforeAll(async () => {
  world = await openWorld()
  make = makeArchive(world)
})
afterAll(() => world.close())

const group = (id: string, request = {}) => findPublicGroup(world.app.db, id, request)

/** Published minutes of a meeting at an instant, without what leads to them. */
async function minuted(groupId: string, at: string, state = 'published') {
  const startsAt = new Date(at)
  const endsAt = new Date(startsAt.getTime() + 3_600_000)
  const meetingId = await insertMeeting(world, groupId, { startsAt, endsAt })
  return makeMeetings(world).minutes(groupId, meetingId, state)
}

test('a group without a public calendar or published minutes is as if it were not there', async () => {
  const { id } = await make.staffedGroup()
  await make.called(id)
  for (const state of ['draft', 'in-review', 'approved']) await minuted(id, '2026-01-13T08:00:00Z', state)
  expect(await group(id)).toBeNull()
  expect(await group(foreignId)).toBeNull()
  expect(await group(id, { cursor: 'no cursor of ours' })).toBeNull()
  expect(await findPublicCollaboration(world.app.db, foreignId)).toBeNull()
})

test('the coming meetings are those called and not over, the next first, as they were sent', async () => {
  const { id } = await make.staffedGroup({ name: 'Faggruppe for kultur', calendarPublic: true })
  const on = (day: string) => ({ startsAt: `${day}T09:00:00+02:00`, endsAt: `${day}T10:30:00+02:00` })
  const later = await make.called(id, { ...on('2026-06-16'), videoUrl: 'https://video.example.org/rom' })
  const next = await make.called(id, { ...on('2026-05-05'), title: 'Møte 1', place: 'Kinoen' })
  await make.cancel(await make.called(id))
  await make.meeting(id, { title: 'Bare planlagt' })
  const now = { startsAt: '2026-03-02T08:30:00+01:00', endsAt: '2026-03-02T09:30:00+01:00' }
  const underWay = await make.called(id, now)
  await make.change(`/meetings/${next}`, { place: 'Et hemmelig sted' })
  const found = await group(id)
  const meeting = { title: null, zone: 'Europe/Oslo', place: null }
  expect(found?.coming).toEqual([
    { ...meeting, id: underWay, startsAt: '2026-03-02T07:30:00.000Z', endsAt: '2026-03-02T08:30:00.000Z' },
    {
      ...meeting,
      ...{ id: next, startsAt: '2026-05-05T07:00:00.000Z', endsAt: '2026-05-05T08:30:00.000Z' },
      ...{ title: 'Møte 1', place: 'Kinoen' },
    },
    { ...meeting, id: later, startsAt: '2026-06-16T07:00:00.000Z', endsAt: '2026-06-16T08:30:00.000Z' },
  ])
  expect(found?.collaboration).toEqual({
    id: world.collaborationId,
    name: 'Fjordsamarbeidet',
    language: 'nb',
  })
  expect(found?.group).toEqual({
    ...{ id, name: 'Faggruppe for kultur', kind: 'expert-group', language: 'nb', zone: 'Europe/Oslo' },
    calendarPublic: true,
  })
  world.wait(3_600_000)
  expect((await group(id))?.coming.map((one) => one.id)).toEqual([next, later])
  world.moveTo('2026-03-02T08:00:00Z')
})

test('published minutes alone open the past and no calendar; private numbers are taken out', async () => {
  const { id } = await make.staffedGroup()
  await make.called(id)
  const { minutesId } = await make.published(id, '2026-02-10', { title: 'Møte med 13097248022' })
  expect(await group(id)).toMatchObject({
    group: { calendarPublic: false },
    coming: [],
    years: [2026],
    past: {
      items: [
        {
          id: minutesId,
          title: 'Møte med (tatt ut)',
          startsAt: new Date('2026-02-10T08:00:00Z'),
          publishedAt: new Date('2026-03-02T08:00:00Z'),
        },
      ],
      nextCursor: null,
    },
  })
  expect(JSON.stringify(await group(id))).not.toContain('Kari')
})

test('the past comes a page at a time, the newest first, each once, and a year of the place alone', async () => {
  const { id } = await make.group()
  // In Oslo the last one's year has begun already.
  const instants = [
    '2024-05-05T08:00:00Z',
    '2025-02-02T08:00:00Z',
    '2025-09-09T08:00:00Z',
    '2025-12-31T23:30:00Z',
  ]
  const ids = []
  for (const at of instants) ids.unshift(await minuted(id, at))
  await minuted(id, '2025-06-01T08:00:00Z', 'approved')
  const first = await group(id, { limit: 3 })
  expect(first?.years).toEqual([2026, 2025, 2024])
  expect(first?.past.items.map((one) => one.id)).toEqual(ids.slice(0, 3))
  const second = await group(id, { limit: 3, cursor: first?.past.nextCursor })
  expect(second?.past.items.map((one) => one.id)).toEqual(ids.slice(3))
  expect(second?.past.nextCursor).toBeNull()
  const ofYear = async (year: number) =>
    (await group(id, { year }))?.past.items.map(({ startsAt }) => startsAt.toISOString())
  expect(await ofYear(2026)).toEqual(['2025-12-31T23:30:00.000Z'])
  expect(await ofYear(2025)).toEqual(['2025-09-09T08:00:00.000Z', '2025-02-02T08:00:00.000Z'])
  expect(await ofYear(1999)).toEqual([])
  await expect(group(id, { cursor: 'no cursor of ours' })).rejects.toMatchObject({ code: 'request.cursor' })
})

test('a collaboration shows the groups that have something for everybody, by name, and none of another’s', async () => {
  const collaborationId = '01900000-0000-7000-8000-000000000002'
  await foundCollaboration(world.app.db, {
    ...{ collaborationId, name: 'Elvesamarbeidet', language: 'sv', zone: 'Europe/Stockholm' },
    administrator: { name: 'Nina Nabo', email: 'nina@nabo.example.org' },
  })
  expect(await findPublicCollaboration(world.app.db, collaborationId)).toBeNull()
  const shown = async () => {
    const found = await findPublicCollaboration(world.app.db, world.collaborationId)
    return found?.groups.filter(({ name }) => name.startsWith('Råd'))
  }
  expect(await shown()).toEqual([])
  const { id: minutedOnly } = await make.group({ name: 'Råd for ånd', kind: 'council' })
  await minuted(minutedOnly, '2026-01-13T08:00:00Z')
  const { id: open } = await make.group({ name: 'Råd for øl', calendarPublic: true })
  await make.group({ name: 'Råd for alt' })
  const childOf = async (parentId: string, name: string) => {
    const id = await makeMeetings(world).workingGroup(parentId, undefined, name)
    await make.change(`/groups/${id}`, { calendarPublic: true })
    return id
  }
  const child = await childOf(open, 'Råd for åpning')
  const { id: closed } = await make.group({ name: 'Lukket' })
  const orphan = await childOf(closed, 'Råd for årsmøte')
  const head = { parentId: null, calendarPublic: true, publishedMinutes: 0 }
  expect(await shown()).toEqual([
    { ...head, id: open, name: 'Råd for øl', kind: 'expert-group' },
    {
      ...head,
      id: minutedOnly,
      name: 'Råd for ånd',
      kind: 'council',
      calendarPublic: false,
      publishedMinutes: 1,
    },
    { ...head, id: child, name: 'Råd for åpning', kind: 'working-group', parentId: open },
    { ...head, id: orphan, name: 'Råd for årsmøte', kind: 'working-group' },
  ])
})
