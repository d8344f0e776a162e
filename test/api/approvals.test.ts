import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDueRound } from '#src/domain/approvals/close-written.ts'
import { listDueRounds } from '#src/domain/approvals/round.ts'
import { links } from '#src/platform/database/schema/access.ts'
import { mails } from '#src/platform/database/schema/platform.ts'
import { deskOf } from '#src/platform/desk.ts'
import { type MakeMinutes, makeMinutes } from '#test/support/make-minutes.ts'
import { readPdf, wordsOf } from '#test/support/pdf-text.ts'
import { type Answer, ifMatch, openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let lay: MakeMinutes
let secretary: Visitor
beforeAll(async () => {
  world = await openWorld()
  lay = makeMinutes(world)
  secretary = await (
    await world.make.secretary({ name: 'Sigrid Skriver', email: 'sigrid@example.org' })
  ).client()
})
afterAll(() => world.close())

type Person = Awaited<ReturnType<World['make']['person']>>
const clock = { personId: null, name: 'klokken' }

/** Minutes of a held meeting with two members who came, one observer, one guest and one who was excused. */
async function circulated(facts: Parameters<MakeMinutes['group']>[0] = {}, language: 'nb' | 'en' = 'nb') {
  const group = await lay.group({ ...facts, language })
  const names = ['Ane Ås', 'Bjørn Berg', 'Cecilie Dahl', 'David Ek', 'Eva Foss']
  const [ane, bjorn, observer, guest, away] = (await Promise.all(
    names.map((name) => world.make.person({ name })),
  )) as [Person, Person, Person, Person, Person]
  for (const one of [ane, bjorn, away]) await lay.seat(group.id, one.id)
  const meeting = await lay.meeting(
    group.id,
    {},
    [{ title: 'Strategi' }, { title: 'Eventuelt' }],
    [
      { personId: ane.id },
      { personId: bjorn.id },
      { personId: observer.id, part: 'observer' },
      { personId: guest.id, part: 'guest' },
      { personId: away.id, presence: 'excused' },
    ],
  )
  const { id } = (await secretary.post(`/meetings/${meeting.id}/minutes`)).body
  await secretary.put(`/agenda-items/${meeting.items[0]}/text`, { text: 'Havna utvides.' }, ifMatch(0))
  const out = await secretary.post(`/minutes/${id}/circulation`)
  expect(out.body.code ?? out.status).toBe(200)
  const hash: string = out.body.versionHash
  return { group, meeting, id: id as string, out: out.body, hash, ane, bjorn, observer, guest, away }
}

const approve = async (who: Person, { id, hash }: { id: string; hash: string }) =>
  (await who.client()).post(`/minutes/${id}/approval`, { versionHash: hash })

const delivered = (personIds: string[], state: 'sent' | 'kept' = 'sent') =>
  lay.write(async (tx) => {
    for (const personId of personIds)
      await tx.update(mails).set({ state }).where(eq(mails.personId, personId))
  })

/** A meeting of today that takes up the approval, with minutes that are begun. */
async function nextMeeting(
  groupId: string,
  minutesId: string,
  facts: Parameters<MakeMinutes['meeting']>[1] = {},
) {
  const next = await lay.meeting(
    groupId,
    { startsAt: new Date('2026-03-02T07:00:00Z'), endsAt: new Date('2026-03-02T08:00:00Z'), ...facts },
    [{ title: 'Innkalling' }, { title: 'Referat', kind: 'approve-minutes', approvesMinutesId: minutesId }],
  )
  const begun = await secretary.post(`/meetings/${next.id}/minutes`)
  return { ...next, minutesId: begun.body.id as string }
}

test('circulating mails everybody concerned once, with a link of their own and the frozen PDF', async () => {
  const { id, out, ane, guest, away } = await circulated()
  const sent = await lay.mailsOf(
    'minutes-for-review',
    `minutes-for-review:${(await secretary.get(`/minutes/${id}`)).body.currentVersion.id}`,
  )
  const addresses = sent.map(({ toAddress }) => toAddress)
  expect(new Set(addresses).size).toBe(addresses.length)
  for (const one of [ane.email, guest.email, away.email, 'sigrid@example.org'])
    expect(addresses).toContain(one)
  expect(out).toMatchObject({ mailed: sent.length, withoutAddress: [], approvalItem: null, dueAt: null })
  const [first] = sent.filter(({ personId }) => personId === ane.id)
  expect(first).toMatchObject({
    subject: expect.stringMatching(/^Referat til gjennomlesing: Faggruppe .+, 10\. februar 2026$/),
  })
  expect(first?.bodyText).toMatch(/https:\/\/referat\.example\.org\/l\/[\w-]{43}/)
  expect(first?.bodyText).toContain('godkjennes i neste møte')
  expect(first?.attachments).toMatchObject([
    { name: expect.stringMatching(/^Referat 2026-02-10 Faggruppe .+\.pdf$/) },
  ])
  const again = await secretary.post(`/minutes/${id}/circulation`)
  expect([again.status, again.body.code]).toEqual([409, 'approvals.already-circulated'])
})

test('circulating asks for a held meeting and votes that its people can have given, and names who has no address', async () => {
  const group = await lay.group()
  const nobody = await world.make.person({ name: 'Uten Adresse', email: null })
  const early = await lay.meeting(group.id, { state: 'called' })
  const earlyId = (await secretary.post(`/meetings/${early.id}/minutes`)).body.id
  expect((await secretary.post(`/minutes/${earlyId}/circulation`)).body.code).toBe('minutes.meeting-not-held')
  const meeting = await lay.meeting(group.id, {}, undefined, [{ personId: nobody.id, presence: null }])
  const { id } = (await secretary.post(`/meetings/${meeting.id}/minutes`)).body
  const decision = { text: 'Ja.', reached: 'vote', votesFor: 3 }
  const made = await secretary.post(`/agenda-items/${meeting.items[0]}/decisions`, decision)
  const barred = await secretary.post(`/minutes/${id}/circulation`)
  expect([barred.status, barred.body.code]).toEqual([409, 'minutes.findings-block'])
  expect(barred.body.findings.map(({ rule }: { rule: string }) => rule)).toEqual(['decisions.too-many-votes'])
  await secretary.delete(`/decisions/${made.body.id}`, ifMatch(1))
  const out = await secretary.post(`/minutes/${id}/circulation`)
  expect(out.body.withoutAddress).toEqual([{ id: nobody.id, name: 'Uten Adresse' }])
})

test('the approval is put on the next meeting of the group, second after the approval of the invitation', async () => {
  const group = await lay.group()
  const times = { startsAt: new Date('2026-05-10T07:00:00Z'), endsAt: new Date('2026-05-10T08:00:00Z') }
  const agenda = [{ title: 'Innkalling', kind: 'approve-invitation' as const }, { title: 'Eventuelt' }]
  const next = await lay.meeting(group.id, { state: 'planned', ...times }, agenda)
  const meeting = await lay.meeting(group.id)
  const { id } = (await secretary.post(`/meetings/${meeting.id}/minutes`)).body
  const out = await secretary.post(`/minutes/${id}/circulation`)
  expect(out.body.approvalItem).toMatchObject({ meetingId: next.id })
  const { items } = (await secretary.get(`/meetings/${next.id}`)).body
  expect(items[1]).toMatchObject({
    id: out.body.approvalItem.itemId,
    kind: 'approve-minutes',
    approvesMinutesId: id,
  })
})

test('of two meetings on one day the approval says which is meant, by the hour', async () => {
  const group = await lay.group()
  const titles = async (meetingId: string) =>
    (await secretary.get(`/meetings/${meetingId}`)).body.items
      .filter(({ kind }: { kind: string }) => kind === 'approve-minutes')
      .map(({ title }: { title: string }) => title)
  const morning = await lay.meeting(group.id)
  const noon = { startsAt: new Date('2026-02-10T11:00:00Z'), endsAt: new Date('2026-02-10T12:00:00Z') }
  const later = await lay.meeting(group.id, noon)
  for (const { id } of [morning, later]) await secretary.post(`/meetings/${id}/minutes`)
  const planned = await secretary.post(`/groups/${group.id}/meetings`, {
    startsAt: '2026-05-10T09:00:00+02:00',
    endsAt: '2026-05-10T10:00:00+02:00',
  })
  expect(await titles(planned.body.id)).toEqual([
    'Godkjenning av referat fra møtet 10. februar 2026 kl. 09.00',
    'Godkjenning av referat fra møtet 10. februar 2026 kl. 12.00',
  ])
})

test('a member approves the version they have read; twice and a hundred times over have one effect', async () => {
  const made = await circulated()
  const client = await made.ane.client()
  const answers = await Promise.all(
    Array.from({ length: 100 }, () =>
      client.post(`/minutes/${made.id}/approval`, { versionHash: made.hash }),
    ),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))
  const status = (await secretary.get(`/minutes/${made.id}/approval`)).body
  const approved = status.members.filter((one: { approvedAt: string | null }) => one.approvedAt !== null)
  expect(approved).toMatchObject([{ personId: made.ane.id, through: 'session', awaited: true }])
  const audited = (await lay.audited()).filter(
    (one) => one.action === 'approvals.answer' && one.subject === made.id,
  )
  expect(audited).toHaveLength(1)
  expect([status.state, status.round.policy]).toEqual(['in-review', 'next-meeting'])
})

