import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { getMinutesHead } from '../minutes/read.ts'
import { refuseAllButWriters } from '../minutes/rights.ts'
import { takeStep } from '../minutes/take-step.ts'
import { closeRound } from './close-round.ts'
import { findRound } from './round.ts'

/** Takes minutes back from review to work on them. The round ends without approval; remarks and what was sent out stay. */
export async function withdrawMinutes(tx: Tx, actor: Actor, { minutesId }: { minutesId: string }) {
  const head = await getMinutesHead(tx, minutesId, { hold: true })
  refuseAllButWriters(actor, head)
  const moved = await takeStep(tx, actor, head, { step: 'withdraw' })
  const round = await findRound(tx, minutesId)
  if (round) await closeRound(tx, actor, { round, outcome: 'withdrawn' })
  return moved
}
