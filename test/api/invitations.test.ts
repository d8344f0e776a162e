import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseCalendar } from '#src/platform/calendar/parse-calendar.ts'
import { foreignId, makeMeetings } from '#test/support/make-meetings.ts'
import { readPdf, wordsOf } from '#test/support/pdf-text.ts'
import { asRead, ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeMeetings>
beforeAll(async () => {
  world = await openWorld()
  make = makeMeetings(world)
})
afterAll(() => world.close())

type Mail = {
  event: string
  kind: string
  to_address: string
  subject: string
  body_text: string
  body_html: string
  language: string
  calendar: { method: string; text: string }
  attachments: { fileId: string; name: string }[]
}

const mailsOf = async (event: string) =>
  (
    await world.lite.query<Mail>('select * from mails where event = $1 order by kind, to_address', [
      `invitation:${event}`,
    ])
  ).rows
const send = (meetingId: string, body: object = {}, headers?: Record<string, string>) =>
  world.admin.post(`/meetings/${meetingId}/invitations`, body, headers)
const versionOf = async (meetingId: string) =>
  (await world.admin.get(`/meetings/${meetingId}`)).body.version as number

test('the first version calls the meeting and sends each one mail with PDF, calendar entry and their own link', async () => {
  const { meeting, members, groupId } = await make.scene()
  const silent = await world.make.person({ email: null })
  await make.seat(groupId, { personId: silent.id, fromOn: '2020-01-01' })
  await world.admin.post(`/meetings/${meeting.id}/roster-drawing`)
  const paper = { title: 'Høringsutkast', url: 'https://example.org/utkast' }
  const [item] = (await world.admin.get(`/meetings/${meeting.id}`)).body.items
  await world.admin.post(`/meetings/${meeting.id}/papers`, { ...paper, agendaItemId: item.id })
  const sent = await send(meeting.id, { message: 'Ta med innspill.\n\nVel **møtt**!' })
  expect(sent.status).toBe(201)
  expect(sent.body).toMatchObject({ number: 1, mails: 3, withoutEmail: [{ personId: silent.id }] })
  const mails = await mailsOf(sent.body.id)
  expect(mails.map((mail) => mail.to_address).sort()).toEqual(members.map(({ email }) => email).sort())
  const [first] = mails
  expect(first?.subject).toMatch(/^Innkalling: Faggruppe \d+, torsdag 16\. april 2026 kl\. 09\.00–10\.30$/)
  expect(first?.body_text).toContain('Ta med innspill.')
  expect(first?.body_text).toContain('Vel møtt!')
  expect(first?.body_html).toContain('<strong>møtt</strong>')
  expect(first?.body_text).toContain('Saksdokumenter: Høringsutkast')
  expect(first?.body_text).toContain('1. Godkjenning av innkalling')
  expect(first?.body_html).toContain('<html lang="nb">')
  expect(new Set(mails.map(({ attachments }) => attachments[0]?.fileId)).size).toBe(1)
  expect(new Set(mails.map(({ body_text }) => /\/l\/[\w-]+/.exec(body_text)?.[0])).size).toBe(3)
  for (const mail of mails) {
    const { method, events } = parseCalendar(mail.calendar.text)
    expect([mail.calendar.method, method, events.length, events[0]?.sequence]).toEqual([
      'REQUEST',
      'REQUEST',
      1,
      0,
    ])
    expect(events[0]?.uid).toBe(`${meeting.id}@referat`)
    expect(events[0]?.start?.toISOString()).toBe('2026-04-16T07:00:00.000Z')
    expect(events[0]?.organizer?.email).toBe(world.config.mailFrom.address)
    expect(events[0]?.attendees.map(({ email }) => email)).toEqual([mail.to_address])
  }
  const { body } = await world.admin.get(`/meetings/${meeting.id}`)
  expect([body.state, body.invitations.length]).toEqual(['called', 1])
  const { rows } = await world.lite.query(`select purpose, subject_id from links where subject_id = $1`, [
    sent.body.id,
  ])
  expect(rows).toEqual(Array.from({ length: 3 }, () => ({ purpose: 'reply', subject_id: sent.body.id })))
})

test('nothing changed, nobody asked and a meeting that is over are refused, and nothing is sent', async () => {
  const { meeting, groupId } = await make.scene()
  await send(meeting.id)
  const before = (await world.lite.query('select id from mails')).rows.length
  const again = await send(meeting.id, { message: 'Husk!' })
  expect([again.status, again.body.code]).toEqual([409, 'attendance.nothing-to-send'])
  const nobody = await make.meeting((await make.group()).id)
  expect((await send(nobody.id)).body.code).toBe('attendance.nobody-to-invite')
  const today = await make.meeting(groupId, {
    startsAt: '2026-03-02T08:00:00+01:00',
    endsAt: '2026-03-02T09:00:00+01:00',
  })
  await world.admin.post(`/meetings/${today.id}/holding`)
  expect((await send(today.id)).body.code).toBe('meetings.is-held')
  expect((await send(foreignId)).status).toBe(404)
  expect((await world.lite.query('select id from mails')).rows.length).toBe(before)
})

test('ten at once send one version, and a repeated request answers the same', async () => {
  const { meeting } = await make.scene()
  const all = await Promise.all(Array.from({ length: 10 }, () => send(meeting.id)))
  expect(all.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
  const other = await make.scene()
  const key = { 'idempotency-key': 'send-once' }
  const [first, second] = [await send(other.meeting.id, {}, key), await send(other.meeting.id, {}, key)]
  expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
  expect(await mailsOf(first.body.id)).toHaveLength(3)
})

test('a later version says what changed; new people are invited, those taken off are told so', async () => {
  const { meeting, members } = await make.scene()
  const aob = await world.admin.post(`/meetings/${meeting.id}/agenda-items`, {
    kind: 'any-other-business',
    title: 'Eventuelt',
  })
  await send(meeting.id)
  const moved = { startsAt: '2026-04-17T12:00:00+02:00', endsAt: '2026-04-17T14:00:00+02:00', place: 'Hamar' }
  await world.admin.patch(`/meetings/${meeting.id}`, moved, ifMatch(await versionOf(meeting.id)))
  await world.admin.delete(
    `/agenda-items/${aob.body.id}`,
    await asRead(world.admin, `/agenda-items/${aob.body.id}`),
  )
  await world.admin.post(`/meetings/${meeting.id}/agenda-items`, { kind: 'decision', title: 'Budsjett' })
  const invitees = (await world.admin.get(`/meetings/${meeting.id}`)).body.invitees
  await world.admin.delete(
    `/invitees/${invitees[2].id}`,
    await asRead(world.admin, `/invitees/${invitees[2].id}`),
  )
  const guest = await world.make.person({ language: 'en' })
  await world.admin.post(`/meetings/${meeting.id}/invitees`, { personId: guest.id })
  const preview = (await world.admin.get(`/meetings/${meeting.id}/invitation-preview`)).body
  expect(preview).toMatchObject({ number: 2, sendable: true })
  expect(preview.changes.map((change: { sentence: string }) => change.sentence)).toEqual([
    'Tid: fra torsdag 16. april 2026 kl. 09.00–10.30 til fredag 17. april 2026 kl. 12.00–14.00',
    'Sted: fra (ikke satt) til Hamar',
    'Ny sak: 2. Budsjett',
    'Saken er tatt ut: Eventuelt',
    `Også innkalt: ${guest.name}`,
    `Ikke lenger innkalt: ${members[2].name}`,
  ])
  const sent = await send(meeting.id)
  const mails = await mailsOf(sent.body.id)
  const kinds = new Map(mails.map((mail) => [mail.to_address, mail.kind]))
  expect(kinds).toEqual(
    new Map([
      [guest.email, 'invitation'],
      [members[0].email, 'invitation-changed'],
      [members[1].email, 'invitation-changed'],
      [members[2].email, 'invitation-withdrawn'],
    ]),
  )
  const to = (email: string) => mails.find((mail) => mail.to_address === email)
  expect(to(guest.email)?.subject).toMatch(/^Invitation: .*, Friday 17 April 2026, 12:00–14:00$/)
  expect(to(members[0].email)?.body_text).toContain('- Ny sak: 2. Budsjett')
  expect(to(members[0].email)?.calendar.text).toContain('SEQUENCE:1')
  // Whoever is taken off knows the meeting by its old day.
  expect(to(members[2].email)).toMatchObject({ calendar: { method: 'CANCEL' }, attachments: [] })
  expect(to(members[2].email)?.subject).toContain('16. april 2026')
})

test('a changed invitation, a withdrawal and a cancellation leave the answers in the calendars standing', async () => {
  const { meeting, members } = await make.scene()
  const guest = await world.make.person()
  await world.admin.post(`/meetings/${meeting.id}/invitees`, { personId: guest.id, part: 'guest' })
  await send(meeting.id)
  const replies = ['accepted', 'declined', 'tentative'] as const
  for (const [at, member] of members.entries())
    await (await member.client()).put(`/meetings/${meeting.id}/reply`, { reply: replies[at] })
  const entries = async (invitationId: string) =>
    new Map(
      (await mailsOf(invitationId)).map(({ to_address, calendar }) => {
        const lines = calendar.text.replaceAll('\r\n ', '')
        return [to_address, /ROLE=([A-Z-]+;PARTSTAT=[A-Z-]+(?:;RSVP=TRUE)?):/.exec(lines)?.[1]]
      }),
    )
  await world.admin.patch(`/meetings/${meeting.id}`, { place: 'Hamar' }, ifMatch(2))
  const { invitees } = (await world.admin.get(`/meetings/${meeting.id}`)).body
  const left = invitees.find((one: { person: { id: string } }) => one.person.id === members[2].id)
  const removed = await world.admin.delete(`/invitees/${left.id}`, ifMatch(left.attendanceVersion))
  expect(removed.status).toBe(204)
  expect(await entries((await send(meeting.id)).body.id)).toEqual(
    new Map([
      [members[0].email, 'REQ-PARTICIPANT;PARTSTAT=ACCEPTED'],
      [members[1].email, 'REQ-PARTICIPANT;PARTSTAT=DECLINED'],
      [members[2].email, 'REQ-PARTICIPANT;PARTSTAT=TENTATIVE'],
      [guest.email, 'OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE'],
    ]),
  )
  await world.admin.post(`/meetings/${meeting.id}/cancellation`, { reason: 'Snø' })
  const { items } = (await world.admin.get(`/meetings/${meeting.id}/invitations`)).body
  expect(await entries(items.at(-1).id)).toEqual(
    new Map([
      [members[0].email, 'REQ-PARTICIPANT;PARTSTAT=ACCEPTED'],
      [members[1].email, 'REQ-PARTICIPANT;PARTSTAT=DECLINED'],
      [guest.email, 'OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION'],
    ]),
  )
})

test('another person asked is no news for the others', async () => {
  const { meeting } = await make.scene()
  await send(meeting.id)
  const guest = await world.make.person({ name: '<img src=x onerror=alert(1)> $& Åse' })
  await world.admin.post(`/meetings/${meeting.id}/invitees`, { personId: guest.id })
  const sent = await send(meeting.id)
  const [mail] = await mailsOf(sent.body.id)
  expect(mail?.body_text).toContain('Hei, <img src=x onerror=alert(1)> $& Åse!')
  expect(mail?.body_html).toMatch(/&(lt|#60);img src/)
  expect(mail?.body_html).not.toContain('<img')
  expect((await mailsOf(sent.body.id)).map(({ to_address, kind }) => [to_address, kind])).toEqual([
    [guest.email, 'invitation'],
  ])
})

test('who gets an address later is invited, not told of changes', async () => {
  const silent = await world.make.person({ email: null })
  const { id: groupId } = await make.group({ members: [silent] })
  const meeting = await make.meeting(groupId)
  expect((await send(meeting.id)).body).toMatchObject({ mails: 0, withoutEmail: [{ personId: silent.id }] })
  expect((await send(meeting.id)).status).toBe(409)
  await world.admin.patch(`/people/${silent.id}`, { email: 'endelig@example.org' }, ifMatch(1))
  expect((await mailsOf((await send(meeting.id)).body.id)).map(({ kind }) => kind)).toEqual(['invitation'])
})

test('a meeting called off is taken out of every calendar that holds it; one that was only planned is marked', async () => {
  const { meeting, members } = await make.scene()
  await send(meeting.id)
  const path = `/meetings/${meeting.id}/cancellation`
  expect((await (await members[1].client()).post(path, { reason: 'x' })).status).toBe(403)
  expect((await world.admin.post(path, { reason: ' ' })).body.errors[0].field).toBe('reason')
  expect((await world.admin.post(path, { reason: 'For mange forfall' })).status).toBe(200)
  expect((await world.admin.post(path, { reason: 'x' })).body.code).toBe('meetings.is-cancelled')
  const { items } = (await world.admin.get(`/meetings/${meeting.id}/invitations`)).body
  expect(items.map((one: { kind: string }) => one.kind)).toEqual(['call', 'cancellation'])
  const mails = await mailsOf(items[1].id)
  expect(mails.map(({ to_address }) => to_address).sort()).toEqual(members.map(({ email }) => email).sort())
  expect(mails[0]?.subject).toMatch(/^Avlyst: /)
  expect(mails[0]?.body_text).toContain('For mange forfall')
  expect(parseCalendar(mails[0]?.calendar.text ?? '')).toMatchObject({
    method: 'CANCEL',
    events: [{ sequence: 1, status: 'CANCELLED', uid: `${meeting.id}@referat` }],
  })
  const planned = await make.scene()
  await world.admin.post(`/meetings/${planned.meeting.id}/cancellation`, { reason: 'Utsatt' })
  expect((await world.admin.get(`/meetings/${planned.meeting.id}/invitations`)).body.items).toEqual([])
})

test('the PDF that was sent stands as it was, the preview is marked as a draft, and the list has room to sign', async () => {
  const { meeting, members } = await make.scene({ language: 'en' })
  await world.admin.post(`/meetings/${meeting.id}/agenda-items`, {
    kind: 'discussion',
    title: 'Strategi <b>',
    description: '- ett\n  - to\n\n{{ 7*7 }}',
    minutesAllotted: 20,
  })
  const preview = await world.admin.get(`/meetings/${meeting.id}/invitation-preview.pdf?message=Velkommen`)
  expect(wordsOf(await readPdf(new Uint8Array(preview.raw)))).toContain('Draft of version 1')
  const sent = await send(meeting.id, { message: 'Velkommen' })
  const pdf = await world.admin.get(`/invitations/${sent.body.id}/pdf`)
  expect(pdf.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''Invitation%202026-04-16/)
  const reading = await readPdf(new Uint8Array(pdf.raw))
  expect(reading.language).toBe('en')
  const words = wordsOf(reading)
  expect(words).toContain('Invitation to the meeting on 16 April 2026')
  expect(words).toContain('Strategi <b>')
  expect(words).toContain('For discussion · 20 min')
  expect(words).toContain('{{ 7*7 }}')
  expect(words).toContain(members[2].name)
  expect(words).not.toContain('Draft of version 1')
  await world.admin.patch(`/meetings/${meeting.id}`, { place: 'Hamar' }, ifMatch(await versionOf(meeting.id)))
  expect((await world.admin.get(`/invitations/${sent.body.id}/pdf`)).raw.equals(pdf.raw)).toBe(true)
  const list = (await world.admin.get(`/meetings/${meeting.id}/attendance-list.pdf`)).raw
  const names = wordsOf(await readPdf(new Uint8Array(list)))
  expect(names).toContain('Attendance list, 16 April 2026')
  expect(names).toContain('Signature')
})

test('members read what was sent; only those who prepare the meeting see what would be; strangers neither', async () => {
  const { meeting, members } = await make.scene()
  const member = await members[1].client()
  const stranger = await (await world.make.person()).client()
  const { body } = await send(meeting.id)
  const paths = (client: World['admin']) =>
    Promise.all(
      [
        `/invitations/${body.id}`,
        `/invitations/${body.id}/pdf`,
        `/meetings/${meeting.id}/invitations`,
        `/meetings/${meeting.id}/calendar.ics`,
        `/meetings/${meeting.id}/attendance-list.pdf`,
        `/meetings/${meeting.id}/invitation-preview`,
        `/meetings/${meeting.id}/invitation-preview.pdf`,
      ].map(async (path) => (await client.get(path)).status),
    )
  expect(await paths(member)).toEqual([200, 200, 200, 200, 200, 403, 403])
  expect(await paths(stranger)).toEqual([403, 403, 403, 403, 403, 403, 403])
  expect((await member.post(`/meetings/${meeting.id}/invitations`, {})).status).toBe(403)
  expect((await (await members[0].client()).get(`/meetings/${meeting.id}/invitation-preview`)).status).toBe(
    200,
  )
  const calendar = await member.get(`/meetings/${meeting.id}/calendar.ics`)
  expect(parseCalendar(calendar.raw.toString())).toMatchObject({
    method: 'PUBLISH',
    events: [{ attendees: [] }],
  })
})

test('what was sent cannot be changed, not even in SQL', async () => {
  const { meeting } = await make.scene()
  const { body } = await send(meeting.id)
  await expect(
    world.lite.query(`update invitations set message = 'x' where id = $1`, [body.id]),
  ).rejects.toThrow('never change')
  const { rows } = await world.lite.query<{ action: string }>(
    'select action from audit_entries where subject_id = $1 order by serial',
    [meeting.id],
  )
  expect(rows.at(-1)?.action).toBe('meetings.send-invitation')
})