test('only those of the round approve: not guests, not strangers, and never without the hash', async () => {
  const made = await circulated()
  const statuses = await Promise.all(
    [made.observer, made.away, made.guest, await world.make.person()].map(
      async (who) => (await approve(who, made)).status,
    ),
  )
  expect(statuses).toEqual([204, 204, 403, 404])
  const client = await made.ane.client()
  expect((await client.post(`/minutes/${made.id}/approval`, {})).status).toBe(422)
  expect((await client.post(`/minutes/${made.id}/approval`, { versionHash: 'x' })).body.errors[0].field).toBe(
    'versionHash',
  )
})

test('a version that has been replaced is refused with both hashes and what each changed item says', async () => {
  const made = await circulated()
  await approve(made.bjorn, made)
  await secretary.put(`/agenda-items/${made.meeting.items[0]}/text`, { text: 'Havna males.' }, ifMatch(1))
  const again = (await secretary.post(`/minutes/${made.id}/circulation`)).body
  const late = await approve(made.ane, made)
  expect(late.status).toBe(412)
  expect(late.body.current).toMatchObject({
    sentHash: made.hash,
    versionHash: again.versionHash,
    readNumber: 1,
    version: { number: 2 },
    changedItems: [
      { itemId: made.meeting.items[0], before: { text: 'Havna utvides.' }, now: { text: 'Havna males.' } },
    ],
  })
  const remark = await (await made.ane.client()).post(`/minutes/${made.id}/remarks`, {
    versionHash: made.hash,
    text: 'Feil.',
  })
  expect(remark.status).toBe(412)
  expect((await approve(made.ane, { id: made.id, hash: again.versionHash })).status).toBe(204)
  const { members } = (await secretary.get(`/minutes/${made.id}/approval`)).body
  expect(
    members
      .filter((one: { approvedAt: string | null }) => one.approvedAt)
      .map((one: { name: string }) => one.name),
  ).toEqual(['Ane Ås'])
  const mailed = await lay.mailsOf('minutes-for-review')
  expect(
    mailed
      .filter(({ personId }) => personId === made.ane.id)
      .map(({ bodyText }) => bodyText.includes('ny versjon')),
  ).toEqual([false, true])
})

