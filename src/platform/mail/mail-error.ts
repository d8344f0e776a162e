/**
 * Why a mail did not leave.
 * - `temporary`: the server asks to be tried later (4xx)
 * - `permanent`: this message will never be taken (5xx, or it could not be made)
 * - `unreachable`: no answer about this message at all: server down, slow, or unwilling to talk to us
 */
export type MailErrorKind = 'temporary' | 'permanent' | 'unreachable'

/** What was refused. Only a refused `recipient` says anything about the address: the others must not suppress it. */
export type MailRefusal = 'connection' | 'sender' | 'recipient' | 'message'

export class MailError extends Error {
  readonly kind: MailErrorKind
  readonly refused: MailRefusal
  /** the server's own words, or ours when it said none; for the secretariat to read */
  readonly response: string

  constructor(kind: MailErrorKind, refused: MailRefusal, response: string, options?: ErrorOptions) {
    super(response, options)
    this.name = 'MailError'
    this.kind = kind
    this.refused = refused
    this.response = response
  }
}

/** Sorts whatever the SMTP client threw by the reply code and by the command that it answered (RFC 5321 section 4.2). */
export function mailErrorFrom(cause: unknown): MailError {
  if (cause instanceof MailError) return cause
  const { code = '', command = '', responseCode, response, message } = cause as SmtpFailure
  const refused = refusedBy({ command, response: response ?? '' })
  const words = response ?? message ?? 'unknown failure'
  if (responseCode && responseCode >= 400 && responseCode < 500) {
    return new MailError('temporary', refused, words, { cause })
  }
  if (responseCode && responseCode >= 500 && refused !== 'connection' && !aboutTheSession.has(responseCode)) {
    return new MailError('permanent', refused, words, { cause })
  }
  // The client itself refused: larger than the server said it takes, or not a message at all.
  if (!responseCode && (code === 'EMESSAGE' || code === 'EENVELOPE')) {
    return new MailError('permanent', 'message', words, { cause })
  }
  return new MailError('unreachable', 'connection', words, { cause })
}

type SmtpFailure = {
  code?: string
  command?: string
  responseCode?: number
  response?: string
  message?: string
}

/** Bad sequence, sign-in wanted, sign-in refused, encryption wanted: the settings are wrong, not the message. */
const aboutTheSession = new Set([503, 530, 534, 535, 538])

function refusedBy({ command, response }: { command: string; response: string }): MailRefusal {
  if (command === 'MAIL FROM') return 'sender'
  if (command === 'DATA') return 'message'
  if (command !== 'RCPT TO') return 'connection'
  // Enhanced status 5.7.x is policy, such as "relaying denied": the address may be a perfectly good one.
  return /^\d{3}[ -]\d\.7\./.test(response) ? 'sender' : 'recipient'
}
