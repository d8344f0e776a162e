import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundCollaboration } from '#src/domain/access/found-collaboration.ts'
import { browser } from '#test/support/browser.ts'
import { makeArchive } from '#test/support/make-archive.ts'
import { foreignId } from '#test/support/make-meetings.ts'
import { readCalendar } from '#test/support/read-calendar.ts'
import { everythingKept, hostileTexts } from '#test/support/web-world.ts'
import { openWorld, signedIn, type Visitor, type World } from '#test/support/world.ts'
import { childOf, elementsOf, parseXml } from '#test/support/xml.ts'

let world: World
let make: ReturnType<typeof makeArchive>
beforeAll(async () => {
  world = await openWorld()
  make = makeArchive(world)
})
afterAll(() => world.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  browser(world.app.server, headers).get(path)
const publicCalendar = (groupId: string) => `/public/groups/${groupId}/calendar.ics`
const publicNews = (groupId: string) => `/public/groups/${groupId}/minutes.atom`

const read = async (path: string) => {
  const { status, html } = await get(path)
  if (status !== 200) throw new Error(`${path} answers ${status}`)
  return readCalendar(html)
}

/** The page that everybody gets at an address that is none. */
async function nothing() {
  const { status, html } = await get(publicCalendar(foreignId))
  expect(status).toBe(404)
  return html
}

describe('a group’s public calendar', () => {
  test('is there only where the group says so, and a working group speaks for itself', async () => {
    const { id } = await make.staffedGroup()
    await make.called(id)
    const none = await nothing()
    expect((await get(publicCalendar(id))).html).toBe(none)
    await make.change(`/groups/${id}`, { calendarPublic: true })
    expect(Object.keys((await read(publicCalendar(id))).entries)).toHaveLength(1)
    const { id: work } = await make.done(
      world.admin.post(`/groups/${id}/working-groups`, {
        name: 'Hytter',
        seats: [{ personId: world.admin.personId }],
      }),
    )
    expect((await world.admin.get(`/groups/${work}`)).body.calendarPublic).toBe(false)
    expect((await get(publicCalendar(work))).html).toBe(none)
    await make.change(`/groups/${id}`, { calendarPublic: false })
    expect((await get(publicCalendar(id))).html).toBe(none)
    for (const bad of ['x', '%00', "'--", `${id}x`]) expect((await get(publicCalendar(bad))).status).toBe(404)
  })

  test('shows what was sent last: title, time, place; no draft, no link, no guest, no item', async () => {
    const { id, member } = await make.staffedGroup({ name: 'Faggruppe for reiseliv', calendarPublic: true })
    const facts = { title: 'Vårmøte, tlf. 99 88 77 66', videoUrl: 'https://video.example.org/rom' }
    const place = 'Rådhuset, https://teams.example.org/l/meetup og meet.example.org/abc-defg'
    const meeting = await make.called(id, { ...facts, place })
    const planned = await make.meeting(id)
    const neverCalled = await make.meeting(id)
    await make.cancel(neverCalled)
    const calledOff = await make.called(id)
    await make.cancel(calledOff, 'Lederen er syk')
    await make.change(`/meetings/${meeting}`, { title: 'Hemmelig', startsAt: '2026-04-16T08:00:00+02:00' })
    const calendar = await read(publicCalendar(id))
    expect(calendar).toMatchObject({
      name: 'Faggruppe for reiseliv – Fjordsamarbeidet',
      method: 'PUBLISH',
      refresh: 'PT1H',
      attendees: 0,
    })
    expect(Object.keys(calendar.entries).sort()).toEqual(
      [`${calledOff}@referat`, `${meeting}@referat`].sort(),
    )
    expect(calendar.of(meeting)).toEqual({
      ...{ sequence: 0, status: 'CONFIRMED', start: '2026-04-16T07:00:00Z', transparent: false },
      ...{ summary: 'Faggruppe for reiseliv: Vårmøte, tlf. (tatt ut)', description: '', url: '' },
      location: 'Rådhuset, og',
    })
    expect(calendar.of(calledOff)).toMatchObject({ sequence: 1, status: 'CANCELLED', transparent: true })
    const { html } = await get(publicCalendar(id))
    for (const hidden of ['example.org/', member.name, 'Hemmelig', 'syk', 'Godkjenning', '99 88'])
      expect(html.replaceAll('\r\n ', '')).not.toContain(hidden)
    await make.invite(meeting)
    expect((await read(publicCalendar(id))).of(meeting)).toMatchObject({
      sequence: 1,
      summary: 'Faggruppe for reiseliv: Hemmelig',
      start: '2026-04-16T06:00:00Z',
    })
    expect(calendar.of(planned)).toBeUndefined()
  })

  test('has the UID and SEQUENCE of the invitation in the mail', async () => {
    const { id } = await make.staffedGroup({ calendarPublic: true })
    const meeting = await make.called(id)
    await make.change(`/meetings/${meeting}`, { place: 'Kinoen' })
    await make.invite(meeting)
    const { rows } = await world.lite.query<{ calendar: { text: string } }>(
      "select calendar from mails where calendar is not null and calendar->>'text' like $1 order by id desc limit 1",
      [`%${meeting}@referat%`],
    )
    const mailed = readCalendar(rows[0]?.calendar.text ?? '').of(meeting)
    const fed = (await read(publicCalendar(id))).of(meeting)
    expect([fed?.sequence, fed?.start, fed?.summary]).toEqual([1, mailed?.start, mailed?.summary])
    expect(fed?.sequence).toBe(mailed?.sequence)
  })

  test('reaches back a year and ahead two, and is sent again only when it changed', async () => {
    const { id, member } = await make.staffedGroup({ calendarPublic: true })
    await make.office(id, 'deputy-chair', member.id, { fromOn: '2020-01-01' })
    const at = (day: string) => ({ startsAt: `${day}T09:00:00Z`, endsAt: `${day}T10:00:00Z` })
    const days = ['2025-03-01', '2025-03-03', '2028-03-01', '2028-03-03']
    const meetings = []
    for (const day of days) meetings.push(await make.called(id, at(day)))
    expect(Object.keys((await read(publicCalendar(id))).entries)).toEqual([
      `${meetings[1]}@referat`,
      `${meetings[2]}@referat`,
    ])
    const { headers } = await get(publicCalendar(id))
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'cache-control': 'public, max-age=300',
    })
    const known = { 'if-none-match': `"x", W/${headers.etag}` }
    const again = await get(publicCalendar(id), known)
    expect([again.status, again.html, again.headers.etag]).toEqual([304, '', headers.etag])
    await make.called(id)
    expect((await get(publicCalendar(id), known)).status).toBe(200)
  })

  test.each(hostileTexts)('the name %j is a name', async (name) => {
    const { id } = await make.staffedGroup({ name, calendarPublic: true })
    const meeting = await make.called(id)
    const calendar = await read(publicCalendar(id))
    expect(calendar.name).toBe(`${name} – Fjordsamarbeidet`.replaceAll(/ {2,}/g, ' '))
    expect(calendar.of(meeting)?.summary).toBe(name)
    const feed = parseXml((await get(publicNews(id))).html)
    expect(childOf(feed, 'title')?.children).toEqual([`Referater: ${name}`])
  })
})

