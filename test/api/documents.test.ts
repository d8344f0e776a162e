import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentFormats } from '#src/platform/paper/print.ts'
import { formOf, pdfBytes } from '#test/support/make-files.ts'
import { makeGroups } from '#test/support/make-groups.ts'
import { plainPng } from '#test/support/make-pictures.ts'
import { readPdf, wordsOf } from '#test/support/pdf-text.ts'
import { type Answer, openWorld, type Visitor, visitor, type World } from '#test/support/world.ts'

let world: World
let group: Awaited<ReturnType<ReturnType<typeof makeGroups>['staffedGroup']>>
let held: { meetingId: string; minutesId: string; open: string; exempt: string }
let stranger: Visitor
let guest: Visitor

beforeAll(async () => {
  world = await openWorld()
  group = await makeGroups(world).staffedGroup({ name: 'Faggruppe for næring' })
  stranger = await (await world.make.person()).client()
  guest = await (await world.make.person()).client()
  held = await holdMeeting()
})
afterAll(() => world.close())

const done = async (answer: Promise<Answer>) => {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`not done: ${status} ${JSON.stringify(body)}`)
  return body
}
const tag = (version: number) => ({ 'if-match': `"${version}"` })

/** Approved and published minutes with an open item and one that is exempt from publicity. */
async function holdMeeting() {
  const at = world.admin
  const span = { startsAt: '2026-02-10T09:00:00+01:00', endsAt: '2026-02-10T10:30:00+01:00' }
  const { id: meetingId } = await done(
    at.post(`/groups/${group.id}/meetings`, { ...span, chairPersonId: group.chair.id }),
  )
  const item = (facts: object) =>
    done(at.post(`/meetings/${meetingId}/agenda-items`, { kind: 'decision', ...facts }))
  const open = (await item({ title: 'Felles messe' })).id
  const exempt = (await item({ title: 'Ansettelse av Kari', exemptBasis: 'offl. § 25' })).id
  const asGuest = { personId: guest.personId, part: 'guest', agendaItemId: open }
  await done(at.post(`/meetings/${meetingId}/invitees`, asGuest))
  const form = formOf({ title: 'Budsjett' }, { name: 'budsjett.pdf', bytes: pdfBytes })
  await done(at.post(`/meetings/${meetingId}/papers`, form.payload, form.headers))
  await done(at.post(`/meetings/${meetingId}/holding`))
  const { id: minutesId } = await done(at.post(`/meetings/${meetingId}/minutes`))
  await done(at.put(`/agenda-items/${open}/text`, { text: 'Messen holdes i mai. Ring 13097248022.' }, tag(0)))
  await done(at.put(`/agenda-items/${exempt}/text`, { text: 'Kari var best.' }, tag(0)))
  await done(at.post(`/agenda-items/${open}/decisions`, { text: 'Messen holdes.' }))
  await done(at.post(`/agenda-items/${exempt}/decisions`, { text: 'Kari ansettes.' }))
  const { id: personId } = group.member
  const hidden = { name: 'Karigruppen', convenerPersonId: personId, seats: [{ personId }] }
  const { id: workingGroupId } = await done(at.post(`/agenda-items/${exempt}/working-groups`, hidden))
  const promised = {
    agendaItemId: open,
    text: 'Lage plakat',
    assignee: { workingGroupId },
  }
  await done(at.post('/follow-ups', promised))
  await done(at.post('/follow-ups', { agendaItemId: exempt, text: 'Ringe Kari', assignee: { personId } }))
  const today = { startsAt: '2026-03-02T08:30:00+01:00', endsAt: '2026-03-02T10:30:00+01:00' }
  const { id: next } = await done(at.post(`/groups/${group.id}/meetings`, today))
  const { approvalItem } = await done(at.post(`/minutes/${minutesId}/circulation`))
  await done(at.post(`/meetings/${next}/holding`))
  await done(at.post(`/meetings/${next}/minutes`))
  const outcome = { outcome: 'approved' }
  await done(at.post(`/agenda-items/${approvalItem.itemId}/minutes-approval`, outcome))
  await done(at.post(`/minutes/${minutesId}/publication`))
  return { meetingId, minutesId, open, exempt } as typeof held
}

const textOf = async (by: Visitor, path: string) => {
  const answer = await by.get(`${path}${path.includes('?') ? '&' : '?'}format=text`)
  expect(answer.status).toBe(200)
  return answer.raw.toString('utf8')
}

