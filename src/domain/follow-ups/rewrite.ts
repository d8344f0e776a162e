import { eq } from 'drizzle-orm'
import { revokeLinksOf } from '#src/domain/access/links.ts'
import { getItemInMeeting, refuseUnwritable } from '#src/domain/minutes/item.ts'
import { writesMinutes } from '#src/domain/minutes/rights.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { followUpComments, followUpHelpers, followUps } from '#src/platform/database/schema/follow-ups.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict, forbidden, stale } from '#src/platform/errors.ts'
import { type AskedAssignee, assigneeIdOf, readAssignee } from './assignee.ts'
import { putHelpers, save } from './keep.ts'
import { getFollowUp, type LoadedFollowUp, shown } from './load.ts'
import { mayManage } from './may.ts'
import { tellAssignee } from './tell-assignee.ts'
import { everybodyKnows, knowledgeAfter } from './told.ts'

/** All that a line of the minutes says of a follow-up. `dueOn` is YYYY-MM-DD. */
export type Promised = {
  text: string
  assignee: AskedAssignee | null
  helpers: string[]
  dueOn: string | null
}

/** `expected` is the version that was read, for callers that hold nothing still. */
type Wanted = { followUpId: string; expected?: number | undefined }

/**
 * Makes a follow-up what the minutes that it was promised in say now. Whoever it is given to is told by mail where they do not
 * know; `quietly` leaves that to the sending of the minutes. Refuses all but those who write the minutes or manage the follow-up,
 * what is no part of minutes or of locked ones, what is done or dropped, and what somebody has commented on.
 */
export async function rewriteFollowUp(
  tx: Tx,
  actor: Actor,
  { followUpId, expected, quietly, ...said }: Wanted & Promised & { quietly?: true | undefined },
  desk: Desk,
) {
  const before = await holdPromise(tx, actor, { followUpId, expected })
  const { assignee, helpers, ...own } = said
  const columns = await readAssignee(tx, { assignee, group: before.group })
  const knowledge = knowledgeAfter(before, assigneeIdOf(columns))
  const changed = await save(tx, before, { ...own, ...columns, ...(quietly ? knowledge : everybodyKnows) })
  await putHelpers(tx, { followUpId, helpers })
  const after = await getFollowUp(tx, followUpId)
  const withoutEmail =
    knowledge.untold && !quietly
      ? await tellAssignee(tx, { followUp: after, actorId: actor.personId }, desk)
      : []
  await record(tx, actor, 'follow-ups.rewrite', { type: 'follow-up', id: followUpId }, said)
  return { ...changed, withoutEmail }
}

/**
 * Takes a follow-up out of the minutes that it was promised in, as if it had never been promised. Whoever was told of it is not
 * told that it is gone. Refuses what `rewriteFollowUp` refuses.
 */
export async function takeOutFollowUp(tx: Tx, actor: Actor, { followUpId, expected }: Wanted): Promise<void> {
  const { text, assignee, agendaItemId } = await holdPromise(tx, actor, { followUpId, expected })
  await revokeLinksOf(tx, followUpId)
  await tx.delete(followUpHelpers).where(eq(followUpHelpers.followUpId, followUpId))
  await tx.delete(followUps).where(eq(followUps.id, followUpId))
  const details = { text, assignee, agendaItemId }
  await record(tx, actor, 'follow-ups.take-out', { type: 'follow-up', id: followUpId }, details)
}

/** The follow-up, held until the transaction ends, and its minutes kept from being approved until then. */
async function holdPromise(tx: Tx, actor: Actor, { followUpId, expected }: Wanted): Promise<LoadedFollowUp> {
  const followUp = await getFollowUp(tx, followUpId, { hold: true })
  const { agendaItemId } = followUp
  const item = agendaItemId === null ? null : await getItemInMeeting(tx, agendaItemId, { hold: true })
  const writes = item !== null && writesMinutes(actor, item)
  if (!writes && !mayManage(actor, followUp.group)) throw forbidden('follow-ups.only-leaders')
  if (item === null) throw conflict('follow-ups.not-in-minutes')
  refuseUnwritable(item)
  if (followUp.state !== 'open') throw conflict('follow-ups.not-open')
  if ((await tx.$count(followUpComments, eq(followUpComments.followUpId, followUpId))) > 0)
    throw conflict('follow-ups.commented-on')
  if (expected !== undefined && followUp.version !== expected) throw stale(shown(followUp))
  return followUp
}
