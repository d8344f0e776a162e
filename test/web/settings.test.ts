import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '#test/support/browser.ts'
import { plainPng, pngSaying } from '#test/support/make-pictures.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { readPdf, wordsOf } from '#test/support/pdf-text.ts'
import { signInBrowser } from '#test/support/web-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function as(person: { id: string; name: string }) {
  const guest = browser(world.app.server)
  await signInBrowser(world, guest, person)
  return guest
}
const administrator = () => as({ id: world.admin.personId, name: 'Ada Admin' })
const office = async () => as(await world.make.secretary())
const standing = async () => (await world.admin.get('/collaboration')).body

test('an administrator sets name, language, zone and letterhead, and sees a document by them', async () => {
  const guest = await administrator()
  const page = await guest.get('/settings')
  expectGoodPage(page)
  const saved = await guest.submit(page, '/settings', {
    name: 'Fjordsamarbeidet i nord',
    zone: 'Europe/Stockholm',
  })
  expectGoodPage(saved)
  expect(saved.text).toContain('Lagret.')
  const lined = await guest.submit(saved, '/letterhead', {
    letterheadLines: 'Rådhusgata 1\r\n\r\n  9000 Havn \r\n',
    letterheadColour: '#102030',
  })
  expect(lined.text).toContain('Lagret.')
  expect(await standing()).toMatchObject({
    name: 'Fjordsamarbeidet i nord',
    zone: 'Europe/Stockholm',
    letterheadLines: ['Rådhusgata 1', '9000 Havn'],
    letterheadColour: '#102030',
  })
  const src = /<iframe class="paper"[^>]* src="([^"#]+)/.exec(lined.html)?.[1] ?? ''
  const paper = await guest.get(src)
  expect(paper.headers['content-type']).toBe('application/pdf')
  expect(paper.headers['content-security-policy']).toBe("frame-ancestors 'self'")
  const text = wordsOf(await readPdf(new Uint8Array(paper.raw)))
  for (const line of ['Fjordsamarbeidet i nord', 'Rådhusgata 1', '9000 Havn']) expect(text).toContain(line)
})

test('what cannot be is refused on the page with everything typed; a stale form shows both', async () => {
  const guest = await administrator()
  const page = await guest.get('/settings')
  const many = Array.from({ length: 7 }, (_, at) => `Linje ${at}`).join('\n')
  const long = await guest.submit(page, '/letterhead', { letterheadLines: many })
  expect(long.status).toBe(422)
  expectGoodPage(long)
  expect(long.forms.find(({ action }) => action === '/settings/letterhead')?.fields.letterheadLines).toBe(
    many,
  )
  for (const colour of ['red', '#12', '#12345g'])
    expect((await guest.submit(page, '/letterhead', { letterheadColour: colour })).status).toBe(422)
  const nowhere = await guest.submit(page, '/settings', { zone: 'Europe/Atlantis' })
  expect(nowhere.status).toBe(422)
  await guest.submit(page, '/settings', { name: 'Først lagret' })
  const stale = await guest.submit(page, '/settings', { name: 'Sist lagret' })
  expect(stale.status).toBe(412)
  expectGoodPage(stale)
  expect(stale.text).toContain('Står nå: Først lagret')
  expect((await standing()).name).toBe('Først lagret')
})

