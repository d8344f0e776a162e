import type { Chance } from '#src/platform/clock.ts'
import type { Database } from '#src/platform/database/database.ts'
import { dropAllClaims, keepDue } from '#src/platform/mail/claims.ts'
import type { Mailbox } from '#src/platform/mail/compose.ts'
import { startDelivery } from '#src/platform/mail/delivery.ts'
import type { MailTransport } from '#src/platform/mail/transport.ts'

export type MailDelivery = {
  /** sends (or keeps) everything that is due now, and resolves when that is done */
  deliver(): Promise<void>
  /** looks for mail after every commit that wrote some, and every two seconds for what other instances wrote */
  start(): Promise<void>
  /** starts nothing more, and waits at most `withinMs` for what is under way */
  stop(withinMs: number): Promise<void>
}

const lookEveryMs = 2_000

/** Brings the outbox to the mail server; without one, marks every mail as kept, and tells whoever runs the server the codes. */
export function mailDelivery(ground: {
  db: Database
  chance: Chance
  transport: MailTransport
  from: Mailbox
  report(error: unknown): void
  tell(line: string): void
}): MailDelivery {
  const { db, transport } = ground
  const delivery = transport.kind === 'smtp' ? startDelivery({ ...ground, transport }) : undefined
  let timer: NodeJS.Timeout | undefined
  const look = () => (delivery ? delivery.look() : keep().catch(ground.report))
  // Nobody who is not signed in could read a kept code, so the first administrator of a new collaboration would never get in.
  async function keep() {
    for (const { toAddress, subject } of await keepDue(db))
      ground.tell(`No SMTP_URL is set, so this was not mailed to ${toAddress}: ${subject}`)
  }
  return {
    async deliver() {
      await look()
      await delivery?.idle()
    },
    async start() {
      // Nobody else has this folder open: what a process that died had claimed is nobody's now.
      if (db.kind === 'embedded') await dropAllClaims(db).catch(ground.report)
      db.onWake('mail', () => timer && void look())
      timer = setInterval(look, lookEveryMs)
      void look()
    },
    async stop(withinMs) {
      clearInterval(timer)
      timer = undefined
      await delivery?.stop(withinMs)
      transport.close()
    },
  }
}
