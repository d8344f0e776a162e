import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '#test/support/browser.ts'
import { makeDuplicates } from '#test/support/make-duplicates.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { hostileTexts, signInBrowser } from '#test/support/web-world.ts'
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

test('two who may be one are shown with why and what each has, and merged once one has read what moves', async () => {
  const { keep, drop } = await makeDuplicates(world).twoAtWork()
  const guest = await office()
  const list = await guest.get('/duplicates')
  expectGoodPage(list)
  expect(list.text).toContain('Det ene navnet er en kortere form av det andre')
  const person = await guest.get(`/people/${keep.id}`)
  expectGoodPage(person)
  expect(person.text).toContain('Kanskje ført opp to ganger')
  const question = await guest.get(person.links.find(({ text }) => text === 'Se om det er samme')?.path ?? '')
  expectGoodPage(question)
  expect(question.text).toContain('Slå sammen til Eli Arnkværn Bryhni')
  for (const line of ['plasser: 1', 'verv: 1', 'kommende møter: 1', 'åpen oppfølging: 1', 'Telefon'])
    expect(question.text).toContain(line)
  const swapped = await guest.get(
    question.links.find(({ text }) => text === 'Behold heller Eli Bryhni')?.path ?? '',
  )
  expectGoodPage(swapped)
  expect(swapped.text).toContain('Slå sammen til Eli Bryhni')
  const merged = await guest.submit(question, '/merging')
  expectGoodPage(merged)
  expect(merged.text).toContain('Slått sammen.')
  expect(merged.forms.find(({ names }) => names.includes('phone'))?.fields.phone).toBe('22 33 44 55')
  const gone = await guest.get(`/people/${drop.id}`)
  expectGoodPage(gone)
  expect(gone.text).toContain('Slått sammen til Eli Arnkværn Bryhni')
  const late = await guest.submit(question, '/merging')
  expect(late.status).toBeGreaterThanOrEqual(409)
})

test('a pair that is not the same is not shown again', async () => {
  const one = await world.make.person({ name: 'Arne Olav Lien' })
  await world.make.person({ name: 'Arne Lien' })
  const guest = await office()
  const list = await guest.get('/duplicates')
  const form = list.forms.find(({ fields }) => [fields.oneId, fields.otherId].includes(one.id))
  const after = await guest.post('/duplicates/dismissals', form?.fields ?? {})
  expectGoodPage(after)
  expect(after.text).not.toContain('Arne Lien')
  expect((await guest.get(`/people/${one.id}`)).text).not.toContain('Kanskje ført opp')
})

test('organisations are merged likewise', async () => {
  const keep = await world.make.organisation({ name: 'Storfjell kommune' })
  const drop = await world.make.organisation({ name: 'Storfjell' })
  await world.make.person({ organisationId: drop.id })
  const guest = await office()
  const list = await guest.get('/duplicates?kind=organisations')
  expectGoodPage(list)
  expect(list.text).toContain('Storfjell')
  const page = await guest.get(`/organisations/${keep.id}`)
  expect(page.text).toContain('Kanskje ført opp to ganger')
  const question = await guest.get(page.links.find(({ text }) => text === 'Se om det er samme')?.path ?? '')
  expectGoodPage(question)
  expect(question.text).toContain('personer: 1')
  const merged = await guest.submit(question, '/merging')
  expectGoodPage(merged)
  expect((await guest.get(`/organisations/${drop.id}`)).text).toContain('Slått sammen til Storfjell kommune')
})

test('a stale version, somebody else’s role and an address that names one alone are refused on the page', async () => {
  const { keep, drop } = await makeDuplicates(world).twoOfOne({ name: 'Eli Arnkværn-Bryhni' })
  const guest = await office()
  const question = await guest.get(`/people/${keep.id}/merging?dropId=${drop.id}`)
  await world.admin.patch(`/people/${keep.id}`, { title: 'leder' }, { 'if-match': '"1"' })
  const stale = await guest.submit(question, '/merging')
  expect(stale.status).toBe(412)
  expectGoodPage(stale)
  for (const path of ['merging', `merging?dropId=${keep.id.replace(/.$/, '0')}`])
    expect((await guest.get(`/people/${keep.id}/${path}`)).status, path).toBeGreaterThanOrEqual(404)
  const administrator = await guest.get(`/people/${keep.id}/merging?dropId=${world.admin.personId}`)
  expect(administrator.status).toBe(403)
})

test('members see no pairs and merge nobody; names come out as the text they are', async () => {
  for (const name of hostileTexts.slice(0, 3))
    for (const _ of [1, 2]) await world.make.person({ name: `Eva ${name}` })
  expectGoodPage(await (await office()).get('/duplicates'))
  const { keep, drop } = await makeDuplicates(world).twoOfOne({ name: 'Eli A. Bryhni' })
  const member = await as(await world.make.person())
  for (const path of ['/duplicates', `/people/${keep.id}/merging?dropId=${drop.id}`])
    expect((await member.get(path)).status, path).toBe(403)
  const own = (await member.get('/people')).forms.find(({ fields }) => fields.formToken)?.fields ?? {}
  const sent = { ...own, from: '/people', act: 'merge', version: '1', dropId: drop.id }
  expect((await member.post(`/people/${keep.id}/merging`, sent)).status).toBe(403)
  expect((await world.admin.get(`/people/${drop.id}`)).body.endedOn).toBeNull()
})
