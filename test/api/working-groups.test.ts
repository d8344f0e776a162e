import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCollaborationsWithEndingTerms, remindOfEndingTerm } from '#src/domain/working-groups/remind.ts'
import { insertItem, insertMeeting, mailsOf, makeGroups, trailOf } from '#test/support/make-groups.ts'
import { ifMatch, openWorld, signedIn, type World } from '#test/support/world.ts'

let world: World
let groups: ReturnType<typeof makeGroups>
beforeAll(async () => {
  world = await openWorld()
  groups = makeGroups(world)
})
afterAll(() => world.close())

const foreign = '01900000-0000-7000-8000-00000000abcd'
const detail = async (id: string) => (await world.admin.get(`/working-groups/${id}`)).body

async function parentWithItem() {
  const parent = await groups.staffedGroup()
  const meetingId = await insertMeeting(world, parent.id)
  return { parent, meetingId, itemId: await insertItem(world, meetingId) }
}

test('a working group is born in a meeting: proposed, for a year, with a pending seat whose namer is asked', async () => {
  const { parent, itemId, meetingId } = await parentWithItem()
  const organisation = await world.make.organisation({ name: 'Gjøvik kommune' })
  const [convener, namer] = [await world.make.person(), await world.make.person()]
  const made = await parent.secretary.at.post(`/agenda-items/${itemId}/working-groups`, {
    name: 'Internasjonalt talentstrategidokument',
    mandate: 'Skrive et *utkast*.',
    convenerPersonId: convener.id,
    seats: [
      { personId: convener.id, organisationId: parent.organisationId },
      {
        organisationId: organisation.id,
        label: 'Gjøvik (bekrefter navn)',
        namedByPersonId: namer.id,
        nameDueOn: '2026-03-15',
      },
    ],
  })
  expect([made.status, made.headers.location]).toEqual([201, `/api/v1/working-groups/${made.body.id}`])
  expect(made.body).toMatchObject({ version: 1, withoutEmail: [] })
  expect(await detail(made.body.id)).toMatchObject({
    workingGroup: {
      name: 'Internasjonalt talentstrategidokument',
      parentId: parent.id,
      meetingId,
      agendaItemId: itemId,
      state: 'proposed',
      termFrom: '2026-02-12',
      termTo: '2027-02-12',
      position: 1,
    },
    convener: { personId: convener.id },
    seats: [
      { holder: { personId: convener.id }, pending: false },
      { holder: null, pending: true, label: 'Gjøvik (bekrefter navn)', nameDueOn: '2026-03-15' },
    ],
    followUps: { open: 0, overdue: 0 },
  })
  expect((await mailsOf(world, 'seat-to-be-named')).map((mail) => mail.to_address)).toContain(namer.email)
  expect((await trailOf(world, made.body.id)).map(({ action }) => action)).toEqual(['working-groups.start'])

  // Naming confirms the seat, and the convener sees the group that they convene.
  const named = await (await namer.client()).post(
    `/seats/${(await detail(made.body.id)).seats[1].id}/naming`,
    {
      name: 'Gunhild Gjøvik',
      email: 'gunhild.gjovik@example.org',
    },
  )
  expect(named.status).toBe(201)
  const seen = (await (await convener.client()).get(`/working-groups/${made.body.id}`)).body
  expect(seen.seats[1]).toMatchObject({ pending: false, holder: { name: 'Gunhild Gjøvik', email: null } })
})

test('no working group is born in a meeting that was called off', async () => {
  const parent = await groups.staffedGroup()
  const itemId = await insertItem(world, await insertMeeting(world, parent.id, { state: 'cancelled' }))
  const late = await world.admin.post(`/agenda-items/${itemId}/working-groups`, { name: 'X', seats: [] })
  expect([late.status, late.body.code]).toEqual([409, 'meetings.is-cancelled'])
})

