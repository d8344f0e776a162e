import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { composeMail, type MailMessage } from '#src/platform/mail/compose.ts'
import { MailError } from '#src/platform/mail/mail-error.ts'

const message: MailMessage = {
  messageId: '<invitation.1.kari@referat.example.org>',
  date: new Date('2023-08-01T10:00:00Z'),
  from: { name: 'Osloregionen, sekretariatet', address: 'referat@example.org' },
  to: { name: 'Åse Čáppa-Ŋilsen', address: 'ase@blåbær.no' },
  subject: 'Innkalling: klima og miljø čđŋšŧž 31. august 2023',
  text: 'Hei Åse\n\nVelkommen til møte.\n.\nHilsen',
  html: '<p>Hei Åse</p><p>Velkommen til møte.</p>',
}

const calendar = {
  method: 'REQUEST',
  content: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nX:ø\r\nEND:VCALENDAR\r\n',
} as const

async function parsed(changes: Partial<MailMessage> = {}) {
  const { raw } = await composeMail({ ...message, ...changes })
  return PostalMime.parse(raw)
}

async function refusalOf(changes: Partial<MailMessage>): Promise<MailError> {
  const error = await composeMail({ ...message, ...changes }).catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(MailError)
  return error as MailError
}

/** The structure of the message: nested content types, as a mail program walks them. */
function contentTypes(raw: Buffer): string[] {
  const unfolded = raw.toString().replaceAll(/\r\n[ \t]/g, ' ')
  return [...unfolded.matchAll(/^Content-Type: ([^\r\n]*?)(?:; (?:boundary|name)=[^\r\n]*)?$/gm)].map(
    ([, type]) => type ?? '',
  )
}

test('the headers say who, to whom, what and when, in every Nordic letter', async () => {
  const mail = await parsed({ replyTo: { name: 'Kari Ødegård', address: 'kari@example.org' } })
  expect(mail.from).toEqual({ name: 'Osloregionen, sekretariatet', address: 'referat@example.org' })
  expect(mail.to).toEqual([{ name: 'Åse Čáppa-Ŋilsen', address: 'ase@xn--blbr-roah.no' }])
  expect(mail.replyTo).toEqual([{ name: 'Kari Ødegård', address: 'kari@example.org' }])
  expect(mail.subject).toBe(message.subject)
  expect(mail.messageId).toBe(message.messageId)
  expect(mail.date).toBe('2023-08-01T10:00:00.000Z')
  const header = (name: string) => mail.headers.filter(({ key }) => key === name).map(({ value }) => value)
  expect(header('auto-submitted')).toEqual(['auto-generated'])
  expect(header('x-auto-response-suppress')).toEqual(['OOF, AutoReply'])
  for (const once of ['from', 'to', 'subject', 'message-id', 'date', 'reply-to'])
    expect(header(once)).toHaveLength(1)
})

test('the envelope is the given addresses in the spelling of mail servers', async () => {
  const { envelope, raw } = await composeMail(message)
  expect(envelope).toEqual({ from: 'referat@example.org', to: 'ase@xn--blbr-roah.no' })
  expect(raw.toString('latin1')).not.toMatch(/[\x80-\xff]/)
})

