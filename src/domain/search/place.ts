import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { notOurs, type PageRequest, placeInWhole } from '#src/platform/database/paging.ts'
import { type HitKind, hitKinds, namedKinds } from './kinds.ts'

/**
 * Where a hit stands among all: names first, the likest first of all, then what has a day, newest first; hits of one instant by
 * kind and id. As text all of it sorts alike here and in the database: a name's value begins with `~`, which comes after every
 * digit, and an instant is RFC 3339 in UTC.
 */
export type Place = { value: string; kind: HitKind; id: string }

export const keyOf = ({ kind, id }: Pick<Place, 'kind' | 'id'>): string => `${kind}:${id}`

/** The place that the cursor stands for. Refuses one that no search has given. */
export function startOf({ cursor }: Pick<PageRequest, 'cursor'>): Place | null {
  if (cursor === undefined) return null
  const { value, key } = placeInWhole(cursor)
  const [, kind, id] = /^([a-z-]+):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(key) ?? []
  const known = hitKinds.find((one) => one === kind)
  if (!known || !id) throw notOurs()
  const rightValue = namedKinds.includes(known) ? /^~[01]\.\d{3}$/.test(value) : isInstant(value)
  if (!rightValue) throw notOurs()
  return { value, kind: known, id }
}

function isInstant(value: string): boolean {
  const instant = new Date(value)
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === value
}

export type From = Pick<PageRequest, 'limit' | 'order'> & { start: Place | null }

/** The first hits of a kind that has a day: what comes after the place where the page starts, and in which order. */
export function datedClauses(
  { order, limit, start }: From,
  { kind, at, id }: { kind: HitKind; at: AnyPgColumn; id: AnyPgColumn },
) {
  const direction = sql.raw(order)
  return {
    after: start === null ? undefined : datedAfter(start, order, { kind, at, id }),
    orderBy: [sql`${at} ${direction}`, sql`${id} ${direction}`] as const,
    limit: limit + 1,
  }
}

function datedAfter(
  start: Place,
  order: From['order'],
  { kind, at, id }: { kind: HitKind; at: AnyPgColumn; id: AnyPgColumn },
): SQL | undefined {
  if (namedKinds.includes(start.kind)) return order === 'desc' ? undefined : sql`false`
  const beyond = sql.raw(order === 'desc' ? '<' : '>')
  const instant = sql`${start.value}::timestamptz`
  if (kind === start.kind) return sql`(${at}, ${id}) ${beyond} (${instant}, ${start.id}::uuid)`
  const comesLater = order === 'desc' ? kind < start.kind : kind > start.kind
  return comesLater ? sql`${at} ${beyond}= ${instant}` : sql`${at} ${beyond} ${instant}`
}

/** The same for what is found by its name. `value` is the text that it is placed by. */
export function namedClauses(
  { order, limit, start }: From,
  { kind, value, id }: { kind: HitKind; value: SQL; id: AnyPgColumn },
) {
  const direction = sql.raw(`collate "C" ${order}`)
  const key = sql`(${kind}::text || ':' || ${id}::text)`
  return {
    after: start === null ? undefined : namedAfter(start, order, { value, key }),
    orderBy: [sql`${value} ${direction}`, sql`${key} ${direction}`] as const,
    limit: limit + 1,
  }
}

function namedAfter(start: Place, order: From['order'], { value, key }: { value: SQL; key: SQL }) {
  if (!namedKinds.includes(start.kind)) return order === 'desc' ? sql`false` : undefined
  const beyond = sql.raw(order === 'desc' ? '<' : '>')
  return sql`(${value} collate "C", ${key} collate "C") ${beyond} (${start.value}, ${keyOf(start)})`
}

/** For sorting what several lists gave. */
export function byPlace(order: From['order']) {
  const sign = order === 'desc' ? -1 : 1
  return (one: Place, other: Place): number => {
    const [first, second] = one.value === other.value ? [keyOf(one), keyOf(other)] : [one.value, other.value]
    return first === second ? 0 : first < second ? -sign : sign
  }
}
