import { and, eq } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { reviewAnswers } from '#src/platform/database/schema/approvals.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict, forbidden, notFound } from '#src/platform/errors.ts'
import { getMinutesHead, type MinutesHead } from '../minutes/read.ts'
import { readsCirculated } from '../minutes/rights.ts'
import { stepFrom } from '../minutes/steps.ts'
import { closeWhenAllApproved } from './close-written.ts'
import { refuseOtherVersion } from './other-version.ts'
import { findRound, listRoundMembers, type ReviewRound } from './round.ts'

/** How sure we are of who answers: signed in for a while, or by a code that was mailed for this. */
export type Through = 'session' | 'one-time-code'

/**
 * A member accepts the minutes in the version they have read, told by its hash. Another version since is refused with
 * both (412). However often it is sent, it has one effect. Under the policy `written`, the last one awaited approves
 * the minutes.
 */
export async function approveVersion(
  tx: Tx,
  actor: Actor,
  { minutesId, versionHash, through }: { minutesId: string; versionHash: string; through: Through },
  desk: Desk,
): Promise<void> {
  const head = await getMinutesHead(tx, minutesId, { hold: true })
  if (!readsCirculated(actor, head)) throw notFound('request.not-found')
  if (await hasApproved(tx, { minutesId, personId: actor.personId, versionHash })) return
  stepFrom(head.state, 'approve')
  const round = await openRoundOf(tx, head)
  const members = await listRoundMembers(tx, round)
  if (!members.some(({ personId }) => personId === actor.personId)) throw forbidden('approvals.only-members')
  await refuseOtherVersion(tx, { head, versionHash })
  const [answered] = await tx
    .insert(reviewAnswers)
    .values({
      id: tx.newId(),
      roundId: round.id,
      personId: actor.personId,
      minutesVersionId: round.minutesVersionId,
      versionHash,
      through,
      answeredAt: tx.now,
    })
    .onConflictDoNothing()
    .returning({ id: reviewAnswers.id })
  if (!answered) return
  await record(tx, actor, 'approvals.answer', { type: 'minutes', id: minutesId }, { versionHash, through })
  await closeWhenAllApproved(tx, actor, { head, round }, desk)
}

async function openRoundOf(tx: Tx, head: MinutesHead): Promise<ReviewRound> {
  const round = await findRound(tx, head.id)
  if (!round || round.closedAt !== null) throw conflict('approvals.round-closed')
  return round
}

/** An answer for this very version stands, whatever has become of the round since. */
async function hasApproved(
  db: Reader,
  { minutesId, personId, versionHash }: { minutesId: string; personId: string; versionHash: string },
): Promise<boolean> {
  const round = await findRound(db, minutesId)
  if (!round) return false
  const mine = and(
    eq(reviewAnswers.roundId, round.id),
    eq(reviewAnswers.personId, personId),
    eq(reviewAnswers.versionHash, versionHash),
  )
  return (await db.$count(reviewAnswers, mine)) > 0
}
