import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { mailDelivery } from '#src/worker/deliver-mail.ts'
import { enqueued, mailRow, outgoing, storedFile } from '#test/support/make-mail.ts'
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
beforeEach(async () => {
  for (const reply of Object.keys(replies)) delete replies[reply as keyof Replies]
  await world.app.mail.deliver()
  server.mails.length = 0
})

const deliver = () => world.app.mail.deliver()

async function one(facts: Parameters<typeof outgoing>[0] = {}): Promise<string> {
  const [id] = await enqueued(world, [outgoing(facts)])
  return id as string
}

test('a committed mail arrives once, with its fixed Message-ID and date, and the receipt is kept', async () => {
  const id = await one({ address: 'kari@kommune.example.org' })
  const before = await mailRow(world, id)
  world.wait(60_000)
  await deliver()
  await deliver()
  expect(server.mails).toHaveLength(1)
  const [mail] = server.mails
  expect(mail?.to).toEqual(['kari@kommune.example.org'])
  expect(mail?.parsed.messageId).toBe(`<referat.${id}@fjord.example.org>`)
  expect(new Date(mail?.parsed.date ?? '')).toEqual(before.createdAt)
  const row = await mailRow(world, id)
  expect(row).toMatchObject({ state: 'sent', attempts: 1, lastError: null, claimedUntil: null })
  expect(row.lastResponse).toMatch(/^250 /)
  expect(row.sentAt).not.toBeNull()
})

test('a mail whose transaction did not commit is never sent', async () => {
  const { enqueue } = await import('#src/platform/mail/outbox.ts')
  const work = world.app.db.write(world, async (tx) => {
    await enqueue(tx, [outgoing()])
    throw new Error('changed my mind')
  })
  await expect(work).rejects.toThrow('changed my mind')
  await deliver()
  expect(server.mails).toHaveLength(0)
})

test('whoever waits for mail is woken once it is committed, and not before', async () => {
  let woken = 0
  world.app.db.onWake('mail', () => woken++)
  const { enqueue } = await import('#src/platform/mail/outbox.ts')
  await world.app.db.write(world, async (tx) => {
    await enqueue(tx, [outgoing(), outgoing()])
    expect(woken).toBe(0)
  })
  expect(woken).toBe(1)
  const refused = world.app.db.write(world, async (tx) => {
    await enqueue(tx, [outgoing()])
    throw new Error('changed my mind')
  })
  await expect(refused).rejects.toThrow()
  expect(woken).toBe(1)
})

test('a code is wiped from the outbox once it is sent', async () => {
  const id = await one({
    secret: true,
    subject: 'Koden din er 482913',
    text: '482913',
    html: '<b>482913</b>',
  })
  await deliver()
  expect(server.mails[0]?.parsed.subject).toBe('Koden din er 482913')
  expect(JSON.stringify(await mailRow(world, id))).not.toContain('482913')
})

test('a hundred and fifty mails with one PDF: each once, five at a time, the file read once', async () => {
  const bytes = Uint8Array.from({ length: 60_000 }, (_, at) => at % 251)
  const fileId = await storedFile(world, { name: 'innkalling.pdf', bytes })
  await enqueued(
    world,
    Array.from({ length: 150 }, () => outgoing({ attachments: [{ fileId, name: 'Innkalling.pdf' }] })),
  )
  const { read } = world.app.db
  let reads = 0
  world.app.db.read = ((...given: Parameters<typeof read>) => {
    reads++
    return read(...given)
  }) as typeof read
  await deliver()
  world.app.db.read = read
  expect(reads).toBe(1)
  expect(server.mails).toHaveLength(150)
  expect(new Set(server.mails.map(({ parsed }) => parsed.messageId)).size).toBe(150)
  expect(server.connections.most).toBeLessThanOrEqual(5)
  const [attachment] = server.mails[149]?.parsed.attachments ?? []
  expect(attachment).toMatchObject({ filename: 'Innkalling.pdf', mimeType: 'application/pdf' })
  expect(new Uint8Array(attachment?.content as ArrayBuffer)).toEqual(bytes)
})

test('"come back later" is tried later, with the same Message-ID', async () => {
  replies.recipient = () => '450 4.2.0 come back later'
  const id = await one()
  await deliver()
  const waiting = await mailRow(world, id)
  expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 })
  expect(waiting.lastError).toMatch(/temporary: .*come back later/)
  delete replies.recipient
  await deliver()
  expect(server.mails).toHaveLength(0)
  world.wait(11_000)
  await deliver()
  expect(server.mails.map(({ parsed }) => parsed.messageId)).toEqual([`<referat.${id}@fjord.example.org>`])
  expect(await mailRow(world, id)).toMatchObject({ state: 'sent', attempts: 2, lastError: null })
})

