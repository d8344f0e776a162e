import { afterAll, beforeAll, expect, test } from 'vitest'
import { formOf, pdfBytes } from '#test/support/make-files.ts'
import { foreignId, makeMeetings } from '#test/support/make-meetings.ts'
import { asRead, ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeMeetings>
beforeAll(async () => {
  world = await openWorld()
  make = makeMeetings(world)
})
afterAll(() => world.close())

const upload = (
  meetingId: string,
  fields: Record<string, string>,
  file: { name: string; bytes: Uint8Array } = { name: 'Budsjett å 2026.pdf', bytes: pdfBytes },
  more: Record<string, string> = {},
  client = world.admin,
) => {
  const { payload, headers } = formOf(fields, file)
  return client.post(`/meetings/${meetingId}/papers`, payload, { ...headers, ...more })
}
const link = (meetingId: string, body: object) => world.admin.post(`/meetings/${meetingId}/papers`, body)
const papersOf = async (meetingId: string) =>
  (await world.admin.get(`/meetings/${meetingId}/papers`)).body.items
const filesKept = async () => (await world.lite.query('select id from files')).rows.length

test('a file is attached to an item, shown with it, and downloaded as it was, never opened in place', async () => {
  const { meeting, members } = await make.scene()
  const [item] = (await world.admin.get(`/meetings/${meeting.id}/agenda-items`)).body.items
  const added = await upload(meeting.id, { agendaItemId: item.id })
  expect([added.status, added.headers.location]).toEqual([201, `/api/v1/papers/${added.body.id}`])
  const { items } = (await world.admin.get(`/meetings/${meeting.id}`)).body
  expect(items[0].papers).toMatchObject([
    {
      title: 'Budsjett å 2026',
      fileName: 'Budsjett å 2026.pdf',
      mediaType: 'application/pdf',
      sizeBytes: pdfBytes.length,
    },
  ])
  const file = await (await members[2].client()).get(`/papers/${added.body.id}/file`)
  expect(file.raw.equals(pdfBytes)).toBe(true)
  expect(file.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('Budsjett å 2026.pdf')}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  })
})

test('a link is attached, corrected and has no file', async () => {
  const { meeting } = await make.scene()
  const { body } = await link(meeting.id, { url: 'https://example.org/rapport', title: 'Rapporten' })
  expect((await world.admin.get(`/papers/${body.id}/file`)).body.code).toBe('papers.is-a-link')
  const path = `/papers/${body.id}`
  expect((await world.admin.patch(path, { url: 'https://example.org/ny' })).status).toBe(428)
  expect((await world.admin.patch(path, { url: 'https://example.org/ny' }, ifMatch(1))).body.version).toBe(2)
  const late = await world.admin.patch(path, { title: 'x' }, ifMatch(1))
  expect([late.status, late.body.current.url]).toEqual([412, 'https://example.org/ny'])
  expect((await link(meeting.id, { url: 'javascript:alert(1)' })).body.errors[0].field).toBe('url')
})

test('what is not taken is refused with the reason and the field, and nothing is kept', async () => {
  const { meeting } = await make.scene()
  const other = await make.scene()
  const [foreignItem] = (await world.admin.get(`/meetings/${other.meeting.id}/agenda-items`)).body.items
  const before = await filesKept()
  const refused = async (answer: ReturnType<typeof upload>) => {
    const { status, body } = await answer
    return [status, body.code, body.errors?.[0]?.field]
  }
  const text = Buffer.from('<svg/>')
  expect(await refused(upload(meeting.id, {}, { name: 'a.svg', bytes: text }))).toEqual([
    422,
    'file.kind-not-taken',
    'file',
  ])
  expect(await refused(upload(meeting.id, {}, { name: '../../x.pdf', bytes: pdfBytes }))).toEqual([
    422,
    'file-name.has-path',
    'file',
  ])
  expect(await refused(upload(meeting.id, {}, { name: 'CON.pdf', bytes: pdfBytes }))).toEqual([
    422,
    'file-name.reserved',
    'file',
  ])
  expect(await refused(upload(meeting.id, {}, { name: 'fdp\u202Eexe.pdf', bytes: pdfBytes }))).toEqual([
    422,
    'text.direction-override',
    'file',
  ])
  expect(await refused(upload(meeting.id, {}, { name: 'tom.pdf', bytes: Buffer.alloc(0) }))).toEqual([
    422,
    'file.empty',
    'file',
  ])
  expect(await refused(upload(meeting.id, { agendaItemId: foreignItem.id }))).toEqual([
    422,
    'request.unknown-reference',
    'agendaItemId',
  ])
  expect(await refused(upload(meeting.id, { owner: 'me' }))).toEqual([422, 'request.unknown-key', 'owner'])
  expect(await refused(upload(meeting.id, { url: 'https://example.org' }))).toEqual([
    422,
    'papers.file-or-link',
    'file',
  ])
  expect(await refused(link(meeting.id, { title: 'Ingenting' }))).toEqual([
    422,
    'papers.file-or-link',
    'file',
  ])
  expect(await refused(upload(foreignId, {}))).toEqual([404, 'request.not-found', null])
  const huge = { name: 'stor.txt', bytes: Buffer.alloc(26 * 1024 * 1024, 'a') }
  expect((await refused(upload(meeting.id, {}, huge))).slice(0, 2)).toEqual([413, 'request.too-large'])
  expect(await filesKept()).toBe(before)
  expect(await papersOf(meeting.id)).toEqual([])
})

