import { eq, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { minutes } from '#src/platform/database/schema/minutes.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict } from '#src/platform/errors.ts'
import { freezeVersion } from './freeze.ts'
import { getMinutesHead } from './read.ts'
import { refuseMarkdown } from './refuse-markdown.ts'
import { refuseAllButWriters } from './rights.ts'
import { isLocked } from './steps.ts'
import { getVersion } from './versions.ts'

/**
 * Corrects approved minutes by a new version that says what it corrects. The approved text and its bytes stay as they
 * are, in the version that was approved and in this one.
 */
export async function correctMinutes(
  tx: Tx,
  actor: Actor,
  { minutesId, correction }: { minutesId: string; correction: string },
  desk: Desk,
) {
  const head = await getMinutesHead(tx, minutesId, { hold: true })
  refuseAllButWriters(actor, head)
  if (!isLocked(head.state) || !head.current) throw conflict('minutes.not-approved')
  refuseMarkdown(correction, 'correction')
  const { format: _, minutes: __, ...content } = await getVersion(tx, head.id, head.current.number)
  const frozen = await freezeVersion(
    tx,
    actor,
    { ...content, groupId: head.groupId, minutes: { id: head.id, reason: 'corrected' }, correction },
    desk,
  )
  const [corrected] = await tx
    .update(minutes)
    .set({ currentVersionId: frozen.id, version: sql`${minutes.version} + 1` })
    .where(eq(minutes.id, head.id))
    .returning({ version: minutes.version })
  const details = { number: frozen.number, correction }
  await record(tx, actor, 'minutes.correct', { type: 'minutes', id: head.id }, details)
  return {
    id: head.id,
    version: corrected?.version ?? head.version,
    versionNumber: frozen.number,
    versionHash: frozen.hash,
  }
}