describe('every document comes in every form', () => {
  test('under a name that says what it is', async () => {
    const { id: work } = await done(
      world.admin.post(`/groups/${group.id}/working-groups`, {
        name: 'Messegruppen',
        seats: [{ personId: group.member.id }],
      }),
    )
    const paths = [
      `/minutes/${held.minutesId}/documents/minutes`,
      `/minutes/${held.minutesId}/documents/decisions`,
      `/minutes/${held.minutesId}/documents/public`,
      `/agenda-items/${held.open}/excerpt`,
      `/meetings/${held.meetingId}/attendance-list`,
      `/working-groups/${work}/mandate`,
      `/groups/${group.id}/follow-up-list`,
      `/groups/${group.id}/year-plan`,
    ]
    const begins = { pdf: '%PDF', html: '<!do', docx: 'PK', text: '' }
    const names: string[] = []
    for (const path of paths)
      for (const format of documentFormats) {
        const answer = await group.member.at.get(`${path}?format=${format}`)
        expect([path, format, answer.status]).toEqual([path, format, 200])
        expect(answer.raw.toString('latin1').startsWith(begins[format])).toBe(true)
        if (format === 'pdf')
          names.push(decodeURIComponent(String(answer.headers['content-disposition']).split("''")[1] ?? ''))
      }
    expect(names).toEqual([
      'Referat 2026-02-10 Faggruppe for næring.pdf',
      'Vedtak 2026-02-10 Faggruppe for næring.pdf',
      'Referat 2026-02-10 Faggruppe for næring (offentlig).pdf',
      'Særutskrift 2026-02-10 Faggruppe for næring.pdf',
      'Oppmøteliste 2026-02-10 Faggruppe for næring.pdf',
      'Mandat Messegruppen.pdf',
      'Oppfølging 2026-03-02 Faggruppe for næring.pdf',
      'Møteplan 2026 Faggruppe for næring.pdf',
    ])
  })

  test('and in no other', async () => {
    const refused = await world.admin.get(`/groups/${group.id}/year-plan?format=rtf`)
    expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'format'])
    const year = await world.admin.get(`/groups/${group.id}/year-plan?year=20000`)
    expect([year.status, year.body.errors[0].field]).toEqual([422, 'year'])
  })
})

describe('what is exempt from publicity', () => {
  test('is read by the group, with the basis', async () => {
    const text = await textOf(group.member.at, `/minutes/${held.minutesId}/documents/minutes`)
    expect(text).toContain('Ansettelse av Kari')
    expect(text).toContain('Unntatt offentlighet: offl. § 25')
    expect(text).toContain('Kari var best.')
  })

  test('and their decisions reach no guest of that very meeting', async () => {
    const { body } = await guest.get(`/decisions?meetingId=${held.meetingId}`)
    expect(body.items.map(({ text }: { text: string }) => text)).toEqual(['Messen holdes.'])
  })

  test('reaches nobody else, by whatever way they ask', async () => {
    const { minutesId, exempt, meetingId } = held
    const decisionId = (await done(world.admin.get(`/decisions?meetingId=${meetingId}`))).items.find(
      ({ text }: { text: string }) => text === 'Kari ansettes.',
    ).id
    const answers = [
      await stranger.get(`/minutes/${minutesId}`),
      await stranger.get(`/minutes/${minutesId}/documents/minutes?format=text`),
      await stranger.get(`/minutes/${minutesId}/documents/decisions?format=text`),
      await stranger.get(`/minutes/${minutesId}/documents/public?format=text`),
      await stranger.get(`/minutes/${minutesId}/archive-copy`),
      await stranger.get(`/minutes/${minutesId}/versions/1`),
      await stranger.get(`/minutes/${minutesId}/remarks`),
      await stranger.get(`/agenda-items/${exempt}/text`),
      await stranger.get(`/agenda-items/${exempt}/excerpt?format=text`),
      await stranger.get(`/decisions?meetingId=${meetingId}`),
      await stranger.get(`/decisions/${decisionId}`),
      await visitor(world.app.server).get(`/healthz`),
    ]
    for (const answer of answers) expect(answer.raw.toString('utf8')).not.toContain('Kari')
    const pdf = await stranger.get(`/minutes/${minutesId}/pdf`)
    expect(wordsOf(await readPdf(new Uint8Array(pdf.raw)))).toMatch(/Messen holdes(?![\s\S]*Kari)/)
    expect((await stranger.get(`/minutes/${minutesId}/versions/1/pdf`)).status).toBe(403)
    expect((await stranger.get(`/minutes/${minutesId}`)).body.content.items).toContainEqual(
      expect.objectContaining({ title: 'Sak unntatt offentlighet', text: '' }),
    )
  })

  test('and identity numbers stand on no public page and in no public file', async () => {
    for (const path of [`/public/minutes/${held.minutesId}`, `/public/minutes/${held.minutesId}.pdf`]) {
      const answer = await world.app.server.inject({ url: path })
      expect(answer.statusCode).toBe(200)
      const text = path.endsWith('pdf')
        ? wordsOf(await readPdf(new Uint8Array(answer.rawPayload)))
        : answer.body
      expect(text).toContain('Messen holdes i mai.')
      expect(text).toContain('Offentlig versjon')
      expect(text).not.toMatch(/Kari|13097248022/)
    }
  })
})

