import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MakeMinutes, makeMinutes } from '#test/support/make-minutes.ts'
import { readPdf, wordsOf } from '#test/support/pdf-text.ts'
import { ifMatch, openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let lay: MakeMinutes
let secretary: Visitor
beforeAll(async () => {
  world = await openWorld()
  lay = makeMinutes(world)
  secretary = await (await world.make.secretary({ name: 'Sigrid Skriver' })).client()
})
afterAll(() => world.close())

async function minuted(kind: 'expert-group' | 'council' = 'expert-group') {
  const group = await lay.group({ kind, name: 'Faggruppe for næring' })
  const people = await Promise.all(
    ['Ane Ås', 'Bjørn Čohkka', 'Cecilie Dahl'].map((name) => world.make.person({ name })),
  )
  const [chair, deputy, away] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]
  for (const one of people) await lay.seat(group.id, one.id)
  const meeting = await lay.meeting(
    group.id,
    { chairPersonId: chair.id },
    [{ title: 'Godkjenning av innkalling' }, { title: 'Strategi', kind: 'decision' }],
    [
      { personId: chair.id },
      { personId: deputy.id, part: 'deputy', presence: 'deputising', deputisingForId: away.id },
      { personId: away.id, presence: 'excused' },
    ],
  )
  const { id } = (await secretary.post(`/meetings/${meeting.id}/minutes`)).body
  await secretary.put(
    `/agenda-items/${meeting.items[1]}/text`,
    { text: 'Ordet er **fritt**.\n\n- en\n  - to' },
    ifMatch(0),
  )
  await secretary.post(`/agenda-items/${meeting.items[1]}/decisions`, { text: 'Planen vedtas.' })
  return { groupId: group.id, meeting, id: id as string, chair, deputy, away }
}

async function approved() {
  const made = await minuted()
  const out = await secretary.post(`/minutes/${made.id}/circulation`)
  expect(out.status).toBe(200)
  const next = await lay.meeting(
    made.groupId,
    { startsAt: new Date('2026-03-02T07:00:00Z'), endsAt: new Date('2026-03-02T08:00:00Z') },
    [{ title: 'Godkjenning av referat', kind: 'approve-minutes', approvesMinutesId: made.id }],
  )
  await secretary.post(`/meetings/${next.id}/minutes`)
  const done = await secretary.post(`/agenda-items/${next.items[0]}/minutes-approval`, {
    outcome: 'approved',
  })
  expect(done.body.code ?? done.status).toBe(200)
  return { ...made, next }
}

test('a draft shows the whole record as it stands, and its PDF is marked as a draft', async () => {
  const { id, meeting } = await minuted()
  const { body } = await secretary.get(`/minutes/${id}`)
  expect(body).toMatchObject({
    state: 'draft',
    currentVersion: null,
    draft: null,
    content: {
      group: { name: 'Faggruppe for næring', language: 'nb' },
      meeting: { id: meeting.id, place: 'Rådhuset', chair: { name: 'Ane Ås' } },
      attendance: [
        { name: 'Ane Ås', presence: 'present' },
        { name: 'Bjørn Čohkka', presence: 'deputising', deputisingFor: 'Cecilie Dahl' },
        { name: 'Cecilie Dahl', presence: 'excused' },
      ],
      items: [{ number: '1' }, { number: '2', decisions: [{ text: 'Planen vedtas.' }] }],
    },
  })
  const pdf = await secretary.get(`/minutes/${id}/pdf`)
  expect(pdf.headers['content-type']).toBe('application/pdf')
  const reading = await read(pdf)
  const words = wordsOf(reading)
  expect(reading.language).toBe('nb')
  for (const said of [
    'Utkast, ikke godkjent',
    'Referat fra møtet 10. februar 2026',
    'vara for Cecilie Dahl',
    'Forfall: Cecilie Dahl',
    'Ordet er fritt.',
    'Planen vedtas.',
    'Side 1 av 1',
  ])
    expect(words).toContain(said)
})

