import type { Socket } from 'node:net'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { MailMessage } from '#src/platform/mail/compose.ts'
import { MailError } from '#src/platform/mail/mail-error.ts'
import { connectMail, type SmtpTransport } from '#src/platform/mail/transport.ts'
import { type Replies, receiveMail, speakSmtp } from '#test/support/smtp.ts'

const opened: { close(): unknown }[] = []

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})

const message: MailMessage = {
  messageId: '<m1@referat.example.org>',
  date: new Date('2023-08-01T10:00:00Z'),
  from: { name: 'Referat', address: 'referat@example.org' },
  to: { name: 'Åse Čáppa, leder', address: 'ase@blåbær.no' },
  subject: 'Innkalling til møte',
  text: 'Hei\n.\n..\nslutt',
  html: '<p>Hei</p>',
}

function connect(url: string, timeouts?: Parameters<typeof connectMail>[1]): SmtpTransport {
  const mail = connectMail(url, timeouts)
  if (mail.kind !== 'smtp') throw new Error('expected a mail server')
  opened.push(mail)
  return mail
}

async function server(replies?: Replies) {
  const receiving = await receiveMail(replies)
  opened.push(receiving)
  return receiving
}

async function oddServer(talk: (socket: Socket) => void) {
  const odd = await speakSmtp(talk)
  opened.push(odd)
  return odd
}

async function failure(sending: Promise<unknown>): Promise<MailError> {
  const error = await sending.then(
    () => 'sent',
    (cause: unknown) => cause,
  )
  expect(error).toBeInstanceOf(MailError)
  return error as MailError
}

const impatient = { connectMs: 300, greetingMs: 300, silenceMs: 300, attemptMs: 900 }

