import { afterAll, beforeAll, expect, test } from 'vitest'
import { placeApprovalItem, placeReportItem } from '#src/domain/agenda/place-item.ts'
import { foreignId, makeMeetings } from '#test/support/make-meetings.ts'
import { asRead, ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeMeetings>
beforeAll(async () => {
  world = await openWorld()
  make = makeMeetings(world)
})
afterAll(() => world.close())

type Item = {
  id: string
  number: string | null
  title: string
  kind: string
  approvesMinutesId: string | null
}

const agendaOf = async (meetingId: string) =>
  (await world.admin.get(`/meetings/${meetingId}/agenda-items`)).body as {
    agendaVersion: number
    items: Item[]
  }
const titlesOf = async (meetingId: string) =>
  (await agendaOf(meetingId)).items.map((item) => `${item.number ?? '–'} ${item.title}`)
const add = (meetingId: string, facts: Record<string, unknown>) =>
  world.admin.post(`/meetings/${meetingId}/agenda-items`, { kind: 'information', ...facts })
const doer = { personId: null, name: 'clock' }
const inWorld = <T>(work: Parameters<typeof world.app.db.write<T>>[1]) =>
  world.app.db.write({ collaborationId: world.collaborationId }, work)

test('items take their place and their numbers follow every change', async () => {
  const { meeting } = await make.scene()
  const other = await add(meeting.id, { title: 'Eventuelt', kind: 'any-other-business' })
  const news = await add(meeting.id, { title: 'Nytt' })
  await add(meeting.id, { title: 'Pause', numbered: false, position: 2 })
  expect(await titlesOf(meeting.id)).toEqual([
    '1 Godkjenning av innkalling',
    '– Pause',
    '2 Nytt',
    '3 Eventuelt',
  ])
  const path = `/agenda-items/${news.body.id}`
  expect((await world.admin.patch(path, { title: 'x' })).status).toBe(428)
  expect(
    (await world.admin.patch(path, { fixedNumber: '20/19', title: 'Nytt siden sist' }, ifMatch(1))).status,
  ).toBe(200)
  expect((await world.admin.patch(path, { title: 'x' }, ifMatch(1))).body.current.title).toBe(
    'Nytt siden sist',
  )
  expect(await titlesOf(meeting.id)).toEqual([
    '1 Godkjenning av innkalling',
    '– Pause',
    '20/19 Nytt siden sist',
    '2 Eventuelt',
  ])
  expect(
    (
      await world.admin.delete(
        `/agenda-items/${other.body.id}`,
        await asRead(world.admin, `/agenda-items/${other.body.id}`),
      )
    ).status,
  ).toBe(204)
  expect((await agendaOf(meeting.id)).items).toHaveLength(3)
})

test('a new order names every item once and is based on the order that was read', async () => {
  const { meeting } = await make.scene()
  await add(meeting.id, { title: 'A' })
  await add(meeting.id, { title: 'B' })
  const { agendaVersion, items } = await agendaOf(meeting.id)
  const [first, second, third] = items.map((item) => item.id)
  const path = `/meetings/${meeting.id}/agenda-order`
  const order = (itemIds: (string | undefined)[], version = agendaVersion) =>
    world.admin.put(path, { itemIds }, ifMatch(version))
  expect((await order([first, third])).body.code).toBe('agenda.not-the-whole-order')
  expect((await order([first, third, third])).body.code).toBe('agenda.not-the-whole-order')
  expect((await order([first, second, foreignId])).body.errors[0].field).toBe('itemIds')
  expect((await order([third, first, second])).body).toEqual({ id: meeting.id, version: agendaVersion + 1 })
  expect(await titlesOf(meeting.id)).toEqual(['1 B', '2 Godkjenning av innkalling', '3 A'])
  const late = await order([first, second, third])
  expect([late.status, late.body.current.itemIds]).toEqual([412, [third, first, second]])
})

test('numbers that run through the year go on from meeting to meeting, and follow a meeting that is moved', async () => {
  const { id: groupId } = await make.group({ numbering: 'running-year' })
  const on = (date: string) => ({ startsAt: `${date}T09:00:00+02:00`, endsAt: `${date}T10:00:00+02:00` })
  const june = await make.meeting(groupId, on('2026-06-02'))
  const april = await make.meeting(groupId, on('2026-04-02'))
  await add(april.id, { title: 'Våren' })
  expect(await titlesOf(april.id)).toEqual(['1/26 Godkjenning av innkalling', '2/26 Våren'])
  expect(await titlesOf(june.id)).toEqual(['3/26 Godkjenning av innkalling'])
  await world.admin.patch(`/meetings/${april.id}`, on('2026-09-02'), ifMatch(1))
  expect(await titlesOf(june.id)).toEqual(['1/26 Godkjenning av innkalling'])
  expect(await titlesOf(april.id)).toEqual(['2/26 Godkjenning av innkalling', '3/26 Våren'])
  await world.admin.patch(`/meetings/${june.id}`, on('2027-06-02'), ifMatch(1))
  expect(await titlesOf(june.id)).toEqual(['1/27 Godkjenning av innkalling'])
  expect(await titlesOf(april.id)).toEqual(['1/26 Godkjenning av innkalling', '2/26 Våren'])
})

test('a new meeting takes up the earlier minutes second and the open follow-ups', async () => {
  const { groupId, meeting } = await make.scene()
  const standing = [
    { kind: 'approve-invitation', title: 'Innkalling' },
    { kind: 'any-other-business', title: 'Eventuelt', place: 'last' },
  ]
  const { version } = (await world.admin.get(`/groups/${groupId}`)).body
  await world.admin.put(`/groups/${groupId}/standing-items`, { items: standing }, ifMatch(version))
  const minutesId = await make.minutes(groupId, meeting.id, 'draft')
  await make.insert('follow_ups', { group_id: groupId, text: 'Ring Hamar', created_at: '2026-01-01' })
  const may = { startsAt: '2026-05-20T09:00:00+02:00', endsAt: '2026-05-20T10:00:00+02:00' }
  const next = await make.meeting(groupId, may)
  expect(await titlesOf(next.id)).toEqual([
    '1 Innkalling',
    '2 Godkjenning av referat fra møtet 16. april 2026',
    '3 Oppfølging av tidligere saker',
    '4 Eventuelt',
  ])
  expect((await agendaOf(next.id)).items[1]?.approvesMinutesId).toBe(minutesId)
  const after = await make.meeting(groupId, {
    startsAt: '2026-06-20T09:00:00+02:00',
    endsAt: '2026-06-20T10:00:00+02:00',
  })
  expect((await agendaOf(after.id)).items.map((item) => item.kind)).not.toContain('approve-minutes')
  const twice = await add(after.id, { kind: 'approve-minutes', title: 'x', approvesMinutesId: minutesId })
  expect([twice.status, twice.body.code]).toEqual([409, 'agenda.minutes-approved-elsewhere'])
  await world.admin.post(`/meetings/${next.id}/cancellation`, { reason: 'Utsatt' })
  expect((await agendaOf(after.id)).items[1]?.approvesMinutesId).toBe(minutesId)
})

test('a group that approves in writing has no item for it', async () => {
  const { groupId, meeting } = await make.scene({ approvalPolicy: 'written' })
  const minutesId = await make.minutes(groupId, meeting.id)
  const next = await make.meeting(groupId, {
    startsAt: '2026-05-20T09:00:00+02:00',
    endsAt: '2026-05-20T10:00:00+02:00',
  })
  expect((await agendaOf(next.id)).items.map((item) => item.kind)).toEqual(['approve-invitation'])
  expect(await inWorld((tx) => placeApprovalItem(tx, doer, minutesId))).toBeNull()
})

test('minutes circulated while a next meeting stands get their item there, once, second', async () => {
  const { groupId, meeting } = await make.scene()
  const minutesId = await make.minutes(groupId, meeting.id)
  expect(await inWorld((tx) => placeApprovalItem(tx, doer, minutesId))).toBeNull()
  await make.meeting(groupId, { startsAt: '2026-03-20T09:00:00+01:00', endsAt: '2026-03-20T10:00:00+01:00' })
  expect(await inWorld((tx) => placeApprovalItem(tx, doer, minutesId))).toBeNull()
  const { id: next } = await make.meeting(groupId, {
    startsAt: '2026-05-20T09:00:00+02:00',
    endsAt: '2026-05-20T10:00:00+02:00',
  })
  const [, item] = (await agendaOf(next)).items
  expect(item?.approvesMinutesId).toBe(minutesId)
  await world.admin.delete(
    `/agenda-items/${item?.id}`,
    await asRead(world.admin, `/agenda-items/${item?.id}`),
  )
  await add(next, { title: 'Nytt' })
  const placed = await inWorld((tx) => placeApprovalItem(tx, doer, minutesId))
  expect(await inWorld((tx) => placeApprovalItem(tx, doer, minutesId))).toEqual(placed)
  expect(await titlesOf(next)).toEqual([
    '1 Godkjenning av innkalling',
    '2 Godkjenning av referat fra møtet 16. april 2026',
    '3 Nytt',
  ])
})

test('a working group’s report is placed once, before any other business, and comes with a meeting near its end', async () => {
  const { groupId, meeting } = await make.scene()
  await add(meeting.id, { title: 'Eventuelt', kind: 'any-other-business' })
  const workingGroupId = await make.workingGroup(groupId)
  await make.insert('working_groups', {
    group_id: workingGroupId,
    state: 'active',
    term_from: '2025-08-31',
    term_to: '2026-07-01',
    created_at: '2025-08-31',
  })
  const placed = await inWorld((tx) => placeReportItem(tx, doer, workingGroupId))
  expect(placed?.meetingId).toBe(meeting.id)
  expect(await inWorld((tx) => placeReportItem(tx, doer, workingGroupId))).toBeNull()
  expect(await titlesOf(meeting.id)).toEqual([
    '1 Godkjenning av innkalling',
    '2 Rapport fra arbeidsgruppen Hytter',
    '3 Eventuelt',
  ])
  await world.admin.delete(
    `/agenda-items/${placed?.itemId}`,
    await asRead(world.admin, `/agenda-items/${placed?.itemId}`),
  )
  const near = await make.meeting(groupId, {
    startsAt: '2026-05-20T09:00:00+02:00',
    endsAt: '2026-05-20T10:00:00+02:00',
  })
  expect((await agendaOf(near.id)).items.map((item) => item.kind)).toContain('report')
})

test('an item points only at what its kind knows, in its own group', async () => {
  const { groupId, meeting } = await make.scene()
  const other = await make.scene()
  const foreignMinutes = await make.minutes(other.groupId, other.meeting.id)
  const refused = async (facts: Record<string, unknown>) => {
    const { status, body } = await add(meeting.id, { title: 'x', ...facts })
    return [status, body.code, body.errors[0].field]
  }
  expect(await refused({ approvesMinutesId: foreignMinutes })).toEqual([
    422,
    'agenda.wrong-kind-for-field',
    'approvesMinutesId',
  ])
  expect(await refused({ kind: 'approve-minutes', approvesMinutesId: foreignMinutes })).toEqual([
    422,
    'agenda.minutes-of-other-group',
    'approvesMinutesId',
  ])
  expect(await refused({ kind: 'approve-minutes', approvesMinutesId: foreignId })).toEqual([
    422,
    'request.unknown-reference',
    'approvesMinutesId',
  ])
  expect(await refused({ kind: 'report', reportsGroupId: groupId })).toEqual([
    422,
    'agenda.not-its-working-group',
    'reportsGroupId',
  ])
  expect(await refused({ presenterPersonId: foreignId })).toEqual([
    422,
    'request.unknown-reference',
    'presenterPersonId',
  ])
  expect(await refused({ title: '  ' })).toEqual([422, 'text.empty', 'title'])
  expect(await refused({ kind: 'gossip' })).toEqual([422, 'request.not-a-choice', 'kind'])
  expect(await refused({ description: `${'> '.repeat(40)}x` })).toEqual([422, 'text.too-deep', 'description'])
  expect((await agendaOf(meeting.id)).items).toHaveLength(1)
})

test('what was minuted is withdrawn, not removed; approved minutes lock the agenda', async () => {
  const { groupId, meeting, members } = await make.scene()
  const { body: item } = await add(meeting.id, { title: 'Nytt' })
  const guest = await world.make.person()
  const asked = await world.admin.post(`/meetings/${meeting.id}/invitees`, {
    personId: guest.id,
    agendaItemId: item.id,
  })
  expect(
    (
      await world.admin.delete(
        `/agenda-items/${item.id}`,
        await asRead(world.admin, `/agenda-items/${item.id}`),
      )
    ).body.code,
  ).toBe('agenda.item-has-guests')
  await world.lite.query('update invitees set agenda_item_id = null where id = $1', [asked.body.id])
  await world.lite.query(
    `insert into item_texts (collaboration_id, agenda_item_id, meeting_id, text, written_at, written_by) values ($1, $2, $3, 'x', now(), $4)`,
    [world.collaborationId, item.id, meeting.id, members[0].id],
  )
  expect(
    (
      await world.admin.delete(
        `/agenda-items/${item.id}`,
        await asRead(world.admin, `/agenda-items/${item.id}`),
      )
    ).body.code,
  ).toBe('agenda.item-is-minuted')
  const withdrawal = `/agenda-items/${item.id}/withdrawal`
  expect((await world.admin.post(withdrawal)).body.version).toBe(2)
  expect((await world.admin.post(withdrawal)).body.version).toBe(2)
  expect(await titlesOf(meeting.id)).toContain('2 Nytt')
  expect((await world.admin.delete(withdrawal)).body.version).toBe(3)
  await make.minutes(groupId, meeting.id, 'approved')
  for (const attempt of [
    add(meeting.id, { title: 'Til slutt' }),
    world.admin.patch(`/agenda-items/${item.id}`, { title: 'Omskrevet' }, ifMatch(3)),
    world.admin.post(withdrawal),
    world.admin.patch(`/meetings/${meeting.id}`, { place: 'Et annet sted' }, ifMatch(1)),
  ]) {
    const { status, body } = await attempt
    expect([status, body.code]).toEqual([409, 'request.locked'])
  }
})

test('those who prepare the meeting keep its agenda, members read it, others neither', async () => {
  const { meeting, members } = await make.scene()
  const member = await members[1].client()
  const stranger = await (await world.make.person()).client()
  const [item] = (await agendaOf(meeting.id)).items
  for (const client of [member, stranger]) {
    expect(
      (await client.post(`/meetings/${meeting.id}/agenda-items`, { kind: 'decision', title: 'x' })).status,
    ).toBe(403)
    expect((await client.patch(`/agenda-items/${item?.id}`, { title: 'x' }, ifMatch(1))).status).toBe(403)
    expect(
      (
        await client.delete(
          `/agenda-items/${item?.id}`,
          await asRead(world.admin, `/agenda-items/${item?.id}`),
        )
      ).status,
    ).toBe(403)
    expect((await client.post(`/agenda-items/${item?.id}/withdrawal`)).status).toBe(403)
    expect(
      (await client.put(`/meetings/${meeting.id}/agenda-order`, { itemIds: [item?.id] }, ifMatch(1))).status,
    ).toBe(403)
  }
  expect((await member.get(`/agenda-items/${item?.id}`)).status).toBe(200)
  expect((await stranger.get(`/agenda-items/${item?.id}`)).status).toBe(403)
  expect((await stranger.get(`/meetings/${meeting.id}/agenda-items`)).status).toBe(403)
  expect((await world.admin.delete(`/agenda-items/${foreignId}`, ifMatch(1))).status).toBe(404)
})
