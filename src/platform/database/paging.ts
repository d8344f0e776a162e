import { and, asc, desc, eq, gt, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { invalid } from '../errors.ts'
import { parseDate } from '../time.ts'

export type Page<Row> = { items: Row[]; nextCursor: string | null }
export type PageRequest = { limit: number; cursor?: string | undefined; order: 'asc' | 'desc' }
/** A request that also says which of its columns the list is ordered by. */
export type Sorted<Sorts extends readonly string[]> = PageRequest & { sort: Sorts[number] }

/**
 * Where a page begins and how it is ordered: after the cursor, by a column and then by id, so that no row is shown
 * twice or skipped when others come and go. Rows without a value come last, in either order. Ask for `limit + 1` rows
 * and give them to `pageOf`.
 */
export function pageClauses(request: PageRequest, by: { column: AnyPgColumn; id: AnyPgColumn }) {
  const direction = request.order === 'asc' ? asc : desc
  const place = request.cursor ? readCursor(request.cursor, by.id) : undefined
  return {
    after: place && rowsAfter(place, request, by),
    orderBy: [
      // An index keeps rows without a value last; only a column that has such rows must say so.
      by.column.notNull || request.order === 'asc' ? direction(by.column) : sql`${by.column} desc nulls last`,
      direction(by.id),
    ] as const,
    limit: request.limit + 1,
  }
}

function rowsAfter(
  [value, id]: Place,
  { order }: PageRequest,
  { column, id: key }: Columns,
): SQL | undefined {
  const beyond = order === 'asc' ? gt : lt
  if (value === null) {
    if (column.notNull) throw notOurs()
    return and(isNull(column), beyond(key, id))
  }
  const typed = sortValueIn(value, column)
  const later = or(beyond(column, typed), and(eq(column, typed), beyond(key, id)))
  return column.notNull ? later : or(later, isNull(column))
}

type Columns = { column: AnyPgColumn; id: AnyPgColumn }
/** the value that the last row shown is ordered by, and its id */
type Place = [value: string | null, id: string]

/**
 * The same for a list by name, in the order of a language: æ ø å, or å ä ö in Swedish. The order is the database's
 * function name_order, which the lists' indexes hold, so that it is one on every engine.
 */
export function nameClauses(
  request: PageRequest,
  by: { name: AnyPgColumn; id: AnyPgColumn; language: string },
) {
  const direction = sql.raw(request.order)
  const alphabet = sql.raw(by.language === 'sv' ? "'sv'" : "'nb'")
  let after: SQL | undefined
  if (request.cursor) {
    const [name, id] = readCursor(request.cursor, by.id)
    if (name === null) throw notOurs()
    const beyond = sql.raw(request.order === 'asc' ? '>' : '<')
    after = sql`(name_order(${by.name}, ${alphabet}), ${by.id}) ${beyond} (name_order(${name}, ${alphabet}), ${id}::uuid)`
  }
  const orderBy = [sql`name_order(${by.name}, ${alphabet}) ${direction}`, sql`${by.id} ${direction}`] as const
  return { after, orderBy, limit: request.limit + 1 }
}

/** Cuts the extra row off and makes of the last one the cursor of the next page. */
export function pageOf<Row extends { id: string }>(
  rows: Row[],
  request: PageRequest,
  sortValue: (row: Row) => string | Date | null,
): Page<Row> {
  const items = rows.slice(0, request.limit)
  const last = items.at(-1)
  const more = rows.length > request.limit && last
  return { items, nextCursor: more ? writeCursor(sortValue(last), last.id) : null }
}

/**
 * A page of a list that was made up in memory: in the order of its rows' places, which differ from each other. A row that has
 * gone since is passed over.
 */
export function pageOfList<Row>(rows: Row[], request: PageRequest, placeOf: (row: Row) => string): Page<Row> {
  const ahead = request.order === 'asc' ? 1 : -1
  const inOrder = rows
    .map((row) => ({ row, place: placeOf(row) }))
    .sort((one, other) => (one.place < other.place ? -ahead : ahead))
  const [after] = request.cursor ? readPlace(request.cursor, isText) : [null]
  const left =
    after === null ? inOrder : inOrder.filter(({ place }) => (ahead === 1 ? place > after : place < after))
  const shown = left.slice(0, request.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ row }) => row),
    nextCursor: left.length > shown.length && last ? writeCursor(last.place, last.place) : null,
  }
}

function writeCursor(value: string | Date | null, id: string): string {
  return Buffer.from(JSON.stringify([value instanceof Date ? value.toISOString() : value, id])).toString(
    'base64url',
  )
}

/** The place in a list that is put together of several: both parts are text, and whoever asked knows what they may be. */
export function placeInWhole(cursor: string): { value: string; key: string } {
  const [value, key] = readPlace(cursor, isText)
  if (value === null) throw notOurs()
  return { value, key }
}

const readCursor = (cursor: string, key: AnyPgColumn): Place =>
  readPlace(cursor, key.columnType === 'PgUUID' ? isUuid : isText)

function readPlace(cursor: string, isId: (id: unknown) => boolean): Place {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if ((value === null || isText(value)) && isId(id)) return [value, id]
  } catch {}
  throw notOurs()
}

/** The value as the column holds it: a cursor is the client's to keep, so what comes back may be anything. */
function sortValueIn(value: string, { dataType, columnType }: AnyPgColumn): string | Date {
  if (dataType === 'date') {
    const instant = new Date(value)
    if (Number.isNaN(instant.getTime()) || instant.toISOString() !== value) throw notOurs()
    return instant
  }
  if (dataType === 'number' && !/^\d{1,9}$/.test(value)) throw notOurs()
  if (columnType === 'PgDateString' && !isDate(value)) throw notOurs()
  return value
}

export const notOurs = () => invalid('request.cursor', { field: 'cursor' })

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.isWellFormed() && !value.includes('\u0000')

const isUuid = (id: unknown): boolean =>
  typeof id === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

function isDate(value: string): boolean {
  try {
    return parseDate(value).toString() === value
  } catch {
    return false
  }
}

/** Text to search for as typed: `%` and `_` are letters, not wildcards. */
export const escapeLike = (search: string): string => search.replace(/[\\%_]/g, '\\$&')