test('ten thousand parts are cut off, and a form is taken nowhere else', async () => {
  const { meeting } = await make.scene()
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`f${at}`, 'x']))
  expect((await upload(meeting.id, many)).status).toBe(413)
  const { payload, headers } = formOf({ name: 'x' })
  expect((await world.admin.post('/organisations', payload, headers)).status).toBe(415)
})

test('a repeated upload with the same key is one paper', async () => {
  const { meeting } = await make.scene()
  const once = () => upload(meeting.id, {}, undefined, { 'idempotency-key': 'paper-once' })
  const [first, second] = [await once(), await once()]
  expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
  const other = { name: 'annet.pdf', bytes: pdfBytes }
  expect((await upload(meeting.id, {}, other, { 'idempotency-key': 'paper-once' })).body.code).toBe(
    'idempotency.other-request',
  )
  expect(await papersOf(meeting.id)).toHaveLength(1)
})

test('papers are put in order, moved and taken away with their files; approved minutes lock them', async () => {
  const { meeting, groupId } = await make.scene()
  const [item] = (await world.admin.get(`/meetings/${meeting.id}/agenda-items`)).body.items
  const first = (await upload(meeting.id, { title: 'Først' })).body
  const second = (await link(meeting.id, { url: 'https://example.org/2' })).body
  const order = `/meetings/${meeting.id}/paper-order`
  expect((await world.admin.put(order, { paperIds: [second.id] }, ifMatch(3))).body.code).toBe(
    'papers.not-the-whole-order',
  )
  expect((await world.admin.put(order, { paperIds: [second.id, first.id] }, ifMatch(3))).status).toBe(204)
  expect((await papersOf(meeting.id)).map(({ id }: { id: string }) => id)).toEqual([second.id, first.id])
  expect((await world.admin.patch(`/papers/${first.id}`, { agendaItemId: item.id }, ifMatch(1))).status).toBe(
    200,
  )
  expect(
    (await world.admin.patch(`/papers/${first.id}`, { url: 'https://example.org' }, ifMatch(2))).body
      .errors[0].field,
  ).toBe('url')
  const before = await filesKept()
  expect(
    (await world.admin.delete(`/papers/${first.id}`, await asRead(world.admin, `/papers/${first.id}`)))
      .status,
  ).toBe(204)
  expect(await filesKept()).toBe(before - 1)
  await make.minutes(groupId, meeting.id, 'approved')
  expect(
    (await world.admin.delete(`/papers/${second.id}`, await asRead(world.admin, `/papers/${second.id}`))).body
      .code,
  ).toBe('request.locked')
  expect((await upload(meeting.id, {})).body.code).toBe('request.locked')
})

test('members read papers, those who prepare the meeting keep them, strangers neither', async () => {
  const { meeting, members } = await make.scene()
  const { id } = (await upload(meeting.id, {})).body
  const member = await members[1].client()
  const stranger = await (await world.make.person()).client()
  expect((await upload(meeting.id, {}, undefined, {}, member)).status).toBe(403)
  for (const [client, status] of [
    [member, 200],
    [stranger, 403],
  ] as const) {
    for (const path of [`/papers/${id}`, `/papers/${id}/file`, `/meetings/${meeting.id}/papers`])
      expect((await client.get(path)).status).toBe(status)
    expect((await client.patch(`/papers/${id}`, { title: 'x' }, ifMatch(1))).status).toBe(403)
    expect((await client.delete(`/papers/${id}`, ifMatch(1))).status).toBe(403)
    expect(
      (await client.put(`/meetings/${meeting.id}/paper-order`, { paperIds: [id] }, ifMatch(2))).status,
    ).toBe(403)
  }
})
