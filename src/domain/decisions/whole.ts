import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import { decisions } from '#src/platform/database/schema/decisions.ts'
import { notFound } from '#src/platform/errors.ts'
import { maySetStatus } from './may.ts'
import { type DecisionStep, readableDecisions, register, shownTo } from './read.ts'

export type WholeDecision = Awaited<ReturnType<typeof getWholeDecision>>

/**
 * A decision as its own page shows it: with what it replaced and was replaced by, and for those who may set its status
 * which decisions of its group could replace it and what was done to it. Refuses as unknown to those who may not read it.
 */
export async function getWholeDecision(db: Reader, actor: Actor, decisionId: string) {
  const [row] = await register(db, history).where(
    and(eq(decisions.id, decisionId), readableDecisions(db, actor)),
  )
  if (!row) throw notFound('request.not-found')
  const mayChange = maySetStatus(actor, row)
  const related = await listRelated(
    db,
    actor,
    or(
      row.supersededById ? eq(decisions.id, row.supersededById) : undefined,
      eq(decisions.supersededById, decisionId),
      mayChange ? eq(decisions.groupId, row.groupId) : undefined,
    ),
  )
  return {
    decision: { ...shownTo(actor, row), language: row.language },
    replacedBy: related.find(({ id }) => id === row.supersededById) ?? null,
    replaced: related.filter((one) => one.supersededById === decisionId),
    successors: related.filter(({ id, groupId }) => groupId === row.groupId && id !== decisionId),
    history: mayChange ? row.history : [],
    may: { setStatus: mayChange },
  }
}

/** More of them are found by their numbers in the register. */
const mostRelated = 500

async function listRelated(db: Reader, actor: Actor, condition: SQL | undefined) {
  const rows = await register(db)
    .where(and(condition, readableDecisions(db, actor)))
    .orderBy(desc(decisions.year), desc(decisions.serial))
    .limit(mostRelated)
  return rows.map((row) => shownTo(actor, row))
}

const history = sql<DecisionStep[]>`coalesce((
  select json_agg(json_build_object('serial', e.serial, 'at', ${sql.raw(utc('e.at'))}, 'action', e.action,
    'by', d.actor_name, 'details', d.details) order by e.serial desc)
  from audit_entries e
  left join audit_details d on d.collaboration_id = e.collaboration_id and d.serial = e.serial
  where e.collaboration_id = ${decisions.collaborationId} and e.subject_id = ${decisions.id}), '[]')`