test('withdrawing ends the round; its links stay to say so; nobody approves a draft', async () => {
  const made = await circulated()
  expect((await secretary.post(`/minutes/${made.id}/withdrawal`)).status).toBe(200)
  expect((await secretary.post(`/minutes/${made.id}/withdrawal`)).body.code).toBe('minutes.not-in-review')
  expect((await approve(made.ane, made)).body.code).toBe('minutes.not-in-review')
  const status = (await secretary.get(`/minutes/${made.id}/approval`)).body
  expect([status.state, status.round.outcome]).toEqual(['draft', 'withdrawn'])
  const open = await lay.write((tx) => tx.select().from(links).where(eq(links.personId, made.ane.id)))
  expect(open.map(({ purpose, revokedAt }) => [purpose, revokedAt])).toEqual([['review', null]])
})

test('a remark is told to the secretariat, answered once, and its answer told to the member', async () => {
  const made = await circulated()
  const client = await made.ane.client()
  const path = `/minutes/${made.id}/remarks`
  const body = {
    versionHash: made.hash,
    agendaItemId: made.meeting.items[0],
    quote: 'utvides',
    text: 'Den **males**.',
  }
  const sent = await client.post(path, body)
  expect(sent.status).toBe(201)
  const told = await lay.mailsOf('remark-received', `remark-received:${sent.body.id}`)
  expect(told[0]?.bodyText).toContain('Det gjelder denne saken: 1. Strategi')
  expect(told.map(({ toAddress }) => toAddress)).toContain('sigrid@example.org')
  expect(told[0]?.bodyText).toContain('Ane Ås')
  expect(told[0]?.bodyText).toContain('«utvides»')
  expect((await client.post(`/remarks/${sent.body.id}/answer`, { outcome: 'accepted' })).status).toBe(403)
  const answer = (given: object) => secretary.post(`/remarks/${sent.body.id}/answer`, given)
  expect((await answer({ outcome: 'declined' })).body.errors[0]).toMatchObject({
    field: 'answer',
    code: 'approvals.reason-missing',
  })
  expect(
    (await answer({ outcome: 'declined', answer: 'x', itemText: { text: 'y', version: 1 } })).body.code,
  ).toBe('approvals.text-without-item')
  const stale = await answer({ outcome: 'accepted', itemText: { text: 'Havna males.', version: 0 } })
  expect([stale.status, stale.body.current.text]).toEqual([412, 'Havna utvides.'])
  expect((await secretary.get(`${path}?state=open`)).body.items).toHaveLength(1)
  expect((await answer({ outcome: 'accepted', itemText: { text: 'Havna males.', version: 1 } })).status).toBe(
    200,
  )
  expect((await answer({ outcome: 'declined', answer: 'Nei' })).body.code).toBe('approvals.remark-answered')
  const replied = await lay.mailsOf('remark-answered', `remark-answered:${sent.body.id}`)
  expect(replied.map(({ toAddress, bodyText }) => [toAddress, bodyText.includes('tatt til følge')])).toEqual([
    [made.ane.email, true],
  ])
  expect((await secretary.get(`/agenda-items/${made.meeting.items[0]}/text`)).body.text).toBe('Havna males.')
  const other = await circulated()
  expect(
    (await client.post(path, { ...body, agendaItemId: other.meeting.items[0] })).body.errors[0].field,
  ).toBe('agendaItemId')
  const stranger = await (await world.make.person()).client()
  expect((await stranger.post(path, body)).status).toBe(404)
  expect((await stranger.get(path)).status).toBe(404)
  expect(
    (await (await made.guest.client()).post(path, { versionHash: made.hash, text: 'Takk.' })).status,
  ).toBe(201)
})

