import { and, eq, isNull } from 'drizzle-orm'
import type { Doer } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { reviewRounds } from '#src/platform/database/schema/approvals.ts'
import type { ReviewRound } from './round.ts'

/**
 * Closes a round with what came of it. One that is closed stays as it is. Its links stay too: they show what became of
 * the minutes, and take answers to the version in review only.
 */
export async function closeRound(
  tx: Tx,
  doer: Doer,
  { round, outcome }: { round: ReviewRound; outcome: NonNullable<ReviewRound['outcome']> },
): Promise<void> {
  const [closed] = await tx
    .update(reviewRounds)
    .set({ closedAt: tx.now, outcome })
    .where(and(eq(reviewRounds.id, round.id), isNull(reviewRounds.closedAt)))
    .returning({ id: reviewRounds.id })
  if (!closed) return
  await record(tx, doer, 'approvals.close-round', { type: 'minutes', id: round.minutesId }, { outcome })
}
