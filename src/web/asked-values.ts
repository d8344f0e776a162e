import { z } from 'zod'
import type { RefusalCode } from '#src/platform/language/refusals.ts'
import { capsOf } from '#src/platform/paper/caps.ts'
import { calendarDate, text } from '#src/platform/text.ts'

/** What forms and addresses carry is text. These read it, and refuse with the codes that every door says. */

/** What may be left empty: null then. */
export const orNone = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess(
    (value) => (value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value),
    z.nullable(shape),
  )

/** One of a fixed list. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: 'request.not-a-choice' satisfies RefusalCode })

/** The id of something chosen from a list. */
export const chosenId = z.uuid({ error: 'form.choose-one' satisfies RefusalCode }).toLowerCase()

/** A box that is ticked or not. */
export const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on')

/** A whole number within bounds, as typed. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string('request.wrong-type')
    .trim()
    .regex(/^\d{1,9}$/, 'request.wrong-type')
    .transform(Number)
    .refine((value) => value >= min && value <= max, 'request.out-of-range')

/** Markdown as typed, within what can be set on paper without stalling anything. */
export const markdown = (maxLength: number) =>
  text(maxLength).refine((value) => capsOf(value) === null, 'text.too-deep' satisfies RefusalCode)

export const dateOrNone = orNone(calendarDate)

/** Where in a list a page begins, and how much of it is shown. */
export const pageAsked = (limit = 50) => ({
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(limit),
})
