import { eq } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import type { PageRequest } from '#src/platform/database/paging.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { templateVersions } from '#src/platform/database/schema/templates.ts'
import { notFound } from '#src/platform/errors.ts'
import { refuseKeepingTemplates, type TemplatePlace } from './add-version.ts'
import { listTemplates, listTemplateVersions } from './read.ts'

/** What those who keep templates see of them. Everybody else is refused. */
export async function listTemplatesToKeep(db: Reader, actor: Actor, place: { groupId: string | null }) {
  const [, items] = await Promise.all([
    refuseKeepingTemplates(db, actor, place.groupId),
    listTemplates(db, place),
  ])
  return { items }
}

export async function listVersionsToKeep(db: Reader, actor: Actor, asked: PageRequest & TemplatePlace) {
  const [, { items, nextCursor }] = await Promise.all([
    refuseKeepingTemplates(db, actor, asked.groupId),
    listTemplateVersions(db, asked),
  ])
  return { items: items.map(({ source, ...row }) => ({ ...row, dropped: source === null })), nextCursor }
}

export async function getVersionToKeep(db: Reader, actor: Actor, versionId: string) {
  const [row] = await db
    .select({ version: templateVersions, createdBy: { id: people.id, name: people.name } })
    .from(templateVersions)
    .innerJoin(people, eq(people.id, templateVersions.createdBy))
    .where(eq(templateVersions.id, versionId))
  if (!row) throw notFound('request.not-found')
  await refuseKeepingTemplates(db, actor, row.version.groupId)
  const { collaborationId: _, ...version } = row.version
  return { ...version, createdBy: row.createdBy, dropped: version.source === null }
}
