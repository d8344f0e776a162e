import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailsOf, makeGroups, trailOf } from '#test/support/make-groups.ts'
import { ifMatch, openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let groups: ReturnType<typeof makeGroups>
beforeAll(async () => {
  world = await openWorld()
  groups = makeGroups(world)
})
afterAll(() => world.close())

const foreign = '01900000-0000-7000-8000-00000000abcd'
const roster = async (groupId: string, on = '') =>
  (await world.admin.get(`/groups/${groupId}/roster${on && `?on=${on}`}`)).body

test('the roster of a day is what held on that day, whatever changed later', async () => {
  const { id } = await groups.group()
  const organisation = await world.make.organisation({ name: 'Indre Fjord kommune' })
  const [first, second, deputy] = [
    await world.make.person(),
    await world.make.person(),
    await world.make.person(),
  ]
  const seat = await groups.seat(id, {
    organisationId: organisation.id,
    personId: first.id,
    fromOn: '2025-01-01',
  })
  const sit = (body: object) => world.admin.post(`/seats/${seat.id}/holders`, body)
  expect((await sit({ personId: deputy.id, standing: 'deputy', fromOn: '2025-06-01' })).status).toBe(201)
  expect((await sit({ personId: second.id, standing: 'holder', fromOn: '2026-02-01' })).status).toBe(201)
  await groups.office(id, 'chair', first.id, { fromOn: '2025-01-01' })
  await groups.office(id, 'chair', second.id, { fromOn: '2026-02-01' })

  expect(await roster(id, '2026-01-31')).toMatchObject({
    on: '2026-01-31',
    seats: [
      {
        organisation: { name: 'Indre Fjord kommune' },
        holder: { personId: first.id, untilOn: '2026-01-31' },
        deputies: [{ personId: deputy.id }],
        pending: false,
      },
    ],
    offices: [{ office: 'chair', personId: first.id }],
  })
  expect(await roster(id)).toMatchObject({
    on: '2026-03-02',
    seats: [{ holder: { personId: second.id, fromOn: '2026-02-01', untilOn: null } }],
    offices: [{ office: 'chair', personId: second.id }],
  })
  expect((await roster(id, '2025-03-01')).seats[0].deputies).toEqual([])
  expect((await roster(id, '2024-12-31')).seats).toEqual([])
})

test('the roster sorts as the group’s language does: ø before å in Norwegian, å before ö in Swedish', async () => {
  const names = ['Åsnes', 'Østre', 'Ænes', 'Zell']
  const organisations = await Promise.all(names.map((name) => world.make.organisation({ name })))
  const order = async (language: string) => {
    const { id } = await groups.group({ language })
    for (const { id: organisationId } of organisations) await groups.seat(id, { organisationId })
    const observer = await world.make.organisation()
    await groups.seat(id, { organisationId: observer.id, kind: 'observer' })
    const { seats } = await roster(id)
    expect(seats.at(-1).kind).toBe('observer')
    return seats.slice(0, -1).map((seat: { organisation: { name: string } }) => seat.organisation.name)
  }
  expect(await order('nb')).toEqual(['Zell', 'Ænes', 'Østre', 'Åsnes'])
  expect(await order('sv')).toEqual(['Zell', 'Åsnes', 'Ænes', 'Østre'])
})

test('a seat is for an organisation, for a person in their own right, or for whom a label tells', async () => {
  const { id } = await groups.group()
  const person = await world.make.person()
  await groups.seat(id, { personId: person.id })
  await groups.seat(id, { label: 'Ansattes representant', position: 1 })
  expect((await roster(id)).seats).toMatchObject([
    { organisation: null, holder: { personId: person.id }, pending: false },
    { organisation: null, holder: null, label: 'Ansattes representant', pending: true },
  ])
  const nobody = await world.admin.post(`/groups/${id}/seats`, {})
  expect([nobody.status, nobody.body.code]).toEqual([422, 'groups.seat-for-nobody'])
  for (const field of ['organisationId', 'personId', 'namedByPersonId']) {
    const answer = await world.admin.post(`/groups/${id}/seats`, { label: 'X', [field]: foreign })
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, field])
  }
  expect((await world.admin.post(`/groups/${foreign}/seats`, { label: 'X' })).status).toBe(404)
  const ended = await world.make.person()
  await world.admin.post(`/people/${ended.id}/ending`, { on: '2026-02-01' })
  const late = await world.admin.post(`/groups/${id}/seats`, { personId: ended.id })
  expect([late.status, late.body.code, late.body.errors[0].field]).toEqual([409, 'people.ended', 'personId'])
})

test('members see who sits where, and only their own address; the group’s secretary sees all', async () => {
  const group = await groups.staffedGroup()
  const emails = async (at: Visitor) => {
    const { seats, offices } = (await at.get(`/groups/${group.id}/roster`)).body
    return [seats[0].holder.email, ...offices.map((office: { email: string | null }) => office.email)]
  }
  expect(await emails(group.member.at)).toEqual([group.member.email, null, null])
  expect(await emails(group.secretary.at)).toEqual([
    group.member.email,
    group.chair.email,
    group.secretary.email,
  ])
})

