import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertMeeting, makeGroups, trailOf } from '#test/support/make-groups.ts'
import { ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
let groups: ReturnType<typeof makeGroups>
beforeAll(async () => {
  world = await openWorld()
  groups = makeGroups(world)
})
afterAll(() => world.close())

const foreign = '01900000-0000-7000-8000-00000000abcd'

test('a group is added with the collaboration’s language and zone, found by name, and leaves a trail', async () => {
  const added = await world.admin.post('/groups', {
    name: 'Faggruppe for næring',
    approvalPolicy: 'written',
    writtenReviewDays: 10,
    silenceApproves: true,
    numbering: 'running-year',
    defaultPlace: 'Rådhuset',
    calendarPublic: true,
    phrases: ['Saken utsettes.'],
  })
  expect(added.status).toBe(201)
  expect(added.headers.location).toBe(`/api/v1/groups/${added.body.id}`)
  expect((await world.admin.get(`/groups/${added.body.id}`)).body).toMatchObject({
    kind: 'expert-group',
    language: 'nb',
    zone: 'Europe/Oslo',
    approvalPolicy: 'written',
    writtenReviewDays: 10,
    silenceApproves: true,
    numbering: 'running-year',
    calendarPublic: true,
    phrases: ['Saken utsettes.'],
    parentId: null,
    endedOn: null,
    version: 1,
  })
  expect((await world.admin.get('/groups?search=næring')).body.items).toHaveLength(1)
  expect((await trailOf(world, added.body.id)).map(({ action }) => action)).toEqual(['groups.add'])
})

test('settings change against the version that was read; the group’s own secretary may, a member may not', async () => {
  const group = await groups.staffedGroup()
  const { version } = (await world.admin.get(`/groups/${group.id}`)).body
  const path = `/groups/${group.id}`
  expect((await group.secretary.at.patch(path, { defaultPlace: 'Sal B' })).status).toBe(428)
  expect((await group.member.at.patch(path, { name: 'Vår gruppe' }, ifMatch(version))).status).toBe(403)
  expect((await group.chair.at.patch(path, { name: 'Min gruppe' }, ifMatch(version))).status).toBe(403)
  const changed = await group.secretary.at.patch(path, { defaultPlace: 'Sal B' }, ifMatch(version))
  expect(changed.body).toEqual({ id: group.id, version: version + 1 })
  const late = await world.admin.patch(path, { defaultPlace: 'Sal C' }, ifMatch(version))
  expect([late.status, late.body.current.defaultPlace]).toEqual([412, 'Sal B'])
})

test('bad settings are refused by field, and nothing is written', async () => {
  const before = (await world.admin.get('/groups?limit=200')).body.items.length
  const refusals = [
    [{ name: 'A', zone: 'Europe/Oslo2' }, 'zone', 'time.zone-unknown'],
    [{ name: 'A', kind: 'working-group' }, 'kind', 'request.not-a-choice'],
    [{ name: 'A', writtenReviewDays: 0 }, 'writtenReviewDays', 'request.out-of-range'],
    [{ name: '  ' }, 'name', 'text.empty'],
    [{ name: 'A', parentId: foreign }, 'parentId', 'request.unknown-key'],
    [{ name: 'A', silenceApproves: 'yes' }, 'silenceApproves', 'request.wrong-type'],
    [{ name: 'A', calendarPublic: 1 }, 'calendarPublic', 'request.wrong-type'],
    [{ name: 'A', phrases: ['Greit.', '  '] }, 'phrases.1', 'text.empty'],
  ] as const
  for (const [body, field, code] of refusals) {
    const answer = await world.admin.post('/groups', body)
    expect([answer.status, answer.body.errors[0].field, answer.body.code]).toEqual([422, field, code])
  }
  expect((await world.admin.get('/groups?limit=200')).body.items).toHaveLength(before)
})

test('a repeated request with the same key adds one group', async () => {
  const send = () => world.admin.post('/groups', { name: 'Bare én gang' }, { 'idempotency-key': 'group-1' })
  expect((await send()).body).toEqual((await send()).body)
  expect((await world.admin.get('/groups?search=bare')).body.items).toHaveLength(1)
})

test('members see their own groups and no others; the secretariat sees all, a page at a time', async () => {
  const [mine, other] = [await groups.staffedGroup(), await groups.staffedGroup()]
  const seen = (await mine.member.at.get('/groups')).body.items.map((one: { id: string }) => one.id)
  expect(seen).toEqual([mine.id])
  for (const path of ['', '/roster', '/coverage', '/offices', '/standing-items'])
    expect((await mine.member.at.get(`/groups/${other.id}${path}`)).status).toBe(403)
  const outsider = await (await world.make.person()).client()
  expect((await outsider.get('/groups')).body.items).toEqual([])

  const all: string[] = []
  let cursor = ''
  do {
    const page = (await world.admin.get(`/groups?limit=2${cursor && `&cursor=${cursor}`}`)).body
    all.push(...page.items.map((one: { name: string }) => one.name))
    cursor = page.nextCursor ?? ''
  } while (cursor)
  const whole = (await world.admin.get('/groups?limit=200')).body.items
  expect(all).toEqual(whole.map((one: { name: string }) => one.name))
  expect(new Set(all).size).toBe(all.length)
})

test('ending a group ends its seats and offices at once, and nothing more changes in it', async () => {
  const group = await groups.staffedGroup()
  const meetingId = await insertMeeting(world, group.id, { state: 'planned' })
  const end = () => world.admin.post(`/groups/${group.id}/ending`, {})
  expect((await group.secretary.at.post(`/groups/${group.id}/ending`, {})).status).toBe(403)
  expect([(await end()).status, (await end()).body.code]).toEqual([409, 'groups.has-meetings'])
  await world.lite.query("update meetings set state = 'cancelled' where id = $1", [meetingId])
  expect((await end()).status).toBe(200)
  expect((await group.member.at.get(`/groups/${group.id}`)).status).toBe(403)
  expect((await group.secretary.at.get('/me')).body.groups).toEqual({})
  expect((await world.admin.get(`/groups/${group.id}/roster`)).body).toMatchObject({ seats: [], offices: [] })
  expect((await end()).body.code).toBe('groups.already-ended')
  const seat = await world.admin.post(`/groups/${group.id}/seats`, { label: 'Ny' })
  expect([seat.status, seat.body.code]).toEqual([409, 'groups.ended'])
  expect((await world.admin.get('/groups?ended=true')).body.items).toMatchObject([{ id: group.id }])
  expect((await trailOf(world, group.id)).at(-1)).toMatchObject({
    action: 'groups.end',
    details: { untilOn: '2026-03-01' },
  })
})

test('standing items are replaced as a whole, against the group’s version, by its secretary or chair', async () => {
  const group = await groups.staffedGroup()
  const path = `/groups/${group.id}/standing-items`
  const { version } = (await group.member.at.get(path)).body
  const items = [
    { kind: 'information', title: 'Nytt fra sekretariatet', minutesAllotted: 15 },
    { kind: 'any-other-business', title: 'Eventuelt', place: 'last' },
  ]
  expect((await group.member.at.put(path, { items }, ifMatch(version))).status).toBe(403)
  expect((await group.chair.at.put(path, { items }, ifMatch(version))).body.version).toBe(version + 1)
  expect((await group.secretary.at.put(path, { items: [] }, ifMatch(version))).status).toBe(412)
  expect((await group.member.at.get(path)).body).toMatchObject({
    version: version + 1,
    items: [
      { place: 'first', kind: 'information', title: 'Nytt fra sekretariatet', minutesAllotted: 15 },
      { place: 'last', kind: 'any-other-business', title: 'Eventuelt', minutesAllotted: null },
    ],
  })
  const wrong = await group.chair.at.put(
    path,
    { items: [{ kind: 'song', title: 'Sang' }] },
    ifMatch(version + 1),
  )
  expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'items.0.kind'])
})

