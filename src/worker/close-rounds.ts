import { closeDueRound } from '#src/domain/approvals/close-written.ts'
import { listDueRounds } from '#src/domain/approvals/round.ts'
import type { Database } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { forEach } from '#src/platform/jobs/for-each.ts'
import { clock } from './clock.ts'

/** Ends the written review rounds whose deadline has passed, each in a transaction of its own. */
export async function closeDueRounds(db: Database, desk: Desk): Promise<void> {
  const due = await db.door(listDueRounds)
  await forEach(due, ({ collaborationId, roundId }) =>
    db.write({ collaborationId }, (tx) => closeDueRound(tx, clock, { roundId }, desk)),
  )
}
