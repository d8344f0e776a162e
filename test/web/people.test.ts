import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser, type WebPage } from '#test/support/browser.ts'
import { makeGroups } from '#test/support/make-groups.ts'
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
/** The forms that would change something. */
const proven = ({ forms }: WebPage) =>
  forms.filter(({ action, fields }) => 'formToken' in fields && action !== '/sign-out')
const office = async () => as(await world.make.secretary())
const administrator = () => as({ id: world.admin.personId, name: 'Ada Admin' })

async function scene() {
  const groups = makeGroups(world)
  const organisation = await world.make.organisation({ name: `Skogvik kommune ${Math.random()}` })
  const person = await world.make.person({
    name: 'Sigrun Fjellanger',
    title: 'næringssjef',
    organisationId: organisation.id,
    phone: '22 22 33 33',
  })
  const { id: groupId } = await groups.group({ name: 'Faggruppe for fjellskog' })
  await groups.seat(groupId, { organisationId: organisation.id, personId: person.id })
  const { body } = await world.admin.post('/follow-ups', {
    groupId,
    text: 'Ringe fylket om tilskudd',
    dueOn: '2026-02-20',
    assignee: { personId: person.id },
  })
  expect(body.id).toBeTruthy()
  return { organisation, person, groupId }
}

test('the secretariat finds people by name and address and adds one; the same form sent twice makes one', async () => {
  const guest = await office()
  const list = await guest.get('/people')
  expectGoodPage(list)
  const added = await guest.submit(list, '/people', {
    name: 'Ålaug Utne',
    email: 'Aalaug.Utne@bygda.example.org',
  })
  expectGoodPage(added)
  expect(added.text).toContain('Lagt til.')
  const form = list.forms.find(({ action, names }) => action === '/people' && names.includes('email'))
  await guest.post('/people', {
    ...form?.fields,
    name: 'Ålaug Utne',
    email: 'Aalaug.Utne@bygda.example.org',
  })
  const found = await guest.get('/people?search=aalaug')
  expect(found.html.match(/class="title"/g)).toHaveLength(1)
  expect(found.text).toContain('aalaug.utne@bygda.example.org')
  expect((await guest.get('/people?search=finnes-ikke')).text).toContain('Ingenting passer')
})

test('a taken address and a bad one are refused on the page, with everything typed', async () => {
  const taken = await world.make.person()
  const guest = await office()
  const list = await guest.get('/people')
  const values = { name: 'Ny Person', title: 'rådgiver', email: taken.email, phone: '12' }
  const bad = await guest.submit(list, '/people', values)
  expect(bad.status).toBe(422)
  expectGoodPage(bad)
  expect(bad.forms.find(({ names }) => names.includes('phone'))?.fields).toMatchObject(values)
  expect(bad.html).toContain('id="add-phone-error"')
  const conflict = await guest.submit(list, '/people', { ...values, phone: '' })
  expect(conflict.status).toBe(409)
  expect(conflict.html).toContain('id="add-email-error"')
  expect(conflict.forms.find(({ names }) => names.includes('email'))?.fields.title).toBe('rådgiver')
})

test('a page longer than one is paged, within its organisation', async () => {
  const { id: organisationId } = await world.make.organisation()
  for (const letter of ['A', 'B', 'C']) await world.make.person({ name: `${letter} Bla`, organisationId })
  const guest = await office()
  const first = await guest.get(`/people?organisationId=${organisationId}&limit=2`)
  expect(first.text).toContain('A Bla')
  expect(first.text).not.toContain('C Bla')
  const next = first.links.find(({ text }) => text === 'Neste side')?.path ?? ''
  const second = await guest.get(next)
  expect(second.text).toContain('C Bla')
  expect(second.text).not.toContain('A Bla')
})

test('a person’s page holds seats, follow-ups and details, and is changed there; a stale form shows both', async () => {
  const { person, organisation } = await scene()
  const guest = await office()
  const page = await guest.get(`/people/${person.id}`)
  expectGoodPage(page)
  expect(page.text).toContain('Medlem for Skogvik')
  expect(page.text).toContain('Ringe fylket om tilskudd')
  expect(page.html).toContain('<span class="late">')
  const values = { title: 'direktør', organisationId: organisation.id }
  const saved = await guest.submit(page, `/people/${person.id}`, values)
  expect(saved.text).toContain('Lagret.')
  expect(saved.text).toContain('direktør')
  const stale = await guest.submit(page, `/people/${person.id}`, { title: 'rektor' })
  expect(stale.status).toBe(412)
  expectGoodPage(stale)
  expect(stale.text).toContain('Står nå: direktør')
  expect(stale.forms.find(({ action }) => action.endsWith(person.id))?.fields.title).toBe('rektor')
  expect((await world.admin.get(`/people/${person.id}`)).body.title).toBe('direktør')
})

