import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailKindWords } from '#src/platform/language/words/web-mails.ts'
import { browser } from '#test/support/browser.ts'
import { enqueued, outgoing, storedFile } from '#test/support/make-mail.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { type Replies, receiveMail } from '#test/support/smtp.ts'
import { hostileTexts, signInBrowser } from '#test/support/web-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
let server: Awaited<ReturnType<typeof receiveMail>>
const replies: Replies = {}
const office = browserOf()

beforeAll(async () => {
  server = await receiveMail(replies)
  world = await openWorld({ SMTP_URL: server.url, MAIL_FROM: 'post@fjord.example.org' })
})
afterAll(async () => {
  await world.close()
  await server.close()
})

function browserOf() {
  let guest: ReturnType<typeof browser> | undefined
  return async () => {
    if (guest) return guest
    guest = browser(world.app.server)
    await signInBrowser(world, guest, await world.make.secretary())
    return guest
  }
}

const titles = (html: string) => html.match(/class="title"/g) ?? []

test('mail is found by what became of it, whom it went to, what it is about and what it says', async () => {
  const person = await world.make.person({ name: 'Vår Viken', email: 'vaar@viken.example.org' })
  const to = { personId: person.id, name: person.name, address: person.email }
  await enqueued(world, [outgoing({ to, kind: 'minutes-approved', subject: 'Referatet er godkjent' })])
  await world.app.mail.deliver()
  replies.message = () => '554 5.6.0 too much of it'
  await enqueued(world, [outgoing({ to, subject: 'Innkalling til vårmøte' })])
  await world.app.mail.deliver()
  delete replies.message
  const guest = await office()
  const all = await guest.get(`/mails?personId=${person.id}`)
  expectGoodPage(all)
  expect(all.text).toContain('Sendt til Vår Viken.')
  expect(all.text).toContain('Alle 2 Kom ikke fram 1 Venter Sendt 1')
  const failed = await guest.get(all.links.find(({ text }) => text.startsWith('Kom ikke fram'))?.path ?? '')
  expectGoodPage(failed)
  expect(titles(failed.html)).toHaveLength(1)
  expect(failed.text).toContain('E-posttjeneren avviste den: 554 5.6.0 too much of it')
  for (const query of ['search=vaar@vik', 'search=v%C3%A5r%20v', 'search=v%C3%A5rm%C3%B8te&kind=invitation'])
    expect(titles((await guest.get(`/mails?${query}`)).html).length, query).toBeGreaterThan(0)
  expect((await guest.get(`/mails?personId=${person.id}&kind=term-ending`)).text).toContain(
    'Ingenting passer',
  )
  const first = await guest.get(`/mails?personId=${person.id}&limit=1`)
  const next = await guest.get(first.links.find(({ text }) => text === 'Neste side')?.path ?? '')
  expect(titles(next.html)).toHaveLength(1)
  expect(next.text).toContain('Referatet er godkjent')
})

test('a mail shows its fate, its calendar entry, its attachments and its words in a frame that can do nothing', async () => {
  const bytes = new TextEncoder().encode('%PDF-1.7 innkalling')
  const fileId = await storedFile(world, { name: 'x.pdf', bytes })
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:1@example.org',
    'DTSTAMP:20260302T080000Z',
    'SEQUENCE:3',
    'DTSTART:20260416T070000Z',
    'DTEND:20260416T083000Z',
    'SUMMARY:Møte i fjellgruppa',
    'LOCATION:Rådhuset',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
  const [id = ''] = await enqueued(world, [
    outgoing({
      text: hostileTexts.join('\n'),
      html: `<p style="color:red">Hei</p>${hostileTexts.join('')}`,
      subject: `Innkalling ${hostileTexts.join(' ')}`,
      calendar: { method: 'REQUEST', text: calendar },
      attachments: [{ fileId, name: 'Innkalling åpen.pdf' }],
    }),
  ])
  await world.app.mail.deliver()
  const guest = await office()
  const page = await guest.get(`/mails/${id}`)
  expectGoodPage(page)
  for (const shown of [
    'Mottakerens e-posttjener har tatt imot',
    'Møte i fjellgruppa',
    'Rådhuset',
    'kl. 09.00–10.30',
  ])
    expect(page.text).toContain(shown)
  expect(page.html).toContain(`sandbox title="Slik mottakeren ser den: Kåre Øyen" src="/mails/${id}/body"`)
  const body = await guest.get(`/mails/${id}/body`)
  expect(body.headers['content-security-policy']).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox",
  )
  expect(body.html).toContain('<p style="color:red">Hei</p>')
  const attachment = await guest.get(`/mails/${id}/attachments/1`)
  expect(attachment.raw).toEqual(Buffer.from(bytes))
  expect(attachment.headers['content-disposition']).toContain('attachment')
  expect((await guest.get(`/mails/${id}/attachments/2`)).status).toBe(404)
  expect(page.forms.some(({ action }) => action.endsWith('/resending'))).toBe(false)
})

