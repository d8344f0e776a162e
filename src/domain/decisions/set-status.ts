import { eq, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { type decisionStatuses, decisions } from '#src/platform/database/schema/decisions.ts'
import { forbidden, invalid } from '#src/platform/errors.ts'
import { getItemInMeeting } from '../minutes/item.ts'
import { maySetStatus } from './may.ts'
import { findDecision, getDecision, getDecisionRow } from './read.ts'

export type StatusChange = {
  decisionId: string
  status: (typeof decisionStatuses)[number]
  supersededById?: string | undefined
}

/**
 * Says what became of a decision: in force, carried out, lapsed, or superseded by another one. Also after approval,
 * because its words stay as they are. By those who write its minutes or lead the group; the successor must be one that they
 * may read. Setting the status that stands changes nothing.
 */
export async function setDecisionStatus(tx: Tx, actor: Actor, change: StatusChange) {
  const { decisionId, status, supersededById } = change
  const before = await getDecision(tx, actor, decisionId)
  const item = await getItemInMeeting(tx, before.agendaItemId)
  if (!maySetStatus(actor, item)) throw forbidden('request.forbidden')
  if (status === 'superseded' && !supersededById)
    throw invalid('decisions.successor-missing', { field: 'supersededById' })
  if (status !== 'superseded' && supersededById)
    throw invalid('decisions.successor-without-status', { field: 'supersededById' })
  if (supersededById) await refuseSuccessor(tx, actor, { decisionId, supersededById })
  if (before.status === status && before.supersededById === (supersededById ?? null))
    return { id: decisionId, version: before.version }
  const [changed] = await tx
    .update(decisions)
    .set({ status, supersededById: supersededById ?? null, version: sql`${decisions.version} + 1` })
    .where(eq(decisions.id, decisionId))
    .returning({ id: decisions.id, version: decisions.version })
  const details = { before: before.status, status, supersededById: supersededById ?? null }
  await record(tx, actor, 'decisions.set-status', { type: 'decision', id: decisionId }, details)
  return changed
}

async function refuseSuccessor(
  tx: Tx,
  actor: Actor,
  { decisionId, supersededById }: { decisionId: string; supersededById: string },
) {
  if (!(await findDecision(tx, actor, supersededById)))
    throw invalid('request.unknown-reference', { field: 'supersededById' })
  const seen = new Set<string>()
  for (let next: string | null = supersededById; next && !seen.has(next); ) {
    if (next === decisionId) throw invalid('decisions.own-successor', { field: 'supersededById' })
    seen.add(next)
    next = (await getDecisionRow(tx, next)).supersededById
  }
}
