import { and, eq, ilike, isNull, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { escapeLike, nameClauses, pageClauses, pageOf, type Sorted } from '#src/platform/database/paging.ts'
import { organisations } from '#src/platform/database/schema/organisations.ts'
import { notFound } from '#src/platform/errors.ts'

export async function getOrganisation(db: Reader, organisationId: string) {
  const [row] = await db.select().from(organisations).where(eq(organisations.id, organisationId))
  if (!row) throw notFound('request.not-found')
  return row
}

export type OrganisationFilter = {
  search?: string | undefined
  parentId?: string | undefined
  ended?: boolean | undefined
}

export const organisationSorts = ['name', 'officialNumber'] as const

/** Organisations by name or official number, a page at a time; ended ones only when asked for. */
export async function listOrganisations(
  db: Reader,
  actor: Actor,
  request: Sorted<typeof organisationSorts> & OrganisationFilter,
) {
  const { name, id, officialNumber } = organisations
  const { after, orderBy, limit } =
    request.sort === 'name'
      ? nameClauses(request, { name, id, language: actor.collaborationLanguage })
      : pageClauses(request, { column: officialNumber, id })
  const rows = await db
    .select()
    .from(organisations)
    .where(
      and(
        after,
        request.search ? ilike(organisations.name, `%${escapeLike(request.search)}%`) : undefined,
        request.parentId ? eq(organisations.parentId, request.parentId) : undefined,
        request.ended ? sql`${organisations.endedOn} is not null` : isNull(organisations.endedOn),
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row[request.sort])
}
