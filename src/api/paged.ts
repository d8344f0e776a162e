import { createHash } from 'node:crypto'
import { invalid } from '#src/platform/errors.ts'

type Asked = { params: unknown; query: unknown }

/** A list that is shown a page at a time. */
export const isPaged = (query: unknown): query is { cursor?: string | undefined } =>
  typeof query === 'object' && query !== null && 'limit' in query

/**
 * The place that a cursor of this list stands for. Refuses one of another list, order or filter: it would begin the page
 * at a place that means nothing here.
 */
export function placeOf(path: string, asked: Asked): string | undefined {
  const { cursor } = asked.query as { cursor?: string | undefined }
  if (cursor === undefined) return undefined
  const mark = markOf(path, asked)
  if (cursor.startsWith(`${mark}.`)) return cursor.slice(mark.length + 1)
  throw invalid(markShape.test(cursor) ? 'request.cursor-of-other-list' : 'request.cursor', {
    field: 'cursor',
  })
}

/** The page with its cursor marked as one of this list. */
export function markPage<Result>(path: string, asked: Asked, result: Result): Result {
  const { nextCursor } = result as { nextCursor: string | null }
  return nextCursor === null ? result : { ...result, nextCursor: `${markOf(path, asked)}.${nextCursor}` }
}

/** Which list it is, how it is ordered and what is left out. How long a page is may change on the way. */
function markOf(path: string, { params, query }: Asked): string {
  const { limit: _limit, cursor: _cursor, ...choices } = query as Record<string, unknown>
  const chosen = Object.entries(choices).filter(([, value]) => value !== undefined)
  const list = JSON.stringify([path, params ?? null, chosen.sort(([one], [other]) => (one < other ? -1 : 1))])
  return createHash('sha256').update(list).digest('base64url').slice(0, markLength)
}

const markLength = 12
const markShape = /^[\w-]{12}\./