test('the copy for the archive carries the frozen JSON, byte for byte, and the papers', async () => {
  const answer = await group.member.at.get(`/minutes/${held.minutesId}/archive-copy`)
  expect(answer.status).toBe(200)
  const { attachments } = await readPdf(new Uint8Array(answer.raw))
  const { body } = await group.member.at.get(`/minutes/${held.minutesId}`)
  const frozen = await group.member.at.get(
    `/minutes/${held.minutesId}/versions/${body.currentVersion.number}`,
  )
  const bytesOf = (wanted: string) =>
    Buffer.from(attachments.find(({ name }) => name === wanted)?.bytes ?? [])
  expect(attachments.map(({ name }) => name).sort()).toEqual(['1 budsjett.pdf', 'minutes.json'])
  expect(bytesOf('minutes.json').equals(frozen.raw)).toBe(true)
  expect(bytesOf('1 budsjett.pdf').equals(Buffer.from(pdfBytes))).toBe(true)
})

test('a guest of the next meeting is not told what was promised under an exempt item, or to a group born under one', async () => {
  const span = { startsAt: '2026-04-21T09:00:00+02:00', endsAt: '2026-04-21T10:00:00+02:00' }
  const { id: meetingId } = await done(world.admin.post(`/groups/${group.id}/meetings`, span))
  const guest = await world.make.person()
  await done(world.admin.post(`/meetings/${meetingId}/invitees`, { personId: guest.id, part: 'guest' }))
  await done(world.admin.post('/follow-ups', { groupId: group.id, text: 'Bestille lokale' }))
  const { id } = await done(world.admin.post(`/meetings/${meetingId}/invitations`, {}))
  const text = await textOf(await guest.client(), `/invitations/${id}/document`)
  expect(text).toContain('Bestille lokale')
  expect(text).not.toMatch(/Kari/)
})

test('the same question has the same answer to the byte, whenever it is asked', async () => {
  const paths = ['follow-up-list', 'year-plan'].map((document) => `/groups/${group.id}/${document}`)
  for (const path of [
    ...paths,
    `/meetings/${held.meetingId}/attendance-list`,
    `/agenda-items/${held.open}/excerpt`,
  ])
    for (const format of documentFormats) {
      const first = await group.member.at.get(`${path}?format=${format}`)
      world.wait(61_000)
      const again = await group.member.at.get(`${path}?format=${format}`)
      expect([path, format, again.raw.equals(first.raw)]).toEqual([path, format, true])
    }
})

