import { mayKeep } from '#src/domain/groups/may.ts'
import { getGroup } from '#src/domain/groups/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import { type AuditSubject, record } from '#src/platform/audit.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { templateVersions } from '#src/platform/database/schema/templates.ts'
import { conflict, forbidden, stale } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import type { DocumentName } from './names.ts'
import { getTemplateText, getTemplateVersion, sha256Of } from './read.ts'

export type TemplatePlace = { name: DocumentName; groupId: string | null }

/** The secretariat keeps the collaboration's templates; a group's also whoever keeps the group. */
export async function refuseKeepingTemplates(
  db: Reader,
  actor: Actor,
  groupId: string | null,
): Promise<void> {
  const may = groupId === null ? isSecretariat(actor) : mayKeep(actor, await getGroup(db, groupId))
  if (!may) throw forbidden('request.only-secretariat')
}

/**
 * Writes the next version of a template, for the collaboration or one group. The text has been tried by the caller; what
 * was sent keeps the version it was made with. Refuses a stale version.
 */
export async function addTemplateVersion(
  tx: Tx,
  actor: Actor,
  { expected, source, ...place }: TemplatePlace & { source: string; expected: number },
) {
  const added = await insertVersion(tx, actor, { ...place, source, expected })
  await record(tx, actor, 'templates.write', subjectOf(actor, place), { name: place.name, ...added })
  return added
}

/** Gives a template up: the one above it holds again. Its versions stay. Refuses where there is none, and a stale version. */
export async function dropTemplate(
  tx: Tx,
  actor: Actor,
  { expected, ...place }: TemplatePlace & { expected: number },
) {
  await refuseKeepingTemplates(tx, actor, place.groupId)
  const { isOwn } = await getTemplateText(tx, place)
  if (!isOwn) throw conflict('templates.none-of-its-own')
  const added = await insertVersion(tx, actor, { ...place, source: null, expected })
  await record(tx, actor, 'templates.drop', subjectOf(actor, place), { name: place.name, ...added })
  return added
}

const subjectOf = (actor: Actor, { groupId }: TemplatePlace): AuditSubject =>
  groupId === null ? { type: 'collaboration', id: actor.collaborationId } : { type: 'group', id: groupId }

/** The key of the table decides between two who write at once: only one of them gets the next number. */
async function insertVersion(
  tx: Tx,
  actor: Actor,
  { name, groupId, source, expected }: TemplatePlace & { source: string | null; expected: number },
) {
  const place = { name, groupId }
  const refuse = async () => stale({ version: await getTemplateVersion(tx, place) })
  if ((await getTemplateVersion(tx, place)) !== expected) throw await refuse()
  const [added] = await tx
    .insert(templateVersions)
    .values({
      id: tx.newId(),
      ...place,
      number: expected + 1,
      source,
      sha256: source === null ? '' : sha256Of(source),
      createdAt: tx.now,
      createdBy: actor.personId,
    })
    .onConflictDoNothing()
    .returning({ id: templateVersions.id, version: templateVersions.number })
  if (!added) throw await refuse()
  return added
}
