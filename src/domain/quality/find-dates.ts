import { Temporal } from 'temporal-polyfill'
import { monthOf, weekdayOf } from './date-words.ts'

/** A date as it is written in a text. */
export type WrittenDate = {
  /** where it begins, its weekday included */
  at: number
  /** all of it, with its weekday */
  words: string
  /** the date alone */
  date: string
  day: number
  month: number
  year: number | null
  weekday: { word: string; number: number } | null
  /** of figures alone, so that day and month can be taken for each other */
  figures: boolean
}

const alternatives = (words: Iterable<string>): string =>
  [...words]
    .sort((one, other) => other.length - one.length)
    .map((word) => word.replace('.', '\\.'))
    .join('|')

const weekday = String.raw`(?:(?<weekday>(?<!\p{L})(?:${alternatives(weekdayOf.keys())}))(?:en)?[.,]{0,2}[ ]{1,2}(?:den[ ]|d\.[ ]?|the[ ])?)?`
const inWords = String.raw`(?<d1>\d{1,2})(?:\.|st|nd|rd|th|:[ea])?[ ]?(?:of[ ])?(?<m1>${alternatives(monthOf.keys())})(?!\p{L})(?:\.?,?[ ](?<y1>(?:19|20)\d\d)(?!\d))?`
const iso = String.raw`(?<y2>(?:19|20)\d\d)-(?<m2>\d\d)-(?<d2>\d\d)(?!\d)`
const inFigures = String.raw`(?<d3>\d{1,2})(?:\.[ ]?|/)(?<m3>\d{1,2})(?:\.[ ]?|[/-]|[ ](?=\d{4}))(?<y3>(?:19|20)\d\d|\d\d)(?![\d.:]*\d)`
const ofAYear = String.raw`(?<d4>\d{1,2})(?:\.|/)(?<m4>\d{1,2})(?![\d:]|[.,/-]\d)`

const pattern = new RegExp(
  String.raw`${weekday}(?<date>(?<![\p{L}\d/]|\d[.,:–-])(?:${iso}|${inWords}|${inFigures}|${ofAYear}))`,
  'giu',
)

/** What stands before a number that is no date: a paragraph, a version, a telephone. */
const noDateAfter = /(?:§+|\b(?:v|versjon|version|ver|pkt|punkt|kap|nr|tlf|tel|kl|sak|ärende|item)\.?)[ ]?$/iu

/**
 * RULE: the dates in a text, as people write them in the five languages. A date in figures
 * without year is taken for one only beside its weekday; figures that may be a time of day never.
 */
export function findDates(prose: string): WrittenDate[] {
  return [...prose.matchAll(pattern)].flatMap((match): WrittenDate[] => {
    const groups = match.groups ?? {}
    const date = groups.date ?? ''
    const word = groups.weekday?.toLowerCase() ?? ''
    const named = weekdayOf.get(word)
    if (groups.d4 && (!named || mayBeTime(groups.d4, groups.m4 ?? '', date))) return []
    if (!named && noDateAfter.test(prose.slice(Math.max(0, match.index - 12), match.index))) return []
    const day = Number(groups.d1 ?? groups.d2 ?? groups.d3 ?? groups.d4)
    const month = groups.m1
      ? (monthOf.get(groups.m1.toLowerCase()) ?? 0)
      : Number(groups.m2 ?? groups.m3 ?? groups.m4)
    return [
      {
        at: match.index,
        words: match[0].trimEnd(),
        date: date.trimEnd(),
        day,
        month,
        year: yearOf(groups.y1 ?? groups.y2 ?? groups.y3),
        weekday: named ? { word: groups.weekday ?? '', number: named } : null,
        figures: groups.m1 === undefined,
      },
    ]
  })
}

/** "12.30" is half past twelve; "31.10", "12.9" and "12/10" are no times. */
const mayBeTime = (hour: string, minute: string, written: string): boolean =>
  !written.includes('/') && minute.length === 2 && Number(hour) < 24 && Number(minute) < 60

const yearOf = (written: string | undefined): number | null =>
  written === undefined ? null : Number(written.length === 2 ? `20${written}` : written)

/** What stands close before a date, which tells what it is the date of. */
export const beforeDate = (line: string, at: number): string => line.slice(Math.max(0, at - 120), at)

/** The day in a year; null where the calendar has none such. */
export function dayIn(
  year: number,
  { day, month }: { day: number; month: number },
): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}

/** The same date with day and month in each other's place; null where they are one, or the calendar has none such. */
export const swapped = (year: number, { day, month }: { day: number; month: number }) =>
  day === month ? null : dayIn(year, { day: month, month: day })

/**
 * The days that a date can mean, seen from a day: the year it names or, without one, each year that brings it within ten
 * months; the nearest first.
 */
export function meantDays(date: WrittenDate, seenFrom: string): Temporal.PlainDate[] {
  const from = Temporal.PlainDate.from(seenFrom)
  if (date.year !== null) return [dayIn(date.year, date)].filter((day) => day !== null)
  const away = (day: Temporal.PlainDate) => Math.abs(from.until(day).days)
  return [from.year - 1, from.year, from.year + 1]
    .map((year) => dayIn(year, date))
    .filter((day) => day !== null)
    .filter((day) => away(day) <= 300)
    .sort((one, other) => away(one) - away(other))
}
