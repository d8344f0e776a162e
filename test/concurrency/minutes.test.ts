import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MakeMinutes, makeMinutes } from '#test/support/make-minutes.ts'
import { openPostgresWorld, type PostgresWorld } from '#test/support/postgres.ts'
import { ifMatch, type Visitor } from '#test/support/world.ts'

let world: PostgresWorld
let lay: MakeMinutes
let secretary: Visitor
beforeAll(async () => {
  world = await openPostgresWorld()
  lay = makeMinutes(world)
  secretary = await (await world.make.secretary()).client()
})
afterAll(() => world?.close())

const times = <Result>(count: number, work: (at: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)))

const countOf = async (from: string) =>
  (await world.sql<{ count: number }>(`select count(*)::int as count from ${from}`))[0]?.count

async function minuted(facts: Parameters<MakeMinutes['group']>[0] = {}, members = 3) {
  const group = await lay.group(facts)
  const people = await times(members, () => world.make.person())
  const asked = people.map((one) => ({ personId: one.id }))
  const meeting = await lay.meeting(group.id, {}, undefined, asked)
  const { id } = (await secretary.post(`/meetings/${meeting.id}/minutes`)).body
  const path = `/agenda-items/${meeting.items[0]}/text`
  await secretary.put(path, { text: 'først' }, ifMatch(0))
  return { id: id as string, group, meeting, people, path }
}

test('circulated ten times at once, minutes go out once', async () => {
  const { id } = await minuted()
  const answers = await times(10, () => secretary.post(`/minutes/${id}/circulation`))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)])
  expect(await countOf(`minutes_versions where minutes_id = '${id}'`)).toBe(1)
  const addressed = `mails where kind = 'minutes-for-review' and person_id in (select person_id from invitees where meeting_id = (select meeting_id from minutes where id = '${id}'))`
  expect(await countOf(addressed)).toBe(3)
})

test('all members approve ten times each, all at once: one answer each, and one approval', async () => {
  const { id, people } = await minuted({ approvalPolicy: 'written' }, 10)
  const { versionHash } = (await secretary.post(`/minutes/${id}/circulation`)).body
  const clients = await Promise.all(people.map((one) => one.client()))
  const answers = await times(100, (at) => {
    const client = clients[at % clients.length] as Visitor
    return client.post(`/minutes/${id}/approval`, { versionHash })
  })
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))
  const round = `(select id from review_rounds where minutes_id = '${id}')`
  expect(await countOf(`review_answers where round_id = ${round}`)).toBe(10)
  expect(await countOf(`approvals where minutes_id = '${id}'`)).toBe(1)
  expect(await countOf(`minutes_versions where minutes_id = '${id}' and reason = 'approved'`)).toBe(1)
})

test('no text slips in behind the frozen copy while the minutes are being approved', async () => {
  for (let round = 0; round < 5; round++) {
    const { id, group, meeting, path } = await minuted()
    await secretary.post(`/minutes/${id}/circulation`)
    const startsAt = { startsAt: new Date('2026-03-02T07:00:00Z'), endsAt: new Date('2026-03-02T08:00:00Z') }
    const item = { title: 'Referat', kind: 'approve-minutes' as const, approvesMinutesId: id }
    const next = await lay.meeting(group.id, startsAt, [item])
    await secretary.post(`/meetings/${next.id}/minutes`)
    const approval = `/agenda-items/${next.items[0]}/minutes-approval`
    const [saved, approved] = await Promise.all([
      times(8, (at) => secretary.put(path, { text: `tekst ${at}` }, ifMatch(1))),
      times(4, () => secretary.post(approval, { outcome: 'approved' })),
    ])
    expect(approved.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    for (const { status } of saved) expect([200, 409, 412]).toContain(status)
    const [standing] = await world.sql<{ text: string }>(
      `select text from item_texts where meeting_id = '${meeting.id}'`,
    )
    expect((await secretary.get(`/minutes/${id}`)).body.content.items[0].text).toBe(standing?.text)
  }
})

test('nobody is marked absent behind the frozen copy while the minutes are being approved', async () => {
  for (let round = 0; round < 5; round++) {
    const { id, group, meeting } = await minuted()
    await secretary.post(`/minutes/${id}/circulation`)
    const later = { startsAt: new Date('2026-03-02T07:00:00Z'), endsAt: new Date('2026-03-02T08:00:00Z') }
    const item = { title: 'Referat', kind: 'approve-minutes' as const, approvesMinutesId: id }
    const next = await lay.meeting(group.id, later, [item])
    await secretary.post(`/meetings/${next.id}/minutes`)
    const { invitees } = (await secretary.get(`/meetings/${meeting.id}`)).body
    const rows = [{ inviteeId: invitees[0].id, presence: 'absent' }]
    const [taken, approved] = await Promise.all([
      times(4, () => secretary.put(`/meetings/${meeting.id}/attendance`, { rows })),
      secretary.post(`/agenda-items/${next.items[0]}/minutes-approval`, { outcome: 'approved' }),
    ])
    expect(approved.status).toBe(200)
    for (const { status } of taken) expect([200, 409]).toContain(status)
    const [standing] = await world.sql<{ presence: string }>(
      `select presence from attendances where invitee_id = '${invitees[0].id}'`,
    )
    const frozen = (await secretary.get(`/minutes/${id}`)).body.content.attendance
    const [first] = frozen.filter((one: { id: string }) => one.id === invitees[0].person.id)
    expect(first.presence).toBe(standing?.presence)
  }
})

test('forty decisions entered at once get forty numbers without a gap', async () => {
  const { meeting } = await minuted()
  const made = await times(40, () =>
    secretary.post(`/agenda-items/${meeting.items[0]}/decisions`, { text: 'Vedtas.' }),
  )
  const serials = made.map(({ body }) => Number(body.number.split('/')[0])).sort((one, other) => one - other)
  expect(serials).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
})
