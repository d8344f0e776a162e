import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditActionWords } from '#src/platform/language/words/audit.ts'
import { browser } from '#test/support/browser.ts'
import { enqueued, outgoing } from '#test/support/make-mail.ts'
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

const rowsIn = (html: string) => html.match(/<p class="title">/g) ?? []

test('what was done is told in words, with a link to what it was done to, a page at a time', async () => {
  const person = await world.make.person({ name: 'Oddny Loggen' })
  const guest = await as(await world.make.secretary())
  const page = await guest.get(`/audit?subjectId=${person.id}`)
  expectGoodPage(page)
  expect(page.text).toContain('Bare det som er gjort med Oddny Loggen.')
  expect(page.text).toContain('Person lagt til Oddny Loggen · av Ada Admin')
  expect(page.links.find(({ text }) => text === 'Person lagt til')?.path).toBe(`/people/${person.id}`)
  const first = await guest.get('/audit?limit=2')
  const second = await guest.get(first.links.find(({ text }) => text === 'Neste side')?.path ?? '')
  expectGoodPage(second)
  expect(rowsIn(second.html)).toHaveLength(2)
  expect(second.text).toContain('Til begynnelsen')
})

test('it is narrowed to who did it, what was done, to what, and when', async () => {
  const secretary = await world.make.secretary({ name: 'Søren Sekretær' })
  const client = await secretary.client()
  await client.post('/organisations', { name: 'Loggvik kommune' })
  const guest = await as(secretary)
  const found = async (query: string) => {
    const page = await guest.get(`/audit?${query}`)
    expectGoodPage(page)
    return page.text
  }
  expect(await found(`actorId=${secretary.id}`)).toContain('Bare det Søren Sekretær har gjort.')
  for (const query of ['search=s%C3%B8ren', 'action=organisations.add', 'subjectType=organisation'])
    expect(await found(query), query).toContain('Loggvik kommune')
  for (const query of ['search=nobody', 'action=groups.end', 'search=s%C3%B8ren&subjectType=group'])
    expect(await found(query), query).toContain('Ingenting passer')
  expect(await found('search=s%C3%B8ren&from=2026-03-02&to=2026-03-02')).toContain('Loggvik kommune')
  expect(await found('from=2026-03-03')).toContain('Ingenting passer')
  expect(await found('to=2026-03-01')).toContain('Ingenting passer')
  expect(await found('from=tull&search=s%C3%B8ren')).toContain('Loggvik kommune')
})

test('the button says that the log is whole, and where it was altered', async () => {
  const guest = await as(await world.make.secretary())
  const page = await guest.get('/audit')
  const button = page.forms.find(({ names }) => names.includes('verify'))
  expect(button?.action).toBe('/audit')
  const whole = await guest.get('/audit?verify=on')
  expectGoodPage(whole)
  expect(whole.text).toContain('Loggen er hel')
  await world.lite.exec(
    "alter table audit_entries disable trigger audit_entries_never_change; update audit_entries set action = 'people.end' where serial = 2",
  )
  const broken = await guest.get('/audit?verify=on')
  expectGoodPage(broken)
  expect(broken.text).toContain('Oppføring nr. 2 er endret eller borte.')
})

test('names come out as the text they are, a code in a mail does not come out, and members see nothing', async () => {
  for (const name of hostileTexts) await world.make.person({ name })
  const [id = ''] = await enqueued(world, [
    outgoing({ secret: true, subject: 'Koden er 552210', address: 'kode@kommune.example.org' }),
  ])
  await world.app.mail.deliver()
  await world.admin.post(`/mails/${id}/resending`)
  const guest = await as(await world.make.secretary())
  const page = await guest.get('/audit?limit=200')
  expectGoodPage(page)
  expect(page.text).toContain('kode@kommune.example.org')
  expect(page.html).not.toContain('552210')
  const member = await (await as(await world.make.person())).get('/audit')
  expect(member.status).toBe(403)
  expectGoodPage(member)
})

test('everything that is recorded has words, and only what is recorded', () => {
  const root = new URL('../../src/', import.meta.url)
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('language'))
    .map((name) => readFileSync(new URL(name, root), 'utf8'))
    .join('\n')
  const made =
    /^(minutes|follow-ups)\.(circulate|withdraw|approve|publish|complete|drop|reopen)$|^duplicates\.move-/
  const unknown = Object.keys(auditActionWords).filter(
    (action) => !made.test(action) && !sources.includes(`'${action}'`),
  )
  expect(unknown).toEqual([])
})