test('the next meeting approves with corrections: they stand in both minutes, and the text is locked', async () => {
  const made = await circulated()
  const remark = await (await made.ane.client()).post(`/minutes/${made.id}/remarks`, {
    versionHash: made.hash,
    text: 'Feil navn.',
  })
  const next = await nextMeeting(made.group.id, made.id, { state: 'called' })
  const item = next.items[1]
  const settle = (body: object, who = secretary) => who.post(`/agenda-items/${item}/minutes-approval`, body)
  expect((await settle({ outcome: 'approved' })).body.code).toBe('approvals.open-remarks')
  await secretary.post(`/remarks/${remark.body.id}/answer`, {
    outcome: 'declined',
    answer: 'Navnet er riktig.',
  })
  expect((await settle({ outcome: 'approved-with-corrections' })).body.errors[0].field).toBe('corrections')
  expect((await settle({ outcome: 'approved', corrections: 'x' })).body.code).toBe(
    'approvals.corrections-unexpected',
  )
  expect((await settle({ outcome: 'approved' }, await made.ane.client())).status).toBe(403)
  const corrections = '- Havna heter **Sundhavna**.'
  const done = await settle({ outcome: 'approved-with-corrections', corrections })
  expect([done.status, done.body.versionNumber]).toEqual([200, 2])
  const again = await settle({ outcome: 'approved-with-corrections', corrections })
  expect([again.status, again.body.code]).toEqual([409, 'minutes.already-approved'])
  const { body } = await secretary.get(`/minutes/${made.id}`)
  expect(body).toMatchObject({
    state: 'approved',
    approvalText: `Godkjent i møtet 2. mars 2026 med disse rettelsene:\n\n${corrections}`,
    content: {
      approval: { policy: 'next-meeting', corrections, inMeeting: { id: next.id } },
      remarks: [{ person: 'Ane Ås', outcome: 'declined', answer: 'Navnet er riktig.' }],
    },
  })
  const words = await wordsAt(`/minutes/${made.id}/pdf`)
  expect(words).not.toContain('Utkast')
  for (const said of [
    'Godkjent i møtet 2. mars 2026 med disse rettelsene:',
    'Havna heter Sundhavna.',
    'Navnet er riktig.',
  ])
    expect(words).toContain(said)
  const nextWords = await wordsAt(`/minutes/${next.minutesId}/pdf`)
  for (const said of [
    'Referatet ble godkjent med rettelser.',
    'Referatet fra møtet 10. februar 2026 ble godkjent med disse rettelsene:',
    'Havna heter Sundhavna.',
  ])
    expect(nextWords).toContain(said)
  const told = await lay.mailsOf('minutes-approved', `minutes-approved:${made.id}`)
  expect(told.map(({ toAddress }) => toAddress)).toContain(made.guest.email)
  expect(told[0]?.bodyText).toContain('Havna heter Sundhavna.')
  expect(told[0]?.attachments).toHaveLength(1)
  const status = (await secretary.get(`/minutes/${made.id}/approval`)).body
  expect(status).toMatchObject({
    round: { outcome: 'approved-with-corrections' },
    approval: { inMeetingId: next.id, inAgendaItemId: item },
  })
  expect((await approve(made.ane, made)).status).toBe(409)
  expect((await secretary.get(`/minutes/${made.id}/verification`)).body.intact).toBe(true)
})