test('a member sees who somebody is, without address, telephone and forms, and of groups only their own', async () => {
  const { person, organisation, groupId } = await scene()
  const stranger = await as(await world.make.person())
  const page = await stranger.get(`/people/${person.id}`)
  expectGoodPage(page)
  expect(page.text).toContain('Sigrun Fjellanger')
  for (const hidden of [person.email, '22 22 33 33', 'Faggruppe for fjellskog', 'Ringe fylket'])
    expect(page.html).not.toContain(hidden)
  expect(proven(page)).toEqual([])
  const own = await (await as(person)).get(`/people/${person.id}`)
  expect(own.text).toContain(person.email)
  expect(own.text).toContain('Faggruppe for fjellskog')
  expect(proven(own)).toEqual([])
  const list = await stranger.get('/people')
  expect(list.html).not.toContain(person.email)
  expect(proven(list)).toEqual([])
  expect((await stranger.get(`/people?search=${person.email}`)).text).toContain('Ingenting passer')
  const fellow = await world.make.person()
  await makeGroups(world).seat(groupId, { personId: fellow.id })
  const seen = await (await as(fellow)).get(`/people/${person.id}`)
  expect(seen.text).toContain('Ringe fylket')
  expect(seen.html).not.toContain(person.email)
  const their = await (await as(fellow)).get(`/organisations/${organisation.id}`)
  expectGoodPage(their)
  expect(their.text).toContain('Faggruppe for fjellskog Sigrun Fjellanger Representert')
  expect(proven(their)).toEqual([])
  expect((await stranger.get(`/organisations/${organisation.id}`)).text).not.toContain('fjellskog')
})

test('what a member posts to a person’s page is refused and changes nothing', async () => {
  const { person } = await scene()
  const page = await (await office()).get(`/people/${person.id}`)
  const stranger = await as(await world.make.person())
  const own = (await stranger.get('/home')).forms.find(({ fields }) => fields.formToken)?.fields
  for (const { action, fields } of proven(page))
    expect((await stranger.post(action, { ...fields, formToken: own?.formToken ?? '' })).status, action).toBe(
      403,
    )
  expect((await world.admin.get(`/people/${person.id}`)).body).toMatchObject({ version: 1, endedOn: null })
})

test('roles are given and taken by administrators, with a question first', async () => {
  const person = await world.make.person({ name: 'Rolf Rolle' })
  const path = `/people/${person.id}`
  expect((await (await office()).get(path)).forms.some(({ action }) => action.endsWith('/roles'))).toBe(false)
  const guest = await administrator()
  const page = await guest.get(path)
  expect(page.text).toContain('Rolf Rolle ser fra nå av alle grupper')
  const form = page.forms.find(({ fields }) => fields.role === 'secretariat')
  const given = await guest.post(form?.action ?? '', form?.fields ?? {})
  expectGoodPage(given)
  expect(given.html).toContain('<span class="ds-tag" data-color="info">Sekretariat</span>')
  await guest.submit(given, '/roles/taking')
  const { body } = await world.admin.get(`${path}/roles`)
  expect(body.items).toMatchObject([{ role: 'secretariat' }])
  expect(body.items[0].untilOn).not.toBeNull()
  const last = await guest.get(`/people/${world.admin.personId}`)
  const refused = await guest.submit(last, '/roles/taking')
  expect(refused.status).toBe(409)
  expectGoodPage(refused)
})

test('ending names what is left behind; an ended person has a page without forms', async () => {
  const { person } = await scene()
  const guest = await office()
  const page = await guest.get(`/people/${person.id}`)
  expect(page.text).toContain('Disse plassene og vervene står uten noen: Medlem, Faggruppe for fjellskog')
  expect(page.text).toContain('Åpen oppfølging som må gis til en annen: 1.')
  const bad = await guest.submit(page, '/ending', { on: '2026-02-31' })
  expect(bad.status).toBe(422)
  expect(bad.html).toContain('id="end-on-error"')
  const ended = await guest.submit(page, '/ending', { on: '2026-03-01' })
  expectGoodPage(ended)
  expect(ended.text).toContain('Avsluttet.')
  expect(ended.forms.filter(({ action }) => action.startsWith(`/people/${person.id}`))).toEqual([])
})

test('an organisation’s page holds its seats, its people and what it is part of', async () => {
  const { organisation, groupId } = await scene()
  const region = await world.make.organisation({ kind: 'sub-region' })
  const part = await world.make.organisation({ name: 'Delvik kommune', parentId: region.id })
  await makeGroups(world).seat(groupId, {
    organisationId: region.id,
    personId: (await world.make.person()).id,
  })
  const guest = await office()
  const page = await guest.get(`/organisations/${organisation.id}`)
  expectGoodPage(page)
  expect(page.text).toContain('Faggruppe for fjellskog Sigrun Fjellanger Representert')
  expect(page.text).toContain('Sigrun Fjellanger næringssjef')
  expect((await guest.get(`/organisations/${part.id}`)).text).toContain(`Gjennom Kommune`)
  expect((await guest.get(`/organisations/${region.id}`)).text).toContain('Delvik kommune')
  const refused = await guest.submit(page, '/ending', { on: '2026-03-01' })
  expect(refused.status).toBe(409)
})

test('names and titles come out as the text they are', async () => {
  const guest = await office()
  for (const hostile of hostileTexts) {
    const person = await world.make.person({ name: hostile, title: hostile })
    expectGoodPage(await guest.get(`/people/${person.id}`))
  }
  expectGoodPage(await guest.get('/people?search=%3Cscript'))
})
