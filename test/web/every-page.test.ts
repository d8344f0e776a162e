import { afterAll, beforeAll, expect, test } from 'vitest'
import { patterns } from '#src/web/paths.ts'
import { browser } from '#test/support/browser.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { everythingKept, signInBrowser } from '#test/support/web-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const visit = (headers: Record<string, string> = {}) => browser(world.app.server, headers)

const serves = (method: 'GET' | 'POST', url: string) => world.app.server.hasRoute({ method, url })
const served = (method: 'GET' | 'POST') => Object.values(patterns).filter((url) => serves(method, url))

/** An address of the pattern that names nothing there is. */
const addressOf = (pattern: string) =>
  pattern.replace(':name', 'minutes').replace(/:\w+/g, '01900000-0000-7000-8000-00000000beef')

/** For everybody: what they show or do asks for no session. */
const open = /^\/(assets|language|sign-in|sign-out|demo|l|public|feeds|api)\b|^\/$/
const forSignedIn = (method: 'GET' | 'POST') => served(method).filter((pattern) => !open.test(pattern))

test('the addresses of the pages, each with what it takes', async () => {
  const rows = Object.values(patterns).map((pattern) => {
    const methods = (['GET', 'POST'] as const).filter((method) => serves(method, pattern))
    return `${pattern}  ${methods.join(' ')}`
  })
  await expect(`${rows.sort().join('\n')}\n`).toMatchFileSnapshot('paths.snap.txt')
})

test('no address is written down that leads nowhere', () => {
  const nowhere = Object.values(patterns).filter(
    // The demo’s are there where the configuration says demo, the reference is the other door’s.
    (pattern) => !serves('GET', pattern) && !serves('POST', pattern) && !/^\/(demo|api)\b/.test(pattern),
  )
  expect(nowhere).toEqual([])
})

test('a page asks one who is not signed in to do so, and knows where they wanted to go', async () => {
  expect(forSignedIn('GET').length).toBeGreaterThan(3)
  for (const pattern of forSignedIn('GET')) {
    const path = addressOf(pattern)
    const answer = await world.app.server.inject({
      method: 'GET',
      url: path,
      headers: { accept: 'text/html' },
    })
    expect([pattern, answer.statusCode, answer.headers.location]).toEqual([
      pattern,
      303,
      `/?${new URLSearchParams({ to: path })}`,
    ])
  }
})

test('a form without a session changes nothing and loses nothing that was typed', async () => {
  const before = await everythingKept(world)
  expect(forSignedIn('POST').length).toBeGreaterThan(3)
  for (const pattern of forSignedIn('POST')) {
    const page = await visit().post(addressOf(pattern), {
      from: '/home',
      act: 'x',
      title: 'Skrevet på toget',
    })
    expect([pattern, page.status]).toEqual([pattern, 401])
    // A preview in a frame keeps nothing: what was typed is still in the form beside it.
    if (pattern === patterns.templatePreview) continue
    const carried = page.forms.find(({ action }) => action === '/sign-in')?.fields.resume ?? ''
    expect([pattern, carried]).toEqual([pattern, expect.stringContaining('Skrevet på toget')])
  }
  expect(await everythingKept(world)).toEqual(before)
})

test('a form that no page of ours showed is refused, and what it carried is shown', async () => {
  const person = { id: world.admin.personId, name: 'Ada Admin' }
  const [own, elsewhere] = [visit(), visit({ 'sec-fetch-site': 'cross-site' })]
  await signInBrowser(world, own, person)
  await signInBrowser(world, elsewhere, person)
  const { formToken = '' } =
    (await own.get('/home')).forms.find(({ action }) => action === '/sign-out')?.fields ?? {}
  const before = await everythingKept(world)
  for (const pattern of forSignedIn('POST')) {
    const without = await own.post(addressOf(pattern), { from: '/home', act: 'x', title: 'Skrevet her' })
    const from = await elsewhere.post(addressOf(pattern), { formToken, from: '/home', act: 'x' })
    expect([pattern, without.status, from.status]).toEqual([pattern, 403, 403])
  }
  expect(await everythingKept(world)).toEqual(before)
})

test('what was typed before the session was lost waits behind signing in', async () => {
  const email = 'ada@fjordsamarbeidet.example.org'
  const ada = visit()
  await signInBrowser(world, ada, { id: world.admin.personId, name: 'Ada Admin' })
  const page = await ada.get('/organisations')
  ada.cookies.delete('__Host-referat-session')
  const lost = await ada.submit(page, '/organisations', { name: 'Våler <kommune>', officialNumber: '3419' })
  expectGoodPage(lost)
  expect(lost.text).toContain('Det du skrev, er tatt vare på')
  const asked = await ada.submit(lost, '/sign-in', { email })
  const { rows } = await world.lite.query<{ body_text: string }>(
    "select body_text from mails where kind = 'sign-in-code' order by created_at desc, id desc limit 1",
  )
  const back = await ada.submit(asked, '/sign-in', {
    code: /\b\d{6}\b/.exec(rows[0]?.body_text ?? '')?.[0] ?? '',
  })
  expect(back.text).toContain('Våler <kommune>')
  expectGoodPage(back)
  const saved = await ada.submit(back, '/organisations')
  expect(saved.text).toContain('Våler <kommune>')
  expect(saved.text).toContain('Lagt til.')
})

test('only a page of ours is where signing in leads to', async () => {
  for (const to of [
    'https://evil.example.org/',
    '//evil.example.org',
    '/\\evil.example.org',
    'javascript:alert(1)',
  ]) {
    const one = visit()
    const person = await world.make.person()
    const asked = await one.submit(await one.get(`/?${new URLSearchParams({ to })}`), '/sign-in', {
      email: person.email,
    })
    const { rows } = await world.lite.query<{ body_text: string }>(
      "select body_text from mails where kind = 'sign-in-code' order by created_at desc, id desc limit 1",
    )
    const code = /\b\d{6}\b/.exec(rows[0]?.body_text ?? '')?.[0] ?? ''
    const form = asked.forms.find(({ action }) => action === '/sign-in')
    const answer = await world.app.server.inject({
      method: 'POST',
      url: '/sign-in',
      payload: new URLSearchParams({ ...form?.fields, code }).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: [...one.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
    expect([to, answer.statusCode, answer.headers.location]).toEqual([to, 303, '/home'])
  }
})

test('the same form sent twice makes one thing', async () => {
  const ada = visit()
  await signInBrowser(world, ada, { id: world.admin.personId, name: 'Ada Admin' })
  const page = await ada.get('/organisations')
  const [one, two] = await Promise.all([
    ada.submit(page, '/organisations', { name: 'Grue kommune' }),
    ada.submit(page, '/organisations', { name: 'Grue kommune' }),
  ])
  expect([one.status, two.status]).toEqual([200, 200])
  const { rows } = await world.lite.query("select 1 from organisations where name = 'Grue kommune'")
  expect(rows).toHaveLength(1)
})