test('two holders never overlap, and one who begins later is not pushed aside', async () => {
  const { id } = await groups.group()
  const [one, two, three] = [await world.make.person(), await world.make.person(), await world.make.person()]
  const seat = await groups.seat(id, { personId: one.id, fromOn: '2025-01-01' })
  const sit = (personId: string, more: object) =>
    world.admin.post(`/seats/${seat.id}/holders`, { personId, standing: 'holder', ...more })
  expect((await sit(two.id, { fromOn: '2026-06-01' })).status).toBe(201)
  const between = await sit(three.id, { fromOn: '2026-03-01' })
  expect([between.status, between.body.code, between.body.detail]).toEqual([
    409,
    'groups.taken-later',
    'En annen overtar fra 2026-06-01. Avslutt det først, eller sett en siste dag før det.',
  ])
  expect((await sit(three.id, { fromOn: '2026-03-01', untilOn: '2026-05-31' })).status).toBe(201)
  expect((await sit(two.id, { fromOn: '2026-07-01' })).body.code).toBe('groups.holds-already')
  expect((await sit(three.id, { fromOn: '2024-12-31' })).body.code).toBe('groups.outside-seat')
  expect((await sit(three.id, { fromOn: '2026-09-01', untilOn: '2026-08-01' })).body.code).toBe(
    'groups.ends-before-it-begins',
  )
  const { holders } = (await world.admin.get(`/seats/${seat.id}`)).body
  expect(holders.map((h: { fromOn: string; untilOn: string }) => [h.fromOn, h.untilOn])).toEqual([
    ['2026-06-01', null],
    ['2026-03-01', '2026-05-31'],
    ['2025-01-01', '2026-02-28'],
  ])
})

test('whoever is ended loses their rights with the next request, even on the day they began', async () => {
  const group = await groups.staffedGroup()
  expect((await group.member.at.get(`/groups/${group.id}`)).status).toBe(200)
  const { holders } = (await world.admin.get(`/seats/${group.seatId}`)).body
  expect((await group.member.at.post(`/seat-holders/${holders[0].id}/ending`, {})).status).toBe(403)
  expect((await group.secretary.at.post(`/seat-holders/${holders[0].id}/ending`, {})).status).toBe(204)
  expect((await group.member.at.get(`/groups/${group.id}`)).status).toBe(403)
  expect((await roster(group.id)).seats).toMatchObject([{ holder: null, pending: false }])
  const again = await world.admin.post(`/seat-holders/${holders[0].id}/ending`, {})
  expect([again.status, again.body.code]).toEqual([409, 'groups.already-ended'])
  expect((await trailOf(world, group.id)).at(-1)?.action).toBe('groups.end-holder')
})

test('handing over the chair ends the former from that day, and the secretary’s right does not pass itself on', async () => {
  const group = await groups.staffedGroup()
  const next = await world.make.person()
  const give = (office: string, personId: string) => ({ office, personId })
  expect((await group.chair.at.post(`/groups/${group.id}/offices`, give('chair', next.id))).status).toBe(403)
  expect(
    (await group.secretary.at.post(`/groups/${group.id}/offices`, give('secretary', next.id))).status,
  ).toBe(403)
  const handed = await group.secretary.at.post(`/groups/${group.id}/offices`, give('chair', next.id))
  expect(handed.status).toBe(201)
  expect((await (await next.client()).get('/me')).body.groups).toEqual({ [group.id]: ['chair'] })
  expect((await group.chair.at.get('/me')).body.groups).toEqual({})
  const again = await world.admin.post(`/groups/${group.id}/offices`, give('chair', next.id))
  expect([again.status, again.body.code]).toEqual([409, 'groups.holds-already'])
  const unknown = await world.admin.post(`/groups/${group.id}/offices`, give('chair', foreign))
  expect([unknown.status, unknown.body.errors[0].field]).toEqual([422, 'personId'])
  expect((await world.admin.post(`/offices/${handed.body.id}/ending`, {})).status).toBe(204)
  expect((await (await next.client()).get('/me')).body.groups).toEqual({})
  expect((await world.admin.get(`/groups/${group.id}/offices`)).body.items).toMatchObject([
    { office: 'chair', personId: next.id, untilOn: '2026-03-01' },
    { office: 'secretary', personId: group.secretary.id, untilOn: null },
    { office: 'chair', personId: group.chair.id, untilOn: '2026-03-01' },
  ])
})