test('the secretariat adds, names, replaces and removes pictures and sets the logo', async () => {
  const guest = await office()
  const list = await guest.get('/pictures')
  expectGoodPage(list)
  const words = { name: 'logo', alt: 'En fjord "mellom" fjell' }
  const added = await guest.submit(list, '/pictures', words, { name: 'a.png', bytes: plainPng(40, 20) })
  expectGoodPage(added)
  expect(added.text).toContain('Lagt til.')
  const source = /<img class="picture" src="([^"]+)"/.exec(added.html)?.[1]?.replace('&#61;', '=') ?? ''
  const picture = await guest.get(source)
  expect(picture.headers['content-type']).toBe('image/png')
  expect(picture.headers['content-disposition']).toBeUndefined()
  expect(picture.headers['content-security-policy']).toContain("default-src 'none'; sandbox")
  expectGoodPage(await guest.get('/pictures'))

  const settings = await guest.get('/settings')
  expectGoodPage(settings)
  expect(
    settings.forms.filter(({ action }) => action.startsWith('/settings')).map(({ action }) => action),
  ).toEqual(['/settings/logo'])
  const id = source.split('/')[2] ?? ''
  const set = await guest.submit(settings, '/settings/logo', { logoPictureId: id })
  expectGoodPage(set)
  expect((await standing()).logoPictureId).toBe(id)
  const used = await guest.submit(added, '/removal')
  expect(used.status).toBe(409)
  expectGoodPage(used)

  const renamed = await guest.submit(added, `/pictures/${id}`, { alt: 'En fjord' })
  expect(renamed.text).toContain('En fjord')
  const replaced = await guest.submit(renamed, '/file', {}, { name: 'b.png', bytes: plainPng(60, 30) })
  expect(replaced.text).toContain('60 × 30 piksler')
  const late = await guest.submit(added, '/file', {}, { name: 'c.png', bytes: plainPng(10, 10) })
  expect(late.status).toBe(412)
  await guest.submit(await guest.get('/settings'), '/settings/logo', { logoPictureId: '' })
  const gone = await guest.submit(await guest.get(`/pictures/${id}`), '/removal')
  expectGoodPage(gone)
  expect(gone.text).toContain('Det er ingen bilder ennå.')
})

test('what is no picture, and a name that cannot be, are refused with what was typed', async () => {
  const guest = await office()
  const list = await guest.get('/pictures')
  const refused = [
    await guest.submit(
      list,
      '/pictures',
      { name: 'kart', alt: 'Kart' },
      { name: 'a.png', bytes: Buffer.from('hei') },
    ),
    await guest.submit(
      list,
      '/pictures',
      { name: 'Kart!', alt: 'Kart' },
      { name: 'a.png', bytes: plainPng(4, 4) },
    ),
    await guest.submit(
      list,
      '/pictures',
      { name: 'kart', alt: 'Kart' },
      { name: '', bytes: new Uint8Array() },
    ),
    await guest.submit(
      list,
      '/pictures',
      { name: 'kart', alt: 'Kart' },
      { name: 'a.png', bytes: pngSaying(60_000, 60_000, Buffer.alloc(4)) },
    ),
  ]
  for (const page of refused) {
    expect(page.status).toBe(422)
    expectGoodPage(page)
    expect(page.forms.find(({ action }) => action === '/pictures')?.fields.alt).toBe('Kart')
  }
  expect((await world.admin.get('/pictures')).body.items).toEqual([])
})

test('a member reads the settings and changes nothing', async () => {
  const before = await standing()
  const member = await as(await world.make.person())
  const page = await member.get('/settings')
  expectGoodPage(page)
  expect(page.text).toContain(before.name)
  expect(page.forms.filter(({ action }) => action.startsWith('/settings'))).toEqual([])
  expect(page.html).not.toContain('<iframe')
  const own = page.forms.find(({ fields }) => fields.formToken)?.fields ?? {}
  const send = { ...own, from: '/settings', act: 'collaboration', version: String(before.version) }
  const others = { name: 'Kapret', language: 'nb', zone: 'Europe/Oslo' }
  expect((await member.post('/settings', { ...send, ...others })).status).toBe(403)
  expect((await member.post('/settings/logo', { ...send, logoPictureId: '' })).status).toBe(403)
  const secretary = await office()
  const theirs =
    (await secretary.get('/settings')).forms.find(({ action }) => action === '/settings/logo')?.fields ?? {}
  const { logoPictureId: _, ...proof } = theirs
  expect((await secretary.post('/settings', { ...proof, ...others })).status).toBe(403)
  expect(await standing()).toEqual(before)
})
