import { and, eq } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import type { Reader } from '../database/database.ts'
import { type PageRequest, pageClauses, pageOf, type Sorted } from '../database/paging.ts'
import { files, type MailState, mails, suppressedAddresses } from '../database/schema/platform.ts'
import { forbidden, notFound } from '../errors.ts'
import { isSecretariat } from '../may.ts'

export type MailFilter = {
  state?: MailState | undefined
  kind?: string | undefined
  personId?: string | undefined
  event?: string | undefined
}

type MailRow = typeof mails.$inferSelect

export const mailSorts = ['createdAt', 'sentAt'] as const

/** Mails without their bodies, by when they were written or sent, a page at a time, for the secretariat. */
export async function listMails(db: Reader, actor: Actor, request: Sorted<typeof mailSorts> & MailFilter) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const { after, orderBy, limit } = pageClauses(request, { column: mails[request.sort], id: mails.id })
  const rows = await db
    .select(summaryColumns)
    .from(mails)
    .where(
      and(
        after,
        request.state ? eq(mails.state, request.state) : undefined,
        request.kind ? eq(mails.kind, request.kind) : undefined,
        request.event ? eq(mails.event, request.event) : undefined,
        request.personId ? eq(mails.personId, request.personId) : undefined,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row[request.sort])
}

const summaryColumns = {
  id: mails.id,
  event: mails.event,
  kind: mails.kind,
  personId: mails.personId,
  toName: mails.toName,
  toAddress: mails.toAddress,
  language: mails.language,
  subject: mails.subject,
  secret: mails.secret,
  state: mails.state,
  attempts: mails.attempts,
  nextAttemptAt: mails.nextAttemptAt,
  lastError: mails.lastError,
  lastResponse: mails.lastResponse,
  sentAt: mails.sentAt,
  createdAt: mails.createdAt,
}

/** One mail as it was or will be sent. */
export async function getMail(db: Reader, actor: Actor, mailId: string): Promise<MailRow> {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const [mail] = await db.select().from(mails).where(eq(mails.id, mailId))
  if (!mail) throw notFound('request.not-found')
  return mail
}

/** The attachment in the given place, counted from 1. */
export async function getMailAttachment(db: Reader, actor: Actor, which: { mailId: string; place: number }) {
  const { attachments } = await getMail(db, actor, which.mailId)
  const attachment = attachments[which.place - 1]
  if (!attachment) throw notFound('request.not-found')
  const [file] = await db
    .select({ mediaType: files.mediaType, bytes: files.bytes })
    .from(files)
    .where(eq(files.id, attachment.fileId))
  if (!file) throw notFound('request.not-found')
  return { name: attachment.name, ...file }
}

/** Addresses that have refused mail for good and get none until it is lifted, a page at a time. */
export async function listSuppressedAddresses(db: Reader, actor: Actor, request: PageRequest) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const { address, reason, createdAt } = suppressedAddresses
  const { after, orderBy, limit } = pageClauses(request, { column: address, id: address })
  const rows = await db
    .select({ id: address, address, reason, createdAt })
    .from(suppressedAddresses)
    .where(after)
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row.address)
}
