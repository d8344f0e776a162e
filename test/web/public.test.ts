import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser, type WebPage } from '#test/support/browser.ts'
import { makeArchive } from '#test/support/make-archive.ts'
import { foreignId } from '#test/support/make-meetings.ts'
import { everythingKept, hostileTexts } from '#test/support/web-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeArchive>
beforeAll(async () => {
  world = await openWorld()
  make = makeArchive(world)
})
afterAll(() => world.close())

const visit = (headers: Record<string, string> = {}) => browser(world.app.server, headers)
const get = (path: string, headers: Record<string, string> = {}) => visit(headers).get(path)

/** What holds for a page that everybody may read, and a search engine find. */
function expectPublicPage({ status, html, headers }: WebPage, language = 'nb') {
  expect(status).toBe(200)
  expect(headers['cache-control']).toBe('public, max-age=300')
  expect(headers.vary).toContain('accept-language, cookie')
  expect(headers['content-language']).toBe(language)
  // What may be kept for others carries nobody's proof and sets no cookie.
  expect(headers['set-cookie']).toBeUndefined()
  expect(html).not.toContain('formToken')
  expect(html).not.toContain('noindex')
  expect(html).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${language}"`))
  expect(html.match(/<h1\b/g)).toHaveLength(1)
  expect(html).not.toMatch(/<(script|style|img|svg)\b|\son\w+=/)
}

describe('the page of a collaboration', () => {
  test('is there once something is for everybody, and shows nothing else', async () => {
    const hidden = await make.group({ name: 'Lukket gruppe' })
    expect((await get(`/public/${world.collaborationId}`)).status).toBe(404)
    const { id } = await make.group({ name: 'Åpen gruppe', calendarPublic: true })
    const page = await get(`/public/${world.collaborationId}`)
    expectPublicPage(page)
    expect(page.text).toContain('Fjordsamarbeidet')
    expect(page.text).toContain('Åpen gruppe Faggruppe · møtekalender')
    expect(page.html).toContain(`href="/public/groups/${id}"`)
    expect(page.text).not.toContain('Lukket gruppe')
    for (const path of [
      `/public/${foreignId}`,
      '/public/x',
      `/public/groups/${hidden.id}`,
      `/public/groups/${foreignId}`,
      '/public/groups/x',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404])
    expect((await get(`/public/groups/${hidden.id}`)).text).toBe(
      (await get(`/public/groups/${foreignId}`)).text,
    )
  })
})

