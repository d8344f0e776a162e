import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPicture } from '#src/domain/collaborations/pictures.ts'
import { findLogo, listPicturesForPaper } from '#src/domain/collaborations/read-pictures.ts'
import { formOf, pdfBytes } from '#test/support/make-files.ts'
import { trailOf } from '#test/support/make-groups.ts'
import { foreignId } from '#test/support/make-meetings.ts'
import { blue, colourAt, halves, plainPng, red, svgOf } from '#test/support/make-pictures.ts'
import { ifMatch, openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const small = { name: 'bilde.png', bytes: plainPng(4, 2) }

function upload(
  fields: Record<string, string>,
  file: { name: string; bytes: Uint8Array } = small,
  { client = world.admin, more = {} }: { client?: Visitor; more?: Record<string, string> } = {},
) {
  const { payload, headers } = formOf(fields, file)
  return client.post('/pictures', payload, { ...headers, ...more })
}

function replace(id: string, bytes: Uint8Array, headers: Record<string, string>, client = world.admin) {
  const form = formOf({}, { name: 'ny.png', bytes })
  return client.put(`/pictures/${id}/file`, form.payload, { ...form.headers, ...headers })
}

async function kept(name: string, file = small): Promise<string> {
  const { status, body } = await upload({ name, alt: `Bilde av ${name}` }, file)
  expect([status, body.code]).toEqual([201, undefined])
  return body.id
}

async function setLogo(logoPictureId: string | null, client = world.admin) {
  const { version } = (await client.get('/collaboration')).body
  return client.patch('/collaboration', { logoPictureId }, ifMatch(version))
}

/** How many pictures, files and audit entries there are. */
async function rowsKept() {
  const { rows } = await world.lite.query<{ pictures: number; files: number; entries: number }>(
    'select (select count(*) from pictures)::int as pictures, (select count(*) from files)::int as files, (select count(*) from audit_entries)::int as entries',
  )
  return rows[0] ?? { pictures: 0, files: 0, entries: 0 }
}

test('a picture is kept, shown and handed out as we wrote it, never as it was sent', async () => {
  const sent = Buffer.concat([
    await halves(60, 40, red, blue)
      .flatten()
      .withExif({ IFD0: { Copyright: 'Hemmelig' } })
      .jpeg()
      .toBuffer(),
    pdfBytes,
  ])
  const added = await upload({ name: 'torget', alt: 'Torget på Hamar' }, { name: 'Å.png', bytes: sent })
  expect([added.status, added.headers.location]).toEqual([201, `/api/v1/pictures/${added.body.id}`])
  const path = `/pictures/${added.body.id}`
  const member = await (await world.make.person()).client()
  const file = await member.get(`${path}/file`)
  expect(file.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': "inline; filename*=UTF-8''torget.jpg",
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  })
  expect((await colourAt(file.raw, 0.25, 0.5))[0]).toBeGreaterThan(180)
  for (const trace of ['Hemmelig', '%PDF']) expect(file.raw.includes(trace)).toBe(false)
  const { body } = await member.get(path)
  expect(body).toEqual({
    ...{ id: added.body.id, name: 'torget', alt: 'Torget på Hamar', mediaType: 'image/jpeg' },
    ...{ width: 60, height: 40, sizeBytes: file.raw.length, version: 1, createdAt: expect.any(String) },
  })
  const again = await member.get(`${path}/file`, { 'if-none-match': String(file.headers.etag) })
  expect(again.status).toBe(304)
})

test('pictures are listed by name, page after page', async () => {
  for (const name of ['side-c', 'side-a', 'side-b']) await kept(name)
  const found: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await world.admin.get(`/pictures?limit=2${cursor}`)
    found.push(...body.items.map((one: { name: string }) => one.name))
    if (!body.nextCursor) break
    cursor = `&cursor=${body.nextCursor}`
  }
  expect(found.filter((name) => name.startsWith('side-'))).toEqual(['side-a', 'side-b', 'side-c'])
  expect(found).toEqual([...new Set(found)].sort())
})