test('a draft is for those who write and lead; the group reads it once it is circulated, strangers never', async () => {
  const { id, chair, deputy } = await minuted()
  const stranger = await (await world.make.person()).client()
  const [asChair, asMember] = [await chair.client(), await deputy.client()]
  const statuses = async (path: string) =>
    Promise.all([asChair, asMember, stranger].map(async (who) => (await who.get(path)).status))
  expect(await statuses(`/minutes/${id}`)).toEqual([200, 403, 404])
  expect(await statuses(`/minutes/${id}/pdf`)).toEqual([200, 403, 404])
  await secretary.post(`/minutes/${id}/circulation`)
  for (const path of [
    '',
    '/pdf',
    '/versions',
    '/versions/1',
    '/versions/1/pdf',
    '/verification',
    '/approval',
    '/remarks',
  ])
    expect([path, ...(await statuses(`/minutes/${id}${path}`))]).toEqual([path, 200, 200, 404])
  expect((await asMember.post(`/minutes/${id}/circulation`)).status).toBe(403)
  expect((await asMember.post(`/minutes/${id}/withdrawal`)).status).toBe(403)
  expect((await stranger.post(`/minutes/${id}/withdrawal`)).status).toBe(404)
})

test('circulated minutes show the frozen text to members, and to those who write also what has changed since', async () => {
  const { id, meeting, chair, deputy } = await minuted()
  await secretary.post(`/minutes/${id}/circulation`)
  expect((await secretary.get(`/minutes/${id}`)).body.draft).toBeNull()
  await secretary.put(`/agenda-items/${meeting.items[1]}/text`, { text: 'Ordet er nytt.' }, ifMatch(1))
  const written = (await secretary.get(`/minutes/${id}`)).body
  expect([written.content.items[1].text, written.draft.items[1].text]).toEqual([
    'Ordet er **fritt**.\n\n- en\n  - to',
    'Ordet er nytt.',
  ])
  const member = (await (await deputy.client()).get(`/minutes/${id}`)).body
  expect([member.content.items[1].text, member.draft]).toEqual(['Ordet er **fritt**.\n\n- en\n  - to', null])
  expect((await (await chair.client()).get(`/minutes/${id}/approval`)).body.changedSinceCirculation).toBe(
    true,
  )
})

test('a frozen version is canonical JSON and bytes that never change, chained to the one before', async () => {
  const { id, groupId } = await minuted()
  const out = (await secretary.post(`/minutes/${id}/circulation`)).body
  const first = await secretary.get(`/minutes/${id}/versions/1`)
  const pdf = await secretary.get(`/minutes/${id}/pdf`)
  expect(first.body).toMatchObject({
    format: 'referat-minutes-1',
    minutes: { id, number: 1, reason: 'circulated' },
  })
  expect(JSON.stringify(sorted(first.body))).toBe(first.raw.toString())
  expect((await secretary.get(`/minutes/${id}/versions/1/pdf`)).raw.equals(pdf.raw)).toBe(true)
  await secretary.post(`/minutes/${id}/withdrawal`)
  const again = (await secretary.post(`/minutes/${id}/circulation`)).body
  const { items } = (await secretary.get(`/minutes/${id}/versions`)).body
  expect(items).toMatchObject([
    { number: 1, hash: out.versionHash, previousHash: '' },
    { number: 2, hash: again.versionHash, previousHash: out.versionHash },
  ])
  const later = await lay.meeting(groupId, {
    startsAt: new Date('2026-02-20T08:00:00Z'),
    endsAt: new Date('2026-02-20T09:00:00Z'),
  })
  const laterId = (await secretary.post(`/meetings/${later.id}/minutes`)).body.id
  await secretary.post(`/minutes/${laterId}/circulation`)
  const chained = (await secretary.get(`/minutes/${laterId}/versions`)).body.items
  expect(chained).toMatchObject([{ number: 1, previousHash: again.versionHash }])
  for (const minutesId of [id, laterId])
    expect((await secretary.get(`/minutes/${minutesId}/verification`)).body.intact).toBe(true)
})

