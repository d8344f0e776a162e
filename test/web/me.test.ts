import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundCollaboration } from '#src/domain/access/found-collaboration.ts'
import { openSession } from '#src/domain/access/sign-in.ts'
import { browser, type WebPage } from '#test/support/browser.ts'
import { trailOf } from '#test/support/make-groups.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { hostileTexts, newestCode, signInBrowser } from '#test/support/web-world.ts'
import { openWorld, signedIn, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const cookie = '__Host-referat-session'
const visit = (headers: Record<string, string> = {}) => browser(world.app.server, headers)

async function as(person: { id: string; name: string }) {
  const one = visit()
  await signInBrowser(world, one, person)
  return one
}

/** Somebody who has typed the code that was mailed to their address. */
async function proved(email: string) {
  const one = visit({
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  })
  const asked = await one.submit(await one.get('/'), '/sign-in', { email })
  await one.submit(asked, '/sign-in', { code: await newestCode(world, email) })
  return one
}

async function good(page: Promise<WebPage> | WebPage, language = 'nb'): Promise<WebPage> {
  const shown = await page
  expect(shown.status).toBe(200)
  expectGoodPage(shown, language)
  return shown
}

describe('what is known of oneself', () => {
  test('is changed by oneself, the address not; the language holds at once', async () => {
    const person = await world.make.person({ name: 'Kari Meg', title: 'rådgiver' })
    const kari = await as(person)
    const page = await good(kari.get('/me'))
    expect(page.text).toContain(`${person.email}. Du logger inn med den`)
    const wrong = await kari.submit(page, '/me', { phone: 'ring meg', name: 'Kari Ny' })
    expect(wrong.status).toBe(422)
    expectGoodPage(wrong)
    expect(wrong.forms.find(({ action }) => action === '/me')?.fields).toMatchObject({
      phone: 'ring meg',
      name: 'Kari Ny',
    })
    const saved = await good(
      kari.submit(page, '/me', { name: 'Kari Ny', title: 'leder', phone: '+47 99 88 77 66', language: 'sv' }),
      'sv',
    )
    expect(saved.text).toContain('Sparat.')
    expect((await world.admin.get(`/people/${person.id}`)).body).toMatchObject({
      name: 'Kari Ny',
      title: 'leder',
      phone: '+47 99 88 77 66',
      language: 'sv',
      email: person.email,
    })
    const back = await good(kari.submit(saved, '/me', { language: '' }))
    expect(back.text).toContain('Lagret.')
    expect((await world.admin.get(`/people/${person.id}`)).body.language).toBeNull()
  })

  test('a stale form shows both', async () => {
    const person = await world.make.person({ title: 'rådgiver' })
    const one = await as(person)
    const page = await one.get('/me')
    await one.submit(page, '/me', { title: 'leder' })
    const stale = await one.submit(page, '/me', { title: 'sjef' })
    expect([stale.status, stale.text.includes('Står nå: leder')]).toEqual([412, true])
    expectGoodPage(stale)
  })

  test.each(hostileTexts.map((text, at) => [at, text] as const))(
    'shows hostile text %i as text',
    async (_, text) => {
      const person = await world.make.person({ name: `P ${text}`, title: text })
      const page = await good((await as(person)).get('/me'))
      expect(page.html).not.toMatch(/<(img|svg\/|style|b)\b/)
      expect(page.text).toContain(`P ${text}`.replace(/\s+/g, ' '))
    },
  )
})

describe('the calendar of one’s own', () => {
  test('has an address that is shown once, opens the calendar, and is replaced and ended', async () => {
    const one = await as(await world.make.person())
    const page = await good(one.get('/me'))
    const made = await good(one.submit(page, '/me/calendar-feed'))
    const url = /https:\/\/referat\.example\.org(\/feeds\/[\w-]+\/calendar\.ics)/.exec(made.html)?.[1] ?? ''
    expect((await visit().get(url)).headers['content-type']).toContain('text/calendar')
    const later = await good(one.get('/me'))
    expect(later.html).not.toContain('/feeds/')
    expect(later.text).toContain('Du har en adresse fra 2. mars 2026')
    const again = await good(one.submit(later, '/me/calendar-feed'))
    const other = /(\/feeds\/[\w-]+\/calendar\.ics)/.exec(again.html)?.[1] ?? ''
    expect([(await visit().get(url)).status, (await visit().get(other)).status]).toEqual([404, 200])
    const ended = await good(one.submit(await one.get('/me'), '/me/calendar-feed/ending'))
    expect(ended.text).toContain('Lag adressen')
    expect((await visit().get(other)).status).toBe(404)
  })
})

describe('where one is signed in', () => {
  test('is listed by device, one’s own marked; another is ended, and nobody else’s', async () => {
    const person = await world.make.person()
    const [here, there] = [await proved(person.email), await proved(person.email)]
    const page = await good(here.get('/me'))
    expect(page.text).toContain('Firefox på Linux')
    expect(page.text.match(/Denne nettleseren/g)).toHaveLength(1)
    const [own, others] = page.forms.filter(({ action }) => action.startsWith('/me/sessions/'))
    expect((await there.get('/home')).status).toBe(200)
    await good(here.post(others?.action ?? '', others?.fields ?? {}))
    expect((await there.get('/me')).text).toContain('Logg inn for å se siden')
    const stranger = await as(await world.make.person())
    const form = (await stranger.get('/me')).forms.find(({ action }) => action.startsWith('/me/sessions/'))
    expect((await stranger.post(own?.action ?? '', form?.fields ?? {})).status).toBe(404)
    expect((await here.get('/me')).status).toBe(200)
    const out = await here.post(own?.action ?? '', own?.fields ?? {})
    expect(out.text).toContain('Logg inn med e-post')
    expect(here.cookies.has(cookie)).toBe(false)
  })

  test('one signs out everywhere after a question', async () => {
    const person = await world.make.person()
    const [here, there] = [await proved(person.email), await proved(person.email)]
    const page = await good(here.get('/me'))
    expect(page.text).toContain('på alle andre enheter (2 i alt)')
    expect((await here.submit(page, '/me/sign-out-everywhere')).text).toContain('Logg inn med e-post')
    expect(here.cookies.has(cookie)).toBe(false)
    expect((await there.get('/me')).text).toContain('Logg inn for å se siden')
  })
})

describe('other collaborations of the same address', () => {
  let founded = 0
  /** Another collaboration whose administrator has that address. */
  async function elsewhere(email: string, name: string) {
    const collaborationId = `01900000-0000-7000-8000-0000000001${String(++founded).padStart(2, '0')}`
    const { administratorId } = await foundCollaboration(world.app.db, {
      collaborationId,
      name,
      language: 'sv',
      zone: 'Europe/Stockholm',
      administrator: { name: 'Kari i Sverige', email },
    })
    return { collaborationId, personId: administratorId }
  }

  test('are shown to a browser that has proved the address, and entered without a code; both sides have it on record', async () => {
    const person = await world.make.person()
    const there = await elsewhere(person.email, 'Gränssamarbetet')
    const one = await proved(person.email)
    const before = one.cookies.get(cookie)
    const page = await good(one.get('/me'))
    expect(page.html).toContain('<section id="collaborations">')
    const entered = await one.submit(page, '/me/switch')
    expect(entered.status).toBe(200)
    expect(entered.text).toContain('Gränssamarbetet')
    expect(one.cookies.get(cookie)?.startsWith(there.collaborationId)).toBe(true)
    const { rows } = await world.lite.query<{ action: string; details: object; collaboration_id: string }>(
      "select action, details, e.collaboration_id from audit_entries e join audit_details d using (collaboration_id, serial) where d.actor_id in ($1, $2) and action like 'access.sign-%' order by e.at, e.serial",
      [person.id, there.personId],
    )
    expect(rows.map(({ action }) => action).sort()).toEqual([
      'access.sign-in',
      'access.sign-in',
      'access.sign-out',
    ])
    expect(rows.find((row) => row.collaboration_id === there.collaborationId)).toMatchObject({
      action: 'access.sign-in',
      details: { how: 'one-time-code', switched: true },
    })
    const old = visit()
    old.cookies.set(cookie, String(before))
    expect((await old.get('/me')).text).toContain('Logg inn for å se siden')
    const back = await one.submit(await one.get('/me'), '/me/switch')
    expect(back.text).toContain('Fjordsamarbeidet')
  })

  test('a session without a code is told nothing, and enters nowhere', async () => {
    const person = await world.make.person()
    const there = await elsewhere(person.email, 'Hemmelig samarbeid')
    const session = await openSession(
      world.app.db,
      { ...person, collaborationId: world.collaborationId, collaborationName: '', language: 'nb' },
      { how: 'demo', userAgent: undefined, known: [] },
    )
    const one = visit()
    one.cookies.set(cookie, `${world.collaborationId}.${session.refreshToken}`)
    const page = await good(one.get('/me'))
    expect(page.text).not.toContain('Hemmelig samarbeid')
    expect(page.text).toContain('Denne innloggingen har ikke vist')
    const { formToken = '' } = page.forms.find(({ action }) => action === '/me')?.fields ?? {}
    const tried = await one.post('/me/switch', {
      formToken,
      from: '/me',
      act: 'x',
      collaborationId: there.collaborationId,
    })
    expect(tried.status).toBe(403)
    expect(one.cookies.get(cookie)?.startsWith(world.collaborationId)).toBe(true)
  })

  test('an address that was given to one here opens nothing that is its owner’s elsewhere', async () => {
    const [intruder, email] = [await world.make.person(), 'offer@annetsteds.example.org']
    const there = await elsewhere(email, 'Offerets samarbeid')
    const one = await proved(intruder.email)
    await world.lite.query('update people set email = $1 where id = $2', [email, intruder.id])
    const page = await good(one.get('/me'))
    expect(page.text).not.toContain('Offerets samarbeid')
    const { formToken = '' } = page.forms.find(({ action }) => action === '/me')?.fields ?? {}
    const asked = { formToken, from: '/me', act: 'x', collaborationId: there.collaborationId }
    expect((await one.post('/me/switch', asked)).status).toBe(404)
  })

  test('nor one that the address has left', async () => {
    const person = await world.make.person()
    const there = await elsewhere(person.email, 'Forlatt samarbeid')
    const one = await proved(person.email)
    const page = await one.get('/me')
    await world.lite.query('update people set email = null where id = $1', [there.personId])
    expect((await one.submit(page, '/me/switch')).status).toBe(404)
    expect((await one.get('/me')).text).not.toContain('Forlatt samarbeid')
  })
})

test('what is done on one’s own page is on record', async () => {
  const person = await world.make.person()
  const client = await signedIn(world.app, { ...person, collaborationId: world.collaborationId })
  const one = await as(person)
  await one.submit(await one.get('/me'), '/me', { title: 'leder' })
  expect((await trailOf(world, person.id)).map(({ action }) => action)).toContain('people.change')
  expect((await client.get('/me')).status).toBe(200)
})
