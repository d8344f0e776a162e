import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertItem, insertMeeting, mailsOf, makeGroups, trailOf } from '#test/support/make-groups.ts'
import { ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
let groups: ReturnType<typeof makeGroups>
beforeAll(async () => {
  world = await openWorld()
  groups = makeGroups(world)
})
afterAll(() => world.close())

type Said = { name: string; seats: object[]; mandate?: string; term?: object; convenerPersonId?: string }

/** A held meeting whose minutes are begun, with one who writes them though they neither keep nor lead the group. */
async function draft() {
  const group = await groups.staffedGroup()
  const meetingId = await insertMeeting(world, group.id, { writerPersonId: group.member.id })
  const itemId = await insertItem(world, meetingId)
  const minutesId = (await world.admin.post(`/meetings/${meetingId}/minutes`)).body.id as string
  const propose = async (said: Said): Promise<string> => {
    const answer = await group.member.at.post(`/agenda-items/${itemId}/working-groups`, said)
    expect(answer.status).toBe(201)
    return answer.body.id
  }
  return { group, writer: group.member.at, meetingId, itemId, minutesId, propose }
}

const detail = async (id: string) => (await world.admin.get(`/working-groups/${id}`)).body
const seatsOf = async (id: string): Promise<{ id: string }[]> => (await detail(id)).seats

test('a proposed working group becomes what its minutes say now, and seats that stay keep their ids', async () => {
  const { group, writer, meetingId, itemId, propose } = await draft()
  const [kari, per, namer] = [await world.make.person(), await world.make.person(), await world.make.person()]
  const gjovik = await world.make.organisation({ name: 'Gjøvik kommune' })
  const id = await propose({
    name: 'Kart',
    convenerPersonId: kari.id,
    seats: [
      { personId: kari.id },
      { personId: per.id },
      { organisationId: gjovik.id, label: 'Gjøvik (bekrefter navn)' },
      { label: 'Lillestrøm' },
    ],
  })
  const [ofKari, ofPer, ofGjovik, ofLillestrom] = (await seatsOf(id)).map((seat) => seat.id)
  // Some days have passed: the term still begins on the meeting's day, and so do those who are said only now.
  world.moveTo('2026-03-04T08:00:00Z')
  const said = {
    name: 'Kart og data',
    mandate: 'Lage **kart**.',
    term: { months: 6 },
    convenerPersonId: per.id,
    seats: [
      { organisationId: gjovik.id, label: 'Gjøvik (bekrefter navn)', namedByPersonId: namer.id },
      { personId: group.chair.id },
      { personId: kari.id, organisationId: group.organisationId },
      { label: 'Lillestrøm' },
    ],
  }
  const answer = await writer.put(`/working-groups/${id}/proposal`, said, ifMatch(1))
  expect([answer.status, answer.body]).toEqual([200, { id, version: 2, withoutEmail: [] }])
  expect(await detail(id)).toMatchObject({
    workingGroup: {
      ...{ name: 'Kart og data', mandate: 'Lage **kart**.', state: 'proposed', position: 1 },
      ...{ termFrom: '2026-02-12', termTo: '2026-08-12', meetingId, agendaItemId: itemId },
    },
    convener: { personId: per.id },
    offices: [{ office: 'convener' }],
  })
  const seats = await seatsOf(id)
  expect(seats.map((seat) => seat.id)).toEqual([ofGjovik, expect.any(String), ofKari, ofLillestrom])
  expect([ofPer, ofGjovik, ofKari, ofLillestrom]).not.toContain(seats[1]?.id)
  expect(seats).toMatchObject([
    { pending: true, label: 'Gjøvik (bekrefter navn)' },
    { holder: { personId: group.chair.id } },
    { holder: { personId: kari.id }, organisation: { id: group.organisationId } },
    { pending: true, label: 'Lillestrøm' },
  ])
  const held = await world.lite.query<{ from_on: string }>(
    `select distinct h.from_on::text from seat_holders h join seats s on s.id = h.seat_id where s.group_id = $1
     union select from_on::text from seats where group_id = $1
     union select from_on::text from offices where group_id = $1`,
    [id],
  )
  expect(held.rows).toEqual([{ from_on: '2026-02-12' }])
  expect((await trailOf(world, id)).map(({ action, actor_id }) => [action, actor_id])).toEqual([
    ['working-groups.start', group.member.id],
    ['working-groups.rewrite', group.member.id],
  ])
  const late = await writer.put(`/working-groups/${id}/proposal`, said, ifMatch(1))
  expect([late.status, late.body.current.name]).toEqual([412, 'Kart og data'])
})

test('whoever shall name somebody is asked once, and who was named meanwhile stays', async () => {
  const { writer, propose } = await draft()
  const [namer, other] = [await world.make.person(), await world.make.person()]
  const organisation = await world.make.organisation({ name: 'Hamar kommune' })
  const pending = { organisationId: organisation.id, namedByPersonId: namer.id }
  const id = await propose({ name: 'Navn', seats: [pending, { label: 'Ukjent' }] })
  const rewrite = (version: number, seats: object[], more: object = {}) =>
    writer.put(`/working-groups/${id}/proposal`, { name: 'Navn', seats, ...more }, ifMatch(version))
  const asked = async () => {
    const mails = await mailsOf(world, 'seat-to-be-named')
    return mails.map((mail) => mail.to_address).filter((to) => [namer.email, other.email].includes(to))
  }
  expect((await rewrite(1, [pending, { label: 'Ukjent' }], { mandate: 'Noe' })).status).toBe(200)
  expect(await asked()).toEqual([namer.email])
  const [seat] = await seatsOf(id)
  const naming = { name: 'Gunhild Hamar', email: 'gunhild.hamar@example.org' }
  expect((await (await namer.client()).post(`/seats/${seat?.id}/naming`, naming)).status).toBe(201)
  expect((await rewrite(2, [{ label: 'Ukjent', namedByPersonId: other.id }, pending])).status).toBe(200)
  expect(await asked()).toEqual([namer.email, other.email])
  expect(await seatsOf(id)).toMatchObject([
    { pending: true, label: 'Ukjent' },
    { id: seat?.id, pending: false, holder: { name: 'Gunhild Hamar' } },
  ])
})

test('a pending seat that gets its person in the minutes stays the same seat', async () => {
  const { group, writer, propose } = await draft()
  const namer = await world.make.person()
  const pending = { organisationId: group.organisationId, namedByPersonId: namer.id }
  const id = await propose({ name: 'Plass', seats: [pending] })
  const [seat] = await seatsOf(id)
  const seats = [{ organisationId: group.organisationId, personId: group.member.id }]
  expect(
    (await writer.put(`/working-groups/${id}/proposal`, { name: 'Plass', seats }, ifMatch(1))).status,
  ).toBe(200)
  expect(await seatsOf(id)).toMatchObject([{ id: seat?.id, holder: { personId: group.member.id } }])
  const { rows } = await world.lite.query(
    'select revoked_at is null as live from links where subject_id = $1',
    [seat?.id],
  )
  expect(rows).toEqual([{ live: false }])
  // The name is struck out again: the seat waits for one.
  const nameless = { name: 'Plass', seats: [{ organisationId: group.organisationId }] }
  expect((await writer.put(`/working-groups/${id}/proposal`, nameless, ifMatch(2))).status).toBe(200)
  expect(await seatsOf(id)).toMatchObject([{ id: seat?.id, pending: true, holder: null }])
  expect((await (await group.member.client()).get('/me')).body.groups).not.toHaveProperty(id)
})

test('a proposed working group is taken out wholly, and the minutes may set up another in its place', async () => {
  const { group, writer, propose } = await draft()
  const namer = await world.make.person()
  const said = {
    name: 'Feilskrevet',
    convenerPersonId: group.chair.id,
    seats: [{ personId: group.chair.id }, { label: 'Bærum', namedByPersonId: namer.id }],
  }
  const id = await propose(said)
  const [, pending] = await seatsOf(id)
  expect((await writer.delete(`/working-groups/${id}`)).status).toBe(428)
  expect((await writer.delete(`/working-groups/${id}`, ifMatch(1))).status).toBe(204)
  expect((await world.admin.get(`/working-groups/${id}`)).status).toBe(404)
  expect((await world.admin.get(`/groups?parentId=${group.id}`)).body.items).toEqual([])
  const { rows } = await world.lite.query(
    `select (select count(*)::int from seats where group_id = $1) as seats,
       (select count(*)::int from offices where group_id = $1) as offices,
       (select count(*)::int from seat_holders where seat_id = $2) as holders,
       (select bool_or(revoked_at is null) from links where subject_id = $2) as live`,
    [id, pending?.id],
  )
  expect(rows).toEqual([{ seats: 0, offices: 0, holders: 0, live: false }])
  expect((await trailOf(world, id)).at(-1)).toMatchObject({
    action: 'working-groups.take-out',
    actor_id: group.member.id,
    details: { name: 'Feilskrevet', parentId: group.id },
  })
  expect((await detail(await propose(said))).workingGroup).toMatchObject({ position: 1 })
})

test('others than the writers and those who run it may neither rewrite nor take it out', async () => {
  const [{ group, writer, propose }, elsewhere] = [await draft(), await draft()]
  const seated = await world.make.person()
  const id = await propose({ name: 'Vår', convenerPersonId: seated.id, seats: [{ personId: seated.id }] })
  const body = { name: 'Deres', seats: [] }
  const outsiders = [
    await seated.client(),
    elsewhere.writer,
    elsewhere.group.chair.at,
    elsewhere.group.secretary.at,
  ]
  for (const at of outsiders) {
    expect((await at.put(`/working-groups/${id}/proposal`, body, ifMatch(1))).status).toBe(403)
    expect((await at.delete(`/working-groups/${id}`, ifMatch(1))).status).toBe(403)
  }
  expect((await writer.put(`/working-groups/${id}/proposal`, body, ifMatch(1))).status).toBe(200)
  expect((await group.chair.at.delete(`/working-groups/${id}`, ifMatch(2))).status).toBe(204)
})

test('one that has begun, has meetings, stands in locked minutes or in none is neither rewritten nor taken out', async () => {
  const { group, writer, minutesId, propose } = await draft()
  const refusals = async (id: string, version: number) => {
    const answers = [
      await world.admin.put(`/working-groups/${id}/proposal`, { name: 'Ny', seats: [] }, ifMatch(version)),
      await world.admin.delete(`/working-groups/${id}`, ifMatch(version)),
    ]
    return answers.map(({ status, body }) => [status, body.code])
  }
  const both = (code: string) => [
    [409, code],
    [409, code],
  ]
  const said = { name: 'Står', convenerPersonId: group.chair.id, seats: [{ personId: group.chair.id }] }
  const begun = await propose(said)
  await world.admin.post(`/working-groups/${begun}/activation`)
  expect(await refusals(begun, 2)).toEqual(both('working-groups.not-proposed'))
  const meeting = await propose(said)
  await insertMeeting(world, meeting)
  expect(await refusals(meeting, 1)).toEqual(both('working-groups.has-meetings'))
  const outside = (await world.admin.post(`/groups/${group.id}/working-groups`, said)).body.id
  expect(await refusals(outside, 1)).toEqual(both('working-groups.not-in-minutes'))
  const locked = await propose(said)
  await world.lite.query("update minutes set state = 'in-review' where id = $1", [minutesId])
  expect((await writer.put(`/working-groups/${locked}/proposal`, said, ifMatch(1))).status).toBe(200)
  await world.lite.query("update minutes set state = 'approved' where id = $1", [minutesId])
  expect(await refusals(locked, 2)).toEqual(both('request.locked'))
  for (const id of [begun, meeting, outside, locked]) expect((await detail(id)).seats).toHaveLength(1)
})

test('what hangs on it keeps it from being taken out, but not from being rewritten', async () => {
  const { group, itemId, writer, propose } = await draft()
  const take = async (id: string, version: number) =>
    (await writer.delete(`/working-groups/${id}`, ifMatch(version))).body.code
  const id = await propose({ name: 'Kraft', seats: [] })
  const given = { agendaItemId: itemId, text: 'Lage utkast', assignee: { workingGroupId: id } }
  const followUp = (await writer.post('/follow-ups', given)).body
  expect(await take(id, 1)).toBe('working-groups.has-follow-ups')
  const said = { name: 'Kraft og varme', seats: [] }
  expect((await writer.put(`/working-groups/${id}/proposal`, said, ifMatch(1))).status).toBe(200)
  expect((await writer.delete(`/follow-ups/${followUp.id}`, ifMatch(1))).status).toBe(204)
  const next = await insertMeeting(world, group.id, { state: 'planned' })
  await insertItem(world, next, { kind: 'report', reportsGroupId: id })
  expect(await take(id, 2)).toBe('working-groups.in-use')
  expect((await detail(id)).workingGroup.name).toBe('Kraft og varme')
})

test('what makes no sense is refused by its field, and what stood stands', async () => {
  const { writer, propose } = await draft()
  const person = await world.make.person()
  const id = await propose({ name: 'Før', seats: [{ personId: person.id }] })
  const unknown = '01900000-0000-7000-8000-00000000abcd'
  const refusals = [
    [{ seats: [{ label: 'A' }, {}] }, 'seats.1.organisationId', 'groups.seat-for-nobody'],
    [
      { seats: [{ personId: person.id }, { personId: unknown }] },
      'seats.1.personId',
      'request.unknown-reference',
    ],
    [
      { seats: [{ personId: person.id }, { personId: person.id }] },
      'seats.1.personId',
      'working-groups.person-twice',
    ],
    [{ convenerPersonId: unknown, seats: [] }, 'convenerPersonId', 'request.unknown-reference'],
    [{ seats: [], term: { to: '2025-12-31' } }, 'term.to', 'working-groups.term-backwards'],
  ] as const
  for (const [body, field, code] of refusals) {
    const answer = await writer.put(`/working-groups/${id}/proposal`, { name: 'Feil', ...body }, ifMatch(1))
    expect([answer.status, answer.body.errors[0].field, answer.body.code]).toEqual([422, field, code])
  }
  expect(await detail(id)).toMatchObject({
    workingGroup: { name: 'Før', version: 1 },
    seats: [{ holder: { personId: person.id } }],
  })
})

test('the database itself lets nothing go of a group that is not proposed', async () => {
  const { group, propose } = await draft()
  const id = await propose({
    name: 'Fast',
    convenerPersonId: group.chair.id,
    seats: [{ personId: group.chair.id }],
  })
  await world.admin.post(`/working-groups/${id}/activation`)
  const ofSeat = 'seat_id in (select s.id from seats s where s.group_id = any($1::uuid[]))'
  for (const deletion of [
    `seat_holders where ${ofSeat}`,
    'seats where group_id = any($1::uuid[])',
    'offices where group_id = any($1::uuid[])',
    'working_groups where group_id = any($1::uuid[])',
  ])
    expect([
      deletion,
      await world.app.db.write(world, (tx) =>
        tx.statement({ name: '', text: `delete from ${deletion} returning 1`, values: [[id, group.id]] }),
      ),
    ]).toEqual([deletion, []])
  const groupsGone = (ids: string[]) =>
    world.app.db.write(world, (tx) =>
      tx.statement({
        name: '',
        text: 'delete from groups where id = any($1::uuid[]) returning 1',
        values: [ids],
      }),
    )
  expect(await groupsGone([group.id])).toEqual([])
  await expect(groupsGone([id])).rejects.toThrow()
})