test('the chair of the parent names too, and the members of the parent read its working groups', async () => {
  const { parent } = await parentWithItem()
  const made = await parent.chair.at.post(`/groups/${parent.id}/working-groups`, {
    name: 'Grønt industriløft',
    term: { months: 6 },
    seats: [{ organisationId: parent.organisationId }],
  })
  expect(made.status).toBe(201)
  const found = (await parent.member.at.get(`/working-groups?parentId=${parent.id}`)).body.items
  expect(found).toMatchObject([
    { id: made.body.id, state: 'proposed', termFrom: '2026-03-02', termTo: '2026-09-02', convenerName: null },
  ])
  const [seat] = (await parent.member.at.get(`/working-groups/${made.body.id}`)).body.seats
  const naming = `/seats/${seat.id}/naming`
  expect((await parent.member.at.post(naming, { personId: parent.member.id })).status).toBe(403)
  expect((await parent.chair.at.post(naming, { personId: parent.member.id })).status).toBe(201)
  // Those who lead the parent keep its working groups' seats too; they do not keep the parent's own.
  const more = { label: 'Enda en' }
  expect((await parent.chair.at.post(`/groups/${made.body.id}/seats`, more)).status).toBe(201)
  expect((await parent.chair.at.post(`/groups/${parent.id}/seats`, more)).status).toBe(403)
  const outsider = await (await world.make.person()).client()
  expect((await outsider.get(`/working-groups/${made.body.id}`)).status).toBe(403)
  expect((await outsider.get('/working-groups')).body.items).toEqual([])
})

test('members and other groups’ leaders set nothing up; approved minutes take no more working groups', async () => {
  const [{ parent, itemId, meetingId }, other] = [await parentWithItem(), await groups.staffedGroup()]
  const body = { name: 'Ny gruppe', seats: [] }
  for (const at of [parent.member.at, other.chair.at, other.secretary.at]) {
    expect((await at.post(`/agenda-items/${itemId}/working-groups`, body)).status).toBe(403)
    expect((await at.post(`/groups/${parent.id}/working-groups`, body)).status).toBe(403)
  }
  await world.lite.query(
    `insert into minutes (collaboration_id, id, meeting_id, group_id, state, created_at)
     values ($1, gen_random_uuid(), $2, $3, 'approved', now())`,
    [world.collaborationId, meetingId, parent.id],
  )
  const late = await world.admin.post(`/agenda-items/${itemId}/working-groups`, body)
  expect([late.status, late.body.code]).toEqual([409, 'request.locked'])
  expect((await world.admin.get(`/working-groups?parentId=${parent.id}`)).body.items).toEqual([])
})

test('what makes no sense is refused by field, and nothing is written', async () => {
  const { parent } = await parentWithItem()
  const person = await world.make.person()
  const path = `/groups/${parent.id}/working-groups`
  const refusals = [
    [{ seats: [{ label: 'A' }, {}] }, 'seats.1.organisationId', 'groups.seat-for-nobody'],
    [{ seats: [{ personId: foreign }] }, 'seats.0.personId', 'request.unknown-reference'],
    [{ seats: [{ organisationId: foreign }] }, 'seats.0.organisationId', 'request.unknown-reference'],
    [
      { seats: [{ label: 'A', namedByPersonId: foreign }] },
      'seats.0.namedByPersonId',
      'request.unknown-reference',
    ],
    [{ convenerPersonId: foreign, seats: [] }, 'convenerPersonId', 'request.unknown-reference'],
    [
      { seats: [{ personId: person.id }, { personId: person.id }] },
      'seats.1.personId',
      'working-groups.person-twice',
    ],
    [{ seats: [], term: { to: '2026-12-31', months: 3 } }, 'term.months', 'working-groups.term-twice'],
    [{ seats: [], term: { to: '2025-12-31' } }, 'term.to', 'working-groups.term-backwards'],
    [{ seats: [], term: { to: '2026-02-30' } }, 'term.to', 'time.invalid'],
    [{ seats: [], owner: 'x' }, 'owner', 'request.unknown-key'],
  ] as const
  for (const [body, field, code] of refusals) {
    const answer = await world.admin.post(path, { name: 'Feil', ...body })
    expect([answer.status, answer.body.errors[0].field, answer.body.code]).toEqual([422, field, code])
  }
  expect((await world.admin.get(`/groups?parentId=${parent.id}`)).body.items).toEqual([])
  expect((await world.admin.post(`/groups/${foreign}/working-groups`, { name: 'X', seats: [] })).status).toBe(
    404,
  )
  expect(
    (await world.admin.post(`/agenda-items/${foreign}/working-groups`, { name: 'X', seats: [] })).status,
  ).toBe(404)
})