test('a refused recipient fails at once, and later mail to that address is not even tried', async () => {
  replies.recipient = (address) => (address.startsWith('borte@') ? '550 5.1.1 no such user' : undefined)
  const [refused, other] = await enqueued(world, [
    outgoing({ address: 'borte@kommune.example.org' }),
    outgoing(),
  ])
  await deliver()
  expect(await mailRow(world, refused as string)).toMatchObject({ state: 'failed', attempts: 1 })
  expect(await mailRow(world, other as string)).toMatchObject({ state: 'sent' })
  delete replies.recipient
  const later = await one({ address: 'Borte@kommune.example.org' })
  await deliver()
  const row = await mailRow(world, later)
  expect(row.state).toBe('failed')
  expect(row.lastError).toMatch(/suppressed address: .*no such user/)
  expect(server.mails).toHaveLength(1)
})

test('a refused message fails and is visible, but says nothing about the address', async () => {
  replies.message = () => '554 5.6.0 not this one'
  const id = await one({ address: 'streng@kommune.example.org' })
  await deliver()
  expect(await mailRow(world, id)).toMatchObject({ state: 'failed' })
  delete replies.message
  const next = await one({ address: 'streng@kommune.example.org' })
  await deliver()
  expect(await mailRow(world, next)).toMatchObject({ state: 'sent' })
})

test('after 72 hours of no luck the mail is given up, and a code in it is wiped', async () => {
  replies.sender = () => '451 4.3.0 not now'
  const id = await one({ secret: true, text: 'Koden er 771204' })
  for (let attempt = 0; attempt < 40 && (await mailRow(world, id)).state === 'waiting'; attempt++) {
    await deliver()
    world.wait(6 * 3_600_000)
  }
  const row = await mailRow(world, id)
  expect(row.state).toBe('failed')
  expect(row.bodyText).toBe('')
  expect(row.attempts).toBeGreaterThan(10)
})

test('what a dead process had claimed is sent when its claim has run out, not before', async () => {
  const id = await one()
  await world.lite.query(
    "update mails set state = 'sending', attempts = 1, claimed_until = next_attempt_at + interval '20 s', next_attempt_at = next_attempt_at + interval '20 s' where id = $1",
    [id],
  )
  await deliver()
  expect(server.mails).toHaveLength(0)
  world.wait(21_000)
  await deliver()
  expect(server.mails).toHaveLength(1)
  expect(await mailRow(world, id)).toMatchObject({ state: 'sent', attempts: 2 })
})

test('a file of another collaboration is never attached', async () => {
  const fileId = await storedFile(world, { name: 'hemmelig.pdf', bytes: new Uint8Array([1, 2, 3]) })
  const collaborationId = '01900000-0000-7000-8000-000000000002'
  const { foundCollaboration } = await import('#src/domain/access/found-collaboration.ts')
  await foundCollaboration(world.app.db, {
    collaborationId,
    name: 'Nabo',
    language: 'nb',
    zone: 'Europe/Oslo',
    administrator: { name: 'Nina Nabo', email: 'nina@nabo.example.org' },
  })
  const [id] = await enqueued(
    world,
    [outgoing({ attachments: [{ fileId, name: 'hemmelig.pdf' }] })],
    collaborationId,
  )
  await deliver()
  expect(server.mails).toHaveLength(0)
  expect(await mailRow({ ...world, collaborationId }, id as string)).toMatchObject({
    state: 'failed',
    lastError: 'permanent: the attached file hemmelig.pdf is gone',
  })
})

test('a broken row harms nobody else', async () => {
  const [broken, sound] = await enqueued(world, [
    outgoing({ address: 'a@kommune.example.org, evil@example.org' }),
    outgoing(),
  ])
  await deliver()
  expect(await mailRow(world, broken as string)).toMatchObject({ state: 'failed' })
  expect(await mailRow(world, sound as string)).toMatchObject({ state: 'sent' })
})

test('without a mail server every mail is kept, marked as not sent', async () => {
  const quiet = await openWorld()
  const [id] = await enqueued(quiet, [outgoing({ secret: true, text: 'Koden er 123456' })])
  await quiet.app.mail.deliver()
  expect(await mailRow(quiet, id as string)).toMatchObject({
    state: 'kept',
    sentAt: null,
    bodyText: 'Koden er 123456',
  })
  await quiet.close()
})

test('without a mail server whoever runs it is told the one-time codes, and nothing else, once', async () => {
  const own = await openWorld()
  const told: string[] = []
  const ground = { db: own.app.db, chance: own.chance, transport: { kind: 'kept' as const, close: () => {} } }
  const from = own.config.mailFrom
  const delivery = mailDelivery({ ...ground, from, report: fail, tell: (line) => told.push(line) })
  await enqueued(own, [outgoing()])
  await visitor(own.app.server).post('/sign-in-codes', { email: 'ada@fjordsamarbeidet.example.org' })
  await delivery.deliver()
  await delivery.deliver()
  expect(told).toEqual([
    expect.stringMatching(
      /^No SMTP_URL is set, so this was not mailed to ada@fjordsamarbeidet\.example\.org: Koden din er \d{6}$/,
    ),
  ])
  const code = told[0]?.slice(-6)
  const session = await visitor(own.app.server).post('/sessions', {
    email: 'ada@fjordsamarbeidet.example.org',
    code,
  })
  expect(session.status).toBe(201)
  await own.close()
})

function fail(error: unknown): never {
  throw error
}
