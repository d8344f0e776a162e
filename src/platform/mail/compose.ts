import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { CalendarMethod } from '../calendar/calendar.ts'
import { plainLine } from '../plain-line.ts'
import { fileName } from '../text.ts'
import { readEmailAddress } from './address.ts'
import { MailError } from './mail-error.ts'

/** A name to show (may be empty) and exactly one address. */
export type Mailbox = { name: string; address: string }

export type MailAttachment = { name: string /** MIME type */; type: string; bytes: Uint8Array }

export type MailMessage = {
  /** `<…@…>`, fixed when the mail is decided: a second delivery is then recognised as the same mail */
  messageId: string
  date: Date
  from: Mailbox
  to: Mailbox
  replyTo?: Mailbox
  subject: string
  text: string
  html: string
  /** iCalendar text; `method` must be the one that stands in it */
  calendar?: { method: CalendarMethod; content: string }
  attachments?: readonly MailAttachment[]
  /** Message-IDs of the mail that this one follows up, so that mail programs show one conversation */
  inReplyTo?: string
  references?: readonly string[]
}

/** What goes over the wire: the envelope says where, in ASCII; the headers inside `raw` only say what is shown. */
export type ComposedMail = { envelope: { from: string; to: string }; messageId: string; raw: Buffer }

/**
 * Builds one message to one person (RFC 5322); the same input gives the same bytes.
 *
 * Parts: text, HTML and calendar as alternatives, attachments beside them. The calendar is there once: Outlook looks
 * for it in the first part of the message only and shows the attachments with the meeting (MS-STANOICAL 2.2.168 and
 * 2.2.178), Gmail, Apple and Thunderbird read it there too, and a second copy as `invite.ics` would show up as a
 * second file to open. Throws MailError `permanent` for what can never be sent: it repairs no address.
 */
export async function composeMail(message: MailMessage): Promise<ComposedMail> {
  const [from, to] = [mailbox(message.from), mailbox(message.to)]
  const messageId = checkedMessageId(message.messageId)
  const { text, html, calendar, attachments = [] } = message
  const composer = new MailComposer({
    messageId,
    date: message.date,
    from,
    to,
    replyTo: message.replyTo && mailbox(message.replyTo),
    subject: plainLine(message.subject),
    inReplyTo: message.inReplyTo && checkedMessageId(message.inReplyTo),
    references: message.references?.map(checkedMessageId),
    // RFC 3834, and Exchange's own way of saying it: nobody's absence note shall answer this mail.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    text,
    html,
    alternatives: calendar ? [calendarPart(calendar)] : [],
    attachments: attachments.map(attachmentPart),
    baseBoundary: contentHash([messageId, text, html, calendar?.content ?? '']),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    envelope: { from: from.address, to: to.address },
    messageId,
    raw: await composer.compile().build(),
  }
}

function mailbox({ name, address }: Mailbox): { name: string; address: string } {
  const read = readEmailAddress(address)
  if (typeof read === 'string') throw new MailError('permanent', 'message', `email.${read}`)
  // Handed over as name and address apart, and in the spelling of mail servers: nothing is left to be parsed.
  return { name: plainLine(name), address: read.wire }
}

function checkedMessageId(id: string): string {
  if (/^<[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9.-]+>$/i.test(id) && id.length <= 250) return id
  throw new MailError('permanent', 'message', 'mail.message-id-malformed')
}

function calendarPart({ method, content }: { method: CalendarMethod; content: string }) {
  return {
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    // Calendars count octets and end lines in CRLF; base64 brings them through every mail server untouched.
    contentTransferEncoding: 'base64',
    content: Buffer.from(content),
  }
}

function attachmentPart({ name, type, bytes }: MailAttachment) {
  const filename = fileName.safeParse(name)
  if (!filename.success) throw new MailError('permanent', 'message', 'mail.attachment-name')
  if (!/^[a-z]+\/[a-z0-9.+-]+$/i.test(type))
    throw new MailError('permanent', 'message', 'mail.attachment-type')
  return { filename: filename.data, contentType: type, content: Buffer.from(bytes) }
}

/** Parts are told apart by a line that must stand in none of them; a hash over the parts cannot stand in a part. */
function contentHash(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