describe('the address of one’s own calendar', () => {
  const addressOf = async (visitor: Visitor) =>
    (await make.done(visitor.post('/me/calendar-feed'))).url.replace(world.config.baseUrl, '') as string
  const ofGroup = (address: string, groupId: string) =>
    address.replace('calendar.ics', `groups/${groupId}/calendar.ics`)

  test('is answered once, is one, and ends when it is asked to or replaced', async () => {
    const visitor = await (await world.make.person()).client()
    expect((await visitor.get('/me/calendar-feed')).body).toEqual({ since: null })
    expect((await visitor.delete('/me/calendar-feed')).status).toBe(204)
    const made = await visitor.post('/me/calendar-feed')
    expect(made.status).toBe(201)
    expect(made.body).toEqual({
      url: expect.stringMatching(/^https:\/\/referat\.example\.org\/feeds\/[\w-]{43}\/calendar\.ics$/),
      since: '2026-03-02T08:00:00.000Z',
    })
    expect((await visitor.get('/me/calendar-feed')).body).toEqual({ since: '2026-03-02T08:00:00.000Z' })
    const first = made.body.url as string
    expect((await get(first)).status).toBe(200)
    const second = await addressOf(visitor)
    expect([(await get(first)).status, (await get(second)).status]).toEqual([404, 200])
    expect((await visitor.delete('/me/calendar-feed')).status).toBe(204)
    const none = await nothing()
    for (const dead of [first, second, '/feeds/x/calendar.ics', `/feeds/${'x'.repeat(290)}/calendar.ics`])
      expect((await get(dead)).html).toBe(none)
    expect((await visitor.get('/me/calendar-feed')).body).toEqual({ since: null })
    const { rows } = await world.lite.query<{ action: string }>(
      "select action from audit_entries where subject_type = 'feed' order by serial desc limit 3",
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'access.end-feed',
      'access.make-feed',
      'access.make-feed',
    ])
  })

  test('stands nowhere in the database, not even where a repeated request would look', async () => {
    const visitor = await (await world.make.person()).client()
    const key = { 'idempotency-key': 'kalender' }
    const made = await visitor.post('/me/calendar-feed', undefined, key)
    const token = /feeds\/([\w-]+)\//.exec(made.body.url)?.[1] ?? 'no token'
    const { rows } = await world.lite.query<{ name: string }>(
      "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
    )
    for (const { name } of rows) {
      const found = await world.lite.query(`select 1 from ${name} t where t::text like $1`, [`%${token}%`])
      expect([name, found.rows]).toEqual([name, []])
    }
    const again = await visitor.post('/me/calendar-feed', undefined, key)
    expect([again.status, again.body.url === made.body.url]).toEqual([201, false])
  })

  test('shows what is planned, called and called off, with the way to the video meeting', async () => {
    const group = await make.staffedGroup({ name: 'Faggruppe for næring' })
    const video = 'https://video.example.org/rom'
    const called = await make.called(group.id, { title: 'Vårmøte', place: 'Kinoen', videoUrl: video })
    const planned = await make.meeting(group.id, { videoUrl: video })
    const calledOff = await make.called(group.id)
    await make.cancel(calledOff)
    const address = await addressOf(group.member.at)
    const calendar = await read(address)
    expect(calendar).toMatchObject({
      name: 'Møter og oppfølginger – Fjordsamarbeidet',
      method: 'PUBLISH',
      attendees: 0,
    })
    expect(Object.keys(calendar.entries)).toHaveLength(3)
    expect(calendar.of(called)).toMatchObject({
      ...{ status: 'CONFIRMED', sequence: 0, start: '2026-04-16T07:00:00Z', url: video },
      ...{ summary: 'Faggruppe for næring: Vårmøte', location: `Kinoen · ${video}` },
    })
    expect(calendar.of(planned)).toMatchObject({ status: 'TENTATIVE', sequence: 0 })
    expect(calendar.of(calledOff)).toMatchObject({ status: 'CANCELLED', sequence: 1 })
    const { headers } = await get(address)
    expect(headers).toMatchObject({ 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' })
    const known = { 'if-none-match': String(headers.etag) }
    expect((await get(address, known)).status).toBe(304)
    await make.change(`/meetings/${planned}`, { startsAt: '2026-04-16T08:00:00+02:00' })
    expect((await get(address, known)).status).toBe(200)
  })

  test('shows what one has to do by a day, and helps with, as long as it is open', async () => {
    const group = await make.staffedGroup()
    const promise = async (facts: Record<string, unknown>): Promise<string> =>
      (await make.done(world.admin.post('/follow-ups', { groupId: group.id, dueOn: '2026-04-01', ...facts })))
        .id
    const assignee = { personId: group.member.id }
    const own = await promise({ text: 'Ring fylket; si fra, takk', assignee })
    const ofSeat = await promise({ text: 'Svar', assignee: { organisationId: group.organisationId } })
    const helped = await promise({ text: 'Hjelp', helpers: [group.member.id] })
    const done = await promise({ text: 'Ferdig', assignee })
    await make.done(world.admin.post(`/follow-ups/${done}/completion`, {}))
    await promise({ text: 'Uten frist', assignee, dueOn: null })
    await promise({ text: 'En annens', assignee: { personId: group.chair.id } })
    const calendar = await read(await addressOf(group.member.at))
    expect(Object.keys(calendar.entries).sort()).toEqual(
      [own, ofSeat, helped].map((id) => `${id}@referat`).sort(),
    )
    expect(calendar.of(own)).toMatchObject({
      ...{ start: '2026-04-01', transparent: true, status: 'CONFIRMED' },
      summary: 'Oppfølging: Ring fylket; si fra, takk',
    })
    await make.change(`/people/${group.member.id}`, { language: 'sv' })
    const swedish = await read(await addressOf(group.member.at))
    expect(swedish.name).toBe('Möten och uppföljningar – Fjordsamarbeidet')
    expect(swedish.of(helped)?.summary).toBe('Uppföljning: Hjelp')
  })

  test('shows nothing of other groups, and of a group that was left nothing any more', async () => {
    const [mine, other] = [await make.staffedGroup(), await make.staffedGroup()]
    const [ownMeeting, others] = [await make.called(mine.id), await make.called(other.id)]
    const asGuest = await make.meeting(other.id)
    await make.done(
      world.admin.post(`/meetings/${asGuest}/invitees`, { personId: mine.member.id, part: 'guest' }),
    )
    const address = await addressOf(mine.member.at)
    const seen = async () => Object.keys((await read(address)).entries).sort()
    expect(await seen()).toEqual([`${asGuest}@referat`, `${ownMeeting}@referat`].sort())
    const none = await nothing()
    expect((await get(ofGroup(address, other.id))).html).toBe(none)
    expect((await get(ofGroup(address, foreignId))).html).toBe(none)
    expect((await get(ofGroup(address, 'x'))).html).toBe(none)
    const whole = await read(ofGroup(address, mine.id))
    expect(Object.keys(whole.entries)).toEqual([`${ownMeeting}@referat`])
    expect(others).not.toBe(ownMeeting)
    const { holders } = await make.done(world.admin.get(`/seats/${mine.seatId}`))
    await make.done(world.admin.post(`/seat-holders/${holders[0].id}/ending`, { untilOn: '2026-03-01' }))
    expect(await seen()).toEqual([`${asGuest}@referat`])
    expect((await get(ofGroup(address, mine.id))).html).toBe(none)
  })

  test('a named deputy sees the meeting; who was taken off the list does not; nor a former chair', async () => {
    const group = await make.staffedGroup()
    const deputy = await world.make.person({ organisationId: group.organisationId })
    const meeting = await make.called(group.id)
    const added = await make.done(
      world.admin.post(`/meetings/${meeting}/invitees`, { personId: deputy.id, part: 'deputy' }),
    )
    const address = await addressOf(await deputy.client())
    expect((await read(address)).of(meeting)).toBeDefined()
    await make.done(world.admin.delete(`/invitees/${added.id}`, { 'if-match': '"0"' }))
    expect((await read(address)).entries).toEqual({})
    const chairs = await addressOf(group.chair.at)
    expect((await read(chairs)).of(meeting)).toBeDefined()
    const { items } = await make.done(world.admin.get(`/groups/${group.id}/offices`))
    const office = items.find((one: { office: string }) => one.office === 'chair')
    await make.done(world.admin.post(`/offices/${office.id}/ending`, {}))
    expect((await read(chairs)).entries).toEqual({})
  })

  test('the secretariat has its own meetings, and any group’s when it asks for it; members of the parent the working group’s', async () => {
    const group = await make.staffedGroup()
    const { id: work } = await make.done(
      world.admin.post(`/groups/${group.id}/working-groups`, {
        name: 'Strøm',
        seats: [{ personId: group.chair.id }],
      }),
    )
    const meeting = await make.meeting(work)
    const parents = await addressOf(group.member.at)
    expect((await read(parents)).of(meeting)).toBeUndefined()
    expect((await read(ofGroup(parents, work))).of(meeting)).toBeDefined()
    const secretariat = await addressOf(world.admin)
    expect((await read(secretariat)).of(meeting)).toBeUndefined()
    expect((await read(ofGroup(secretariat, work))).of(meeting)).toBeDefined()
  })

  test('dies with the person’s end, and opens nothing of another collaboration', async () => {
    const group = await make.staffedGroup()
    await make.called(group.id)
    const address = await addressOf(group.member.at)
    const other = '01900000-0000-7000-8000-000000000002'
    const founded = await foundCollaboration(world.app.db, {
      ...{ collaborationId: other, name: 'Nabosamarbeidet', language: 'sv', zone: 'Europe/Stockholm' },
      administrator: { name: 'Nina Nabo', email: 'nina@nabo.example.org' },
    })
    const nina = { id: founded.administratorId, name: 'Nina Nabo', collaborationId: other }
    const theirs = await addressOf(await signedIn(world.app, nina))
    expect((await read(theirs)).entries).toEqual({})
    const none = await nothing()
    expect((await get(ofGroup(theirs, group.id))).html).toBe(none)
    expect((await get(address)).status).toBe(200)
    await make.done(world.admin.post(`/people/${group.member.id}/ending`, { on: '2026-03-01' }))
    expect((await get(address)).html).toBe(none)
  })

  test('fetching writes nothing', async () => {
    const group = await make.staffedGroup({ calendarPublic: true })
    await make.called(group.id)
    const address = await addressOf(group.member.at)
    const before = await everythingKept(world)
    const addresses = [address, ofGroup(address, group.id), publicCalendar(group.id), publicNews(group.id)]
    for (const one of addresses) {
      expect((await get(one)).status).toBe(200)
      expect((await browser(world.app.server).head(one)).status).toBe(200)
    }
    expect(await everythingKept(world)).toEqual(before)
  })
})

describe('the news of a group’s published minutes', () => {
  test('is Atom with each of them once, and nothing that is exempt or not published', async () => {
    const { id } = await make.staffedGroup({ name: 'Næring & miljø', language: 'nn' })
    const none = await nothing()
    expect((await get(publicNews(id))).html).toBe(none)
    const { minutesId } = await make.published(id, '2026-02-10', { title: 'Stengt for andre' })
    const page = await get(publicNews(id))
    expect(page.headers).toMatchObject({
      'content-type': 'application/atom+xml; charset=utf-8',
      'cache-control': 'public, max-age=300',
    })
    const faults: string[] = []
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', ({ message }) => void faults.push(message))
    parser.write(page.html).close()
    expect(faults).toEqual([])
    const feed = parseXml(page.html)
    const textOf = (name: string, of = feed) => childOf(of, name)?.children.join('')
    expect([textOf('title'), textOf('id'), textOf('updated')]).toEqual([
      'Referat: Næring & miljø',
      `urn:uuid:${id}`,
      '2026-03-02T08:00:00.000Z',
    ])
    expect(feed.attributes).toEqual({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'nn' })
    const entries = elementsOf(feed, 'entry')
    expect(
      entries.map((entry) => [textOf('id', entry), textOf('title', entry)?.replaceAll('\u00a0', ' ')]),
    ).toEqual([[`urn:uuid:${minutesId}`, 'Referat: Næring & miljø, 10. februar 2026']])
    const links = elementsOf(feed, 'link').map(({ attributes }) => attributes.href ?? '')
    expect(links).toEqual([
      `https://referat.example.org/public/groups/${id}/minutes.atom`,
      `https://referat.example.org/public/minutes/${minutesId}`,
      `https://referat.example.org/public/minutes/${minutesId}.pdf`,
    ])
    for (const link of links) expect((await get(link)).status).toBe(200)
    expect(page.html).not.toContain('Kari')
    const known = { 'if-none-match': String(page.headers.etag) }
    expect((await get(publicNews(id), known)).status).toBe(304)
    expect((await get(publicCalendar(id))).html).toBe(none)
  })
})

test('whoever fetches too often is asked to wait', async () => {
  const guest = browser(world.app.server)
  const answers = new Set<number>()
  for (let asked = 0; asked < 301; asked++) answers.add((await guest.get('/feeds/x/calendar.ics')).status)
  expect([...answers]).toEqual([404, 429])
})
