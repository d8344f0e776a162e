import { and, asc, eq, inArray, isNotNull, or } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { followUps } from '#src/platform/database/schema/follow-ups.ts'
import type { Desk } from '#src/platform/desk.ts'
import type { WithoutEmail } from '#src/platform/mail/mail-each.ts'
import { getFollowUp } from './load.ts'
import { tellAssignee } from './tell-assignee.ts'
import { everybodyKnows } from './told.ts'

/**
 * Tells, once, whoever was quietly given these follow-ups of a meeting; asked for again it tells nobody again. Skipped is what is
 * done, dropped, given to nobody or of another meeting. Rights are the caller's, who sends the minutes. Answers who has no address.
 */
export async function tellOfFollowUps(
  tx: Tx,
  actor: Actor,
  { meetingId, followUpIds }: { meetingId: string; followUpIds: string[] },
  desk: Desk,
): Promise<{ told: string[]; withoutEmail: WithoutEmail[] }> {
  const told = await holdUntold(tx, { meetingId, followUpIds })
  const unreached = new Map<string, WithoutEmail>()
  for (const id of told) {
    const followUp = await getFollowUp(tx, id)
    const withoutEmail = await tellAssignee(tx, { followUp, actorId: actor.personId }, desk)
    for (const one of withoutEmail) unreached.set(one.personId, one)
    const details = { assignee: followUp.assignee, to: followUp.responsible.map((to) => to.id), withoutEmail }
    await record(tx, actor, 'follow-ups.tell', { type: 'follow-up', id }, details)
  }
  if (told.length > 0) await tx.update(followUps).set(everybodyKnows).where(inArray(followUps.id, told))
  return { told, withoutEmail: [...unreached.values()] }
}

/** Held, so that two who send at once do not both tell. */
async function holdUntold(
  tx: Tx,
  { meetingId, followUpIds }: { meetingId: string; followUpIds: string[] },
): Promise<string[]> {
  const { assigneePersonId, assigneeOrganisationId, assigneeGroupId } = followUps
  const rows = await tx
    .select({ id: followUps.id })
    .from(followUps)
    .where(
      and(
        inArray(followUps.id, followUpIds),
        eq(followUps.meetingId, meetingId),
        eq(followUps.state, 'open'),
        eq(followUps.untold, true),
        or(isNotNull(assigneePersonId), isNotNull(assigneeOrganisationId), isNotNull(assigneeGroupId)),
      ),
    )
    .orderBy(asc(followUps.id))
    .for('update')
  return rows.map(({ id }) => id)
}