test('what is written under the approving item stays, and the chair of the meeting may approve', async () => {
  const made = await circulated()
  const next = await nextMeeting(made.group.id, made.id, { chairPersonId: made.ane.id })
  await secretary.put(`/agenda-items/${next.items[1]}/text`, { text: 'Godkjent med takk.' }, ifMatch(0))
  const chair = await made.ane.client()
  expect(
    (await chair.post(`/agenda-items/${next.items[1]}/minutes-approval`, { outcome: 'approved' })).status,
  ).toBe(200)
  expect((await secretary.get(`/agenda-items/${next.items[1]}/text`)).body).toMatchObject({
    text: 'Godkjent med takk.',
    version: 1,
  })
})

test('only the item that stands for it approves, in a meeting that is called and later', async () => {
  const made = await circulated()
  const settle = (itemId: string | undefined) =>
    secretary.post(`/agenda-items/${itemId}/minutes-approval`, { outcome: 'approved' })
  const planned = await nextMeeting(made.group.id, made.id, { state: 'planned' })
  expect((await settle(planned.items[0])).body.code).toBe('approvals.other-item')
  expect((await settle(planned.items[1])).body.code).toBe('approvals.meeting-not-called')
  const earlier = { startsAt: new Date('2026-01-10T07:00:00Z'), endsAt: new Date('2026-01-10T08:00:00Z') }
  const before = await nextMeeting(made.group.id, made.id, earlier)
  expect((await settle(before.items[1])).body.code).toBe('approvals.not-earlier')
  const held = await nextMeeting(made.group.id, made.id)
  await secretary.post(`/minutes/${made.id}/withdrawal`)
  expect((await settle(held.items[1])).body.code).toBe('minutes.not-in-review')
  const elsewhere = await lay.group()
  const leader = await world.make.person()
  await lay.office(elsewhere.id, leader.id, 'secretary')
  const foreign = await nextMeeting(elsewhere.id, made.id)
  await secretary.post(`/minutes/${made.id}/circulation`)
  const other = await leader.client()
  expect(
    (await other.post(`/agenda-items/${foreign.items[1]}/minutes-approval`, { outcome: 'approved' })).status,
  ).toBe(403)
  expect(await lay.stateOf(made.id)).toBe('in-review')
})