test('a message arrives with the envelope it was given and the words it was written in', async () => {
  const { url, mails } = await server()
  const sent = await connect(url).send(message)
  expect(sent.accepted).toBe(true)
  expect(sent.response).toMatch(/^250 /)
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({
    from: 'referat@example.org',
    to: ['ase@blåbær.no'],
    parsed: { subject: 'Innkalling til møte', messageId: message.messageId },
  })
  expect(mails[0]?.raw.toString()).toContain('<ase@xn--blbr-roah.no>')
  expect(mails[0]?.parsed.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(message.text)
})

test('whatever address is accepted, exactly that one is written to', async () => {
  const { url, mails } = await server()
  const mail = connect(url)
  const locals = fc.string({
    unit: fc.constantFrom(..."abzAZ09!#$%&'*+/=?^_`{|}~-"),
    minLength: 1,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(locals, fc.constantFrom('example.org', 'xn--blbr-roah.no'), async (local, domain) => {
      mails.length = 0
      const address = `${local}@${domain}`
      await mail.send({ ...message, to: { name: 'a@b.no, "evil" <evil@e.com>', address } })
      const wire = /^To: .*<(\S+)>$/m.exec(
        mails[0]?.raw
          .toString()
          .replaceAll(/\r\n[ \t]/g, ' ')
          .replaceAll('\r', '') ?? '',
      )?.[1]
      expect(wire).toBe(address)
      expect(mails.map(({ to }) => to)).toEqual([[address.replace('xn--blbr-roah', 'blåbær')]])
    }),
    { numRuns: 40 },
  )
})

test('many messages share at most five connections', async () => {
  const { url, mails, connections } = await server()
  const mail = connect(url)
  const ids = Array.from({ length: 25 }, (_, at) => `<m${at}@referat.example.org>`)
  await Promise.all(ids.map((messageId) => mail.send({ ...message, messageId })))
  expect(new Set(mails.map(({ parsed }) => parsed.messageId))).toEqual(new Set(ids))
  expect(mails).toHaveLength(25)
  expect(connections.most).toBe(5)
})

test.each([
  ['a full mailbox', 'recipient', '452 4.2.2 mailbox full', 'temporary', 'recipient'],
  ['greylisting', 'recipient', '450 4.2.0 come back later', 'temporary', 'recipient'],
  ['a busy server', 'message', '451 4.3.0 try again', 'temporary', 'message'],
  ['an unknown person', 'recipient', '550 5.1.1 no such user', 'permanent', 'recipient'],
  ['a server that will not relay', 'recipient', '554 5.7.1 relaying denied', 'permanent', 'sender'],
  ['an unwanted sender', 'sender', '550 5.1.0 sender refused', 'permanent', 'sender'],
  ['an unwanted message', 'message', '554 5.6.0 content refused', 'permanent', 'message'],
  ['a server that wants a sign-in', 'sender', '530 5.7.0 sign in first', 'unreachable', 'connection'],
] as const)(
  '%s: sorted by what was refused, with the reply kept',
  async (_name, at, reply, kind, refused) => {
    const { url, mails } = await server({ [at]: () => reply })
    const error = await failure(connect(url).send(message))
    expect(error).toMatchObject({ kind, refused, response: reply })
    expect(mails).toEqual([])
  },
)

test('after a refusal the next message goes through', async () => {
  const { url, mails } = await server({
    recipient: (to) => (to.startsWith('ukjent') ? '550 5.1.1 no such user' : undefined),
  })
  const mail = connect(url)
  const unknown = { ...message, to: { name: '', address: 'ukjent@example.org' } }
  expect((await failure(mail.send(unknown))).kind).toBe('permanent')
  await mail.send(message)
  expect(mails).toHaveLength(1)
})

test('a server that is down is unreachable, and is found again when it is up', async () => {
  const first = await receiveMail()
  await first.close()
  const mail = connect(first.url, { timeouts: impatient })
  expect(await failure(mail.send(message))).toMatchObject({ kind: 'unreachable', refused: 'connection' })
  const again = await receiveMail({}, Number(new URL(first.url).port))
  opened.push(again)
  await mail.send(message)
  expect(again.mails).toHaveLength(1)
})

const patient = { connectMs: 60_000, greetingMs: 60_000, silenceMs: 60_000, attemptMs: 60_000 }

test.each([
  ['never greets', { greetingMs: 300 }, () => {}],
  [
    'greets and falls silent',
    { silenceMs: 300 },
    (socket: Socket) => socket.write('220 odd.example.org\r\n'),
  ],
  ['hangs up at once', {}, (socket: Socket) => socket.end()],
  ['turns us away', {}, (socket: Socket) => socket.end('554 no service here\r\n')],
  ['talks nonsense', {}, (socket: Socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
] as const)('a server that %s cannot hang us, and is asked once', async (_name, limit, talk) => {
  let connections = 0
  const { url } = await oddServer((socket) => {
    connections += 1
    talk(socket)
  })
  const started = performance.now()
  const error = await failure(connect(url, { timeouts: { ...patient, ...limit } }).send(message))
  expect(error).toMatchObject({ kind: 'unreachable', refused: 'connection' })
  expect(performance.now() - started).toBeLessThan(2_500)
  expect(connections).toBe(1)
})

test('a server that dribbles its reply meets the deadline of the attempt, and its connection is closed', async () => {
  const { url, open } = await oddServer((socket) => {
    socket.write('220 odd.example.org\r\n')
    const dribble = setInterval(() => socket.write('250-still thinking\r\n'), 100)
    socket.on('close', () => clearInterval(dribble))
  })
  const error = await failure(connect(url, { timeouts: impatient }).send(message))
  expect(error).toMatchObject({ kind: 'unreachable', response: 'no answer within 0.9 seconds' })
  await expect.poll(open, { timeout: 4_000 }).toBe(0)
})

test('a connection that breaks after the message is one failed attempt, not a quiet second delivery', async () => {
  let messages = 0
  const { url } = await oddServer((socket) => {
    socket.write('220 odd.example.org\r\n')
    let inside = false
    socket.on('data', (data) => {
      const said = data.toString()
      if (inside && said.endsWith('\r\n.\r\n')) {
        messages += 1
        socket.destroy()
      } else if (said.startsWith('DATA')) {
        inside = true
        socket.write('354 go on\r\n')
      } else if (!inside) socket.write('250 yes\r\n')
    })
  })
  const error = await failure(connect(url, { timeouts: impatient }).send(message))
  expect(error.kind).toBe('unreachable')
  expect(messages).toBe(1)
})

test('a message that cannot be made never reaches the server', async () => {
  const { url, mails } = await server()
  const error = await failure(
    connect(url).send({ ...message, to: { name: '', address: 'a@x.no, evil@e.com' } }),
  )
  expect(error).toMatchObject({ kind: 'permanent', refused: 'message', response: 'email.not-one-address' })
  expect(mails).toEqual([])
})

test('without a mail server mail is kept; an address that is none stops the start', () => {
  expect(connectMail(undefined)).toMatchObject({ kind: 'kept' })
  for (const url of ['', 'mail.example.org', 'http://mail.example.org', 'smtp://']) {
    expect(() => connectMail(url), url).toThrow('smtp://')
  }
})

test('a sign-in that is refused says nothing about the message', async () => {
  const { url } = await oddServer((socket) => {
    socket.write('220 odd.example.org\r\n')
    socket.on('data', (data) => {
      const reply = { EHLO: '250-odd.example.org\r\n250 AUTH PLAIN', AUTH: '535 5.7.8 wrong password' }
      socket.write(`${reply[data.toString().slice(0, 4) as keyof typeof reply] ?? '250 yes'}\r\n`)
    })
  })
  const error = await failure(connect(url.replace('//', '//referat:feil@')).send(message))
  expect(error).toMatchObject({
    kind: 'unreachable',
    refused: 'connection',
    response: '535 5.7.8 wrong password',
  })
})

test('closing lets a message on its way finish and takes no more', async () => {
  let onTheWay = () => {}
  const { url, mails } = await server({
    message: () => {
      onTheWay()
      return undefined
    },
  })
  const mail = connect(url)
  onTheWay = () => mail.close()
  expect((await mail.send(message)).accepted).toBe(true)
  expect(mails).toHaveLength(1)
  expect((await failure(mail.send(message))).kind).toBe('unreachable')
  expect(mails).toHaveLength(1)
})