test('a refused address is shown where it is met; once released, the mail is sent again', async () => {
  replies.recipient = (address) => (address.startsWith('borte@') ? '550 5.1.1 no such user' : undefined)
  const [id = ''] = await enqueued(world, [outgoing({ address: 'borte@kommune.example.org' })])
  await world.app.mail.deliver()
  delete replies.recipient
  const guest = await office()
  const page = await guest.get(`/mails/${id}`)
  expectGoodPage(page)
  expect(page.text).toContain('Adressen får ingen e-post 550 5.1.1 no such user')
  const early = await guest.submit(page, '/resending')
  expect(early.status).toBe(409)
  expectGoodPage(early)
  const list = await guest.get('/mails?state=suppressed')
  expectGoodPage(list)
  expect(list.text).toContain('borte@kommune.example.org')
  const released = await guest.submit(list, '/suppressed/release')
  expect(released.text).toContain('Sperren er opphevet.')
  expect(released.text).toContain('Ingen adresser er sperret.')
  const sent = await guest.submit(await guest.get(`/mails/${id}`), '/resending')
  expect(sent.text).toContain('Sendes på nytt.')
  await world.app.mail.deliver()
  expect(server.mails.filter(({ to }) => to[0] === 'borte@kommune.example.org')).toHaveLength(1)
})

test('a one-time code is neither shown nor found, on any page', async () => {
  const [id = ''] = await enqueued(world, [
    outgoing({
      secret: true,
      kind: 'sign-in-code',
      subject: 'Koden din er 552210',
      text: '552210',
      html: '552210',
    }),
  ])
  const guest = await office()
  const page = await guest.get(`/mails/${id}`)
  expectGoodPage(page)
  expect(page.text).toContain('Innholdet er en engangskode og vises ikke.')
  const answers = [page, await guest.get('/mails?limit=200'), await guest.get(`/mails/${id}/body`)]
  for (const { html } of answers) expect(html).not.toContain('552210')
  expect(answers[2]?.status).toBe(404)
  for (const part of ['552210', '55', 'Koden din'])
    expect((await guest.get(`/mails?kind=sign-in-code&search=${part}`)).text).toContain('Ingenting passer')
  await world.app.mail.deliver()
  expect((await guest.get(`/mails/${id}`)).text).toContain('Innholdet var en engangskode og er slettet.')
})

test('members see no mail and change nothing', async () => {
  const [id = ''] = await enqueued(world, [outgoing()])
  const member = browser(world.app.server)
  await signInBrowser(world, member, await world.make.person())
  const own = (await member.get('/home')).forms.find(({ fields }) => fields.formToken)?.fields ?? {}
  for (const path of [
    '/mails',
    '/mails?state=suppressed',
    `/mails/${id}`,
    `/mails/${id}/body`,
    `/mails/${id}/attachments/1`,
  ]) {
    const page = await member.get(path)
    expect(page.status, path).toBe(403)
    expectGoodPage(page)
  }
  expect((await member.post(`/mails/${id}/resending`, { ...own, from: `/mails/${id}` })).status).toBe(403)
  const release = { ...own, from: '/mails', address: 'borte@kommune.example.org' }
  expect((await member.post('/mails/suppressed/release', release)).status).toBe(403)
})

test('every mail that is written has words for what it is about', () => {
  const kinds = readdirSync(new URL('../../templates/mail/', import.meta.url)).map(
    (name) => name.split('.')[0],
  )
  expect([...new Set(kinds)].sort()).toEqual(Object.keys(mailKindWords).sort())
})
