import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { collaborations } from '#src/platform/database/schema/collaborations.ts'
import { forbidden, stale } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { isAdministrator } from '#src/platform/may.ts'
import { getCollaboration } from './read.ts'

export type CollaborationChanges = Partial<{
  name: string
  language: Language
  zone: string
  letterheadLines: string[]
  letterheadColour: string
}>

/** Changes the collaboration's name, language, zone or letterhead. Refuses all but administrators, and a stale version. */
export async function changeCollaboration(
  tx: Tx,
  actor: Actor,
  { expected, ...changes }: CollaborationChanges & { expected: number },
) {
  if (!isAdministrator(actor)) throw forbidden('request.only-administrator')
  const [changed] = await tx
    .update(collaborations)
    .set({ ...changes, version: sql`${collaborations.version} + 1` })
    .where(and(eq(collaborations.id, tx.collaborationId), eq(collaborations.version, expected)))
    .returning({ id: collaborations.id, version: collaborations.version })
  if (!changed) throw stale(await getCollaboration(tx as Reader))
  await record(tx, actor, 'collaborations.change', { type: 'collaboration', id: changed.id }, changes)
  return changed
}
