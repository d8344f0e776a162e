import { eq } from 'drizzle-orm'
import type { Tx } from '../database/database.ts'
import { type AttachmentReference, type CalendarPart, mails } from '../database/schema/platform.ts'
import type { Language } from '../language/language.ts'

export type OutgoingMail = {
  /** what happened, once: "invitation:<id>". With kind and address it makes a second mail impossible */
  event: string
  kind: string
  to: { personId: string | null; name: string; address: string }
  language: Language
  subject: string
  text: string
  html: string
  calendar?: CalendarPart | undefined
  attachments?: AttachmentReference[] | undefined
  /** a one-time code: hidden in the API and wiped once sent */
  secret?: boolean
}

/**
 * Puts mails into the outbox in the caller's transaction: they leave if and only if it commits. A mail about the same
 * event, of the same kind, to the same address is written once, however often this is called.
 */
export async function enqueue(tx: Tx, outgoing: OutgoingMail[]): Promise<void> {
  for (let start = 0; start < outgoing.length; start += 200)
    await tx
      .insert(mails)
      .values(outgoing.slice(start, start + 200).map((mail) => rowOf(tx, mail)))
      .onConflictDoNothing()
  if (outgoing.length > 0) tx.wake('mail')
}

/** Keeps every mail of this collaboration that has not left: readable, and marked as not sent. For what tells of the past. */
export async function keepWaiting(tx: Tx): Promise<void> {
  await tx.update(mails).set({ state: 'kept' }).where(eq(mails.state, 'waiting'))
}

function rowOf(tx: Tx, mail: OutgoingMail): typeof mails.$inferInsert {
  const id = tx.newId()
  return {
    id,
    event: mail.event,
    kind: mail.kind,
    personId: mail.to.personId,
    toName: mail.to.name,
    toAddress: mail.to.address,
    language: mail.language,
    subject: mail.subject,
    bodyText: mail.text,
    bodyHtml: mail.html,
    calendar: mail.calendar ?? null,
    attachments: mail.attachments ?? [],
    // The sending domain is added on the way out; the row's id makes it fixed for every attempt.
    messageId: `referat.${id}`,
    secret: mail.secret ?? false,
    nextAttemptAt: tx.now,
    createdAt: tx.now,
  }
}
