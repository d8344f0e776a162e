import type { Chance } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { attachmentReader } from './attachments.ts'
import { nextAttempt } from './backoff.ts'
import { type ClaimedMail, claimDue, type Outcome, renewClaims, settle } from './claims.ts'
import type { Mailbox, MailMessage } from './compose.ts'
import { MailError } from './mail-error.ts'
import { suppressAddress } from './suppression.ts'
import type { SmtpTransport } from './transport.ts'

export type DeliveryGround = {
  db: Database
  chance: Chance
  transport: SmtpTransport
  from: Mailbox
  /** what went wrong on our side: the database away, never a mail server's refusal */
  report(error: unknown): void
}

/** As many as the transport sends at once. */
const lanes = 5
const batch = 100
const leaseMs = 20_000

/**
 * Sends what is due, five at a time, and keeps at it while there is more. `look` asks the outbox once; call it when
 * mail was written and every few seconds. Attempts are written down together while the next ones are under way, so the
 * database is asked a few times for hundreds of mails.
 *
 * Promise: a mail that the server took is sent again at most once more, with the same Message-ID, and only when this
 * process dies or loses the database between the server's answer and our commit.
 */
export function startDelivery(ground: DeliveryGround) {
  const queue: ClaimedMail[] = []
  const underWay = new Set<ClaimedMail>()
  let outcomes: Outcome[] = []
  let flushing: Promise<void> | undefined
  let claiming: Promise<void> | undefined
  let stopping = false
  let lookAgain = false
  let leaseEndsMs = 0
  const attachments = attachmentReader(ground.db)
  const renewal = setInterval(renew, leaseMs / 4)
  renewal.unref()

  function look(): Promise<void> {
    flush()
    // A question under way may have been asked before the newest mail was committed.
    lookAgain = claiming !== undefined
    claiming ??= claimAll()
    return claiming
  }

  async function claimAll() {
    do {
      lookAgain = false
      await claim()
    } while (lookAgain)
    // At once, not in a later turn: between the last question and this nobody can ask in vain.
    claiming = undefined
  }

  async function claim() {
    if (stopping || queue.length >= batch / 2) return
    const askedMs = performance.now()
    const claimed = await claimDue(ground.db, { limit: batch, leaseMs }).catch(ground.report)
    if (!claimed) return
    if (underWay.size + queue.length === 0) leaseEndsMs = askedMs + leaseMs
    queue.push(...claimed)
    startLanes()
  }

  function startLanes() {
    // Where nothing can be written down, nothing more is sent: it could only be sent twice.
    if (outcomes.length >= batch) return
    if (performance.now() > leaseEndsMs) queue.length = 0
    while (underWay.size < lanes && queue.length > 0 && !stopping) void run(queue.shift() as ClaimedMail)
    if (queue.length === 0 && underWay.size === 0) attachments.forget()
  }

  async function run(mail: ClaimedMail) {
    underWay.add(mail)
    const outcome = await attempt(ground, attachments, mail)
    outcomes.push(outcome)
    underWay.delete(mail)
    flush()
    startLanes()
    if (queue.length < lanes) void look()
  }

  function flush() {
    if (outcomes.length > 0) flushing ??= writeDown()
  }

  async function writeDown() {
    while (outcomes.length > 0) {
      const written = outcomes
      outcomes = []
      try {
        await settle(ground.db, written)
      } catch (error) {
        outcomes = [...written, ...outcomes]
        ground.report(error)
        break
      }
      startLanes()
    }
    flushing = undefined
  }

  async function renew() {
    const claims = [...queue, ...underWay]
    if (claims.length === 0) return
    const askedMs = performance.now()
    await renewClaims(ground.db, claims, leaseMs).then(() => {
      leaseEndsMs = askedMs + leaseMs
    }, ground.report)
  }

  /** Resolves when nothing is queued, under way or unwritten. */
  async function idle() {
    while (claiming || flushing || underWay.size > 0 || queue.length > 0)
      await (claiming ?? flushing ?? new Promise((resolve) => setTimeout(resolve, 5)))
  }

  /** Hands back what has not begun, waits at most `withinMs` for what has, and writes down what came of it. */
  async function stop(withinMs: number) {
    stopping = true
    await claiming
    const now = ground.chance.now().toISOString()
    outcomes.push(
      ...queue
        .splice(0)
        .map((mail) => outcomeOf(mail, { state: 'waiting', nextAttemptAt: now, uncounted: true })),
    )
    const endsMs = performance.now() + withinMs
    while (underWay.size > 0 && performance.now() < endsMs)
      await new Promise((resolve) => setTimeout(resolve, 20))
    clearInterval(renewal)
    flush()
    await flushing
  }

  return { look, idle, stop }
}

async function attempt(
  ground: DeliveryGround,
  attachments: ReturnType<typeof attachmentReader>,
  mail: ClaimedMail,
): Promise<Outcome> {
  try {
    if (mail.suppressedBecause !== null)
      return outcomeOf(mail, { state: 'failed', error: `suppressed address: ${mail.suppressedBecause}` })
    const message = messageOf(mail, ground.from, await attachments.attachmentsOf(mail))
    const { response } = await ground.transport.send(message)
    return outcomeOf(mail, { state: 'sent', response })
  } catch (error) {
    return afterFailure(ground, mail, error).catch((worse) => handedBack(ground, mail, worse))
  }
}

function messageOf(mail: ClaimedMail, from: Mailbox, attachments: MailMessage['attachments']): MailMessage {
  return {
    messageId: `<${mail.messageId}@${from.address.split('@')[1]}>`,
    date: new Date(mail.createdAt),
    from,
    to: { name: mail.toName, address: mail.toAddress },
    subject: mail.subject,
    text: mail.bodyText,
    html: mail.bodyHtml,
    ...(mail.calendar && { calendar: { method: mail.calendar.method, content: mail.calendar.text } }),
    attachments,
  }
}

async function afterFailure(ground: DeliveryGround, mail: ClaimedMail, error: unknown): Promise<Outcome> {
  if (!(error instanceof MailError)) return handedBack(ground, mail, error)
  const words = { error: `${error.kind}: ${error.response}`, response: error.response }
  if (error.kind === 'permanent') {
    if (error.refused === 'recipient')
      await suppressAddress(ground.db, {
        collaborationId: mail.collaborationId,
        address: mail.toAddress,
        reason: error.response,
        mailId: mail.id,
      })
    return outcomeOf(mail, { state: 'failed', ...words })
  }
  const next = nextAttempt({
    failures: mail.attempt,
    firstAttempt: new Date(mail.firstAttemptAt),
    now: ground.chance.now(),
    random: () => (ground.chance.randomBytes(1)[0] as number) / 256,
  })
  return next
    ? outcomeOf(mail, { state: 'waiting', nextAttemptAt: next.toISOString(), ...words })
    : outcomeOf(mail, { state: 'failed', ...words })
}

/** Our own trouble is no attempt at delivery: the mail goes back as it was, for a little later. */
function handedBack(ground: DeliveryGround, mail: ClaimedMail, error: unknown): Outcome {
  ground.report(error)
  const nextAttemptAt = new Date(ground.chance.now().getTime() + 5_000).toISOString()
  return outcomeOf(mail, { state: 'waiting', nextAttemptAt, uncounted: true })
}

const outcomeOf = (
  { collaborationId, id, attempt: number }: ClaimedMail,
  what: Omit<Outcome, 'collaborationId' | 'id' | 'attempt'>,
): Outcome => ({ collaborationId, id, attempt: number, ...what })
