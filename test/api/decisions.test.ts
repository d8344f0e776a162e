import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MakeMinutes, makeMinutes } from '#test/support/make-minutes.ts'
import { ifMatch, openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let lay: MakeMinutes
let secretary: Visitor
beforeAll(async () => {
  world = await openWorld()
  lay = makeMinutes(world)
  secretary = await (await world.make.secretary()).client()
})
afterAll(() => world.close())

async function begun(
  startsAt = '2026-02-10T08:00:00Z',
  groupId?: string,
  asked: Parameters<MakeMinutes['meeting']>[3] = [],
) {
  const group = groupId ? { id: groupId } : await lay.group()
  const times = { startsAt: new Date(startsAt), endsAt: new Date(Date.parse(startsAt) + 3_600_000) }
  const meeting = await lay.meeting(group.id, times, [{ title: 'Strategi', kind: 'decision' }], asked)
  await secretary.post(`/meetings/${meeting.id}/minutes`)
  return { groupId: group.id, meetingId: meeting.id, path: `/agenda-items/${meeting.items[0]}/decisions` }
}

test('a decision gets the next number of its group in the local year of the meeting', async () => {
  const { groupId, path } = await begun('2025-12-31T22:59:00Z')
  const first = await secretary.post(path, { text: 'Planen vedtas.' })
  expect([first.status, first.body.number]).toEqual([201, '1/25'])
  expect(first.headers.location).toBe(`/api/v1/decisions/${first.body.id}`)
  const newYear = await begun('2025-12-31T23:00:00Z', groupId)
  const numbers = await Promise.all(
    Array.from({ length: 5 }, () => secretary.post(newYear.path, { text: 'Vedtas.' })),
  )
  expect(numbers.map((answer) => answer.body.number).sort()).toEqual(['1/26', '2/26', '3/26', '4/26', '5/26'])
  const elsewhere = await begun()
  expect((await secretary.post(elsewhere.path, { text: 'Egen rekke.' })).body.number).toBe('1/26')
})

test('votes are counted only where there was a vote, and never beyond those with a vote who were present', async () => {
  const [voter, deputy, guest, away] = await Promise.all([1, 2, 3, 4].map(() => world.make.person()))
  const { path } = await begun(undefined, undefined, [
    { personId: voter?.id ?? '' },
    { personId: deputy?.id ?? '', part: 'deputy', presence: 'deputising', deputisingForId: away?.id ?? '' },
    { personId: guest?.id ?? '', part: 'guest' },
    { personId: away?.id ?? '', presence: 'excused' },
  ])
  const tooMany = await secretary.post(path, { text: 'Ja.', reached: 'vote', votesFor: 2, votesAgainst: 1 })
  expect([tooMany.status, tooMany.body.code, tooMany.body.detail]).toEqual([
    409,
    'decisions.too-many-votes',
    'Det er talt 3 stemmer, men bare 2 stemmeberettigede var til stede.',
  ])
  expect((await secretary.post(path, { text: 'Ja.', votesFor: 1 })).body.code).toBe(
    'decisions.votes-without-vote',
  )
  expect((await secretary.post(path, { text: 'Ja.', reached: 'vote', votesFor: -1 })).status).toBe(422)
  expect((await secretary.post(path, { text: '  ' })).body.errors[0]).toMatchObject({
    field: 'text',
    code: 'text.empty',
  })
  const right = await secretary.post(path, {
    text: 'Ja.',
    reached: 'vote',
    votesFor: 2,
    votesAgainst: 0,
    dissent: 'Jeg er uenig.',
  })
  expect(right.status).toBe(201)
  const more = await secretary.patch(`/decisions/${right.body.id}`, { votesAbstained: 1 }, ifMatch(1))
  expect(more.body.code).toBe('decisions.too-many-votes')
})

test('counts that belie how a decision was reached are refused; what nobody counted is not', async () => {
  const { path } = await begun()
  const answer = async (facts: object) => {
    const { status, body } = await secretary.post(path, { text: 'Ja.', ...facts })
    return status === 201 ? status : `${body.errors[0].field}: ${body.code}`
  }
  const [unanimous, vote, casting] = ['unanimous', 'vote', 'casting-vote']
  for (const [reached, votesFor, votesAgainst, expected] of [
    [unanimous, 0, 2, 'votesAgainst: decisions.not-unanimous'],
    [unanimous, 3, 1, 'votesAgainst: decisions.not-unanimous'],
    [unanimous, 0, null, 'votesFor: decisions.not-carried'],
    [unanimous, 3, 0, 201],
    [unanimous, null, null, 201],
    [vote, 0, 2, 'votesFor: decisions.not-carried'],
    [vote, 2, 2, 'votesFor: decisions.not-carried'],
    [vote, 3, 2, 201],
    [vote, null, 2, 201],
    [vote, null, null, 201],
    [casting, 3, 2, 'reached: decisions.no-tie'],
    [casting, 2, 2, 201],
    [casting, null, null, 201],
  ])
    expect([reached, votesFor, votesAgainst, await answer({ reached, votesFor, votesAgainst })]).toEqual([
      reached,
      votesFor,
      votesAgainst,
      expected,
    ])
  const { id } = (await secretary.post(path, { text: 'Ja.', reached: vote, votesFor: 3, votesAgainst: 2 }))
    .body
  const worse = await secretary.patch(`/decisions/${id}`, { votesAgainst: 4 }, ifMatch(1))
  expect([worse.status, worse.body.code]).toEqual([422, 'decisions.not-carried'])
})

test('a decision is changed and removed upon the version that was read', async () => {
  const { path } = await begun()
  const { id } = (await secretary.post(path, { text: 'Først.' })).body
  expect((await secretary.patch(`/decisions/${id}`, { text: 'Så.' })).status).toBe(428)
  expect((await secretary.patch(`/decisions/${id}`, { text: 'Så.' }, ifMatch(1))).body).toEqual({
    id,
    version: 2,
  })
  const late = await secretary.patch(`/decisions/${id}`, { text: 'Sist.' }, ifMatch(1))
  expect([late.status, late.body.current.text]).toEqual([412, 'Så.'])
  expect((await secretary.delete(`/decisions/${id}`, ifMatch(1))).status).toBe(412)
  expect((await secretary.delete(`/decisions/${id}`, ifMatch(2))).status).toBe(204)
  expect((await secretary.get(`/decisions/${id}`)).status).toBe(404)
  expect((await lay.audited()).filter((one) => one.subject === id).map((one) => one.action)).toEqual([
    'decisions.add',
    'decisions.change',
    'decisions.remove',
  ])
})

test('a status says what became of a decision, and a successor cannot lead back to it', async () => {
  const { path } = await begun()
  const [old, next] = [
    await secretary.post(path, { text: 'Gammelt.' }),
    await secretary.post(path, { text: 'Nytt.' }),
  ]
  const status = (id: string, body: object) => secretary.post(`/decisions/${id}/status`, body)
  expect((await status(old.body.id, { status: 'carried-out' })).body.version).toBe(2)
  expect((await status(old.body.id, { status: 'carried-out' })).body.version).toBe(2)
  expect((await status(old.body.id, { status: 'superseded' })).body.code).toBe('decisions.successor-missing')
  expect((await status(old.body.id, { status: 'lapsed', supersededById: next.body.id })).body.code).toBe(
    'decisions.successor-without-status',
  )
  const superseded = { status: 'superseded', supersededById: next.body.id }
  expect((await status(old.body.id, superseded)).status).toBe(200)
  expect((await status(next.body.id, { status: 'superseded', supersededById: old.body.id })).body.code).toBe(
    'decisions.own-successor',
  )
  expect(
    (await status(next.body.id, { status: 'superseded', supersededById: world.collaborationId })).body.errors,
  ).toMatchObject([{ field: 'supersededById', code: 'request.unknown-reference' }])
})

test('the register shows the decisions of the groups one may read, filtered and paged', async () => {
  const { groupId, path } = await begun()
  await secretary.post(path, { text: 'Havna utvides 100%.' })
  await secretary.post(path, { text: 'Kaia males.' })
  const found = await secretary.get(`/decisions?groupId=${groupId}&search=100%25`)
  expect(found.body.items).toMatchObject([{ number: '1/26', itemTitle: 'Strategi', status: 'in-force' }])
  expect((await secretary.get(`/decisions?groupId=${groupId}&year=2025`)).body.items).toEqual([])
  expect((await secretary.get(`/decisions?groupId=${groupId}&status=in-force`)).body.items).toHaveLength(2)
  const page = await secretary.get(`/decisions?groupId=${groupId}&limit=1`)
  const rest = await secretary.get(`/decisions?groupId=${groupId}&limit=1&cursor=${page.body.nextCursor}`)
  expect([page.body.items[0].number, rest.body.items[0].number, rest.body.nextCursor]).toEqual([
    '1/26',
    '2/26',
    null,
  ])
  const member = await world.make.person()
  await lay.seat(groupId, member.id)
  const stranger = await (await world.make.person()).client()
  const asMember = await member.client()
  expect((await asMember.get('/decisions')).body.items).toEqual([])
  expect((await stranger.get(`/decisions/${found.body.items[0].id}`)).status).toBe(404)
  expect((await asMember.post(path, { text: 'Mitt.' })).status).toBe(403)
  expect((await stranger.post(path, { text: 'Mitt.' })).status).toBe(404)
  expect(
    (await asMember.patch(`/decisions/${found.body.items[0].id}`, { text: 'Mitt.' }, ifMatch(1))).status,
  ).toBe(403)
  expect(
    (await asMember.post(`/decisions/${found.body.items[0].id}/status`, { status: 'lapsed' })).status,
  ).toBe(404)
})
