import type { Doer } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { addCalendarDays, localDate } from '#src/platform/time.ts'
import { placeReportItem } from '../agenda/place-item.ts'
import { listEndingTerms } from './read.ts'
import { furthestReminded } from './term.ts'

/**
 * Puts the report of every working group whose term is about to end on the next meeting of the group above, where one is
 * planned and the report does not stand there already. Answers how many it placed; each is recorded with its meeting.
 */
export async function placeReports(tx: Tx, system: Doer): Promise<number> {
  // It may already be tomorrow where the group is.
  const tomorrow = addCalendarDays(tx.now.toISOString().slice(0, 10), 1)
  const ending = await listEndingTerms(tx, { until: furthestReminded(tomorrow) })
  let placed = 0
  for (const { group, work } of ending) {
    const near = work.termTo <= furthestReminded(localDate(tx.now, group.zone))
    if (near && (await placeReportItem(tx, system, group.id))) placed += 1
  }
  return placed
}
