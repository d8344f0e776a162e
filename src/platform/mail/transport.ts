import { createTransport } from 'nodemailer'
import { composeMail, type MailMessage } from './compose.ts'
import { MailError, mailErrorFrom } from './mail-error.ts'
import { isMailServer } from './smtp-url.ts'

/** Without a mail server every mail is kept where it is: there is nothing to send with, and nothing pretends to. */
export type MailTransport = { kind: 'kept'; close(): void } | SmtpTransport

export type SmtpTransport = {
  kind: 'smtp'
  /**
   * Makes one attempt to hand the message over; `response` is the server's receipt. Rejects with MailError. At most
   * five go at once and the deadline counts while a message waits its turn, so hand over no more than five at a time.
   * An attempt that breaks off late may have been received: try again with the same Message-ID.
   */
  send(message: MailMessage): Promise<{ accepted: true; response: string }>
  /** lets what is under way finish, within its deadline, and then hangs up */
  close(): void
}

export type MailTimeouts = {
  connectMs: number
  greetingMs: number
  /** silence in the middle of a conversation */
  silenceMs: number
  /** one whole attempt: a server that dribbles its replies is never silent */
  attemptMs: number
}

const usualTimeouts: MailTimeouts = {
  connectMs: 10_000,
  greetingMs: 10_000,
  silenceMs: 30_000,
  attemptMs: 120_000,
}

/** `smtp://` or `smtps://`, with user and password when the server wants them; undefined keeps every mail. */
export function connectMail(
  smtpUrl: string | undefined,
  { timeouts = usualTimeouts, helloName }: { timeouts?: MailTimeouts; helloName?: string } = {},
): MailTransport {
  if (smtpUrl === undefined) return { kind: 'kept', close: () => {} }
  if (!isMailServer(smtpUrl)) {
    throw new TypeError(
      'The address of the mail server must look like smtp://user:password@mail.example.org:587',
    )
  }
  const pool = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 5,
    // The outbox decides about second attempts; a connection that went idle is not worth the risk of one.
    maxRequeues: 0,
    idleTimeout: 20_000,
    connectionTimeout: timeouts.connectMs,
    dnsTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.silenceMs,
    // A server that does not hang up after us is left behind.
    socketCloseTimeout: 1_000,
    name: helloName,
  })
  return {
    kind: 'smtp',
    send: async (message) => {
      const { envelope, raw } = await composeMail(message)
      const signal = AbortSignal.timeout(timeouts.attemptMs)
      const receipt = await pool.sendMail({ envelope, raw, signal }).catch((error: unknown) => {
        if (!signal.aborted) throw mailErrorFrom(error)
        const limit = `no answer within ${timeouts.attemptMs / 1000} seconds`
        throw new MailError('unreachable', 'connection', limit, { cause: error })
      })
      return { accepted: true, response: receipt.response }
    },
    close: () => pool.close(),
  }
}