test('it begins with exactly one convener, who is asked once to call the first meeting', async () => {
  const { parent } = await parentWithItem()
  const convener = await world.make.person({ name: 'Karl Jørgen Tofte' })
  const { id } = (
    await world.admin.post(`/groups/${parent.id}/working-groups`, {
      name: 'Talent',
      mandate: 'Lage **utkast**.',
      seats: [{ personId: parent.member.id }, { label: 'Lillestrøm' }],
    })
  ).body
  const activate = () => parent.chair.at.post(`/working-groups/${id}/activation`)
  const without = await activate()
  expect([without.status, without.body.code]).toEqual([409, 'working-groups.one-convener'])
  expect((await parent.member.at.post(`/working-groups/${id}/activation`)).status).toBe(403)
  await groups.office(id, 'convener', parent.member.id)
  await groups.office(id, 'convener', convener.id)
  expect((await activate()).status).toBe(200)
  expect((await activate()).body.code).toBe('working-groups.not-proposed')
  const mails = (await mailsOf(world, 'call-first-meeting')).filter((mail) => mail.event.endsWith(id))
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({ to_address: convener.email, subject: 'Kall inn til første møte i Talent' })
  expect(mails[0]?.body_text).toContain(`I gruppen sitter ${parent.member.name} og Lillestrøm.`)
  expect(mails[0]?.body_text).toMatch(/Lage utkast\.[\s\S]*2\. mars 2027/)
})

test('report, extension and closing go their ways, and a closed group’s people have no rights left', async () => {
  const { parent } = await parentWithItem()
  const convener = await world.make.person()
  const at = await convener.client()
  const { id } = (
    await world.admin.post(`/groups/${parent.id}/working-groups`, {
      name: 'Kraft',
      convenerPersonId: convener.id,
      seats: [{ personId: convener.id }],
    })
  ).body
  const path = `/working-groups/${id}`
  expect((await at.post(`${path}/report`, { text: 'For tidlig' })).body.code).toBe(
    'working-groups.not-active',
  )
  await world.admin.post(`${path}/activation`)
  expect((await at.post(`${path}/extension`, { termTo: '2028-01-01' })).status).toBe(403)
  expect((await at.post(`${path}/closing`)).status).toBe(403)
  expect((await parent.member.at.post(`${path}/report`, { text: 'Ikke min' })).status).toBe(403)
  expect((await at.post(`${path}/report`, { text: ' ' })).body.code).toBe('text.empty')
  expect((await at.post(`${path}/report`, { text: '# Vi er i gang' })).status).toBe(200)
  expect((await detail(id)).workingGroup).toMatchObject({ state: 'reported', report: '# Vi er i gang' })
  const shorter = await parent.chair.at.post(`${path}/extension`, { termTo: '2027-03-02' })
  expect([shorter.status, shorter.body.code]).toEqual([422, 'working-groups.no-extension'])
  expect((await parent.chair.at.post(`${path}/extension`, { termTo: '2027-06-30' })).status).toBe(200)
  expect((await detail(id)).workingGroup).toMatchObject({ state: 'active', termTo: '2027-06-30' })
  world.moveTo('2026-03-05T08:00:00Z')
  expect((await parent.chair.at.post(`${path}/closing`)).status).toBe(200)
  expect((await at.get('/me')).body.groups).toEqual({})
  expect((await at.get(path)).status).toBe(403)
  expect(await detail(id)).toMatchObject({
    workingGroup: { state: 'closed', closedAt: '2026-03-05T08:00:00.000Z' },
    seats: [{ holder: { personId: convener.id } }],
  })
  expect((await parent.chair.at.post(`${path}/closing`)).body.code).toBe('working-groups.closed')
  expect((await trailOf(world, id)).map(({ action }) => action)).toEqual([
    'working-groups.start',
    'working-groups.activate',
    'working-groups.report',
    'working-groups.extend',
    'working-groups.close',
  ])
})

