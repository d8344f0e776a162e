import { listWhereItIsDay } from '#src/domain/collaborations/daytime.ts'
import { listCollaborationsWithDueFollowUps, remindOfFollowUps } from '#src/domain/follow-ups/remind.ts'
import { listCollaborationsWithEndingTerms, remindOfEndingTerm } from '#src/domain/working-groups/remind.ts'
import type { Database } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { forEach } from '#src/platform/jobs/for-each.ts'
import { clock } from './clock.ts'

/** Reminds of follow-ups that are due or overdue, in each collaboration where it is day; nobody twice of the same. */
export async function sendFollowUpReminders(db: Database, desk: Desk): Promise<void> {
  const ids = await listWhereItIsDay(db, await listCollaborationsWithDueFollowUps(db))
  await forEach(ids, (collaborationId) =>
    db.write({ collaborationId }, (tx) => remindOfFollowUps(tx, clock, desk)),
  )
}

/** Reminds of working groups whose term is about to end. */
export async function sendTermReminders(db: Database): Promise<void> {
  const ids = await listWhereItIsDay(db, await listCollaborationsWithEndingTerms(db))
  await forEach(ids, (collaborationId) =>
    db.write({ collaborationId }, (tx) => remindOfEndingTerm(tx, clock)),
  )
}