test('a seat changes against its version and ends with whoever holds it', async () => {
  const group = await groups.staffedGroup()
  const path = `/seats/${group.seatId}`
  expect((await world.admin.patch(path, { kind: 'observer' })).status).toBe(428)
  expect((await group.member.at.patch(path, { kind: 'observer' }, ifMatch(1))).status).toBe(403)
  expect((await world.admin.patch(path, { kind: 'observer' }, ifMatch(1))).body.version).toBe(2)
  expect((await world.admin.patch(path, { kind: 'member' }, ifMatch(1))).body.current.kind).toBe('observer')
  expect((await world.admin.post(`${path}/ending`, { untilOn: '2026-02-01' })).body.code).toBe(
    'groups.ends-before-it-begins',
  )
  expect((await world.admin.post(`${path}/ending`, { untilOn: '2026-03-31' })).status).toBe(200)
  expect((await roster(group.id, '2026-03-31')).seats).toHaveLength(1)
  expect((await roster(group.id, '2026-04-01')).seats).toHaveLength(0)
  const late = { personId: group.chair.id, standing: 'deputy' }
  const after = await world.admin.post(`${path}/holders`, { ...late, fromOn: '2026-04-01' })
  expect([after.body.code, after.body.errors[0].field]).toEqual(['groups.outside-seat', 'fromOn'])
  const beyond = await world.admin.post(`${path}/holders`, { ...late, untilOn: '2026-04-01' })
  expect([beyond.body.code, beyond.body.errors[0].field]).toEqual(['groups.outside-seat', 'untilOn'])
  const { seat, holders } = (await world.admin.get(path)).body
  expect([seat.untilOn, holders[0].untilOn]).toEqual(['2026-03-31', '2026-03-31'])
})

test('the one asked for a name gets one mail, names a new person, and the seat is no longer pending', async () => {
  const group = await groups.staffedGroup()
  const organisation = await world.make.organisation({ name: 'Gjøvikregionen' })
  const namer = await world.make.person({ name: 'Nora Navngiver', language: 'nn' })
  const seat = await groups.seat(group.id, {
    organisationId: organisation.id,
    label: 'Gjøvik (bekrefter navn)',
    namedByPersonId: namer.id,
    nameDueOn: '2026-03-20',
  })
  expect((await roster(group.id)).seats).toContainEqual(
    expect.objectContaining({ id: seat.id, pending: true, namedBy: { id: namer.id, name: namer.name } }),
  )
  const mails = (await mailsOf(world, 'seat-to-be-named')).filter((mail) => mail.to_address === namer.email)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.language).toBe('nn')
  expect(mails[0]?.body_text).toMatch(
    /Gjøvikregionen[\s\S]*20\. mars 2026[\s\S]*https:\/\/referat\.example\.org\/l\//,
  )

  const at = await namer.client()
  const path = `/seats/${seat.id}/naming`
  expect((await group.member.at.post(path, { personId: group.member.id })).body.code).toBe(
    'groups.not-yours-to-name',
  )
  const half = await at.post(path, { name: 'Kari' })
  expect([half.status, half.body.code]).toEqual([422, 'groups.person-or-new'])
  const taken = await at.post(path, { name: 'Kari', email: namer.email })
  expect([taken.status, taken.body.code]).toEqual([409, 'people.email-taken'])
  const named = await at.post(path, { name: 'Gunnhild Paulsen', email: 'gunnhild@gjovik.example.org' })
  expect(named.status).toBe(201)
  expect((await world.admin.get(`/people/${named.body.personId}`)).body).toMatchObject({
    name: 'Gunnhild Paulsen',
    organisationId: organisation.id,
  })
  expect((await roster(group.id)).seats).toContainEqual(
    expect.objectContaining({
      id: seat.id,
      pending: false,
      holder: expect.objectContaining({ name: 'Gunnhild Paulsen', fromOn: '2026-03-02' }),
    }),
  )
  expect((await at.post(path, { personId: namer.id })).body.code).toBe('groups.seat-is-held')
  const { rows } = await world.lite.query<{ revoked_at: Date | null }>(
    'select revoked_at from links where subject_id = $1',
    [seat.id],
  )
  expect(rows).toEqual([{ revoked_at: expect.any(Date) }])
  expect((await trailOf(world, group.id)).at(-1)).toMatchObject({
    action: 'groups.name-seat',
    actor_id: namer.id,
  })
})

test('asking another kills the former’s link and mails the new one; who has no address is told', async () => {
  const { id } = await groups.group()
  const [first, second] = [
    await world.make.person(),
    await world.make.person({ email: null, name: 'Uten E-post' }),
  ]
  const seat = await groups.seat(id, { label: 'Åpen plass', namedByPersonId: first.id })
  const changed = await world.admin.patch(`/seats/${seat.id}`, { namedByPersonId: second.id }, ifMatch(1))
  expect(changed.body.withoutEmail).toEqual([{ personId: second.id, name: 'Uten E-post' }])
  const back = await world.admin.patch(`/seats/${seat.id}`, { namedByPersonId: first.id }, ifMatch(2))
  expect(back.body.withoutEmail).toEqual([])
  const { rows } = await world.lite.query<{ alive: number }>(
    'select count(*)::int as alive from links where subject_id = $1 and revoked_at is null',
    [seat.id],
  )
  expect(rows).toEqual([{ alive: 1 }])
  expect(
    (await mailsOf(world, 'seat-to-be-named')).filter((mail) => mail.to_address === first.email),
  ).toHaveLength(2)
  expect(
    (await (await second.client()).post(`/seats/${seat.id}/naming`, { personId: second.id })).status,
  ).toBe(403)
})