test('nothing is approved in a meeting that has not come about: before its day, unminuted, withdrawn, cancelled', async () => {
  const made = await circulated()
  const settle = async (itemId: string | undefined) => {
    const outcome = 'approved'
    const { status, body } = await secretary.post(`/agenda-items/${itemId}/minutes-approval`, { outcome })
    return [status, body.code]
  }
  const times = { startsAt: new Date('2026-03-02T23:00:00Z'), endsAt: new Date('2026-03-03T00:00:00Z') }
  const tomorrow = await nextMeeting(made.group.id, made.id, { state: 'called', ...times })
  expect(await settle(tomorrow.items[1])).toEqual([409, 'meetings.not-yet'])
  const begin = () => secretary.post(`/meetings/${tomorrow.id}/minutes`)
  expect((await begin()).body.code).toBe('meetings.not-yet')
  // A minute past midnight in Oslo: the day has come there, not yet in UTC.
  world.moveTo('2026-03-02T23:01:00Z')
  expect(await settle(tomorrow.items[1])).toEqual([409, 'minutes.not-begun'])
  expect((await begin()).status).toBe(201)
  await secretary.post(`/agenda-items/${tomorrow.items[1]}/withdrawal`)
  expect(await settle(tomorrow.items[1])).toEqual([409, 'approvals.item-withdrawn'])
  await secretary.delete(`/agenda-items/${tomorrow.items[1]}/withdrawal`)
  await secretary.post(`/meetings/${tomorrow.id}/cancellation`, { reason: 'Ingen kom.' })
  expect(await settle(tomorrow.items[1])).toEqual([409, 'approvals.meeting-not-called'])
  const save = secretary.put(`/agenda-items/${tomorrow.items[0]}/text`, { text: 'Likevel.' }, ifMatch(0))
  expect((await save).body.code).toBe('minutes.meeting-cancelled')
  expect(await lay.stateOf(made.id)).toBe('in-review')
  world.moveTo('2026-03-02T08:00:00Z')
})

test('a meeting that has approved minutes is neither called off nor moved to another day, and its item stays', async () => {
  const made = await circulated()
  const next = await nextMeeting(made.group.id, made.id, { state: 'called' })
  const item = `/agenda-items/${next.items[1]}`
  expect((await secretary.post(`${item}/minutes-approval`, { outcome: 'approved' })).status).toBe(200)
  const refused = async (answer: Promise<Answer>) => (await answer).body.code
  const path = `/meetings/${next.id}`
  expect(await refused(secretary.post(`${path}/cancellation`, { reason: 'Snø' }))).toBe(
    'meetings.has-approved',
  )
  const move = (startsAt: string, endsAt: string) => secretary.patch(path, { startsAt, endsAt }, ifMatch(1))
  const away = move('2026-03-01T10:00:00+01:00', '2026-03-01T11:00:00+01:00')
  expect(await refused(away)).toBe('meetings.has-approved')
  expect((await move('2026-03-02T10:00:00+01:00', '2026-03-02T11:00:00+01:00')).status).toBe(200)
  expect(await refused(secretary.post(`${item}/withdrawal`))).toBe('agenda.item-has-approved')
  const other = { kind: 'discussion', approvesMinutesId: null }
  expect(await refused(secretary.patch(item, other, ifMatch(1)))).toBe('agenda.item-has-approved')
})

