import { and, eq, ilike, or, sql } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import type { Reader } from '../database/database.ts'
import { escapeLike, type PageRequest, pageClauses, pageOf, type Sorted } from '../database/paging.ts'
import { collaborations } from '../database/schema/collaborations.ts'
import { files, type MailState, mailStates, mails, suppressedAddresses } from '../database/schema/platform.ts'
import { forbidden, notFound } from '../errors.ts'
import { isSecretariat } from '../may.ts'

export type MailFilter = {
  state?: MailState | undefined
  kind?: string | undefined
  personId?: string | undefined
  event?: string | undefined
  /** in the name, the address or the subject */
  search?: string | undefined
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
    .where(and(after, request.state ? eq(mails.state, request.state) : undefined, ...filtersOf(request)))
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row[request.sort])
}

const filtersOf = ({ kind, event, personId, search }: MailFilter) => [
  kind ? eq(mails.kind, kind) : undefined,
  event ? eq(mails.event, event) : undefined,
  personId ? eq(mails.personId, personId) : undefined,
  search ? or(...searchedIn(`%${escapeLike(search)}%`)) : undefined,
]

/** Not in the subject of a secret mail: whoever searched for one number after another would find the code that it hides. */
const searchedIn = (pattern: string) => [
  ilike(mails.toName, pattern),
  ilike(mails.toAddress, pattern),
  and(eq(mails.secret, false), ilike(mails.subject, pattern)),
]

/**
 * How many mails the same filter finds in each state, whatever state it asks for; how many addresses get no mail; and the name of the
 * person who is asked for. For the secretariat. One statement.
 */
export async function countMails(db: Reader, actor: Actor, filter: MailFilter) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const found = db
    .select({ state: mails.state, count: sql<number>`count(*)::int`.as('count') })
    .from(mails)
    .where(and(...filtersOf(filter)))
    .groupBy(mails.state)
    .as('found')
  const rows = await db
    .select({
      state: found.state,
      count: found.count,
      suppressed: sql<number>`(select count(*)::int from suppressed_addresses)`,
      personName: sql<string | null>`(select name from people where id = ${filter.personId ?? null}::uuid)`,
    })
    .from(collaborations)
    .leftJoin(found, sql`true`)
  const counts = Object.fromEntries(mailStates.map((state) => [state, 0])) as Record<MailState, number>
  for (const { state, count } of rows) if (state) counts[state] = count ?? 0
  return { counts, suppressed: rows[0]?.suppressed ?? 0, personName: rows[0]?.personName ?? null }
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

/** Why mail to this address is no longer tried, and since when; null while it is. */
export async function findSuppression(db: Reader, address: string) {
  const [row] = await db
    .select({ reason: suppressedAddresses.reason, createdAt: suppressedAddresses.createdAt })
    .from(suppressedAddresses)
    .where(eq(suppressedAddresses.address, address.toLowerCase()))
  return row ?? null
}

/** The same for the address that a mail goes to. */
export async function findSuppressionOf(db: Reader, mailId: string) {
  const [row] = await db
    .select({ reason: suppressedAddresses.reason, createdAt: suppressedAddresses.createdAt })
    .from(mails)
    .innerJoin(suppressedAddresses, eq(suppressedAddresses.address, sql`lower(${mails.toAddress})`))
    .where(eq(mails.id, mailId))
  return row ?? null
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
