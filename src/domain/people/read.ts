import { and, eq, gt, ilike, inArray, isNull, or } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/database.ts'
import { escapeLike, type PageRequest, pageClauses, pageOf } from '#src/platform/database/paging.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { notFound } from '#src/platform/errors.ts'

export async function getPerson(db: Reader, personId: string) {
  const [row] = await db.select().from(people).where(eq(people.id, personId))
  if (!row) throw notFound('request.not-found')
  return row
}

/** The people with these ids, as far as they are here. */
export const listPeopleById = (db: Reader, ids: string[]) =>
  ids.length === 0 ? Promise.resolve([]) : db.select().from(people).where(inArray(people.id, ids))

export type PersonFilter = { search?: string | undefined; organisationId?: string | undefined }

/** People by name, a page at a time, without those who have ended. */
export async function listPeople(db: Reader, request: PageRequest & PersonFilter) {
  const { after, orderBy, limit } = pageClauses(request, { column: people.name, id: people.id })
  const pattern = `%${escapeLike(request.search ?? '')}%`
  const rows = await db
    .select()
    .from(people)
    .where(
      and(
        after,
        or(isNull(people.endedOn), gt(people.endedOn, db.now.toISOString().slice(0, 10))),
        request.search ? or(ilike(people.name, pattern), ilike(people.email, pattern)) : undefined,
        request.organisationId ? eq(people.organisationId, request.organisationId) : undefined,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row.name)
}
