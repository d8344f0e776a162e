import { and, eq, getTableColumns, gt, ilike, inArray, isNull, or } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { escapeLike, nameClauses, pageClauses, pageOf, type Sorted } from '#src/platform/database/paging.ts'
import { organisations } from '#src/platform/database/schema/organisations.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { notFound } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'

export async function getPerson(db: Reader, personId: string) {
  const [row] = await db.select().from(people).where(eq(people.id, personId))
  if (!row) throw notFound('request.not-found')
  return row
}

/** A person with the name of the organisation they work for. */
export async function getPersonAtWork(db: Reader, personId: string) {
  const [row] = await db
    .select({ person: people, organisation: organisations.name })
    .from(people)
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(eq(people.id, personId))
  if (!row) throw notFound('request.not-found')
  return row
}

/** What an actor may see of a person: address and telephone are the secretariat's and the person's own to know. */
export function personAsSeenBy<Person extends { id: string; email: string | null; phone: string | null }>(
  actor: Actor,
  person: Person,
): Person {
  return isSecretariat(actor) || actor.personId === person.id
    ? person
    : { ...person, email: null, phone: null }
}

/** The people with these ids, as far as they are here. */
export const listPeopleById = (db: Reader, ids: string[]) =>
  ids.length === 0 ? Promise.resolve([]) : db.select().from(people).where(inArray(people.id, ids))

export type PersonFilter = { search?: string | undefined; organisationId?: string | undefined }

export const personSorts = ['name', 'createdAt'] as const

/** People by name or by when they were added, a page at a time, without those who have ended. Only who may see addresses finds people by them. */
export async function listPeople(
  db: Reader,
  actor: Actor,
  request: Sorted<typeof personSorts> & PersonFilter,
) {
  const { after, orderBy, limit } =
    request.sort === 'name'
      ? nameClauses(request, { name: people.name, id: people.id, language: actor.collaborationLanguage })
      : pageClauses(request, { column: people.createdAt, id: people.id })
  const pattern = `%${escapeLike(request.search ?? '')}%`
  const rows = await db
    .select({ ...getTableColumns(people), organisationName: organisations.name })
    .from(people)
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(
      and(
        after,
        or(isNull(people.endedOn), gt(people.endedOn, db.now.toISOString().slice(0, 10))),
        request.search
          ? or(ilike(people.name, pattern), isSecretariat(actor) ? ilike(people.email, pattern) : undefined)
          : undefined,
        request.organisationId ? eq(people.organisationId, request.organisationId) : undefined,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  const page = pageOf(rows, request, (row) => row[request.sort])
  return { ...page, items: page.items.map((row) => personAsSeenBy(actor, row)) }
}
