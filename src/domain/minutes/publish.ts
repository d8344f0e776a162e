import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { getMinutesHead } from './read.ts'
import { refuseAllButWriters } from './rights.ts'
import { takeStep } from './take-step.ts'

/** Publishes approved minutes: from now on everybody may read them. Doing it twice publishes once. */
export async function publishMinutes(tx: Tx, actor: Actor, { minutesId }: { minutesId: string }) {
  const head = await getMinutesHead(tx, minutesId, { hold: true })
  refuseAllButWriters(actor, head)
  if (head.state === 'published') return { id: head.id, version: head.version }
  return takeStep(tx, actor, head, { step: 'publish', publishedAt: tx.now })
}