test('while a long document is set, others are served', async () => {
  const body = { format: 'pdf', source: `# Lang\n\n${'::items\n\n'.repeat(150)}` }
  let set = false
  const long = world.admin.post('/templates/minutes/preview', body).then((answer) => {
    set = true
    return answer
  })
  let served = 0
  while (!set) {
    expect((await group.member.at.get('/groups')).status).toBe(200)
    if (!set) served++
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect((await long).status).toBe(200)
  expect(served).toBeGreaterThan(3)
})

describe('a sent document', () => {
  test('keeps the pictures that it showed, whatever becomes of them', async () => {
    const other = await makeGroups(world).staffedGroup()
    const upload = (width: number, fields: Record<string, string>) =>
      formOf(fields, { name: 'kart.png', bytes: plainPng(width, 20) })
    const added = upload(30, { name: 'kart', alt: 'Kart' })
    const { id } = await done(world.admin.post('/pictures', added.payload, added.headers))
    const source = { source: '# Med kart\n\n::image{name=kart}\n\n::agenda' }
    await done(world.admin.put(`/groups/${other.id}/templates/invitation`, source, tag(0)))
    const span = { startsAt: '2026-05-12T09:00:00+02:00', endsAt: '2026-05-12T10:00:00+02:00' }
    const { id: meetingId } = await done(world.admin.post(`/groups/${other.id}/meetings`, span))
    const { id: invitationId } = await done(world.admin.post(`/meetings/${meetingId}/invitations`, {}))
    const path = `/invitations/${invitationId}/document?format=html`
    const before = await world.admin.get(path)
    expect(before.raw.toString()).toContain('data:image/png')
    const next = upload(60, {})
    await done(world.admin.put(`/pictures/${id}/file`, next.payload, { ...next.headers, ...tag(1) }))
    expect((await world.admin.get(path)).raw.equals(before.raw)).toBe(true)
    const shown = await world.admin.delete(`/pictures/${id}`, tag(2))
    expect([shown.status, shown.body.code]).toEqual([409, 'pictures.shown-by-template'])
    const renamed = await world.admin.patch(`/pictures/${id}`, { name: 'annet' }, tag(2))
    expect([renamed.status, renamed.body.code]).toEqual([409, 'pictures.shown-by-template'])
    const own = `/groups/${other.id}/templates/invitation`
    await done(world.admin.put(own, { source: '# Uten kart\n\n::agenda' }, tag(1)))
    await done(world.admin.delete(`/pictures/${id}`, tag(2)))
    expect((await world.admin.get(path)).raw.equals(before.raw)).toBe(true)
    expect((await world.admin.get(`/meetings/${meetingId}/invitation-preview.pdf`)).status).toBe(200)
    const refused = await world.admin.put(own, source, tag(2))
    expect([refused.status, refused.body.code]).toEqual([422, 'template.unknown-picture'])
  })

  test('remembers the template it was made with, and is made by it in every form, whatever holds later', async () => {
    const other = await makeGroups(world).staffedGroup()
    const own = `/groups/${other.id}/templates/invitation`
    const { id: first } = await done(world.admin.put(own, { source: '# Første mal\n\n::agenda' }, tag(0)))
    const span = { startsAt: '2026-05-12T09:00:00+02:00', endsAt: '2026-05-12T10:00:00+02:00' }
    const { id: meetingId } = await done(world.admin.post(`/groups/${other.id}/meetings`, span))
    const { id: invitationId } = await done(world.admin.post(`/meetings/${meetingId}/invitations`, {}))
    await done(world.admin.put(own, { source: '# Andre mal\n\n::agenda' }, tag(1)))
    expect(await textOf(world.admin, `/invitations/${invitationId}/document`)).toContain('Første mal')
    const preview = await world.admin.get(`/meetings/${meetingId}/invitation-preview.pdf`)
    expect(wordsOf(await readPdf(new Uint8Array(preview.raw)))).toContain('Andre mal')
    const [row] = (
      await world.lite.query<{ template_version_id: string }>(
        'select template_version_id from invitations where id = $1',
        [invitationId],
      )
    ).rows
    expect(row?.template_version_id).toBe(first)
  })

  test('minutes say by which template each version was made', async () => {
    const { body } = await world.admin.get(`/minutes/${held.minutesId}/versions`)
    expect(body.items[0].template).toEqual({
      versionId: null,
      sha256: (await world.admin.get('/templates/minutes')).body.sha256,
    })
  })
})

test('a group keeps its record in the form that it has chosen, else in that of its kind', async () => {
  const titleOf = async (facts: Record<string, unknown>) => {
    const { id } = await makeGroups(world).group(facts)
    const span = { startsAt: '2026-02-17T09:00:00+01:00', endsAt: '2026-02-17T10:00:00+01:00' }
    const { id: meetingId } = await done(world.admin.post(`/groups/${id}/meetings`, span))
    await done(world.admin.post(`/meetings/${meetingId}/holding`))
    const { id: minutesId } = await done(world.admin.post(`/meetings/${meetingId}/minutes`))
    const text = await textOf(world.admin, `/minutes/${minutesId}/documents/minutes`)
    return text.split('\n').find((line) => / (fra|från) m/.test(line))
  }
  expect(await titleOf({ kind: 'council' })).toBe('Møtebok fra møtet 17. februar 2026')
  expect(await titleOf({ kind: 'network' })).toBe('Referat fra møtet 17. februar 2026')
  expect(await titleOf({ recordForm: 'protocol', language: 'sv' })).toBe('Protokoll från mötet 2026-02-17')
  expect(await titleOf({ recordForm: 'decision-minutes', language: 'da' })).toBe(
    'Beslutningsprotokol fra mødet 17. februar 2026',
  )
})
