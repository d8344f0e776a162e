import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import type { Tx } from '../database/database.ts'
import { mails, suppressedAddresses } from '../database/schema/platform.ts'
import { conflict, forbidden, notFound } from '../errors.ts'
import { isSecretariat } from '../may.ts'
import { findSuppression, getMail } from './read-mails.ts'
import { isWiped } from './shown-mail.ts'

/**
 * Sends a mail again that failed or was kept, with the same Message-ID, so that nobody can get it twice with effect.
 * Refuses one that was sent or is under way, a wiped one-time code, and an address that is suppressed.
 */
export async function resendMail(tx: Tx, actor: Actor, { mailId }: { mailId: string }): Promise<void> {
  const mail = await getMail(tx, actor, mailId)
  if (isWiped(mail)) throw conflict('mails.secret-gone')
  const suppressed = await findSuppression(tx, mail.toAddress)
  if (suppressed) throw conflict('mails.address-suppressed', { facts: { reason: suppressed.reason } })
  const resent = await tx
    .update(mails)
    .set({ state: 'waiting', attempts: 0, firstAttemptAt: null, nextAttemptAt: tx.now, lastError: null })
    .where(and(eq(mails.id, mailId), inArray(mails.state, ['failed', 'kept'])))
    .returning({ id: mails.id })
  if (resent.length === 0) throw conflict('mails.not-resendable')
  tx.wake('mail')
  await record(tx, actor, 'mail.resend', { type: 'mail', id: mailId }, { to: mail.toAddress })
}

/** Lets an address get mail again, after it was corrected or its server mended. */
export async function liftSuppression(tx: Tx, actor: Actor, { address }: { address: string }): Promise<void> {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const lifted = await tx
    .delete(suppressedAddresses)
    .where(eq(suppressedAddresses.address, address.toLowerCase()))
    .returning({ reason: suppressedAddresses.reason })
  if (!lifted[0]) throw notFound('request.not-found')
  await record(tx, actor, 'mail.lift-suppression', { type: 'address', id: null }, { address, ...lifted[0] })
}