test('what cannot be kept is refused with the reason and the field, and nothing is written', async () => {
  await kept('opptatt')
  const before = await rowsKept()
  const refused = async (answer: ReturnType<typeof upload>) => {
    const { status, body } = await answer
    return [status, body.code, body.errors?.[0]?.field]
  }
  const fields = { name: 'ny', alt: 'Ny' }
  const sends = (bytes: Uint8Array, name = 'x.png') => refused(upload(fields, { name, bytes }))
  expect(await sends(pdfBytes)).toEqual([422, 'pictures.kind-not-taken', 'file'])
  expect(await sends(Buffer.from('<html></html>'), 'x.svg')).toEqual([422, 'pictures.kind-not-taken', 'file'])
  expect(await sends(small.bytes.subarray(0, 50))).toEqual([422, 'pictures.broken', 'file'])
  expect(await sends(Buffer.alloc(0))).toEqual([422, 'file.empty', 'file'])
  expect(await sends(Buffer.alloc(6_000_000))).toEqual([422, 'pictures.too-many-bytes', 'file'])
  expect(await sends(plainPng(12_001, 1))).toEqual([422, 'pictures.too-many-pixels', 'file'])
  expect(await sends(svgOf('<script/>'))).toEqual([422, 'pictures.svg-active', 'file'])
  expect(await sends(svgOf('<use href="https://example.org/a.svg#b"/>'))).toEqual([
    422,
    'pictures.svg-refers-outside',
    'file',
  ])
  expect(await sends(small.bytes, '../x.png')).toEqual([422, 'file-name.has-path', 'file'])
  expect((await sends(Buffer.alloc(26 * 1024 * 1024))).slice(0, 2)).toEqual([413, 'request.too-large'])
  for (const name of ['Logo', 'blå', 'a b', 'a/b', 'x'.repeat(41), '', '{{7*7}}'])
    expect((await refused(upload({ ...fields, name }))).slice(2)).toEqual(['name'])
  expect(await refused(upload({ ...fields, name: 'opptatt' }))).toEqual([409, 'pictures.name-taken', 'name'])
  expect(await refused(upload({ name: 'ny', alt: '\u200b' }))).toEqual([422, 'text.empty', 'alt'])
  expect(await refused(upload({ name: 'ny', alt: 'x'.repeat(301) }))).toEqual([422, 'text.too-long', 'alt'])
  expect(await refused(upload({ name: 'ny' }))).toEqual([422, 'text.missing', 'alt'])
  expect(await refused(upload({ ...fields, owner: 'me' }))).toEqual([422, 'request.unknown-key', 'owner'])
  expect(await refused(world.admin.post('/pictures', { ...fields, file: '/etc/passwd' }))).toEqual([
    422,
    'request.wrong-type',
    'file',
  ])
  expect(await rowsKept()).toEqual(before)
})

test('a repeated upload with the same key is one picture', async () => {
  const once = (file = small) =>
    upload({ name: 'en-gang', alt: 'Én gang' }, file, { more: { 'idempotency-key': 'picture-once' } })
  const [first, second] = [await once(), await once()]
  expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
  const other = await once({ name: 'bilde.png', bytes: plainPng(3, 3) })
  expect(other.body.code).toBe('idempotency.other-request')
})

test('name and text are changed by whoever read the version that stands', async () => {
  const id = await kept('for')
  await kept('en-annen')
  const path = `/pictures/${id}`
  expect((await world.admin.patch(path, { name: 'etter' })).status).toBe(428)
  const changed = await world.admin.patch(path, { name: 'etter', alt: 'Etterpå' }, ifMatch(1))
  expect([changed.status, changed.body]).toEqual([200, { id, version: 2 }])
  expect((await world.admin.get(path)).body).toMatchObject({ name: 'etter', alt: 'Etterpå', version: 2 })
  const late = await world.admin.patch(path, { alt: 'x' }, ifMatch(1))
  expect([late.status, late.body.current.alt]).toEqual([412, 'Etterpå'])
  const taken = await world.admin.patch(path, { name: 'en-annen' }, ifMatch(2))
  expect([taken.status, taken.body.errors[0].field]).toEqual([409, 'name'])
  expect((await world.admin.patch(path, { name: 'etter' }, ifMatch(2))).status).toBe(200)
  expect((await world.admin.patch(path, {}, ifMatch(3))).body.code).toBe('request.nothing-to-change')
  expect((await world.admin.patch(path, { alt: null }, ifMatch(3))).body.errors[0].field).toBe('alt')
  expect((await trailOf(world, id)).map(({ action }) => action)).toEqual([
    'pictures.add',
    'pictures.change',
    'pictures.change',
  ])
})