test('coverage tells who is seated, seated through their sub-region, has an empty seat, or none', async () => {
  const { id } = await groups.group()
  const region = await world.make.organisation({ name: 'Ådalregionen', kind: 'sub-region' })
  const inside = await world.make.organisation({ name: 'Ådal kommune', parentId: region.id })
  const empty = await world.make.organisation({ name: 'Ære kommune' })
  const outside = await world.make.organisation({ name: 'Ørsund kommune' })
  const person = await world.make.person()
  await groups.seat(id, { organisationId: region.id, personId: person.id })
  await groups.seat(id, { organisationId: empty.id })
  const { items, on } = (await world.admin.get(`/groups/${id}/coverage`)).body
  const ours = [region.id, inside.id, empty.id, outside.id]
  expect(on).toBe('2026-03-02')
  expect(
    items
      .filter((one: { id: string }) => ours.includes(one.id))
      .map((one: { name: string; coverage: string }) => [one.name, one.coverage]),
  ).toEqual([
    ['Ære kommune', 'empty-seat'],
    ['Ørsund kommune', 'no-seat'],
    ['Ådal kommune', 'through-parent'],
    ['Ådalregionen', 'seated'],
  ])
  expect((await world.admin.get(`/groups/${id}/coverage?on=2026-01-01`)).body.items).not.toContainEqual(
    expect.objectContaining({ coverage: 'seated' }),
  )
})
