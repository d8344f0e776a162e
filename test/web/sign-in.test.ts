import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser } from '#test/support/browser.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { newestCode } from '#test/support/web-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const visit = (headers: Record<string, string> = {}) => browser(world.app.server, headers)

describe('the front page', () => {
  test.each(['nb', 'nn', 'sv', 'da', 'en'])(
    'speaks %s, with title, one heading and labels',
    async (language) => {
      expectGoodPage(await visit({ 'accept-language': language }).get('/'), language)
    },
  )

  test('signs in with a mailed code, says who one is, and signs out', async () => {
    const person = await world.make.person({ name: 'Kari Nordmann' })
    const kari = visit()
    const asked = await kari.submit(await kari.get('/'), '/sign-in', { email: person.email.toUpperCase() })
    expectGoodPage(asked)
    expect(asked.text).toContain(`Hvis ${person.email} er registrert her`)
    const code = await newestCode(world, person.email)
    const wrong = await kari.submit(asked, '/sign-in', { code: code === '111111' ? '222222' : '111111' })
    expect([wrong.status, wrong.text.includes('Koden er feil')]).toEqual([422, true])
    expectGoodPage(wrong)
    const front = await kari.submit(wrong, '/sign-in', { code: ` ${code.slice(0, 3)} ${code.slice(3)} ` })
    expect(front.text).toContain('Hei, Kari')
    expect(front.text).toContain('Fjordsamarbeidet')
    expectGoodPage(front)
    const session = kari.cookies.get('__Host-referat-session')
    const out = await kari.submit(front, '/sign-out')
    expect(out.text).toContain('Logg inn med e-post')
    kari.cookies.set('__Host-referat-session', String(session))
    expect((await kari.get('/')).text).toContain('Logg inn med e-post')
  })

  test('answers an unknown address like a known one', async () => {
    const person = await world.make.person()
    const one = visit()
    const front = await one.get('/')
    const known = await one.submit(front, '/sign-in', { email: person.email })
    const unknown = await one.submit(front, '/sign-in', { email: 'nobody@example.org' })
    expect(unknown.text.replaceAll('nobody@example.org', person.email)).toBe(known.text)
  })

  test('keeps the session from scripts and other sites', async () => {
    const person = await world.make.person()
    const one = visit()
    const asked = await one.submit(await one.get('/'), '/sign-in', { email: person.email })
    const response = await world.app.server.inject({
      method: 'POST',
      url: '/sign-in',
      headers: {
        cookie: [...one.cookies].map((pair) => pair.join('=')).join('; '),
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({
        ...asked.forms[0]?.fields,
        code: await newestCode(world, person.email),
      }).toString(),
    })
    const [cookie] = response.cookies as Record<string, unknown>[]
    expect(cookie).toMatchObject({
      name: '__Host-referat-session',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: 30 * 86_400,
    })
  })
})

describe('a form that did not come from its page', () => {
  test('is refused without its token, with another browser’s, or when another site sent it', async () => {
    const person = await world.make.person()
    const one = visit()
    const form = (await one.get('/')).forms[0]
    const forged = await one.post('/sign-in', { email: person.email, formToken: 'x' })
    expect(forged.status).toBe(403)
    expectGoodPage(forged)
    expect((await one.post('/sign-in', { email: person.email })).status).toBe(403)
    const elsewhere = visit()
    await elsewhere.get('/')
    expect((await elsewhere.post('/sign-in', { ...form?.fields, email: person.email })).status).toBe(403)
    const crossSite = visit({ 'sec-fetch-site': 'cross-site' })
    crossSite.cookies.set('__Host-referat-visitor', String(one.cookies.get('__Host-referat-visitor')))
    expect((await crossSite.post('/sign-in', { ...form?.fields, email: person.email })).status).toBe(403)
    expect(await newestCode(world, person.email)).toBe('')
  })

  test('nor can anything but a form be posted', async () => {
    const response = await world.app.server.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'application/json', accept: 'text/html' },
      payload: '{"email":"a@example.org"}',
    })
    expect(response.statusCode).toBe(415)
  })
})

test('a mistyped address gets a page; a program gets the API’s answer', async () => {
  const page = await visit().get('/nothing-here')
  expect(page.status).toBe(404)
  expectGoodPage(page)
  const problem = await world.app.server.inject({ url: '/nothing-here' })
  expect([problem.statusCode, problem.json().code]).toEqual([404, 'request.no-such-address'])
  expect((await visit().get('/api/v1/nothing')).headers['content-type']).toContain('problem+json')
})

test('outside the demo there is no demo sign-in', async () => {
  expect((await visit().get('/demo')).status).toBe(404)
  expect((await visit().post('/demo/sign-in', { personId: world.admin.personId })).status).toBe(404)
  expect((await visit().get('/')).text).not.toContain('demo')
  const api = await world.app.server.inject({ url: '/api/v1/demo-people' })
  expect(api.statusCode).toBe(404)
})
