import { and, asc, desc, eq, gt, gte, ilike, lt, lte } from 'drizzle-orm'
import type { Actor } from './actor.ts'
import type { Reader } from './database/database.ts'
import { escapeLike, type Page, type PageRequest } from './database/paging.ts'
import { auditDetails, auditEntries } from './database/schema/platform.ts'
import { forbidden, invalid } from './errors.ts'
import { isSecretariat } from './may.ts'

export type AuditFilter = {
  subjectId?: string | undefined
  subjectType?: string | undefined
  action?: string | undefined
  actorId?: string | undefined
  /** part of the name of whoever did it, as it was written down then */
  actorName?: string | undefined
  from?: Date | undefined
  until?: Date | undefined
}

/** The audit trail, a page at a time. Details that were erased are null. */
export const listAuditEntries = async (db: Reader, actor: Actor, request: PageRequest & AuditFilter) =>
  pageOfEntries(await entriesAsked(db, actor, request), request)

/** The entries of a page and one more, to be read as they are or as part of a larger question. */
export function entriesAsked(db: Reader, actor: Actor, request: PageRequest & AuditFilter) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const { serial, subjectId, subjectType, action } = auditEntries
  const ascending = request.order === 'asc'
  const from = request.cursor === undefined ? undefined : serialIn(request.cursor)
  return db
    .select(entryColumns)
    .from(auditEntries)
    .leftJoin(
      auditDetails,
      and(
        eq(auditDetails.collaborationId, auditEntries.collaborationId),
        eq(auditDetails.serial, auditEntries.serial),
      ),
    )
    .where(
      and(
        from === undefined ? undefined : (ascending ? gt : lt)(serial, from),
        request.subjectId ? eq(subjectId, request.subjectId) : undefined,
        request.subjectType ? eq(subjectType, request.subjectType) : undefined,
        request.action ? eq(action, request.action) : undefined,
        request.actorId ? eq(auditDetails.actorId, request.actorId) : undefined,
        request.actorName ? ilike(auditDetails.actorName, `%${escapeLike(request.actorName)}%`) : undefined,
        request.from ? gte(auditEntries.at, request.from) : undefined,
        request.until ? lte(auditEntries.at, request.until) : undefined,
      ),
    )
    .orderBy((ascending ? asc : desc)(serial))
    .limit(request.limit + 1)
}

/** Cuts the extra entry off and makes of the last one the cursor of the next page. */
export function pageOfEntries<Row extends { serial: number }>(rows: Row[], request: PageRequest): Page<Row> {
  const items = rows.slice(0, request.limit)
  const last = rows.length > request.limit ? items.at(-1) : undefined
  return { items, nextCursor: last ? String(last.serial) : null }
}

const entryColumns = {
  serial: auditEntries.serial,
  at: auditEntries.at,
  action: auditEntries.action,
  subjectType: auditEntries.subjectType,
  subjectId: auditEntries.subjectId,
  actorId: auditDetails.actorId,
  actorName: auditDetails.actorName,
  details: auditDetails.details,
  hash: auditEntries.hash,
}

/** The cursor of this list is the last serial that was shown. */
function serialIn(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw invalid('request.cursor', { field: 'cursor' })
  return Number(cursor)
}

/**
 * Recomputes the whole chain. `firstBrokenSerial` is the first entry that was altered or is missing. Keep `headHash`
 * outside the system: a chain that was rewritten from end to end shows another one for the same number of entries.
 */
export async function verifyAudit(db: Reader, actor: Actor) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const [row] = await db.statement<{ broken: string | null; head: string }>({
    name: 'verify_audit',
    text: `select first_broken_audit_serial()::text as broken,
      coalesce((select json_build_object('serial', serial, 'hash', hash) from audit_heads
        where collaboration_id = current_setting('app.collaboration')::uuid), '{"serial":0,"hash":""}')::text as head`,
    values: [],
  })
  const head = JSON.parse(row?.head ?? '{}') as { serial: number; hash: string }
  const firstBrokenSerial = row?.broken ? Number(row.broken) : null
  return { whole: firstBrokenSerial === null, firstBrokenSerial, entries: head.serial, headHash: head.hash }
}
