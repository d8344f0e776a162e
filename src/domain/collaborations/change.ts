import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { collaborations } from '#src/platform/database/schema/collaborations.ts'
import { forbidden, stale } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { isAdministrator, isSecretariat } from '#src/platform/may.ts'
import { getCollaboration } from './read.ts'

export type CollaborationChanges = Partial<{
  name: string
  language: Language
  zone: string
  letterheadLines: string[]
  letterheadColour: string
  /** one of the collaboration's pictures, or none */
  logoPictureId: string | null
}>

/**
 * Changes the collaboration's name, language, zone or letterhead. Refuses all but administrators (the secretariat may set
 * the logo), a picture that is not here, and a stale version.
 */
export async function changeCollaboration(
  tx: Tx,
  actor: Actor,
  { expected, ...changes }: CollaborationChanges & { expected: number },
) {
  if (!mayChange(actor, changes)) throw forbidden('request.only-administrator')
  const [changed] = await tx
    .update(collaborations)
    .set({ ...changes, version: sql`${collaborations.version} + 1` })
    .where(and(eq(collaborations.id, tx.collaborationId), eq(collaborations.version, expected)))
    .returning({ id: collaborations.id, version: collaborations.version })
  if (!changed) throw stale(await getCollaboration(tx as Reader))
  await record(tx, actor, 'collaborations.change', { type: 'collaboration', id: changed.id }, changes)
  return changed
}

/** Who keeps the pictures says which of them is the logo. */
function mayChange(actor: Actor, changes: CollaborationChanges): boolean {
  const fields = Object.keys(changes)
  const onlyTheLogo = fields.length > 0 && fields.every((field) => field === 'logoPictureId')
  return isAdministrator(actor) || (onlyTheLogo && isSecretariat(actor))
}
