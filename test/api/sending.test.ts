import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MakeMinutes, makeMinutes } from '#test/support/make-minutes.ts'
import { openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let lay: MakeMinutes
let secretary: Visitor
beforeAll(async () => {
  world = await openWorld()
  lay = makeMinutes(world)
  secretary = await (await world.make.secretary()).client()
})
afterAll(() => world.close())

async function begun(facts: Parameters<MakeMinutes['meeting']>[1] = {}) {
  const group = await lay.group()
  const meeting = await lay.meeting(group.id, facts)
  const { body } = await secretary.post(`/meetings/${meeting.id}/minutes`)
  return {
    groupId: group.id,
    meeting,
    minutesId: body.id as string,
    circulation: `/minutes/${body.id}/circulation`,
  }
}

test('what cannot be so bars sending: the refusal shows the findings in the language asked for, and nothing has happened', async () => {
  const { meeting, minutesId, circulation } = await begun()
  const promised = await secretary.post('/follow-ups', {
    agendaItemId: meeting.items[0],
    text: 'Male skilt',
    dueOn: '2026-05-01',
  })
  const before = (await lay.audited()).length
  const barred = await secretary.post(circulation, undefined, { 'accept-language': 'sv' })
  expect([barred.status, barred.body.code]).toEqual([409, 'minutes.findings-block'])
  expect(barred.body.detail).toBe(
    'Kontrollen har hittat något som måste rättas innan protokollet skickas ut: 1.',
  )
  const listed = (await secretary.get(`/meetings/${meeting.id}/findings`, { 'accept-language': 'sv' })).body
  expect(barred.body.findings).toEqual(
    listed.items.filter(({ blocks }: { blocks: string }) => blocks === 'sending'),
  )
  expect(listed.blocks).toEqual({ sending: 1, publishing: 0 })
  expect([await lay.stateOf(minutesId), (await lay.audited()).length]).toEqual(['draft', before])
  await secretary.post(`/follow-ups/${promised.body.id}/dropping`, { reason: 'Skiltet står' })
  expect((await secretary.post(circulation)).status).toBe(200)
})

test('a reason for absence bars no sending, and bars publishing until it is looked at', async () => {
  const { meeting, minutesId, circulation } = await begun()
  const member = await world.make.person({ name: 'Rannveig Lilleby' })
  await lay.write((tx) =>
    tx.statement({
      name: 'ask_member',
      text: "insert into invitees (collaboration_id, id, meeting_id, person_id, part, position, created_at) select collaboration_id, gen_random_uuid(), id, $2::uuid, 'member', 1, created_at from meetings where id = $1::uuid",
      values: [meeting.id, member.id],
    }),
  )
  const text = 'Rannveig var borte på grunn av sykdom. Ring mobil 900 11 222.'
  await secretary.put(`/agenda-items/${meeting.items[0]}/text`, { text }, { 'if-match': '"0"' })
  expect((await secretary.get(`/meetings/${meeting.id}/findings`)).body.blocks).toEqual({
    sending: 0,
    publishing: 2,
  })
  expect((await secretary.post(circulation)).status).toBe(200)
  await world.lite.query("update minutes set state = 'approved' where id = $1", [minutesId])
  const barred = await secretary.post(`/minutes/${minutesId}/publication`)
  expect([barred.status, barred.body.code, barred.body.findings.length]).toEqual([
    409,
    'minutes.private-blocks',
    1,
  ])
  const notPrivate = barred.body.findings.map(({ id }: { id: string }) => id)
  const other = await secretary.post(`/minutes/${minutesId}/publication`, { notPrivate: ['something else'] })
  expect(other.status).toBe(409)
  expect((await secretary.post(`/minutes/${minutesId}/publication`, { notPrivate })).status).toBe(200)
  expect((await secretary.post(`/minutes/${minutesId}/publication`)).status).toBe(200)
})

test('a meeting is held until the time that is said, never one before it began', async () => {
  const { meeting } = await begun({ state: 'called' })
  const path = `/meetings/${meeting.id}/holding`
  const early = await secretary.post(path, { endsAt: '2026-02-10T08:00:00+01:00' })
  expect([early.status, early.body.errors[0].field]).toEqual([422, 'endsAt'])
  expect((await secretary.post(path, { endsAt: '2026-02-10T10:12:00+01:00' })).status).toBe(200)
  const { body } = await secretary.get(`/meetings/${meeting.id}`)
  expect([body.state, new Date(body.endsAt).toISOString()]).toEqual(['held', '2026-02-10T09:12:00.000Z'])
})

test('whoever writes the minutes may say that the meeting is over, another member may not', async () => {
  const [writer, member] = [await world.make.person(), await world.make.person()]
  const { groupId, meeting } = await begun({ state: 'called', writerPersonId: writer.id })
  for (const one of [writer, member]) await lay.seat(groupId, one.id)
  const path = `/meetings/${meeting.id}/holding`
  expect((await (await member.client()).post(path)).body.code).toBe('meetings.only-preparers')
  expect((await (await writer.client()).post(path)).status).toBe(200)
})
