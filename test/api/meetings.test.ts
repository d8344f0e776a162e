import { afterAll, beforeAll, expect, test } from 'vitest'
import { foreignId, makeMeetings } from '#test/support/make-meetings.ts'
import { asRead, ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeMeetings>
beforeAll(async () => {
  world = await openWorld()
  make = makeMeetings(world)
})
afterAll(() => world.close())

const april = { startsAt: '2026-04-16T09:00:00+02:00', endsAt: '2026-04-16T10:30:00+02:00' }

test('planning asks those on the roster that day with the secretariat, and the chair leads', async () => {
  const [chair, member, gone, deputy, observer] = await Promise.all(
    Array.from({ length: 5 }, () => world.make.person()),
  )
  if (!chair || !member || !gone || !deputy || !observer) throw new Error('unreachable')
  const secretary = await world.make.secretary()
  const { id: groupId } = await make.group({
    members: [chair, member],
    chair,
    defaultPlace: 'Klækken hotell',
  })
  const left = await make.seat(groupId, { personId: gone.id, position: 2, fromOn: '2020-01-01' })
  const holding = (await world.admin.get(`/seats/${left.id}`)).body.holders[0].id
  await world.admin.post(`/seat-holders/${holding}/ending`, { untilOn: '2026-04-15' })
  await world.admin.post(`/seats/${left.id}/holders`, { personId: deputy.id, standing: 'deputy' })
  await make.seat(groupId, { personId: observer.id, position: 3, kind: 'observer' })
  const planned = await world.admin.post(`/groups/${groupId}/meetings`, april)
  expect([planned.status, planned.headers.location]).toEqual([201, `/api/v1/meetings/${planned.body.id}`])
  const { body } = await world.admin.get(`/meetings/${planned.body.id}`)
  expect(
    body.invitees.map((one: { person: { id: string }; part: string }) => [one.person.id, one.part]),
  ).toEqual([
    [chair.id, 'member'],
    [member.id, 'member'],
    [deputy.id, 'deputy'],
    [observer.id, 'observer'],
    [secretary.id, 'secretariat'],
  ])
  expect(body).toMatchObject({
    state: 'planned',
    startsAt: '2026-04-16T07:00:00.000Z',
    zone: 'Europe/Oslo',
    place: 'Klækken hotell',
    chair: { id: chair.id },
    writer: null,
    minutes: null,
    invitations: [],
    items: [{ number: '1', kind: 'approve-invitation', title: 'Godkjenning av innkalling' }],
  })
})

test('times that are none, an end before the start and more than 31 days are refused by field', async () => {
  const { id: groupId } = await make.group()
  const plan = (facts: object) => world.admin.post(`/groups/${groupId}/meetings`, { ...april, ...facts })
  const refused = async (facts: object) => {
    const { status, body } = await plan(facts)
    return [status, body.code, body.errors[0].field]
  }
  expect(await refused({ startsAt: '2026-04-16T09:00:00' })).toEqual([422, 'time.offset-missing', 'startsAt'])
  expect(await refused({ startsAt: '2026-04-16T09:00:00+01:00' })).toEqual([
    422,
    'time.offset-mismatch',
    'startsAt',
  ])
  expect(
    await refused({ startsAt: '2026-03-29T02:30:00+01:00', endsAt: '2026-03-29T04:00:00+02:00' }),
  ).toEqual([422, 'time.does-not-exist', 'startsAt'])
  expect(await refused({ endsAt: '2026-04-16T09:00:00+02:00' })).toEqual([
    422,
    'meetings.ends-before-start',
    'endsAt',
  ])
  expect(await refused({ endsAt: '2026-05-18T09:00:00+02:00' })).toEqual([422, 'meetings.too-long', 'endsAt'])
  expect(await refused({ zone: 'Oslo' })).toEqual([422, 'time.zone-unknown', 'zone'])
  expect(await refused({ endsAt: '2026-02-30T09:00:00+01:00' })).toEqual([422, 'time.invalid', 'endsAt'])
  expect(await refused({ chairPersonId: foreignId })).toEqual([
    422,
    'request.unknown-reference',
    'chairPersonId',
  ])
  expect(await refused({ videoUrl: 'javascript:alert(1)' })).toEqual([422, 'web.only-http', 'videoUrl'])
  expect((await world.admin.get(`/meetings?groupId=${groupId}`)).body.items).toEqual([])
})

test('the secretariat, the chair and the group’s secretary plan; members, other chairs and the rest do not', async () => {
  const { groupId, members } = await make.scene()
  const stranger = await world.make.person()
  await make.group({ members: [stranger], chair: stranger })
  const writer = await world.make.person()
  await make.office(groupId, 'secretary', writer.id)
  const plan = async (who: { client(): Promise<World['admin']> }) =>
    (await (await who.client()).post(`/groups/${groupId}/meetings`, april)).status
  expect(await plan(members[0])).toBe(201)
  expect(await plan(writer)).toBe(201)
  expect(await plan(await world.make.secretary())).toBe(201)
  expect(await plan(members[1])).toBe(403)
  expect(await plan(stranger)).toBe(403)
  expect((await world.admin.post(`/groups/${foreignId}/meetings`, april)).status).toBe(404)
})

test('members and guests read the meeting, others do not; the list shows the same', async () => {
  const { groupId, members, meeting } = await make.scene()
  const guest = await world.make.person()
  const stranger = await world.make.person()
  await world.admin.post(`/meetings/${meeting.id}/invitees`, { personId: guest.id })
  const seen = async (who: { client(): Promise<World['admin']> }) => {
    const client = await who.client()
    const one = await client.get(`/meetings/${meeting.id}`)
    const list = await client.get(`/meetings?groupId=${groupId}`)
    return [one.status, list.body.items.length]
  }
  expect(await seen(members[1])).toEqual([200, 1])
  expect(await seen(guest)).toEqual([200, 1])
  expect(await seen(stranger)).toEqual([403, 0])
  expect((await world.admin.get(`/meetings/${foreignId}`)).status).toBe(404)
})

test('members of the group above read a working group’s meetings', async () => {
  const { groupId, members } = await make.scene()
  const convener = await world.make.person()
  const workingGroupId = await make.workingGroup(groupId, convener)
  const called = await (await convener.client()).post(`/groups/${workingGroupId}/meetings`, april)
  expect(called.status).toBe(201)
  expect((await (await members[2].client()).get(`/meetings/${called.body.id}`)).status).toBe(200)
})

test('a change needs the version read, keeps what it does not name, and follows the roster to another day', async () => {
  const { groupId, meeting } = await make.scene()
  const later = await world.make.person()
  await make.seat(groupId, { personId: later.id, position: 9, fromOn: '2026-05-01' })
  const path = `/meetings/${meeting.id}`
  expect((await world.admin.patch(path, { place: 'Hamar' })).status).toBe(428)
  const moved = { startsAt: '2026-05-20T09:00:00+02:00', endsAt: '2026-05-20T10:30:00+02:00' }
  expect((await world.admin.patch(path, moved, ifMatch(1))).body).toEqual({ id: meeting.id, version: 2 })
  const late = await world.admin.patch(path, { place: 'Hamar' }, ifMatch(1))
  expect([late.status, late.body.current.startsAt]).toEqual([412, '2026-05-20T07:00:00.000Z'])
  const { body } = await world.admin.get(path)
  expect(body.invitees.map((one: { person: { id: string } }) => one.person.id)).toContain(later.id)
  expect((await world.admin.patch(path, {}, ifMatch(2))).body.code).toBe('request.nothing-to-change')
  expect((await world.admin.patch(path, { endsAt: '2026-05-20T08:00:00+02:00' }, ifMatch(2))).body.code).toBe(
    'meetings.ends-before-start',
  )
  const back = { startsAt: april.startsAt, endsAt: april.endsAt }
  await world.admin.patch(path, back, ifMatch(2))
  const again = (await world.admin.get(path)).body.invitees
  expect(again.map((one: { person: { id: string } }) => one.person.id)).not.toContain(later.id)
})

test('a meeting is held on or after its own local day, once, and not when it was called off', async () => {
  const { groupId, members } = await make.scene()
  const meeting = await make.meeting(groupId, {
    startsAt: '2026-03-04T09:00:00+01:00',
    endsAt: '2026-03-04T10:00:00+01:00',
  })
  const path = `/meetings/${meeting.id}/holding`
  expect((await world.admin.post(path)).body.code).toBe('meetings.not-yet')
  // Half past midnight in Oslo: the day has come there, not yet in UTC.
  world.moveTo('2026-03-03T23:30:00Z')
  expect((await (await members[1].client()).post(path)).status).toBe(403)
  expect((await world.admin.post(path)).status).toBe(200)
  expect((await world.admin.post(path)).body.code).toBe('meetings.is-held')
  expect((await world.admin.post(`/meetings/${meeting.id}/cancellation`, { reason: 'x' })).body.code).toBe(
    'meetings.is-held',
  )
  const later = { startsAt: '2026-03-05T09:00:00+01:00', endsAt: '2026-03-05T10:00:00+01:00' }
  const moved = await world.admin.patch(`/meetings/${meeting.id}`, later, ifMatch(2))
  expect([moved.body.code, moved.body.errors[0].field]).toEqual(['meetings.not-yet', 'startsAt'])
  const off = await make.scene()
  const cancelled = `/meetings/${off.meeting.id}`
  expect((await world.admin.post(`${cancelled}/cancellation`, {})).status).toBe(422)
  expect((await world.admin.post(`${cancelled}/cancellation`, { reason: 'Snøstorm' })).status).toBe(200)
  expect((await world.admin.post(`${cancelled}/holding`)).body.code).toBe('meetings.is-cancelled')
  expect((await world.admin.patch(cancelled, { place: 'x' }, ifMatch(2))).body.code).toBe(
    'meetings.is-cancelled',
  )
  expect((await world.admin.get(cancelled)).body).toMatchObject({
    state: 'cancelled',
    cancelledReason: 'Snøstorm',
  })
  world.moveTo('2026-03-02T08:00:00Z')
})

test('one more person is asked once, for an item of this meeting only, and can be taken off and asked again', async () => {
  const { meeting, members } = await make.scene()
  const guest = await world.make.person()
  const other = await make.scene()
  const foreignItem = (await world.admin.get(`/meetings/${other.meeting.id}`)).body.items[0].id
  const item = (await world.admin.get(`/meetings/${meeting.id}`)).body.items[0].id
  const path = `/meetings/${meeting.id}/invitees`
  const ask = (facts: object) => world.admin.post(path, { personId: guest.id, ...facts })
  expect((await ask({ agendaItemId: foreignItem })).body.errors[0].field).toBe('agendaItemId')
  expect((await ask({ personId: foreignId })).body.errors[0].field).toBe('personId')
  expect((await ask({ organisationId: foreignId })).body.errors[0].field).toBe('organisationId')
  const asked = await ask({ agendaItemId: item, roleText: 'rektor' })
  expect(asked.status).toBe(201)
  expect((await ask({})).body.code).toBe('meetings.already-invited')
  expect(
    (
      await (
        await members[1].client()
      ).delete(`/invitees/${asked.body.id}`, await asRead(world.admin, `/invitees/${asked.body.id}`))
    ).status,
  ).toBe(403)
  expect(
    (
      await world.admin.delete(
        `/invitees/${asked.body.id}`,
        await asRead(world.admin, `/invitees/${asked.body.id}`),
      )
    ).status,
  ).toBe(204)
  expect((await world.admin.delete(`/invitees/${asked.body.id}`, ifMatch(0))).status).toBe(404)
  expect((await ask({ part: 'observer' })).body.id).toBe(asked.body.id)
})

test('the list filters by state and local day, and pages without losing any', async () => {
  const { groupId } = await make.scene()
  // Half past midnight in Oslo is still the day before in UTC.
  const midnight = await make.meeting(groupId, {
    startsAt: '2026-04-17T00:30:00+02:00',
    endsAt: '2026-04-17T01:30:00+02:00',
  })
  const list = async (query: string) =>
    (await world.admin.get(`/meetings?groupId=${groupId}&${query}`)).body.items.map(
      (one: { id: string }) => one.id,
    )
  expect(await list('from=2026-04-17&to=2026-04-17')).toEqual([midnight.id])
  expect(await list('to=2026-04-15')).toEqual([])
  expect(await list('state=held')).toEqual([])
  const first = await world.admin.get(`/meetings?groupId=${groupId}&limit=1&order=desc`)
  expect(first.body.items[0].id).toBe(midnight.id)
  const second = await world.admin.get(
    `/meetings?groupId=${groupId}&limit=1&order=desc&cursor=${first.body.nextCursor}`,
  )
  expect([second.body.items.length, second.body.nextCursor]).toEqual([1, null])
})

test('what is being written is shown to those who write it, and to members once it is approved', async () => {
  const { groupId, meeting, members } = await make.scene()
  const minutesId = await make.minutes(groupId, meeting.id, 'draft')
  const item = (await world.admin.get(`/meetings/${meeting.id}`)).body.items[0]
  await world.lite.query(
    `insert into item_texts (collaboration_id, agenda_item_id, meeting_id, text, written_at, written_by) values ($1, $2, $3, 'Ordlyd', now(), $4)`,
    [world.collaborationId, item.id, meeting.id, members[0].id],
  )
  const member = await members[1].client()
  const textFor = async (client: World['admin']) =>
    (await client.get(`/meetings/${meeting.id}`)).body.items[0].text
  expect((await textFor(world.admin)).text).toBe('Ordlyd')
  expect(await textFor(member)).toBeNull()
  await world.lite.query(`update minutes set state = 'in-review' where id = $1`, [minutesId])
  expect(await textFor(member)).toBeNull()
  await world.lite.query(`update minutes set state = 'approved' where id = $1`, [minutesId])
  expect((await textFor(member)).text).toBe('Ordlyd')
})

test('the whole meeting answers as the reference says, and 304 to who has it', async () => {
  const { meeting } = await make.scene()
  const first = await world.admin.get(`/meetings/${meeting.id}`)
  const { wholeMeeting } = await import('#src/api/whole-meeting.ts')
  expect(Object.keys(first.body).sort()).toEqual(Object.keys(wholeMeeting.parse(first.body)).sort())
  expect(Object.keys(first.body.items[0]).sort()).toEqual(
    Object.keys(wholeMeeting.parse(first.body).items[0] ?? {}).sort(),
  )
  const again = await world.admin.get(`/meetings/${meeting.id}`, {
    'if-none-match': String(first.headers.etag),
  })
  expect([again.status, again.raw.length]).toEqual([304, 0])
})

test('every change is in the audit trail', async () => {
  const { rows } = await world.lite.query<{ action: string }>(
    `select distinct action from audit_entries where action like 'meetings.%' order by action`,
  )
  expect(rows.map((row) => row.action)).toEqual([
    'meetings.add-invitee',
    'meetings.cancel',
    'meetings.change',
    'meetings.hold',
    'meetings.plan',
    'meetings.remove-invitee',
  ])
})
