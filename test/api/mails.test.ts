import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueued, outgoing, storedFile } from '#test/support/make-mail.ts'
import { type Replies, receiveMail } from '#test/support/smtp.ts'
import { openWorld, visitor, type World } from '#test/support/world.ts'

let world: World
let server: Awaited<ReturnType<typeof receiveMail>>
const replies: Replies = {}

beforeAll(async () => {
  server = await receiveMail(replies)
  world = await openWorld({ SMTP_URL: server.url, MAIL_FROM: 'post@fjord.example.org' })
})
afterAll(async () => {
  await world.close()
  await server.close()
})

const listed = async (query: string) => (await world.admin.get(`/mails?${query}`)).body.items

test('the secretariat sees every mail and its fate, newest first, a page at a time', async () => {
  const person = await world.make.person({ email: 'anne@kommune.example.org' })
  for (let number = 1; number <= 3; number++) {
    world.wait(1000)
    await enqueued(world, [
      outgoing({
        event: `meeting:${number}`,
        to: { personId: person.id, name: person.name, address: person.email },
        subject: `Møte ${number}`,
      }),
    ])
  }
  await world.app.mail.deliver()
  const first = await world.admin.get(`/mails?personId=${person.id}&limit=2`)
  expect(first.body.items.map((one: { subject: string }) => one.subject)).toEqual(['Møte 3', 'Møte 2'])
  const second = await world.admin.get(`/mails?personId=${person.id}&limit=2&cursor=${first.body.nextCursor}`)
  expect(second.body).toMatchObject({ items: [{ subject: 'Møte 1', state: 'sent' }], nextCursor: null })
  expect(second.body.items[0].sentAt).toBeTruthy()
  expect(second.body.items[0].nextAttemptAt).toBeNull()
  expect(await listed('event=meeting:2')).toHaveLength(1)
  expect(await listed(`personId=${person.id}&state=failed`)).toHaveLength(0)
  expect(await listed(`personId=${person.id}&kind=invitation`)).toHaveLength(3)
})

test('one mail shows its words and gives its attachments back byte for byte', async () => {
  const bytes = new TextEncoder().encode('%PDF-1.7 innkalling')
  const fileId = await storedFile(world, { name: 'x.pdf', bytes })
  const [id] = await enqueued(world, [
    outgoing({ text: 'Hei igjen', attachments: [{ fileId, name: 'Innkalling åpen.pdf' }] }),
  ])
  const { body } = await world.admin.get(`/mails/${id}`)
  expect(body).toMatchObject({ text: 'Hei igjen', attachments: [{ place: 1, name: 'Innkalling åpen.pdf' }] })
  const file = await world.admin.get(`/mails/${id}/attachments/1`)
  expect([file.status, file.headers['content-type'], file.raw]).toEqual([
    200,
    'application/pdf',
    Buffer.from(bytes),
  ])
  expect((await world.admin.get(`/mails/${id}/attachments/2`)).status).toBe(404)
  expect((await world.admin.get(`/mails/${id}/attachments/x`)).status).toBe(422)
})

test('members see no mail, nobody sees another collaboration’s', async () => {
  const member = await (await world.make.person()).client()
  const [id] = await enqueued(world, [outgoing()])
  for (const path of ['/mails', `/mails/${id}`, `/mails/${id}/attachments/1`, '/suppressed-addresses'])
    expect((await member.get(path)).status, path).toBe(403)
  expect((await member.post(`/mails/${id}/resending`)).status).toBe(403)
  expect((await member.delete('/suppressed-addresses/a@b.example.org')).status).toBe(403)
  expect((await visitor(world.app.server).get('/mails')).status).toBe(401)
  expect((await world.admin.get('/mails/01900000-0000-7000-8000-00000000abcd')).status).toBe(404)
})

test('a refused address is listed with its reason; once lifted, the mail goes out again with its Message-ID', async () => {
  replies.recipient = (address) => (address.startsWith('bort@') ? '550 5.1.1 no such user' : undefined)
  const [id] = await enqueued(world, [outgoing({ address: 'bort@kommune.example.org' })])
  await world.app.mail.deliver()
  const failed = await world.admin.get(`/mails/${id}`)
  expect(failed.body).toMatchObject({ state: 'failed', lastResponse: '550 5.1.1 no such user' })
  const suppressed = await world.admin.get('/suppressed-addresses')
  expect(suppressed.body.items).toMatchObject([
    { address: 'bort@kommune.example.org', reason: '550 5.1.1 no such user' },
  ])
  const early = await world.admin.post(`/mails/${id}/resending`)
  expect([early.status, early.body.code]).toEqual([409, 'mails.address-suppressed'])

  delete replies.recipient
  expect((await world.admin.delete('/suppressed-addresses/Bort@kommune.example.org')).status).toBe(204)
  expect((await world.admin.delete('/suppressed-addresses/bort@kommune.example.org')).status).toBe(404)
  expect((await world.admin.post(`/mails/${id}/resending`)).status).toBe(204)
  await world.app.mail.deliver()
  const arrived = server.mails.filter(({ to }) => to[0] === 'bort@kommune.example.org')
  expect(arrived.map(({ parsed }) => parsed.messageId)).toEqual([
    `<${failed.body.messageId}@fjord.example.org>`,
  ])
  const again = await world.admin.post(`/mails/${id}/resending`)
  expect([again.status, again.body.code]).toEqual([409, 'mails.not-resendable'])
  const trail = await world.admin.get(`/audit-entries?subjectId=${id}&order=asc`)
  expect(trail.body.items.map((one: { action: string }) => one.action)).toEqual([
    'mail.suppress-address',
    'mail.resend',
  ])
})

test('a hundred resendings at once send one mail', async () => {
  replies.message = () => '554 5.6.0 no'
  const [id] = await enqueued(world, [outgoing({ address: 'ei@kommune.example.org' })])
  await world.app.mail.deliver()
  delete replies.message
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => world.admin.post(`/mails/${id}/resending`)),
  )
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(99)
  await world.app.mail.deliver()
  expect(server.mails.filter(({ to }) => to[0] === 'ei@kommune.example.org')).toHaveLength(1)
})

test('a code is shown to nobody, and is gone once sent or given up', async () => {
  const [waiting] = await enqueued(world, [
    outgoing({ secret: true, subject: 'Koden din er 552210', text: '552210', html: '552210' }),
  ])
  const shown = await world.admin.get(`/mails/${waiting}`)
  expect(shown.body).toMatchObject({ text: null, html: null, subject: 'Koden din er ••••••' })
  expect(JSON.stringify(await listed('limit=200'))).not.toContain('552210')
  replies.message = () => '554 5.6.0 no'
  await world.app.mail.deliver()
  delete replies.message
  const again = await world.admin.post(`/mails/${waiting}/resending`)
  expect([again.status, again.body.code]).toEqual([409, 'mails.secret-gone'])
})

test('without a mail server mail is kept and readable; codes only in a demo', async () => {
  for (const demo of ['true', 'false']) {
    const quiet = await openWorld({ DEMO: demo })
    const [id] = await enqueued(quiet, [outgoing({ secret: true, text: 'Koden er 314159' })])
    await quiet.app.mail.deliver()
    const { body } = await quiet.admin.get(`/mails/${id}`)
    expect([body.state, body.text]).toEqual(['kept', demo === 'true' ? 'Koden er 314159' : null])
    await quiet.close()
  }
})
