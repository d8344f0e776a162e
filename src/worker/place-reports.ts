import { placeReports } from '#src/domain/working-groups/place-reports.ts'
import { listCollaborationsWithEndingTerms } from '#src/domain/working-groups/remind.ts'
import type { Database } from '#src/platform/database/database.ts'
import { forEach } from '#src/platform/jobs/for-each.ts'
import { clock } from './clock.ts'

/** Puts the reports of working groups whose term is about to end on their parents' next agendas. */
export async function placeEndingReports(db: Database): Promise<void> {
  await forEach(await listCollaborationsWithEndingTerms(db), (collaborationId) =>
    db.write({ collaborationId }, (tx) => placeReports(tx, clock)),
  )
}
