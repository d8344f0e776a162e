import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import { decisions } from '#src/platform/database/schema/decisions.ts'
import { notFound } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { maySetStatus } from './may.ts'
import { type DecisionStep, readableDecisions, register, shownTo } from './read.ts'

export type WholeDecision = Awaited<ReturnType<typeof getWholeDecision>>

/**
 * A decision as its own page shows it: with what it replaced and was replaced by, and for those who may set its status
 * which decisions of its group could replace it and what was done to it. Refuses as unknown to those who may not read it.
 */
export async function getWholeDecision(db: Reader, actor: Actor, decisionId: string) {
  const readable = readableDecisions(db, actor)
  const [[row], related] = await Promise.all([
    register(db, history).where(and(eq(decisions.id, decisionId), readable)),
    listRelated(db, actor, decisionId),
  ])
  if (!row) throw notFound('request.not-found')
  const mayChange = maySetStatus(actor, row)
  return {
    decision: { ...shownTo(actor, row), language: row.language },
    replacedBy: related.find(({ id }) => id === row.supersededById) ?? null,
    replaced: related.filter((one) => one.supersededById === decisionId),
    successors: mayChange
      ? related.filter(({ id, groupId }) => groupId === row.groupId && id !== decisionId)
      : [],
    history: mayChange ? row.history : [],
    may: { setStatus: mayChange },
  }
}

/** More of them are found by their numbers in the register. */
const mostRelated = 500

/** What it replaced and was replaced by; for those who may set a status somewhere the others of its group too. */
async function listRelated(db: Reader, actor: Actor, decisionId: string) {
  const itself = alias(decisions, 'itself')
  const of = (column: AnyPgColumn) =>
    db.select({ found: column }).from(itself).where(eq(itself.id, decisionId))
  const setsSome = isSecretariat(actor) || Object.keys(actor.groups).length > 0
  const kin = sql`(${inArray(decisions.id, of(itself.supersededById))} or ${eq(decisions.supersededById, decisionId)})`
  const others = setsSome ? inArray(decisions.groupId, of(itself.groupId)) : undefined
  const rows = await register(db)
    .where(and(or(kin, others), readableDecisions(db, actor)))
    .orderBy(sql`${kin} is true desc`, desc(decisions.year), desc(decisions.serial))
    .limit(mostRelated)
  return rows.map((row) => shownTo(actor, row))
}

const history = sql<DecisionStep[]>`coalesce((
  select json_agg(json_build_object('serial', e.serial, 'at', ${sql.raw(utc('e.at'))}, 'action', e.action,
    'by', d.actor_name, 'details', d.details) order by e.serial desc)
  from audit_entries e
  left join audit_details d on d.collaboration_id = e.collaboration_id and d.serial = e.serial
  where e.collaboration_id = ${decisions.collaborationId} and e.subject_id = ${decisions.id}), '[]')`