test('name, mandate and term change against the version that was read', async () => {
  const { parent } = await parentWithItem()
  const { id } = (await world.admin.post(`/groups/${parent.id}/working-groups`, { name: 'Før', seats: [] }))
    .body
  const path = `/working-groups/${id}`
  expect((await parent.chair.at.patch(path, { name: 'Etter' })).status).toBe(428)
  expect((await parent.member.at.patch(path, { name: 'Etter' }, ifMatch(1))).status).toBe(403)
  const changed = await parent.chair.at.patch(path, { name: 'Etter', mandate: 'Nytt' }, ifMatch(1))
  expect(changed.body).toEqual({ id, version: 2 })
  const late = await parent.chair.at.patch(path, { mandate: 'Eldre' }, ifMatch(1))
  expect([late.status, late.body.current]).toMatchObject([
    412,
    { name: 'Etter', mandate: 'Nytt', version: 2 },
  ])
  const backwards = await parent.chair.at.patch(path, { termTo: '2026-01-01' }, ifMatch(2))
  expect([backwards.status, backwards.body.errors[0].field]).toEqual([422, 'termTo'])
  expect((await world.admin.get('/working-groups?search=etter')).body.items).toMatchObject([
    { id, name: 'Etter' },
  ])
  const ending = await world.admin.get(`/working-groups?parentId=${parent.id}&endingBefore=2026-12-31`)
  expect(ending.body.items).toEqual([])
})

test('the list pages by the end of the term without repeating or skipping', async () => {
  const { parent } = await parentWithItem()
  for (const to of ['2026-12-31', '2026-06-30', '2026-06-30', '2026-09-30', '2026-03-31'])
    await world.admin.post(`/groups/${parent.id}/working-groups`, {
      name: `Til ${to}`,
      term: { to },
      seats: [],
    })
  const seen: string[] = []
  let cursor = ''
  do {
    const { items, nextCursor } = (
      await world.admin.get(`/working-groups?parentId=${parent.id}&limit=2${cursor && `&cursor=${cursor}`}`)
    ).body
    seen.push(...items.map((one: { termTo: string }) => one.termTo))
    cursor = nextCursor ?? ''
  } while (cursor)
  expect(seen).toEqual(['2026-03-31', '2026-06-30', '2026-06-30', '2026-09-30', '2026-12-31'])
})

test('convener and chair are reminded 60 and 14 days before the term ends, each once, and of a new term anew', async () => {
  const own = await openWorld()
  const made = makeGroups(own)
  const parent = await made.staffedGroup()
  const convener = await own.make.person()
  const { id } = (
    await own.admin.post(`/groups/${parent.id}/working-groups`, {
      name: 'Snart ferdig',
      term: { to: '2026-06-30' },
      convenerPersonId: convener.id,
      seats: [{ personId: convener.id }],
    })
  ).body
  await own.admin.post(`/working-groups/${id}/activation`)
  const system = { personId: null, name: 'referat' }
  const remind = () => own.app.db.write(own, (tx) => remindOfEndingTerm(tx, system))
  expect(await remind()).toBe(0)
  expect(await listCollaborationsWithEndingTerms(own.app.db)).toEqual([])
  own.moveTo('2026-05-01T06:00:00Z')
  expect(await listCollaborationsWithEndingTerms(own.app.db)).toEqual([own.collaborationId])
  expect([await remind(), await remind()]).toEqual([1, 0])
  own.moveTo('2026-06-16T06:00:00Z')
  expect([await remind(), await remind()]).toEqual([1, 0])
  const mails = await mailsOf(own, 'term-ending')
  expect(mails.map((mail) => [mail.event, mail.to_address]).sort()).toEqual(
    [14, 60].flatMap((days) =>
      [parent.chair.email, convener.email]
        .sort()
        .map((address) => [`term-ending:${id}:2026-06-30:${days}`, address]),
    ),
  )
  expect(mails[0]?.subject).toBe('Snart ferdig avsluttes 30. juni 2026')
  // Months have passed: the first session has run out.
  const { collaborationId, app } = own
  const admin = await signedIn(app, { id: own.admin.personId, name: 'Ada Admin', collaborationId })
  expect((await admin.post(`/working-groups/${id}/extension`, { termTo: '2026-08-14' })).status).toBe(200)
  expect(await remind()).toBe(1)
  expect((await trailOf(own, id)).at(-1)).toMatchObject({
    action: 'working-groups.remind',
    actor_id: null,
    details: { termTo: '2026-08-14', days: 60 },
  })
  expect((await admin.post(`/working-groups/${id}/closing`)).status).toBe(200)
  own.moveTo('2026-08-10T06:00:00Z')
  expect(await remind()).toBe(0)
  await own.close()
})
