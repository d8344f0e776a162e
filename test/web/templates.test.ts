import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentWords } from '#src/platform/language/words/web-templates.ts'
import { browser } from '#test/support/browser.ts'
import { makeGroups } from '#test/support/make-groups.ts'
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
const office = async () => as(await world.make.secretary())

test('each document has its template, for the collaboration and for a group', async () => {
  const group = await makeGroups(world).group({ name: 'Faggruppe for vann' })
  const guest = await office()
  const list = await guest.get('/templates')
  expectGoodPage(list)
  for (const { nb } of Object.values(documentWords)) expect(list.text).toContain(nb)
  const ofGroup = await guest.get(`/templates?groupId=${group.id}`)
  expectGoodPage(ofGroup)
  const link = ofGroup.links.find(({ text }) => text === 'Møteplan for året')?.path ?? ''
  const page = await guest.get(link)
  expectGoodPage(page)
  expect(page.text).toContain('Faggruppe for vann')
  const saved = await guest.submit(page, /\/templates\/year-plan$/, { source: '# Gruppens plan\n' })
  expectGoodPage(saved)
  expect(saved.text).toContain('Gruppens egen')
  expect((await guest.get('/templates/year-plan')).text).toContain('Følger med Referat')
  expect((await guest.get('/templates/ukjent')).status).toBe(404)
})

test('a text is saved as a version, seen again, used again and given up', async () => {
  const guest = await office()
  const page = await guest.get('/templates/decisions')
  const first = await guest.submit(page, /decisions$/, { source: '# Første utgave\r\n\r\n::items\r\n' })
  expectGoodPage(first)
  expect(first.text).toContain('Samarbeidets egen')
  const second = await guest.submit(first, /decisions$/, { source: '# Andre utgave\n' })
  const earlier = await guest.get(second.links.find(({ text }) => text === 'Versjon 1')?.path ?? '')
  expectGoodPage(earlier)
  expect(earlier.text).toContain('Du ser på versjon 1')
  const source = earlier.forms.find(({ names }) => names.includes('source'))?.fields.source
  expect(source).toBe('# Første utgave\n\n::items\n')
  const third = await guest.submit(earlier, /decisions$/)
  expectGoodPage(third)
  expect(third.text).toContain('Versjon 3')
  expect((await world.admin.get('/templates/decisions')).body).toMatchObject({ source, version: 3 })
  const dropped = await guest.submit(third, '/removal')
  expectGoodPage(dropped)
  expect(dropped.text).toContain('Følger med Referat')
  expect(dropped.text).toContain('Gitt opp')
  expect(dropped.forms.some(({ action }) => action.endsWith('/removal'))).toBe(false)
})

test('a broken text is refused with its line, and two who write see both', async () => {
  const guest = await office()
  const page = await guest.get('/templates/mandate')
  const broken = '# Mandat\n\n{{ finnes.ikke }}\n'
  const refused = await guest.submit(page, /mandate$/, { source: broken })
  expect(refused.status).toBe(422)
  expectGoodPage(refused)
  expect(refused.text).toContain('Linje 3: det finnes ingen opplysning som heter finnes.ikke')
  expect(refused.forms.find(({ names }) => names.includes('source'))?.fields.source).toBe(broken)
  expect((await guest.submit(page, /mandate$/, { source: ' ' })).status).toBe(422)
  expect((await guest.submit(page, /mandate$/, { source: '>'.repeat(40_000) })).status).toBe(422)
  await guest.submit(page, /mandate$/, { source: '# Den ene\n' })
  const stale = await guest.submit(page, /mandate$/, { source: '# Den andre\n' })
  expect(stale.status).toBe(412)
  expectGoodPage(stale)
  expect(stale.text).toContain('Står nå: # Den ene')
  expect(stale.text).toContain('# Den andre')
})

test('a text that is being written is shown as a PDF and kept nowhere; what is wrong with it is said in the frame', async () => {
  const guest = await office()
  const page = await guest.get('/templates/minutes')
  expect(page.html).toContain('formaction="/templates/minutes/preview.pdf#toolbar')
  const form = page.forms.find(({ names }) => names.includes('source'))
  const shown = await guest.post('/templates/minutes/preview.pdf', {
    ...form?.fields,
    source: '# Utkast for {{ group }}',
    language: 'sv',
  })
  expect(shown.headers['content-type']).toBe('application/pdf')
  expect(shown.headers['content-security-policy']).toBe("frame-ancestors 'self'")
  const words = wordsOf(await readPdf(new Uint8Array(shown.raw)))
  expect(words).toContain('Utkast for')
  expect(words).toContain('Fjordsamarbeidet')
  const wrong = await guest.post('/templates/minutes/preview.pdf', {
    ...form?.fields,
    source: 'a\n\n::finnes-ikke',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Linje 3')
  expect(wrong.html).not.toContain('<form')
  const forged = await guest.post('/templates/minutes/preview.pdf', { ...form?.fields, formToken: 'x' })
  expect(forged.status).toBe(403)
  const inUse = await guest.get('/templates/minutes/preview.pdf')
  expect(inUse.headers['content-type']).toBe('application/pdf')
  expect((await world.admin.get('/templates/minutes')).body.version).toBe(0)
})

test('only who keeps templates sees them: the office, and a group’s secretary those of the group', async () => {
  const groups = makeGroups(world)
  const { id: groupId } = await groups.group({ name: 'Faggruppe for vei' })
  const secretary = await world.make.person()
  await world.admin.post(`/groups/${groupId}/offices`, { personId: secretary.id, office: 'secretary' })
  const member = await world.make.person()
  await groups.seat(groupId, { personId: member.id })
  for (const [person, ofGroup] of [
    [secretary, 200],
    [member, 403],
  ] as const) {
    const guest = await as(person)
    for (const path of ['/templates', '/templates/minutes', '/templates/minutes/preview.pdf'])
      expect((await guest.get(path)).status, path).toBe(403)
    for (const path of ['/templates', '/templates/minutes', '/templates/minutes/preview.pdf'])
      expect((await guest.get(`${path}?groupId=${groupId}`)).status, path).toBe(ofGroup)
    const own = (await guest.get('/people')).forms.find(({ fields }) => fields.formToken)?.fields ?? {}
    const sent = { ...own, act: 'source', from: '/people', version: '0', source: '# Kapret\n' }
    expect((await guest.post('/templates/excerpt', { ...sent, groupId: '' })).status).toBe(403)
    expect(
      (await guest.post('/templates/excerpt/removal', { ...own, from: '/people', groupId: '' })).status,
    ).toBe(403)
    expect((await guest.post('/templates/excerpt/preview.pdf', sent)).status).toBe(403)
  }
  expect((await world.admin.get('/templates/excerpt')).body.version).toBe(0)
})
