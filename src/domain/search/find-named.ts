import { and, eq, gt, isNull, like, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { readableGroups } from '#src/domain/groups/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { escapeLike } from '#src/platform/database/paging.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { organisations } from '#src/platform/database/schema/organisations.ts'
import { people } from '#src/platform/database/schema/people.ts'
import {
  groupNames,
  mandateWords,
  organisationNames,
  personNames,
} from '#src/platform/database/schema/search.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { type Finding, type Found, withWords } from './finding.ts'
import type { HitKind } from './kinds.ts'
import { namedClauses } from './place.ts'

/** Groups and working groups by name, and working groups by their mandate. */
export async function findGroups(db: Reader, actor: Actor, finding: Finding): Promise<Found[]> {
  const { id, name } = groupNames
  const value = likeness(name, finding)
  const { after, orderBy, limit } = namedClauses(finding, { kind: 'group', value, id })
  const mandated = sql`${id} in (select ${mandateWords.id} from ${mandateWords} where ${withWords(mandateWords.words, finding)})`
  const rows = await db
    .select({ id, value })
    .from(groupNames)
    .innerJoin(groups, eq(groups.id, id))
    .where(
      and(
        or(named(name, finding), mandated),
        after,
        finding.groupId ? eq(groups.id, finding.groupId) : undefined,
        readableGroups(actor),
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return foundAs('group', rows)
}

/** People who have not ended, by name; by address too for those who may see addresses. They are of no group. */
export async function findPeople(db: Reader, actor: Actor, finding: Finding): Promise<Found[]> {
  if (finding.groupId) return []
  const { id, name, address } = personNames
  const value = likeness(name, finding)
  const { after, orderBy, limit } = namedClauses(finding, { kind: 'person', value, id })
  const addressed = isSecretariat(actor) ? withAddress(address, finding) : undefined
  const rows = await db
    .select({ id, value })
    .from(personNames)
    .innerJoin(people, eq(people.id, id))
    .where(
      and(
        or(named(name, finding), addressed),
        after,
        or(isNull(people.endedOn), gt(people.endedOn, db.now.toISOString().slice(0, 10))),
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return foundAs('person', rows)
}

/** Organisations that have not ended, by name. */
export async function findOrganisations(db: Reader, _actor: Actor, finding: Finding): Promise<Found[]> {
  if (finding.groupId) return []
  const { id, name } = organisationNames
  const value = likeness(name, finding)
  const { after, orderBy, limit } = namedClauses(finding, { kind: 'organisation', value, id })
  const rows = await db
    .select({ id, value })
    .from(organisationNames)
    .innerJoin(organisations, eq(organisations.id, id))
    .where(and(named(name, finding), after, isNull(organisations.endedOn)))
    .orderBy(...orderBy)
    .limit(limit)
  return foundAs('organisation', rows)
}

/** Every word stands in the name, or is so like a part of it that it may be a slip. */
function named(name: AnyPgColumn, { wanted: { nameParts } }: Finding): SQL | undefined {
  if (nameParts.length === 0) return sql`false`
  return and(
    ...nameParts.map(({ letters, patterns }) =>
      or(
        ...patterns.map((pattern) => like(name, pattern)),
        letters.length < shortestSlip ? undefined : sql`${name} %> ${letters}`,
      ),
    ),
  )
}

/** In fewer letters everything is like everything. */
const shortestSlip = 5

/** Looked for as typed: the signs of an address are not folded away. */
function withAddress(address: AnyPgColumn, { wanted }: Finding): SQL | undefined {
  const { address: letters } = wanted
  return letters.length > 2 ? like(address, `%${escapeLike(letters)}%`) : undefined
}

/** How like the name is, as the text that names are placed by. */
const likeness = (name: AnyPgColumn, { wanted }: Finding): SQL<string> =>
  sql<string>`('~' || to_char(word_similarity(${wanted.name}, ${name})::numeric, 'FM0.000'))`

const foundAs = (kind: HitKind, rows: { id: string; value: string }[]): Found[] =>
  rows.map(({ id, value }) => ({ kind, id, value, publicOnly: false }))
