import { z } from 'zod'
import type { RefusalCode } from '#src/platform/language/refusals.ts'
import { capsOf } from '#src/platform/paper/caps.ts'
import { documentFormats } from '#src/platform/paper/print.ts'
import { text } from '#src/platform/text.ts'

/**
 * An id as it stands in addresses and bodies, in the one spelling that ids are compared in: in capitals it would be the
 * same row to the database and another one to a rule.
 */
export const id = z.uuid({ error: orMissing('request.not-an-id') }).toLowerCase()

/** Some text that is only compared, a code or a token. */
export const required = () => z.string({ error: orMissing('text.not-text') })

/** An instant on the way out: RFC 3339 in UTC, from a Date or from what the database already wrote so. */
export const instantOut = z
  .codec(z.iso.datetime(), z.custom<Date | string>(), {
    encode: (value) => (value instanceof Date ? value.toISOString() : value),
    decode: (text) => text,
  })
  .meta({ type: 'string', format: 'date-time', description: 'RFC 3339 instant in UTC' })

/** A new or changed row as commands answer it: what to fetch and what to send as If-Match next time. */
export const receipt = z.object({ id: z.string(), version: z.number().int() })

/** The query of every list that can grow. */
export const pageQuery = {
  limit: z.coerce
    .number('request.wrong-type')
    .int('request.wrong-type')
    .min(1, 'request.out-of-range')
    .max(200, 'request.out-of-range')
    .default(50),
  // Room for the longest name in letters of three bytes.
  cursor: z.string().max(2_000, 'text.too-long').optional(),
  order: z.enum(['asc', 'desc'], 'request.not-a-choice').default('asc'),
}

/** What a list may be put in order by; the first is what it is ordered by when nothing is said. */
export const sortBy = <const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) =>
  z.enum(sorts, 'request.not-a-choice').default(sorts[0] as never)

export const pageOfRows = <Row extends z.ZodType>(row: Row) =>
  z.object({ items: z.array(row), nextCursor: z.string().nullable() })

/** One choice of a fixed list. */
export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: orMissing('request.not-a-choice') })

/** The form in which a document is wanted. */
export const formatQuery = z.strictObject({ format: choice(documentFormats).default('pdf') })

/** A whole number within bounds. */
export const count = (min: number, max: number) =>
  z
    .number('request.wrong-type')
    .int('request.wrong-type')
    .min(min, 'request.out-of-range')
    .max(max, 'request.out-of-range')

/** Markdown typed by a user, within what can be set on paper without stalling anything. */
export const markdown = (maxLength: number) =>
  text(maxLength).refine((value) => capsOf(value) === null, 'text.too-deep')

/** What is missing is said to be missing, whatever it should have been. */
function orMissing(code: RefusalCode) {
  return ({ input }: { input?: unknown }): RefusalCode => (input === undefined ? 'text.missing' : code)
}
