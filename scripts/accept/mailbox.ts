import type { ReceivedMail } from '#test/support/smtp.ts'
import { until } from './checks.ts'

export type Mailbox = ReturnType<typeof mailbox>

/** What has arrived at the mail server, asked for as the recipients would look through their mail. */
export function mailbox(mails: ReceivedMail[]) {
  const to = (address: string) => mails.filter((mail) => mail.to.includes(address))
  const marked = new Map<string, number>()
  return {
    all: () => mails,
    to,
    /** Remembers where the mailbox stands, to look at what came after. */
    mark(name: string) {
      marked.set(name, mails.length)
    },
    since: (name: string) => mails.slice(marked.get(name) ?? 0),
    sinceTo: (name: string, address: string) =>
      mails.slice(marked.get(name) ?? 0).filter((mail) => mail.to.includes(address)),
    /** The newest six-digit code sent to an address, once there are `count` of them. */
    async code(address: string, count: number): Promise<string> {
      const codes = () =>
        to(address).flatMap((mail) => /\b\d{6}\b/.exec(mail.parsed.subject ?? '')?.[0] ?? [])
      await until(() => codes().length >= count)
      return codes().at(-1) ?? ''
    },
    codesSentTo: (address: string) =>
      to(address).filter((mail) => /\b\d{6}\b/.test(mail.parsed.subject ?? '')).length,
    /** Waits until nothing has come for three seconds. */
    async settle() {
      for (let before = -1; before !== mails.length; ) {
        before = mails.length
        await new Promise((resolve) => setTimeout(resolve, 3000))
      }
    },
    /** Message-IDs that came more than once. */
    duplicates(): string[] {
      const ids = mails.map((mail) => mail.parsed.messageId ?? '')
      return ids.filter((id, index) => id === '' || ids.indexOf(id) !== index)
    },
  }
}

/** The calendar part of a mail, as text; null when it has none. */
export function calendarOf(mail: ReceivedMail): string | null {
  const part = mail.parsed.attachments.find((attachment) => attachment.mimeType === 'text/calendar')
  return part ? textOf(part.content) : null
}

/** The PDFs attached to a mail. */
export const pdfsOf = (mail: ReceivedMail): Uint8Array[] =>
  mail.parsed.attachments
    .filter((attachment) => attachment.mimeType === 'application/pdf')
    .map((attachment) => bytesOf(attachment.content))

const bytesOf = (content: string | ArrayBuffer | Uint8Array): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)

const textOf = (content: string | ArrayBuffer | Uint8Array): string =>
  typeof content === 'string' ? content : Buffer.from(bytesOf(content)).toString('utf8')