test('one flipped bit in a version, or a version taken away, is found', async () => {
  const { id } = await approved()
  const faults = async () =>
    (await secretary.get(`/minutes/${id}/verification`)).body.versions.map(
      (one: { fault: string }) => one.fault,
    )
  const tampering = async (statement: string) => {
    await world.lite.exec(
      'alter table minutes_versions disable trigger user; alter table files disable trigger user',
    )
    await world.lite.exec(statement)
  }
  expect(await faults()).toEqual([null, null])
  const of = `where minutes_id = '${id}' and number`
  const cases: [string, string, (string | null)[]][] = [
    [
      "content = replace(content, 'fritt', 'tatt')",
      "content = replace(content, 'tatt', 'fritt')",
      ['content', null],
    ],
    ['hash = reverse(hash)', 'hash = reverse(hash)', ['hash', 'link']],
    ["previous_hash = 'x'", "previous_hash = ''", ['hash', null]],
    ['number = 3', 'number = 1', [null, 'missing']],
  ]
  for (const [change, mend, found] of cases) {
    await tampering(`update minutes_versions set ${change} ${of} = 1`)
    const seen = await faults()
    if (change === 'number = 3') expect(seen).toContain('missing')
    else expect([change, seen]).toEqual([change, found])
    await tampering(`update minutes_versions set ${mend} ${of} = ${change === 'number = 3' ? 3 : 1}`)
  }
  await tampering(
    `update files set bytes = set_byte(bytes, 900, get_byte(bytes, 900) # 1) where id = (select pdf_file_id from minutes_versions ${of} = 2)`,
  )
  expect(await faults()).toEqual([null, 'pdf'])
  await world.lite.exec(
    'alter table minutes_versions enable trigger user; alter table files enable trigger user',
  )
})

test('approved minutes change neither through the API nor through SQL', async () => {
  const { id, meeting } = await approved()
  const item = meeting.items[1]
  const before = await secretary.get(`/minutes/${id}`)
  const decision = before.body.content.items[1].decisions[0].id
  const attempts = [
    await secretary.put(`/agenda-items/${item}/text`, { text: 'x' }, ifMatch(1)),
    await secretary.post(`/agenda-items/${item}/text/restoration`, { version: 1 }, ifMatch(1)),
    await secretary.post(`/agenda-items/${item}/decisions`, { text: 'x' }),
    await secretary.patch(`/decisions/${decision}`, { text: 'x' }, ifMatch(1)),
    await secretary.delete(`/decisions/${decision}`, ifMatch(1)),
    await secretary.post(`/minutes/${id}/withdrawal`),
    await secretary.post(`/minutes/${id}/circulation`),
  ]
  expect(attempts.map(({ status }) => status)).toEqual(Array(7).fill(409))
  expect(attempts.slice(0, 5).map(({ body }) => body.code)).toEqual(Array(5).fill('request.locked'))
  const ofMeeting = `where meeting_id = '${meeting.id}'`
  const statements = [
    `update item_texts set text = 'x' ${ofMeeting}`,
    `delete from item_texts ${ofMeeting}`,
    `update agenda_items set title = 'x' ${ofMeeting}`,
    `insert into agenda_items select (jsonb_populate_record(i, '{"id":"01900000-0000-7000-8000-0000000000ff"}')).* from agenda_items i ${ofMeeting} limit 1`,
    `update decisions set text = 'x' ${ofMeeting}`,
    `delete from decisions ${ofMeeting}`,
    `update attendances set presence = 'absent' ${ofMeeting}`,
    `update invitees set part = 'guest' ${ofMeeting}`,
    `update meetings set place = 'x' where id = '${meeting.id}'`,
    `update minutes set state = 'draft' where id = '${id}'`,
    `update minutes set approval_text = 'x' where id = '${id}'`,
    `delete from minutes where id = '${id}'`,
    `update minutes_versions set content = '{}' where minutes_id = '${id}'`,
    `delete from minutes_versions where minutes_id = '${id}'`,
    `update approvals set corrections = 'x' where minutes_id = '${id}'`,
    `update files set bytes = '' where id in (select pdf_file_id from minutes_versions where minutes_id = '${id}')`,
  ]
  for (const statement of statements)
    await expect(world.lite.query(statement), statement).rejects.toMatchObject({
      code: expect.stringMatching(/^RF00[12]$/),
    })
  expect((await secretary.get(`/minutes/${id}`)).raw.equals(before.raw)).toBe(true)
  expect((await secretary.post(`/decisions/${decision}/status`, { status: 'carried-out' })).status).toBe(200)
})

