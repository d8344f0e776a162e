import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browser } from '#test/support/browser.ts'
import { makeCirculated } from '#test/support/make-circulated.ts'
import { formOf } from '#test/support/make-files.ts'
import { makeMeetings, today } from '#test/support/make-meetings.ts'
import { newestCode, signInBrowser } from '#test/support/web-world.ts'
import { openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let ada: Browser
beforeAll(async () => {
  world = await openWorld()
  ada = browser(world.app.server)
  await signInBrowser(world, ada, { id: world.admin.personId, name: 'Ada Admin' })
})
afterAll(() => world.close())

/** The answer to a form itself: where it leads, before a browser goes there. */
const answerTo = (from: Browser, url: string, fields: Record<string, string>) =>
  world.app.server.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: [...from.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  })

/** What browsers read as two slashes at the beginning, and so as another server. */
const hidden = [
  '/.//evil.example.org',
  '/x/..//evil.example.org',
  '/\t/evil.example.org',
  '/.\\\\evil.example.org',
]

describe('an address that hides another server', () => {
  test.each(hidden)('is not where signing in leads: %j', async (to) => {
    const one = browser(world.app.server)
    const person = await world.make.person()
    const front = await one.get(`/?${new URLSearchParams({ to })}`)
    const asked = await one.submit(front, '/sign-in', { email: person.email })
    const form = asked.forms.find(({ action }) => action === '/sign-in')
    const code = await newestCode(world, person.email)
    const { headers } = await answerTo(one, '/sign-in', { ...form?.fields, code })
    expect(headers.location).toBe('/home')
  })

  test.each(hidden)('is not where a form leads back: %j', async (from) => {
    const page = await ada.get('/me')
    const form = page.forms.find(({ action }) => action === '/me')
    const { statusCode, headers } = await answerTo(ada, '/me', { ...form?.fields, from })
    expect([statusCode, headers.location]).toEqual([303, '/'])
  })

  test.each(hidden)('is not where choosing a language leads: %j', async (back) => {
    const { headers } = await answerTo(browser(world.app.server), '/language', { language: 'sv', back })
    expect(headers.location).toBe('/')
  })
})

describe('a form that is refused', () => {
  const tokenOf = async (one: Browser) =>
    (await one.get('/home')).forms.find(({ action }) => action === '/sign-out')?.fields.formToken ?? ''

  test.each(['/groups/%', '/groups/%zz', '/groups/%ED%A0%80'])(
    'keeps what was typed where it names a page that is none: %s',
    async (from) => {
      const fields = { formToken: await tokenOf(ada), from, act: 'x', name: 'Skrevet her', kind: 'x' }
      const page = await ada.post('/organisations', fields)
      expect([page.status, page.text]).toEqual([422, expect.stringContaining('Skrevet her')])
    },
  )

  test('keeps what was typed where its page has closed to the writer', async () => {
    const { body } = await world.admin.post('/groups', { name: 'Rådet', kind: 'council', language: 'nb' })
    const secretary = await world.make.person()
    const office = await world.admin.post(`/groups/${body.id}/offices`, {
      ...{ personId: secretary.id, office: 'secretary', fromOn: '2020-01-01' },
    })
    expect(office.status).toBe(201)
    const one = browser(world.app.server)
    await signInBrowser(world, one, secretary)
    const page = await one.get(`/groups/${body.id}/meetings/new`)
    expect(page.status).toBe(200)
    await world.lite.query('delete from offices where id = $1', [office.body.id])
    const late = await one.submit(page, `/groups/${body.id}/meetings`, {
      title: 'Skrevet like før',
      on: '2026-05-05',
      startsAt: '09:00',
      endsAt: '10:00',
    })
    expect([late.status, late.text]).toEqual([403, expect.stringContaining('Skrevet like før')])
  })

  test('answers a remark on a version that is none', async () => {
    const { minutesId, circulate, member, as } = await makeCirculated(world)
    await circulate()
    const one = await as(member)
    const page = await one.get(`/minutes/${minutesId}`)
    const late = await one.submit(page, '/remarks', { versionHash: '\0', text: 'Skrevet her' })
    expect([late.status, late.text]).toEqual([422, expect.stringContaining('Skrevet her')])
  })
})

test.each(['__proto__', 'constructor', 'toString'])(
  'a forged note of what was done says nothing: %s',
  async (what) => {
    ada.cookies.set('__Host-referat-said', Buffer.from(JSON.stringify({ what })).toString('base64url'))
    expect((await ada.get('/home')).status).toBe(200)
  },
)