test('minutes begun for a meeting that was called off are not put up for approval', async () => {
  const group = await lay.group()
  const off = await lay.meeting(group.id, { state: 'called' })
  await secretary.post(`/meetings/${off.id}/minutes`)
  await secretary.post(`/meetings/${off.id}/cancellation`, { reason: 'Ingen kom.' })
  const times = { startsAt: '2026-05-10T09:00:00+02:00', endsAt: '2026-05-10T10:00:00+02:00' }
  const planned = await secretary.post(`/groups/${group.id}/meetings`, times)
  const { items } = (await secretary.get(`/meetings/${planned.body.id}`)).body
  expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['approve-invitation'])
})

test('in writing, the last one awaited approves the minutes', async () => {
  const made = await circulated({ approvalPolicy: 'written', writtenReviewDays: 7 })
  expect(made.out.dueAt).toBe('2026-03-09T22:59:59.999Z')
  expect(
    (await lay.mailsOf('minutes-for-review')).filter(({ personId }) => personId === made.ane.id)[0]?.bodyText,
  ).toContain('innen 9. mars 2026')
  await approve(made.ane, made)
  expect(await lay.stateOf(made.id)).toBe('in-review')
  const answers = await Promise.all(Array.from({ length: 20 }, () => approve(made.bjorn, made)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))
  const { body } = await secretary.get(`/minutes/${made.id}`)
  expect([body.state, body.approvalText]).toEqual(['approved', 'Godkjent skriftlig 2. mars 2026.'])
  expect(
    (await lay.audited()).filter((one) => one.action === 'approvals.approve' && one.subject === made.id),
  ).toHaveLength(1)
})

test('in writing, an open remark and a changed text hold the approval back', async () => {
  const made = await circulated({ approvalPolicy: 'written' })
  const remark = await (await made.ane.client()).post(`/minutes/${made.id}/remarks`, {
    versionHash: made.hash,
    text: 'Hm.',
  })
  await approve(made.ane, made)
  await approve(made.bjorn, made)
  expect(await lay.stateOf(made.id)).toBe('in-review')
  await secretary.post(`/remarks/${remark.body.id}/answer`, { outcome: 'declined', answer: 'Nei.' })
  expect(await lay.stateOf(made.id)).toBe('approved')
  const changed = await circulated({ approvalPolicy: 'written' })
  await secretary.put(`/agenda-items/${changed.meeting.items[0]}/text`, { text: 'Annet.' }, ifMatch(1))
  await approve(changed.ane, changed)
  await approve(changed.bjorn, changed)
  expect(await lay.stateOf(changed.id)).toBe('in-review')
})

const due = async (minutesId: string) => {
  const { round } = (await secretary.get(`/minutes/${minutesId}/approval`)).body
  const desk = deskOf({ press: world.app.press, config: world.config })
  return lay.write((tx) => closeDueRound(tx, clock, { roundId: round.id }, desk))
}

