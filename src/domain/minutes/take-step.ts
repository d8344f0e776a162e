import { and, eq, sql } from 'drizzle-orm'
import type { Doer } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { minutes } from '#src/platform/database/schema/minutes.ts'
import { conflict } from '#src/platform/errors.ts'
import type { MinutesHead } from './read.ts'
import { type MinutesStep, stepFrom } from './steps.ts'

type Changes = Partial<
  Pick<
    typeof minutes.$inferInsert,
    'currentVersionId' | 'circulatedAt' | 'approvedAt' | 'approvalText' | 'publishedAt'
  >
>

/**
 * Moves minutes along their table of states, with what the step leaves behind. The caller holds the minutes; should
 * they have moved all the same, nothing is written.
 */
export async function takeStep(
  tx: Tx,
  doer: Doer,
  head: Pick<MinutesHead, 'id' | 'state'>,
  { step, ...changes }: Changes & { step: MinutesStep },
): Promise<{ id: string; version: number }> {
  const state = stepFrom(head.state, step)
  const [moved] = await tx
    .update(minutes)
    .set({ ...changes, state, version: sql`${minutes.version} + 1` })
    .where(and(eq(minutes.id, head.id), eq(minutes.state, head.state)))
    .returning({ id: minutes.id, version: minutes.version })
  if (!moved) throw conflict('request.busy')
  await record(tx, doer, `minutes.${step}`, { type: 'minutes', id: head.id }, { from: head.state, to: state })
  return moved
}
