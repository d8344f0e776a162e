import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCollaborationsWithDueFollowUps, remindOfFollowUps } from '#src/domain/follow-ups/remind.ts'
import { insertItem, insertMeeting, mailsOf, makeGroups, trailOf } from '#test/support/make-groups.ts'
import { ifMatch, openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let groups: ReturnType<typeof makeGroups>
beforeAll(async () => {
  world = await openWorld()
  groups = makeGroups(world)
})
afterAll(() => world.close())

const foreign = '01900000-0000-7000-8000-00000000abcd'
const detail = async (id: string) => (await world.admin.get(`/follow-ups/${id}`)).body
const texts = async (at: Visitor, query: string) =>
  (await at.get(`/follow-ups?${query}`)).body.items.map((one: { text: string }) => one.text)

async function added(
  at: Visitor,
  body: object,
): Promise<{ id: string; version: number; withoutEmail: object[] }> {
  const answer = await at.post('/follow-ups', body)
  if (answer.status !== 201) throw new Error(`not added: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

test('a follow-up under an item is given to a person, who gets one mail with a link of their own', async () => {
  const group = await groups.staffedGroup()
  const meetingId = await insertMeeting(world, group.id)
  const itemId = await insertItem(world, meetingId)
  const helper = await world.make.person()
  const one = await added(group.secretary.at, {
    agendaItemId: itemId,
    text: 'Sende ut rapporten',
    assignee: { personId: group.member.id },
    helpers: [helper.id],
    dueOn: '2026-04-01',
  })
  expect(await detail(one.id)).toMatchObject({
    followUp: {
      group: { id: group.id },
      meetingId,
      agendaItemId: itemId,
      state: 'open',
      overdue: false,
      assignee: { kind: 'person', id: group.member.id },
      responsible: [{ id: group.member.id, name: group.member.name }],
      helpers: [{ id: helper.id }],
      dueOn: '2026-04-01',
    },
    comments: [],
  })
  const mails = (await mailsOf(world, 'follow-up-assigned')).filter((mail) => mail.event.includes(one.id))
  expect(mails.map((mail) => mail.to_address)).toEqual([group.member.email])
  expect(mails[0]?.body_text).toMatch(
    /Sende ut rapporten[\s\S]*1\. april 2026[\s\S]*https:\/\/referat\.example\.org\/l\//,
  )
  expect((await trailOf(world, one.id)).map(({ action }) => action)).toEqual(['follow-ups.add'])
  // The helper is no member, and still sees what they help with.
  expect((await (await helper.client()).get(`/follow-ups/${one.id}`)).status).toBe(200)
})

test('an organisation stands for its seat holders in the group, a working group for its convener', async () => {
  const group = await groups.staffedGroup()
  const convener = await world.make.person()
  const working = (
    await world.admin.post(`/groups/${group.id}/working-groups`, {
      name: 'Kraft',
      convenerPersonId: convener.id,
      seats: [],
    })
  ).body
  const forOrganisation = await added(group.chair.at, {
    groupId: group.id,
    text: 'Svare på høringen',
    assignee: { organisationId: group.organisationId },
  })
  const forWorkingGroup = await added(group.chair.at, {
    groupId: group.id,
    text: 'Lage utkast',
    assignee: { workingGroupId: working.id },
  })
  const told = async (id: string) =>
    (await mailsOf(world, 'follow-up-assigned'))
      .filter((mail) => mail.event.includes(id))
      .map((mail) => mail.to_address)
  expect(await told(forOrganisation.id)).toEqual([group.member.email])
  expect(await told(forWorkingGroup.id)).toEqual([convener.email])
  const at = await convener.client()
  expect(await texts(at, 'mine=true')).toEqual(['Lage utkast'])
  expect(await texts(group.member.at, 'mine=true')).toEqual(['Svare på høringen'])
  expect((await at.post(`/follow-ups/${forWorkingGroup.id}/completion`, {})).status).toBe(200)
  expect((await at.post(`/follow-ups/${forOrganisation.id}/completion`, {})).status).toBe(403)
  expect((await world.admin.get(`/working-groups/${working.id}`)).body.followUps).toEqual({
    open: 0,
    overdue: 0,
  })
})

test('who may: leaders add and change, the assignee completes and comments, others do neither', async () => {
  const [group, other] = [await groups.staffedGroup(), await groups.staffedGroup()]
  const colleague = await world.make.person()
  await groups.seat(group.id, { personId: colleague.id })
  const bystander = await colleague.client()
  const body = { groupId: group.id, text: 'Bestille rom', assignee: { personId: group.member.id } }
  for (const at of [group.member.at, other.chair.at, other.secretary.at])
    expect((await at.post('/follow-ups', body)).status).toBe(403)
  const { id } = await added(group.chair.at, body)
  const path = `/follow-ups/${id}`
  expect((await other.chair.at.get(path)).status).toBe(403)
  expect((await bystander.get(path)).status).toBe(200)
  for (const at of [bystander, other.chair.at]) {
    expect((await at.post(`${path}/completion`, {})).status).toBe(403)
    expect((await at.post(`${path}/comments`, { text: 'Hm' })).status).toBe(403)
  }
  expect((await group.member.at.patch(path, { text: 'Noe annet' }, ifMatch(1))).status).toBe(403)
  expect((await group.member.at.post(`${path}/dropping`, { reason: 'Gidder ikke' })).status).toBe(403)
  expect((await group.member.at.post(`${path}/comments`, { text: 'Rommet er bestilt' })).status).toBe(201)
  expect((await group.member.at.post(`${path}/completion`, { comment: 'Ferdig' })).status).toBe(200)
  expect(await detail(id)).toMatchObject({
    followUp: {
      state: 'done',
      closedBy: { id: group.member.id },
      closedAt: '2026-03-02T08:00:00.000Z',
      closingComment: 'Ferdig',
    },
    comments: [{ person: { id: group.member.id }, text: 'Rommet er bestilt' }],
  })
  expect((await trailOf(world, id)).map(({ action }) => action)).toEqual([
    'follow-ups.add',
    'follow-ups.comment',
    'follow-ups.complete',
  ])
})

test('done and dropped are opened again, and each state refuses what it does not allow', async () => {
  const group = await groups.staffedGroup()
  const { id } = await added(group.secretary.at, { groupId: group.id, text: 'Følge opp' })
  const path = `/follow-ups/${id}`
  expect((await group.chair.at.delete(`${path}/completion`)).body.code).toBe('follow-ups.open')
  expect((await group.chair.at.post(`${path}/dropping`, {})).status).toBe(422)
  expect((await group.chair.at.post(`${path}/dropping`, { reason: 'Utgått' })).status).toBe(200)
  expect((await group.chair.at.post(`${path}/completion`, {})).body.code).toBe('follow-ups.not-open')
  expect((await group.chair.at.patch(path, { text: 'X' }, ifMatch(2))).body.code).toBe('follow-ups.not-open')
  expect((await group.chair.at.delete(`${path}/completion`)).body).toEqual({ id, version: 3 })
  expect((await detail(id)).followUp).toMatchObject({
    state: 'open',
    closedAt: null,
    closedBy: null,
    closingComment: null,
  })
})

test('a change needs the version that was read; a new assignee is told, the same one is not told again', async () => {
  const group = await groups.staffedGroup()
  const silent = await world.make.person({ email: null, name: 'Uten E-post' })
  const { id } = await added(group.chair.at, {
    groupId: group.id,
    text: 'Kalle inn',
    assignee: { personId: group.member.id },
  })
  const path = `/follow-ups/${id}`
  expect((await group.chair.at.patch(path, { dueOn: '2026-05-01' })).status).toBe(428)
  expect((await group.chair.at.patch(path, { dueOn: '2026-05-01' }, ifMatch(1))).status).toBe(200)
  const late = await group.chair.at.patch(path, { text: 'Gammelt' }, ifMatch(1))
  expect([late.status, late.body.current]).toMatchObject([
    412,
    { text: 'Kalle inn', dueOn: '2026-05-01', version: 2 },
  ])
  expect(JSON.stringify(late.body.current)).not.toContain('@')
  const given = await group.chair.at.put(
    `${path}/assignee`,
    { assignee: { personId: silent.id } },
    ifMatch(2),
  )
  expect(given.body).toMatchObject({
    version: 3,
    withoutEmail: [{ personId: silent.id, name: 'Uten E-post' }],
  })
  const same = { text: 'Kalle inn alle', assignee: { personId: silent.id } }
  expect((await group.chair.at.patch(path, same, ifMatch(3))).body.withoutEmail).toEqual([])
  expect((await group.chair.at.put(`${path}/assignee`, { assignee: null }, ifMatch(4))).status).toBe(200)
  expect((await detail(id)).followUp).toMatchObject({ assignee: null, responsible: [] })
  const told = (await mailsOf(world, 'follow-up-assigned')).filter((mail) => mail.event.includes(id))
  expect(told.map((mail) => mail.to_address)).toEqual([group.member.email])
})

test('under a decision it keeps item and meeting, and the one who writes that meeting may add it', async () => {
  const group = await groups.staffedGroup()
  const meetingId = await insertMeeting(world, group.id, { writerPersonId: group.member.id })
  const itemId = await insertItem(world, meetingId)
  const { rows } = await world.lite.query<{ id: string }>(
    `insert into decisions (collaboration_id, id, group_id, meeting_id, agenda_item_id, position, year, serial, number, text, created_at)
     values ($1, gen_random_uuid(), $2, $3, $4, 1, 2026, 1, '1/26', 'Det vedtas.', now()) returning id`,
    [world.collaborationId, group.id, meetingId, itemId],
  )
  const decisionId = rows[0]?.id
  const { id } = await added(group.member.at, { decisionId, text: 'Gjennomføre vedtaket' })
  expect((await detail(id)).followUp).toMatchObject({
    decisionId,
    agendaItemId: itemId,
    meetingId,
    assignee: null,
  })
  expect(await texts(group.chair.at, `decisionId=${decisionId}`)).toEqual(['Gjennomføre vedtaket'])
  expect(
    (await group.member.at.post('/follow-ups', { groupId: group.id, text: 'Utenfor møtet' })).status,
  ).toBe(403)
})

test('bad input is refused by field, and nothing is written', async () => {
  const [group, other] = [await groups.staffedGroup(), await groups.staffedGroup()]
  const stranger = (
    await world.admin.post(`/groups/${other.id}/working-groups`, { name: 'Annen', seats: [] })
  ).body
  const at = { groupId: group.id, text: 'Noe' }
  const refusals = [
    [{ text: 'Noe' }, 'groupId', 'follow-ups.one-source'],
    [{ ...at, agendaItemId: foreign }, 'groupId', 'follow-ups.one-source'],
    [{ text: 'Noe', groupId: foreign }, 'groupId', 'request.unknown-reference'],
    [{ text: 'Noe', agendaItemId: foreign }, 'agendaItemId', 'request.unknown-reference'],
    [{ text: 'Noe', decisionId: foreign }, 'decisionId', 'request.unknown-reference'],
    [{ ...at, assignee: {} }, 'assignee', 'follow-ups.one-assignee'],
    [
      { ...at, assignee: { personId: foreign, organisationId: foreign } },
      'assignee',
      'follow-ups.one-assignee',
    ],
    [{ ...at, assignee: { personId: foreign } }, 'assignee.personId', 'request.unknown-reference'],
    [
      { ...at, assignee: { organisationId: foreign } },
      'assignee.organisationId',
      'request.unknown-reference',
    ],
    [
      { ...at, assignee: { workingGroupId: foreign } },
      'assignee.workingGroupId',
      'request.unknown-reference',
    ],
    [
      { ...at, assignee: { workingGroupId: stranger.id } },
      'assignee.workingGroupId',
      'follow-ups.other-working-group',
    ],
    [{ ...at, helpers: [foreign] }, 'helpers.0', 'request.unknown-reference'],
    [{ ...at, dueOn: '2026-02-30' }, 'dueOn', 'time.invalid'],
    [{ ...at, text: '\u200b' }, 'text', 'text.empty'],
    [{ ...at, state: 'done' }, 'state', 'request.unknown-key'],
  ] as const
  for (const [body, field, code] of refusals) {
    const answer = await world.admin.post('/follow-ups', body)
    expect([answer.status, answer.body.errors[0].field, answer.body.code]).toEqual([422, field, code])
  }
  expect(await texts(world.admin, `groupId=${group.id}`)).toEqual([])
  expect((await world.admin.post(`/follow-ups/${foreign}/completion`, {})).status).toBe(404)
})

test('the list filters, searches and pages, and shows others only what is theirs to see', async () => {
  const [group, other] = [await groups.staffedGroup(), await groups.staffedGroup()]
  const add = (text: string, more: object = {}) => added(world.admin, { groupId: group.id, text, ...more })
  await add('Forfalt', { dueOn: '2026-03-01', assignee: { personId: group.member.id } })
  await add('I dag', { dueOn: '2026-03-02' })
  await add('100 % ferdig', { dueOn: '2026-06-01' })
  const done = await add('Gjort', { dueOn: '2026-02-01' })
  await world.admin.post(`/follow-ups/${done.id}/completion`, {})
  await added(world.admin, { groupId: other.id, text: 'Andres' })
  const own = `groupId=${group.id}`
  expect(await texts(world.admin, `${own}&overdue=true`)).toEqual(['Forfalt'])
  expect(await texts(world.admin, `${own}&overdue=false&state=open`)).toEqual(['I dag', '100 % ferdig'])
  expect(await texts(world.admin, `${own}&dueBefore=2026-03-02`)).toEqual(['Forfalt', 'Gjort'])
  expect(await texts(world.admin, `${own}&dueFrom=2026-03-02&dueBefore=2026-06-01`)).toEqual(['I dag'])
  expect(await texts(world.admin, `${own}&state=done`)).toEqual(['Gjort'])
  expect(await texts(world.admin, `${own}&search=0 %25`)).toEqual(['100 % ferdig'])
  expect(await texts(world.admin, `assigneePersonId=${group.member.id}`)).toEqual(['Forfalt'])
  expect(await texts(group.member.at, 'limit=200')).not.toContain('Andres')
  expect(await texts(other.member.at, own)).toEqual([])
  const pages: string[] = []
  let cursor = ''
  do {
    const { items, nextCursor } = (
      await world.admin.get(`/follow-ups?${own}&order=desc&limit=3${cursor && `&cursor=${cursor}`}`)
    ).body
    pages.push(...items.map((one: { text: string }) => one.text))
    cursor = nextCursor ?? ''
  } while (cursor)
  expect(pages.sort()).toEqual(['100 % ferdig', 'Forfalt', 'Gjort', 'I dag'])
})

test('the list tells those without a date, those closed lately, and those of the working groups beneath', async () => {
  const group = await groups.staffedGroup()
  const workingGroup = { name: 'Kraft', convenerPersonId: group.member.id, seats: [] }
  const below = (await world.admin.post(`/groups/${group.id}/working-groups`, workingGroup)).body
  const add = (text: string, more: object = {}) => added(world.admin, { groupId: group.id, text, ...more })
  await add('Uten frist', { assignee: { organisationId: group.organisationId } })
  await add('Med frist', { dueOn: '2026-06-01' })
  const done = await add('Gjort i dag', { dueOn: '2026-05-01' })
  await world.admin.post(`/follow-ups/${done.id}/completion`, {})
  await add('I arbeidsgruppen', { groupId: below.id })
  const own = `groupId=${group.id}`
  expect(await texts(world.admin, `${own}&undated=true`)).toEqual(['Uten frist'])
  expect(await texts(world.admin, `${own}&undated=false`)).toEqual(['Med frist', 'Gjort i dag'])
  expect(await texts(world.admin, `${own}&closedFrom=2026-03-02`)).toContain('Gjort i dag')
  expect(await texts(world.admin, `${own}&closedFrom=2026-03-03`)).toEqual(['Uten frist', 'Med frist'])
  expect(await texts(world.admin, `${own}&withWorkingGroups=true&undated=true`)).toEqual([
    'Uten frist',
    'I arbeidsgruppen',
  ])
  const rows = (await group.member.at.get(`/follow-ups?${own}`)).body.items
  expect(rows.map((one: { text: string; yours: boolean }) => [one.text, one.yours])).toEqual([
    ['Uten frist', true],
    ['Med frist', false],
    ['Gjort i dag', false],
  ])
})

test('overdue begins when the day is over where the group is', async () => {
  const own = await openWorld()
  const made = makeGroups(own)
  const [oslo, nuuk] = [await made.group(), await made.group({ zone: 'America/Nuuk' })]
  for (const { id } of [oslo, nuuk])
    await own.admin.post('/follow-ups', { groupId: id, text: 'Frist i dag', dueOn: '2026-03-02' })
  own.moveTo('2026-03-02T23:30:00Z')
  const overdue = (await own.admin.get('/follow-ups?overdue=true')).body.items
  expect(overdue.map((one: { groupId: string }) => one.groupId)).toEqual([oslo.id])
  await own.close()
})

test('a follow-up may come after the minutes were approved: it is no part of that record', async () => {
  const group = await groups.staffedGroup()
  const meetingId = await insertMeeting(world, group.id)
  const itemId = await insertItem(world, meetingId)
  await world.lite.query(
    `insert into minutes (collaboration_id, id, meeting_id, group_id, state, created_at)
     values ($1, gen_random_uuid(), $2, $3, 'approved', now())`,
    [world.collaborationId, meetingId, group.id],
  )
  expect((await group.chair.at.post('/follow-ups', { agendaItemId: itemId, text: 'Etterpå' })).status).toBe(
    201,
  )
})

test('reminders go out a week before, the day before and weekly after, each once; without an assignee to the chair', async () => {
  const own = await openWorld()
  const group = await makeGroups(own).staffedGroup()
  const { id } = await added(own.admin, {
    groupId: group.id,
    text: 'Levere tall',
    assignee: { personId: group.member.id },
    dueOn: '2026-03-20',
  })
  await added(own.admin, { groupId: group.id, text: 'Ingens ansvar', dueOn: '2026-03-12' })
  const remind = () =>
    own.app.db.write(own, (tx) =>
      remindOfFollowUps(tx, { personId: null, name: 'referat' }, { baseUrl: own.config.baseUrl }),
    )
  expect(await remind()).toBe(0)
  expect(await listCollaborationsWithDueFollowUps(own.app.db)).toEqual([])
  own.moveTo('2026-03-13T06:00:00Z')
  expect(await listCollaborationsWithDueFollowUps(own.app.db)).toEqual([own.collaborationId])
  expect([await remind(), await remind()]).toEqual([2, 0])
  own.moveTo('2026-03-19T06:00:00Z')
  expect([await remind(), await remind()]).toEqual([1, 0])
  own.moveTo('2026-03-28T06:00:00Z')
  expect([await remind(), await remind()]).toEqual([2, 0])
  await own.admin.post(`/follow-ups/${id}/completion`, {})
  own.moveTo('2026-04-10T06:00:00Z')
  expect(await remind()).toBe(1)
  const sent = [...(await mailsOf(own, 'follow-up-due')), ...(await mailsOf(own, 'follow-up-overdue'))]
  expect(sent.filter((mail) => mail.event.includes(id)).map((mail) => [mail.event, mail.to_address])).toEqual(
    [
      [`follow-up:${id}:due:2026-03-20:7`, group.member.email],
      [`follow-up:${id}:due:2026-03-20:1`, group.member.email],
      [`follow-up:${id}:overdue:2026-03-20:1`, group.member.email],
    ],
  )
  expect(sent.filter((mail) => !mail.event.includes(id)).map((mail) => mail.to_address)).toEqual(
    Array.from({ length: 3 }, () => group.chair.email),
  )
  expect((await trailOf(own, id)).filter(({ action }) => action === 'follow-ups.remind')).toHaveLength(3)
  await own.close()
})