test('silence approves after the deadline only where the mail server took the mail for everybody silent', async () => {
  const facts = { approvalPolicy: 'written', writtenReviewDays: 1, silenceApproves: true } as const
  const [reached, kept] = [await circulated(facts), await circulated(facts)]
  expect(await due(reached.id)).toBe('not-due')
  await delivered([reached.ane.id, reached.bjorn.id, kept.ane.id])
  await delivered([kept.bjorn.id], 'kept')
  world.moveTo('2026-03-03T22:59:59.999Z')
  expect(await due(reached.id)).toBe('not-due')
  world.moveTo('2026-03-03T23:00:00Z')
  expect((await world.app.db.door((door) => listDueRounds(door))).length).toBe(2)
  expect(await due(reached.id)).toBe('approved')
  expect(await due(reached.id)).toBe('closed-already')
  expect(await due(kept.id)).toBe('lapsed')
  expect(await world.app.db.door((door) => listDueRounds(door))).toEqual([])
  expect([await lay.stateOf(reached.id), await lay.stateOf(kept.id)]).toEqual(['approved', 'in-review'])
  const { round } = (await secretary.get(`/minutes/${kept.id}/approval`)).body
  const told = await lay.mailsOf('round-lapsed', `round-lapsed:${round.id}`)
  expect(told.map(({ toAddress }) => toAddress)).toContain('sigrid@example.org')
  expect(told[0]?.bodyText).toContain('Disse fikk ikke e-posten: Bjørn Berg.')
  expect((await approve(kept.ane, kept)).body.code).toBe('approvals.round-closed')
  const again = await secretary.post(`/minutes/${kept.id}/circulation`)
  expect([again.status, again.body.versionNumber]).toEqual([200, 2])
  world.moveTo('2026-03-02T08:00:00Z')
})

test('without approval by silence, an unanswered round lapses, and a member who was not reached can still answer in time', async () => {
  const made = await circulated({ approvalPolicy: 'written', writtenReviewDays: 1 }, 'en')
  await delivered([made.ane.id, made.bjorn.id])
  await approve(made.ane, made)
  world.moveTo('2026-03-04T08:00:00Z')
  expect(await due(made.id)).toBe('lapsed')
  const { round } = (await secretary.get(`/minutes/${made.id}/approval`)).body
  const [told] = await lay.mailsOf('round-lapsed', `round-lapsed:${round.id}`)
  expect(told?.subject).toMatch(/^Minutes not approved in time/)
  expect(told?.bodyText).toContain('These have not answered: Bjørn Berg.')
  world.moveTo('2026-03-02T08:00:00Z')
})

test('every letter of the room can be written in every language', async () => {
  for (const language of ['nb', 'nn', 'sv', 'da', 'en'] as const) {
    const group = await lay.group({
      language,
      approvalPolicy: 'written',
      writtenReviewDays: 1,
      silenceApproves: true,
    })
    const member = await world.make.person({ language })
    const keeper = await world.make.person({ language })
    await lay.office(group.id, keeper.id, 'secretary')
    const meeting = await lay.meeting(group.id, {}, undefined, [{ personId: member.id }])
    const { id } = (await secretary.post(`/meetings/${meeting.id}/minutes`)).body
    const first = (await secretary.post(`/minutes/${id}/circulation`)).body
    const remark = await (await member.client()).post(`/minutes/${id}/remarks`, {
      versionHash: first.versionHash,
      quote: 'a',
      text: 'b',
    })
    world.moveTo('2026-03-04T08:00:00Z')
    expect(await due(id)).toBe('lapsed')
    world.moveTo('2026-03-02T08:00:00Z')
    await secretary.post(`/remarks/${remark.body.id}/answer`, { outcome: 'declined', answer: 'c' })
    const second = (await secretary.post(`/minutes/${id}/circulation`)).body
    expect((await approve(member, { id, hash: second.versionHash })).status).toBe(204)
    const written = await lay.write((tx) => tx.select().from(mails).where(eq(mails.language, language)))
    const kinds = new Set(
      written
        .filter(({ personId }) => [member.id, keeper.id].includes(personId ?? ''))
        .map(({ kind }) => kind),
    )
    expect([...kinds].sort()).toEqual([
      'minutes-approved',
      'minutes-for-review',
      'remark-answered',
      'remark-received',
      'round-lapsed',
    ])
    for (const mail of written)
      expect(`${mail.subject}${mail.bodyText}`).not.toMatch(/[{}]|:::|undefined|null/)
  }
})

const wordsAt = async (path: string) =>
  wordsOf(await readPdf(new Uint8Array((await secretary.get(path)).raw)))
