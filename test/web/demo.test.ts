import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '#test/support/browser.ts'
import { makeMeetings } from '#test/support/make-meetings.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { openWorld, visitor, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ DEMO: 'true' })
})
afterAll(() => world.close())

test('one click signs in as somebody of the demo, with a token that opens the API', async () => {
  const secretary = await world.make.secretary({ name: 'Siri Sekretær' })
  const guest = browser(world.app.server)
  const list = await guest.get('/demo')
  expectGoodPage(list)
  expect(list.text.indexOf('Administrator')).toBeLessThan(list.text.indexOf('Sekretariat'))
  const form = list.forms.find(({ fields }) => fields.personId === secretary.id)
  const page = await guest.post('/demo/sign-in', { ...form?.fields })
  expectGoodPage(page)
  expect(page.text).toContain('Du er Siri Sekretær')
  const token = /[\w-]+\.[\w-]+\.[\w-]+(?=\s*<\/textarea>)/.exec(page.html)?.[0] ?? ''
  const me = await visitor(world.app.server, { authorization: `Bearer ${token}` }).get('/me')
  expect(me.body).toMatchObject({ name: 'Siri Sekretær', roles: ['secretariat'] })
  expect((await guest.get('/')).text).toContain('Hei, Siri')
})

test('nobody is signed in by a forged form, nor as somebody who is not there', async () => {
  const guest = browser(world.app.server)
  await guest.get('/demo')
  expect((await guest.post('/demo/sign-in', { personId: world.admin.personId })).status).toBe(403)
  const [form] = (await guest.get('/demo')).forms
  const stranger = { ...form?.fields, personId: '01900000-0000-7000-8000-00000000beef' }
  expect((await guest.post('/demo/sign-in', stranger)).status).toBe(404)
  expect((await guest.post('/demo/sign-in', { ...form?.fields, personId: 'x' })).status).toBe(404)
})

test('the API has the same', async () => {
  const guest = visitor(world.app.server)
  const { body } = await guest.get('/demo-people')
  expect(body.collaboration).toEqual({ id: world.collaborationId, name: 'Fjordsamarbeidet' })
  expect(body.people[0]).toMatchObject({ name: 'Ada Admin', role: 'administrator', groups: [] })
  const session = await guest.post('/demo-sessions', { personId: body.people[0].id })
  expect(session.status).toBe(201)
  const me = await visitor(world.app.server, { authorization: `Bearer ${session.body.accessToken}` }).get(
    '/me',
  )
  expect(me.body.roles).toEqual(['administrator'])
  expect((await guest.post('/demo-sessions', { personId: 'x' })).body.errors[0].field).toBe('personId')
  const stranger = { personId: '01900000-0000-7000-8000-00000000beef' }
  expect((await guest.post('/demo-sessions', stranger)).status).toBe(404)
})

test('what waits for somebody is a click away, through links like those in their mails', async () => {
  const make = makeMeetings(world)
  const { members, meeting } = await make.scene({ name: 'Faggruppe for demo' })
  expect((await world.admin.post(`/meetings/${meeting.id}/invitations`, {})).status).toBeLessThan(300)
  const guest = browser(world.app.server)
  const form = (await guest.get('/demo')).forms.find(({ fields }) => fields.personId === members[1].id)
  const page = await guest.post('/demo/sign-in', { ...form?.fields })
  expectGoodPage(page)
  const link = /href="(https:[^"]*\/l\/[\w-]+)"/.exec(page.html)?.[1] ?? ''
  const invitation = await guest.get(link)
  expect(invitation.text).toContain('Innkalling: Faggruppe for demo, 16. april 2026')
  expect((await guest.submit(invitation, '/reply', { answer: 'room' })).text).toContain(
    'Du har svart at du kommer',
  )
})
