import { afterAll, beforeAll, expect, test } from 'vitest'
import { foreignId, makeMeetings, today } from '#test/support/make-meetings.ts'
import { asRead, ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeMeetings>
beforeAll(async () => {
  world = await openWorld()
  make = makeMeetings(world)
})
afterAll(() => world.close())

type Invitee = {
  id: string
  person: { id: string }
  part: string
  reply: string | null
  attendanceVersion: number
}

const inviteesOf = async (meetingId: string) =>
  (await world.admin.get(`/meetings/${meetingId}`)).body.invitees as Invitee[]
const inviteeOf = async (meetingId: string, personId: string) => {
  const found = (await inviteesOf(meetingId)).find(({ person }) => person.id === personId)
  if (!found) throw new Error('not asked')
  return found
}
const auditOf = async (action: string, meetingId: string) =>
  (
    await world.lite.query('select serial from audit_entries where action = $1 and subject_id = $2', [
      action,
      meetingId,
    ])
  ).rows.length

test('a member replies for themselves; the same reply again is one effect', async () => {
  const { meeting, members } = await make.scene()
  const client = await members[1].client()
  const path = `/meetings/${meeting.id}/reply`
  const reply = { reply: 'accepted', how: 'video', note: 'Kommer litt sent' }
  const first = await client.put(path, reply)
  expect([first.status, first.body.version]).toEqual([200, 1])
  const all = await Promise.all(Array.from({ length: 20 }, () => client.put(path, reply)))
  expect(new Set(all.map(({ body }) => body.version))).toEqual(new Set([1]))
  expect(await auditOf('attendance.reply', meeting.id)).toBe(1)
  expect((await client.put(path, { reply: 'tentative' })).body.version).toBe(2)
  expect(await inviteeOf(meeting.id, members[1].id)).toMatchObject({
    reply: 'tentative',
    attendanceVersion: 2,
  })
})

test('the note of a reply is for those who prepare the meeting and for oneself', async () => {
  const { meeting, members } = await make.scene()
  const client = await members[1].client()
  await client.put(`/meetings/${meeting.id}/reply`, { reply: 'declined', note: 'Syk' })
  const noteFor = async (who: World['admin']) => {
    const { items } = (await who.get(`/meetings/${meeting.id}/attendance`)).body
    return items.find((one: { personId: string }) => one.personId === members[1].id).replyNote
  }
  expect(await noteFor(world.admin)).toBe('Syk')
  expect(await noteFor(client)).toBe('Syk')
  expect(await noteFor(await members[2].client())).toBeNull()
  expect((await (await members[2].client()).get(`/meetings/${meeting.id}`)).raw.toString()).not.toContain(
    'Syk',
  )
  const stranger = await (await world.make.person()).client()
  expect((await stranger.get(`/meetings/${meeting.id}/attendance`)).status).toBe(403)
})

test('who is not asked cannot reply, nor anybody to a meeting that is over or called off', async () => {
  const { meeting, groupId, members } = await make.scene()
  const stranger = await (await world.make.person()).client()
  const yes = { reply: 'accepted' }
  expect((await stranger.put(`/meetings/${meeting.id}/reply`, yes)).body.code).toBe('attendance.not-invited')
  expect((await stranger.put(`/meetings/${foreignId}/reply`, yes)).status).toBe(404)
  const client = await members[1].client()
  const invitee = await inviteeOf(meeting.id, members[2].id)
  expect((await client.put(`/invitees/${invitee.id}/reply`, yes, ifMatch(0))).status).toBe(403)
  await world.admin.delete(`/invitees/${invitee.id}`, await asRead(world.admin, `/invitees/${invitee.id}`))
  const removed = await members[2].client()
  expect((await removed.put(`/meetings/${meeting.id}/reply`, yes)).body.code).toBe('attendance.not-invited')
  expect((await world.admin.put(`/invitees/${invitee.id}/reply`, yes, ifMatch(0))).body.code).toBe(
    'attendance.no-longer-invited',
  )
  await world.admin.post(`/meetings/${meeting.id}/cancellation`, { reason: 'x' })
  expect((await client.put(`/meetings/${meeting.id}/reply`, yes)).body.code).toBe('meetings.is-cancelled')
  const today = await make.meeting(groupId, {
    startsAt: '2026-03-02T08:00:00+01:00',
    endsAt: '2026-03-02T09:00:00+01:00',
  })
  await world.admin.post(`/meetings/${today.id}/holding`)
  expect((await client.put(`/meetings/${today.id}/reply`, yes)).body.code).toBe('meetings.is-held')
})

test('the secretariat writes down a reply on the version it read', async () => {
  const { meeting, members } = await make.scene()
  const { id } = await inviteeOf(meeting.id, members[1].id)
  const path = `/invitees/${id}/reply`
  expect((await world.admin.put(path, { reply: 'accepted' })).status).toBe(428)
  expect((await world.admin.put(path, { reply: 'accepted' }, ifMatch(0))).body.version).toBe(1)
  const late = await world.admin.put(path, { reply: 'declined' }, ifMatch(0))
  expect([late.status, late.body.current.reply]).toEqual([412, 'accepted'])
  expect((await world.admin.put(path, { reply: 'accepted' }, ifMatch(0))).status).toBe(200)
})

test('a deputy named in a reply is asked for that seat, and let go when the reply changes', async () => {
  const organisation = await world.make.organisation()
  const member = await world.make.person({ organisationId: organisation.id })
  const colleague = await world.make.person({ organisationId: organisation.id })
  const elsewhere = await world.make.person()
  const { id: groupId } = await make.group()
  await make.seat(groupId, { organisationId: organisation.id, personId: member.id, fromOn: '2020-01-01' })
  const meeting = await make.meeting(groupId)
  const client = await member.client()
  const reply = (facts: object) => client.put(`/meetings/${meeting.id}/reply`, facts)
  expect((await reply({ reply: 'accepted', deputyId: colleague.id })).body.code).toBe(
    'attendance.deputy-only-when-declined',
  )
  expect((await reply({ reply: 'declined', deputyId: member.id })).body.code).toBe(
    'attendance.deputy-already-invited',
  )
  expect((await reply({ reply: 'declined', deputyId: foreignId })).body.errors[0].field).toBe('deputyId')
  const refused = await reply({ reply: 'declined', deputyId: elsewhere.id })
  expect([refused.status, refused.body.code]).toEqual([403, 'attendance.deputy-from-elsewhere'])
  expect((await reply({ reply: 'declined', deputyId: colleague.id })).status).toBe(200)
  const asked = await inviteeOf(meeting.id, colleague.id)
  expect(asked.part).toBe('deputy')
  const { id, attendanceVersion } = await inviteeOf(meeting.id, member.id)
  const other = { reply: 'declined', deputyId: elsewhere.id }
  expect((await world.admin.put(`/invitees/${id}/reply`, other, ifMatch(attendanceVersion))).status).toBe(200)
  const people = async () => (await inviteesOf(meeting.id)).map(({ person }) => person.id)
  expect(await people()).toContain(elsewhere.id)
  expect(await people()).not.toContain(colleague.id)
  await reply({ reply: 'accepted' })
  expect(await people()).not.toContain(elsewhere.id)
})

test('who came is taken all at once, with a deputy for the one who did not', async () => {
  const { meeting, members } = await make.scene({}, today)
  const [chair, member, absent] = await Promise.all(members.map(({ id }) => inviteeOf(meeting.id, id)))
  if (!chair || !member || !absent) throw new Error('unreachable')
  const deputy = (
    await world.admin.post(`/meetings/${meeting.id}/invitees`, {
      personId: (await world.make.person()).id,
      part: 'deputy',
    })
  ).body
  const rows = [
    { inviteeId: chair.id, presence: 'present', version: 0 },
    { inviteeId: member.id, presence: 'absent' },
    { inviteeId: deputy.id, presence: 'deputising', deputisingForId: absent.person.id },
    { inviteeId: absent.id, presence: 'excused', note: 'Meldt på forhånd' },
  ]
  const path = `/meetings/${meeting.id}/attendance`
  const taken = await world.admin.put(path, { rows })
  expect([taken.status, taken.body.items.map((one: { version: number }) => one.version)]).toEqual([
    200,
    [1, 1, 1, 1],
  ])
  expect((await world.admin.put(path, { rows })).body.items[0].version).toBe(1)
  expect(await auditOf('attendance.take', meeting.id)).toBe(1)
  const stale = await world.admin.put(path, {
    rows: [{ inviteeId: chair.id, presence: 'absent', version: 0 }],
  })
  expect([stale.status, stale.body.current.presence]).toEqual([412, 'present'])
  const { body } = await world.admin.get(`/meetings/${meeting.id}`)
  expect(body.invitees.find((one: Invitee) => one.id === deputy.id)).toMatchObject({
    presence: 'deputising',
    deputisingFor: { id: absent.person.id },
  })
})

test('what cannot be said of who came is refused by field, and nothing of it is written', async () => {
  const { meeting, members } = await make.scene({}, today)
  const other = await make.scene({}, today)
  const [one, two, three] = await Promise.all(members.map(({ id }) => inviteeOf(meeting.id, id)))
  if (!one || !two || !three) throw new Error('unreachable')
  const foreign = await inviteeOf(other.meeting.id, other.members[0].id)
  const items = (await world.admin.get(`/meetings/${meeting.id}/agenda-items`)).body.items
  const last = (
    await world.admin.post(`/meetings/${meeting.id}/agenda-items`, { kind: 'decision', title: 'x' })
  ).body
  const foreignItem = (await world.admin.get(`/meetings/${other.meeting.id}/agenda-items`)).body.items[0]
  const refused = async (...rows: object[]) => {
    const { status, body } = await world.admin.put(`/meetings/${meeting.id}/attendance`, { rows })
    return [status, body.code, body.errors?.[0].field]
  }
  const present = { inviteeId: one.id, presence: 'present' }
  const standsIn = { inviteeId: two.id, presence: 'deputising', deputisingForId: three.person.id }
  expect(await refused(present, { inviteeId: foreign.id, presence: 'present' })).toEqual([
    422,
    'request.unknown-reference',
    'rows.1.inviteeId',
  ])
  expect(await refused(present, present)).toEqual([422, 'attendance.row-twice', 'rows.1.inviteeId'])
  expect(await refused({ ...present, presence: 'deputising' })).toEqual([
    422,
    'attendance.deputising-for-whom',
    'rows.0.deputisingForId',
  ])
  expect(await refused({ ...present, deputisingForId: three.person.id })).toEqual([
    422,
    'attendance.deputising-for-whom',
    'rows.0.deputisingForId',
  ])
  expect(await refused({ ...standsIn, deputisingForId: foreignId })).toEqual([
    422,
    'attendance.deputised-is-nobody',
    'rows.0.deputisingForId',
  ])
  expect(await refused({ inviteeId: three.id, presence: 'present' }, standsIn)).toEqual([
    409,
    'attendance.has-deputy',
    'rows.0.presence',
  ])
  expect(await refused({ ...standsIn, inviteeId: one.id }, standsIn)).toEqual([
    409,
    'attendance.deputised-twice',
    'rows.0.deputisingForId',
  ])
  expect(await refused({ ...present, fromItemId: foreignItem.id })).toEqual([
    422,
    'attendance.item-of-other-meeting',
    'rows.0.fromItemId',
  ])
  expect(await refused({ ...present, fromItemId: last.id, toItemId: items[0].id })).toEqual([
    422,
    'attendance.items-out-of-order',
    'rows.0.toItemId',
  ])
  expect(await refused({ ...present, presence: 'absent', fromItemId: last.id })).toEqual([
    422,
    'attendance.part-only-when-present',
    'rows.0.fromItemId',
  ])
  expect((await inviteesOf(meeting.id)).map(({ attendanceVersion }) => attendanceVersion)).toEqual([0, 0, 0])
})

test('one presence is taken on the version read, by those who prepare the meeting or serve in it', async () => {
  const { meeting, members, groupId } = await make.scene({}, today)
  const { id } = await inviteeOf(meeting.id, members[2].id)
  const path = `/invitees/${id}/presence`
  const there = { presence: 'present' }
  expect((await world.admin.put(path, there)).status).toBe(428)
  expect((await (await members[1].client()).put(path, there, ifMatch(0))).status).toBe(403)
  expect((await (await members[0].client()).put(path, there, ifMatch(0))).body.version).toBe(1)
  expect((await world.admin.put(path, { presence: 'excused' }, ifMatch(0))).status).toBe(412)
  await world.admin.patch(`/meetings/${meeting.id}`, { writerPersonId: members[1].id }, ifMatch(1))
  const writer = await members[1].client()
  expect((await writer.put(path, { presence: 'excused' }, ifMatch(1))).body.version).toBe(2)
  expect((await writer.put(path, { presence: 'deputising' }, ifMatch(2))).body.errors[0].field).toBe(
    'deputisingForId',
  )
  expect(
    (await world.admin.delete(`/invitees/${id}`, await asRead(world.admin, `/invitees/${id}`))).body.code,
  ).toBe('meetings.invitee-has-presence')
  await make.minutes(groupId, meeting.id, 'approved')
  const locked = await writer.put(path, { presence: 'present' }, ifMatch(2))
  expect([locked.status, locked.body.code]).toEqual([409, 'request.locked'])
})

test('who came is taken from the day of the meeting on, and can be taken back when it was put off', async () => {
  const { meeting, members } = await make.scene()
  const { id } = await inviteeOf(meeting.id, members[1].id)
  const path = `/invitees/${id}/presence`
  const early = await world.admin.put(path, { presence: 'present' }, ifMatch(0))
  expect([early.status, early.body.code]).toEqual([409, 'meetings.not-yet'])
  const rows = [{ inviteeId: id, presence: 'present' }]
  const all = (meetingId: string) => world.admin.put(`/meetings/${meetingId}/attendance`, { rows })
  expect((await all(meeting.id)).body.code).toBe('meetings.not-yet')
  expect((await world.admin.patch(`/meetings/${meeting.id}`, today, ifMatch(1))).status).toBe(200)
  expect((await all(meeting.id)).status).toBe(200)
  const later = { startsAt: '2026-04-16T09:00:00+02:00', endsAt: '2026-04-16T10:30:00+02:00' }
  expect((await world.admin.patch(`/meetings/${meeting.id}`, later, ifMatch(2))).status).toBe(200)
  expect((await world.admin.put(path, { presence: null }, ifMatch(1))).status).toBe(200)
})

test('a note with a reply may be as long as on the page that the invitation links to, and have lines', async () => {
  const { meeting, members } = await make.scene()
  const client = await members[1].client()
  const path = `/meetings/${meeting.id}/reply`
  const note = `Kommer med toget.\n${'x'.repeat(982)}`
  expect((await client.put(path, { reply: 'accepted', note })).status).toBe(200)
  const { id } = await inviteeOf(meeting.id, members[1].id)
  expect((await client.get(`/invitees/${id}`)).body.replyNote).toBe(note)
  const long = await client.put(path, { reply: 'accepted', note: `${note}y` })
  expect([long.status, long.body.errors]).toMatchObject([422, [{ field: 'note', code: 'text.too-long' }]])
})