test('text and HTML arrive as they were written', async () => {
  const mail = await parsed()
  expect(mail.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(message.text)
  expect(mail.html?.trimEnd()).toBe(message.html)
  expect(mail.attachments).toEqual([])
})

test('the calendar is an alternative, once, byte for byte, and files stand beside it', async () => {
  const plain = await composeMail({ ...message, calendar })
  expect(contentTypes(plain.raw)).toEqual([
    'multipart/alternative',
    'text/plain; charset=utf-8',
    'text/html; charset=utf-8',
    'text/calendar; charset=utf-8; method=REQUEST',
  ])
  const file = {
    name: 'Møteinnkalling čđŋšŧž – 31. august 2023.pdf',
    type: 'application/pdf',
    bytes: Buffer.from('%PDF å'),
  }
  const whole = await composeMail({ ...message, calendar, attachments: [file] })
  expect(contentTypes(whole.raw)).toEqual(['multipart/mixed', ...contentTypes(plain.raw), 'application/pdf'])
  const mail = await PostalMime.parse(whole.raw)
  const [first, second] = mail.attachments
  expect(mail.attachments).toHaveLength(2)
  expect(first).toMatchObject({ mimeType: 'text/calendar', method: 'REQUEST', filename: null })
  expect(whole.raw.toString()).toContain(`\r\n${Buffer.from(calendar.content).toString('base64')}\r\n`)
  expect(second).toMatchObject({
    mimeType: 'application/pdf',
    filename: file.name,
    disposition: 'attachment',
  })
  expect(Buffer.from(second?.content as ArrayBuffer)).toEqual(file.bytes)
})

test('file names keep every letter in the way of RFC 2231', async () => {
  const { raw } = await composeMail({
    ...message,
    attachments: [{ name: 'Møte 3.pdf', type: 'application/pdf', bytes: Buffer.from('x') }],
  })
  expect(raw.toString()).toContain("filename*0*=utf-8''M%C3%B8te%203.pdf")
})

test('an update names the mail that it follows', async () => {
  const mail = await parsed({
    inReplyTo: '<one@example.org>',
    references: ['<zero@example.org>', '<one@example.org>'],
  })
  expect(mail.inReplyTo).toBe('<one@example.org>')
  expect(mail.references).toBe('<zero@example.org> <one@example.org>')
})

test('the same message is the same bytes, another message has other boundaries', async () => {
  const whole = {
    ...message,
    calendar,
    attachments: [{ name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('x') }],
  }
  const [one, same, other] = await Promise.all([whole, whole, { ...whole, text: 'Hei' }].map(composeMail))
  expect(same?.raw).toEqual(one?.raw)
  const boundary = (raw: Buffer | undefined) => /boundary="(.+)-Part_1"/.exec(raw?.toString() ?? '')?.[1]
  expect(boundary(other?.raw)).not.toBe(boundary(one?.raw))
})

test.each([
  'a@x.no, evil@e.com',
  '"evil@e.com x"@x.no',
  'Kari <kari@example.org>',
  'a@x.no\r\nBcc: evil@e.com',
  'gruppe: a@x.no;',
  'a@b@x.no',
  '',
])('%j is nobody to write to, from or back to', async (address) => {
  for (const field of ['to', 'from', 'replyTo'] as const) {
    const error = await refusalOf({ [field]: { name: 'Kari', address } })
    expect(error).toMatchObject({ kind: 'permanent', refused: 'message', response: 'email.not-one-address' })
  }
})

test('nothing malformed becomes a header', async () => {
  for (const id of [
    'abc',
    '<a b@c>',
    '<a@b>\r\nBcc: evil@e.com',
    '<a@b> <c@d>',
    '<å@b.no>',
    `<${'a'.repeat(300)}@b>`,
  ]) {
    expect((await refusalOf({ messageId: id })).response).toBe('mail.message-id-malformed')
    expect((await refusalOf({ inReplyTo: id })).response).toBe('mail.message-id-malformed')
    expect((await refusalOf({ references: [id] })).response).toBe('mail.message-id-malformed')
  }
  const file = { name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('x') }
  for (const name of ['../a.pdf', 'a\r\nX-Evil: 1.pdf', '']) {
    expect((await refusalOf({ attachments: [{ ...file, name }] })).response).toBe('mail.attachment-name')
  }
  const typed = { ...file, type: 'application/pdf\r\nX-Evil: 1' }
  expect((await refusalOf({ attachments: [typed] })).response).toBe('mail.attachment-type')
})

test('no name and no subject adds a header, a recipient or a part', async () => {
  const keys = (await parsed({ calendar })).headers.map(({ key }) => key)
  const pieces = fc.constantFrom(
    '\r\n',
    '\n',
    '\r',
    ',',
    ';',
    ':',
    '<',
    '>',
    '"',
    '\\',
    '@',
    'evil@e.com',
    'Bcc: ',
    'å',
    ' ',
    '=?UTF-8?Q?',
    '?=',
    '\0',
    '\u2028',
    '\ud800',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (parts) => {
      const hostile = parts.join('')
      const { envelope, raw } = await composeMail({
        ...message,
        calendar,
        from: { ...message.from, name: hostile },
        to: { ...message.to, name: hostile },
        subject: `x${hostile}`,
      })
      const mail = await PostalMime.parse(raw)
      expect(envelope).toEqual({ from: 'referat@example.org', to: 'ase@xn--blbr-roah.no' })
      expect(mail.headers.map(({ key }) => key)).toEqual(keys)
      expect(mail.to?.map(({ address }) => address)).toEqual(['ase@xn--blbr-roah.no'])
      expect(mail.from?.address).toBe('referat@example.org')
      expect(mail.attachments).toHaveLength(1)
    }),
    { numRuns: 200 },
  )
})

test('no text can imitate the line between two parts', async () => {
  const first = await composeMail(message)
  const boundary = /boundary="(.+)"/.exec(first.raw.toString())?.[1]
  const mail = await parsed({
    text: `Hei\r\n--${boundary}\r\nContent-Type: text/html\r\n\r\n<b>evil</b>\r\n--${boundary}--`,
  })
  expect(mail.text).toContain('<b>evil</b>')
  expect(mail.html?.trimEnd()).toBe(message.html)
})