test('another picture takes its place under the same name; the former bytes stay for what was sent', async () => {
  const id = await kept('byttes')
  const before = await rowsKept()
  expect((await replace(id, plainPng(9, 6), {})).status).toBe(428)
  const wrong = await replace(id, pdfBytes, ifMatch(1))
  expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'file'])
  expect((await replace(id, plainPng(9, 6), ifMatch(1))).body).toEqual({ id, version: 2 })
  expect((await replace(id, plainPng(9, 6), ifMatch(1))).status).toBe(412)
  expect((await replace(foreignId, plainPng(9, 6), ifMatch(1))).status).toBe(404)
  expect((await world.admin.get(`/pictures/${id}`)).body).toMatchObject({
    name: 'byttes',
    width: 9,
    height: 6,
  })
  expect(await rowsKept()).toEqual({
    ...before,
    // The former one stays for the documents that showed it.
    files: before.files + 1,
    entries: before.entries + 1,
  })
})

test('the logo is one of the pictures, read with its bytes in one statement, and cannot be taken away while it is', async () => {
  const id = await kept('merket', { name: 'merket.svg', bytes: svgOf('<path d="M0 0h50v50z"/>') })
  expect((await world.admin.get('/collaboration')).body.logoPictureId).toBe(null)
  expect(await world.app.db.read(world, findLogo)).toBe(null)
  const secretary = await (await world.make.secretary()).client()
  expect((await setLogo(id, secretary)).status).toBe(200)
  expect((await world.admin.get('/collaboration')).body.logoPictureId).toBe(id)
  const file = await world.admin.get(`/pictures/${id}/file`)
  const logo = await world.app.db.read(world, findLogo)
  expect(logo).toMatchObject({ mediaType: 'image/png', width: 1000, height: 500, alt: 'Bilde av merket' })
  expect(file.raw.equals(logo?.bytes ?? Buffer.alloc(0))).toBe(true)
  const refused = await world.admin.delete(`/pictures/${id}`, ifMatch(1))
  expect([refused.status, refused.body.code]).toEqual([409, 'pictures.is-the-logo'])
  expect((await world.admin.get(`/pictures/${id}/file`)).status).toBe(200)
  const unknown = await setLogo(foreignId)
  expect([unknown.status, unknown.body.errors[0]]).toMatchObject([
    422,
    { field: 'logoPictureId', code: 'request.unknown-reference' },
  ])
  expect((await setLogo(null, secretary)).status).toBe(200)
  const { pictures, files } = await rowsKept()
  expect((await world.admin.delete(`/pictures/${id}`, ifMatch(1))).status).toBe(204)
  expect(await rowsKept()).toMatchObject({ pictures: pictures - 1, files })
  expect((await world.admin.get(`/pictures/${id}`)).status).toBe(404)
})

test('a template gets the pictures that it names and that are here', async () => {
  await kept('en', { name: 'en.png', bytes: plainPng(7, 5) })
  await kept('to')
  const found = await world.app.db.read(world, (db) => listPicturesForPaper(db, ['to', 'en', 'borte', "'"]))
  expect(Object.keys(found)).toEqual(['en', 'to'])
  expect(found.en).toMatchObject({ mediaType: 'image/png', width: 7, height: 5, alt: 'Bilde av en' })
  expect(await world.app.db.read(world, (db) => listPicturesForPaper(db, []))).toEqual({})
})

test('who may not keep pictures is refused before anything is decoded, and sees them', async () => {
  const id = await kept('sett')
  const member = await (await world.make.person()).client()
  const before = await rowsKept()
  // Not even what is wrong with the picture is told.
  const broken = { name: 'x.png', bytes: small.bytes.subarray(0, 50) }
  const sent = await upload({ name: 'ny', alt: 'Ny' }, broken, { client: member })
  expect([sent.status, sent.body.code]).toEqual([403, 'request.only-secretariat'])
  expect((await replace(id, broken.bytes, ifMatch(1), member)).status).toBe(403)
  expect((await member.patch(`/pictures/${id}`, { alt: 'x' }, ifMatch(1))).status).toBe(403)
  expect((await member.delete(`/pictures/${id}`, ifMatch(1))).status).toBe(403)
  expect((await setLogo(id, member)).status).toBe(403)
  expect((await member.get(`/pictures/${id}`)).status).toBe(200)
  expect(await rowsKept()).toEqual(before)
})

test('a collaboration has at most two hundred', async () => {
  const actor = { personId: world.admin.personId, name: 'Ada', roles: ['administrator'] }
  const picture = { mediaType: 'image/png', width: 1, height: 1, bytes: small.bytes } as const
  const standing = (await rowsKept()).pictures
  await world.app.db.write(world, async (tx) => {
    for (let at = standing; at < 200; at++)
      await addPicture(tx, actor as never, { name: `fyll-${at}`, alt: 'Fyll', picture })
  })
  const { status, body } = await upload({ name: 'en-for-mye', alt: 'For mye' })
  expect([status, body.code]).toEqual([409, 'pictures.too-many'])
})