describe('a guest of a meeting with items that are exempt from publicity', () => {
  let scene: Awaited<ReturnType<typeof exemptScene>>
  beforeAll(async () => {
    scene = await exemptScene()
  })

  async function exemptScene() {
    const { meeting, members } = await makeMeetings(world).scene({}, today)
    const [guest, other, observer] = [
      await world.make.person(),
      await world.make.person(),
      await world.make.person(),
    ]
    const item = async (facts: Record<string, unknown>): Promise<string> =>
      (await world.admin.post(`/meetings/${meeting.id}/agenda-items`, { kind: 'decision', ...facts })).body.id
    const exempt = { exemptBasis: 'offl. § 25', presenterText: 'Hemmelig leder' }
    const secret = await item({ title: 'Hemmelig sak', description: 'Hemmelig omtale', ...exempt })
    const own = await item({
      title: 'Egen sak',
      description: 'Egen omtale',
      ...exempt,
      presenterText: 'Egen leder',
    })
    await item({ title: 'Åpen sak' })
    const paper = async (agendaItemId: string, name: string): Promise<string> => {
      const { payload, headers } = formOf(
        { agendaItemId, title: name },
        { name: 'a.txt', bytes: Buffer.from(name) },
      )
      const { status, body } = await world.admin.post(`/meetings/${meeting.id}/papers`, payload, headers)
      expect(status, JSON.stringify(body)).toBe(201)
      return body.id
    }
    const papers = { secret: await paper(secret, 'Hemmelig bilag'), own: await paper(own, 'Eget bilag') }
    const asked: [string, object][] = [
      [guest.id, { part: 'guest', agendaItemId: own }],
      [other.id, { part: 'guest' }],
      [observer.id, { part: 'observer' }],
    ]
    for (const [personId, as] of asked)
      expect((await world.admin.post(`/meetings/${meeting.id}/invitees`, { personId, ...as })).status).toBe(
        201,
      )
    await world.admin.post(`/meetings/${meeting.id}/invitations`, {})
    await item({ title: 'Hemmelig tillegg', exemptBasis: 'offl. § 25' })
    await world.admin.post(`/meetings/${meeting.id}/invitations`, {})
    return { meetingId: meeting.id, secret, own, papers, guest, other, observer, member: members[1] }
  }

  const seenBy = async (client: Visitor) => {
    const { meetingId, secret } = scene
    const paths = ['', '/agenda-items', '/papers', '/invitations'].map(
      (part) => `/meetings/${meetingId}${part}`,
    )
    const answers = await Promise.all([...paths, `/agenda-items/${secret}`].map((path) => client.get(path)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    return answers.map(({ raw }) => raw.toString('utf8')).join('\n')
  }

  test('reads number and basis of those that are not theirs, and all of the one that they come for', async () => {
    const seen = await seenBy(await scene.guest.client())
    expect(seen).not.toMatch(/Hemmelig/)
    for (const known of [
      'Sak unntatt offentlighet',
      'offl. § 25',
      'Egen sak',
      'Egen omtale',
      'Eget bilag',
      'Åpen sak',
    ])
      expect(seen).toContain(known)
  })

  test('gets the file of no paper of theirs', async () => {
    const { papers, guest, other } = scene
    const status = async (person: typeof guest, paperId: string) => {
      const client = await person.client()
      const paths = [`/papers/${paperId}`, `/papers/${paperId}/file`]
      return Promise.all(paths.map(async (path) => (await client.get(path)).status))
    }
    expect(await status(guest, papers.own)).toEqual([200, 200])
    expect(await status(guest, papers.secret)).toEqual([404, 404])
    expect(await status(other, papers.own)).toEqual([404, 404])
  })

  test('is shown no more on the pages', async () => {
    const one = browser(world.app.server)
    await signInBrowser(world, one, scene.other)
    const { meetingId, papers } = scene
    for (const part of ['', '/agenda', '/people', '/invitation', '/history']) {
      const page = await one.get(`/meetings/${meetingId}${part}`)
      expect([part, page.text]).toEqual([part, expect.not.stringMatching(/Hemmelig|Egen|Eget/)])
    }
    expect((await one.get(`/papers/${papers.secret}/file`)).status).toBe(404)
  })

  test('members and whoever is asked as something else read all of it', async () => {
    for (const person of [scene.member, scene.observer])
      for (const known of ['Hemmelig sak', 'Hemmelig omtale', 'Hemmelig bilag', 'Hemmelig tillegg'])
        expect(await seenBy(await person.client())).toContain(known)
  })

  test('reads nothing of what was minuted and decided under them, when the minutes are approved', async () => {
    const { meetingId, own, secret } = scene
    const { body } = await world.admin.post(`/meetings/${meetingId}/minutes`)
    for (const item of [own, secret]) {
      const saved = await world.admin.put(
        `/agenda-items/${item}/text`,
        { text: 'Ordet falt' },
        { 'if-match': '"0"' },
      )
      expect(saved.status).toBeLessThan(300)
      expect(
        (await world.admin.post(`/agenda-items/${item}/decisions`, { text: 'Ordet gjelder' })).status,
      ).toBe(201)
    }
    await world.lite.query("update minutes set state = 'approved' where id = $1", [body.id])
    const read = async (person: { client(): Promise<Visitor> }) =>
      JSON.stringify((await (await person.client()).get(`/meetings/${meetingId}`)).body)
    expect(await read(scene.member)).toMatch(/Ordet falt.*Ordet gjelder/)
    expect(await read(scene.guest)).not.toMatch(/Ordet/)
  })
})