describe('the page of a group', () => {
  test('shows what it was called to, without links, drafts and what is only planned', async () => {
    const { id } = await make.staffedGroup({ name: 'Faggruppe for reiseliv', calendarPublic: true })
    const meetingId = await make.called(id, {
      title: 'Vårmøte',
      place: 'Rådhuset',
      videoUrl: 'https://video.example.org/rom',
    })
    await make.meeting(id, { title: 'Bare planlagt' })
    await make.change(`/meetings/${meetingId}`, { title: 'Utkast til ny tittel' })
    const page = await get(`/public/groups/${id}`)
    expectPublicPage(page)
    expect(page.text).toContain('Torsdag 16. april 2026 kl. 09.00–10.30 · Vårmøte · Rådhuset')
    expect(page.html).toContain('<time datetime="2026-04-16T07:00:00.000Z">')
    for (const kept of ['Bare planlagt', 'Utkast', 'video.example.org']) expect(page.text).not.toContain(kept)
    expect(page.html).not.toContain('video.example.org')
  })

  test('leads to its feeds, for readers and for programs, and back to the collaboration', async () => {
    const { id } = await make.group({ calendarPublic: true })
    const page = await get(`/public/groups/${id}`)
    const [calendar, news] = [`/public/groups/${id}/calendar.ics`, `/public/groups/${id}/minutes.atom`]
    expect(page.html).toContain(`<link rel="alternate" type="text/calendar" href="${calendar}"`)
    expect(page.html).toContain(`<link rel="alternate" type="application/atom+xml" href="${news}"`)
    expect(page.html).toContain(`<a href="${calendar}" type="text/calendar">`)
    for (const feed of [calendar, news]) expect((await get(feed)).status).toBe(200)
    expect(page.html).toContain(`<a href="/public/${world.collaborationId}">Fjordsamarbeidet</a>`)
  })

  test('lists published minutes by year, a page at a time; minutes lead back to their group', async () => {
    const { id } = await make.staffedGroup({ name: 'Gruppe med arkiv' })
    const [older, newer] = [await make.published(id, '2025-11-20'), await make.published(id, '2026-01-15')]
    const page = await get(`/public/groups/${id}`)
    expectPublicPage(page)
    expect(page.text).toMatch(/2026 15\. januar 2026 publisert 2\. mars 2026.* 2025 20\. november 2025/)
    expect(page.text).not.toContain('Kommende møter')
    expect(page.html).not.toContain('calendar.ics')
    const year = await get(`/public/groups/${id}?year=2025`)
    expect(year.html).toContain(`/public/minutes/${older.minutesId}`)
    expect(year.html).not.toContain(`/public/minutes/${newer.minutesId}`)
    expect((await get(`/public/groups/${id}?year=2019`)).text).toContain(
      'Det er ikke publisert noen referater fra dette året',
    )
    expect((await get(`/public/groups/${id}?year=elleve`)).status).toBe(200)
    expect((await get(`/public/groups/${id}?cursor=x`)).status).toBe(422)
    const minutes = await get(`/public/minutes/${newer.minutesId}`)
    expectPublicPage(minutes)
    expect(minutes.html).toContain(`<a href="/public/groups/${id}">Gruppe med arkiv</a>`)
    expect(minutes.html).toContain(`<a href="/public/${world.collaborationId}">Fjordsamarbeidet</a>`)
  })

  test('reading writes nothing', async () => {
    const { id } = await make.group({ calendarPublic: true })
    const before = await everythingKept(world)
    await get(`/public/groups/${id}`)
    await get(`/public/${world.collaborationId}`)
    expect(await everythingKept(world)).toEqual(before)
  })

  test.each(hostileTexts.map((text, at) => [at, text] as const))(
    'shows hostile text %i as text',
    async (_, text) => {
      const { id } = await make.staffedGroup({ name: `G ${text}`, calendarPublic: true })
      await make.called(id, { title: `T ${text}`, place: `P ${text}` })
      const page = await get(`/public/groups/${id}`)
      expectPublicPage(page)
      expect(page.html).not.toMatch(/<(img|svg|style|b)\b/)
      expect(page.text).toContain(`G ${text}`.replace(/\s+/g, ' '))
    },
  )
})

describe('a visitor’s language', () => {
  test('is the browser’s until one is chosen at the foot, and then that of every page', async () => {
    const { id } = await make.group({ calendarPublic: true })
    const path = `/public/groups/${id}`
    expectPublicPage(await get(path, { 'accept-language': 'da' }), 'da')
    const one = visit({ 'accept-language': 'da' })
    const page = await one.get(`${path}?year=2026`)
    const form = page.forms.find(({ action }) => action === '/language')
    expect(form?.text).toBe('Bokmål Nynorsk Svenska Dansk English')
    const chosen = await one.post('/language', { ...form?.fields, language: 'sv' })
    expectPublicPage(chosen, 'sv')
    expect(chosen.text).toContain('Kommande möten')
    const front = await one.get('/')
    expect(front.headers['content-language']).toBe('sv')
    expect(
      (await one.post('/language', { ...front.forms.at(-1)?.fields, language: 'en' })).headers[
        'content-language'
      ],
    ).toBe('en')
  })

  test('another site neither sets it nor sends one away by it', async () => {
    const crossSite = visit({ 'sec-fetch-site': 'cross-site' })
    expect((await crossSite.post('/language', { language: 'sv', back: '/' })).status).toBe(403)
    expect(crossSite.cookies.size).toBe(0)
    for (const back of ['https://evil.example.org/', '//evil.example.org', '/\\evil.example.org']) {
      const answer = await world.app.server.inject({
        method: 'POST',
        url: '/language',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ language: 'sv', back }).toString(),
      })
      expect([answer.statusCode, answer.headers.location]).toEqual([303, '/'])
    }
    expect((await visit().post('/language', { language: 'xx', back: '/' })).status).toBe(403)
  })
})
