import { and, eq, sql } from 'drizzle-orm'
import { getToday } from '#src/domain/collaborations/read.ts'
import { getActivePeople } from '#src/domain/people/active.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { followUpComments, followUpHelpers, followUps } from '#src/platform/database/schema/follow-ups.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict, forbidden, stale } from '#src/platform/errors.ts'
import { type AskedAssignee, assigneeIdOf, readAssignee } from './assignee.ts'
import { getFollowUp, type LoadedFollowUp, shown } from './load.ts'
import { mayComment, mayComplete, mayManage } from './may.ts'
import { type FollowUpStep, stepFrom } from './steps.ts'
import { tellAssignee } from './tell-assignee.ts'
import { everybodyKnows } from './told.ts'

export type FollowUpChanges = {
  text?: string | undefined
  dueOn?: string | null | undefined
  assignee?: AskedAssignee | null | undefined
  helpers?: string[] | undefined
}

/**
 * Changes text, due date, assignee or helpers. A new assignee is told by mail; the answer says who has no address.
 * Refuses a stale version, and what is done or dropped.
 */
export async function changeFollowUp(
  tx: Tx,
  actor: Actor,
  { followUpId, expected, ...changes }: FollowUpChanges & { followUpId: string; expected: number },
  desk: Desk,
) {
  const before = await getFollowUp(tx, followUpId, { hold: true })
  if (!mayManage(actor, before.group)) throw forbidden('follow-ups.only-leaders')
  if (before.state !== 'open') throw conflict('follow-ups.not-open')
  if (before.version !== expected) throw stale(shown(before))
  const { assignee, helpers, ...own } = changes
  const columns =
    assignee === undefined ? undefined : await readAssignee(tx, { assignee, group: before.group })
  const givenTo = columns && assigneeIdOf(columns)
  const given = Boolean(givenTo) && givenTo !== before.assignee?.id
  const changed = await save(tx, before, { ...own, ...columns, ...(given && everybodyKnows) })
  if (helpers) await putHelpers(tx, { followUpId, helpers })
  const after = await getFollowUp(tx, followUpId)
  const withoutEmail = given ? await tellAssignee(tx, { followUp: after, actorId: actor.personId }, desk) : []
  await record(tx, actor, 'follow-ups.change', { type: 'follow-up', id: followUpId }, changes)
  return { ...changed, withoutEmail }
}

/** Says that it is done. By those who manage it and those who had to do it. */
export function completeFollowUp(
  tx: Tx,
  actor: Actor,
  { followUpId, comment }: { followUpId: string; comment?: string | undefined },
) {
  return take(tx, actor, { followUpId, step: 'complete', comment: comment ?? null, may: mayComplete })
}

/** Takes back that it is done or dropped. */
export function reopenFollowUp(tx: Tx, actor: Actor, { followUpId }: { followUpId: string }) {
  return take(tx, actor, { followUpId, step: 'reopen', comment: null, may: mayComplete })
}

/** Gives it up, with a reason. Only those who manage it may. */
export function dropFollowUp(
  tx: Tx,
  actor: Actor,
  { followUpId, reason }: { followUpId: string; reason: string },
) {
  const may = (one: Actor, followUp: LoadedFollowUp) => mayManage(one, followUp.group)
  return take(tx, actor, { followUpId, step: 'drop', comment: reason, may })
}

/** Adds a comment: how it is going. By those who manage it, have to do it or help. */
export async function commentOnFollowUp(
  tx: Tx,
  actor: Actor,
  { followUpId, text }: { followUpId: string; text: string },
) {
  const followUp = await getFollowUp(tx, followUpId)
  if (!mayComment(actor, followUp)) throw forbidden('follow-ups.not-yours')
  const id = tx.newId()
  await tx
    .insert(followUpComments)
    .values({ id, followUpId, personId: actor.personId, text, createdAt: tx.now })
  await record(tx, actor, 'follow-ups.comment', { type: 'follow-up', id: followUpId }, { text })
  return { id }
}

/** Replaces who helps. Refuses people who are not here or have ended. */
export async function putHelpers(
  tx: Tx,
  { followUpId, helpers }: { followUpId: string; helpers: string[] },
): Promise<void> {
  const ids = [...new Set(helpers)]
  const named = helpers.map((personId, index) => ({ field: `helpers.${index}`, personId }))
  await getActivePeople(tx, named, await getToday(tx))
  await tx.delete(followUpHelpers).where(eq(followUpHelpers.followUpId, followUpId))
  if (ids.length > 0)
    await tx.insert(followUpHelpers).values(ids.map((personId) => ({ followUpId, personId })))
}

type Taking = {
  followUpId: string
  step: FollowUpStep
  comment: string | null
  may: (actor: Actor, followUp: LoadedFollowUp) => boolean
}

async function take(tx: Tx, actor: Actor, { followUpId, step, comment, may }: Taking) {
  const before = await getFollowUp(tx, followUpId, { hold: true })
  if (!may(actor, before)) throw forbidden('follow-ups.not-yours')
  const state = stepFrom(before.state, step)
  const closed = state !== 'open'
  const changed = await save(tx, before, {
    state,
    closedAt: closed ? tx.now : null,
    closedBy: closed ? actor.personId : null,
    closingComment: comment,
  })
  await record(tx, actor, `follow-ups.${step}`, { type: 'follow-up', id: followUpId }, { comment })
  return changed
}

/** Writes what changes on top of the follow-up that was read. */
export async function save(tx: Tx, before: LoadedFollowUp, set: Partial<typeof followUps.$inferInsert>) {
  const [changed] = await tx
    .update(followUps)
    .set({ ...set, version: sql`${followUps.version} + 1` })
    .where(and(eq(followUps.id, before.id), eq(followUps.version, before.version)))
    .returning({ id: followUps.id, version: followUps.version })
  if (!changed) throw stale(shown(before))
  return changed
}