test('a correction after approval is a new version; the approved one keeps its text and bytes', async () => {
  const { id, deputy } = await approved()
  const approvedPdf = await secretary.get(`/minutes/${id}/pdf`)
  const early = await minuted()
  expect((await secretary.post(`/minutes/${early.id}/corrections`, { correction: 'x' })).body.code).toBe(
    'minutes.not-approved',
  )
  expect((await (await deputy.client()).post(`/minutes/${id}/corrections`, { correction: 'x' })).status).toBe(
    403,
  )
  expect((await secretary.post(`/minutes/${id}/corrections`, { correction: ' ' })).body.errors[0].code).toBe(
    'text.empty',
  )
  const corrected = await secretary.post(`/minutes/${id}/corrections`, {
    correction: 'Møtet varte til **11.00**.',
  })
  expect([corrected.status, corrected.body.versionNumber]).toEqual([201, 3])
  await secretary.post(`/minutes/${id}/corrections`, { correction: 'Og stedet var kinoen.' })
  const words = wordsOf(await read(await secretary.get(`/minutes/${id}/pdf`)))
  for (const said of [
    'Rettelser etter godkjenning',
    'Møtet varte til 11.00.',
    'Og stedet var kinoen.',
    'Godkjent i møtet 2. mars 2026.',
  ])
    expect(words).toContain(said)
  expect((await secretary.get(`/minutes/${id}/versions/2/pdf`)).raw.equals(approvedPdf.raw)).toBe(true)
  const { body } = await secretary.get(`/minutes/${id}`)
  expect([body.state, body.currentVersion.reason, body.content.corrections.length]).toEqual([
    'approved',
    'corrected',
    2,
  ])
  expect((await secretary.get(`/minutes/${id}/verification`)).body).toMatchObject({
    intact: true,
    versions: { length: 4 },
  })
})

test('published minutes may be read by everybody in the collaboration', async () => {
  const draft = await minuted()
  expect((await secretary.post(`/minutes/${draft.id}/publication`)).body.code).toBe('minutes.not-approved')
  const { id, deputy } = await approved()
  const stranger = await (await world.make.person()).client()
  expect((await stranger.get(`/minutes/${id}`)).status).toBe(404)
  expect((await (await deputy.client()).post(`/minutes/${id}/publication`)).status).toBe(403)
  const published = await secretary.post(`/minutes/${id}/publication`)
  expect((await secretary.post(`/minutes/${id}/publication`)).body).toEqual(published.body)
  expect((await stranger.get(`/minutes/${id}`)).body.state).toBe('published')
  expect((await stranger.get('/minutes?state=published')).body.items).toMatchObject([{ id }])
})

test('a council keeps a møtebok, and every language has its own words', async () => {
  const { id } = await minuted('council')
  expect(wordsOf(await read(await secretary.get(`/minutes/${id}/pdf`)))).toContain(
    'Møtebok fra møtet 10. februar 2026',
  )
  const expected = {
    nn: ['Referat frå møtet', 'Oppmøte', 'Utkast, ikkje godkjent'],
    sv: ['Minnesanteckningar från mötet 2026-02-10', 'Närvaro', 'Sida 1 av 1'],
    da: ['Referat fra mødet 10. februar 2026', 'Fremmøde', 'Udkast, ikke godkendt'],
    en: ['Minutes of the meeting on 10 February 2026', 'Attendance', 'Draft, not approved'],
  } as const
  for (const [language, said] of Object.entries(expected)) {
    const group = await lay.group({ language: language as 'nn' })
    const meeting = await lay.meeting(group.id)
    const made = (await secretary.post(`/meetings/${meeting.id}/minutes`)).body
    const reading = await read(await secretary.get(`/minutes/${made.id}/pdf`))
    expect(reading.language).toBe(language)
    for (const words of said) expect(wordsOf(reading)).toContain(words)
  }
})

const read = ({ raw }: { raw: Buffer }) => readPdf(new Uint8Array(raw))

/** JSON with its keys in order, by hand: what canonical JSON is for these values. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
