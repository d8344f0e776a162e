import { monthOf, weekdayOf } from '../../quality/date-words.ts'
import type { Problem } from './card.ts'
import { addDays, addMonths, civilDay, dayOfWeek, lastDayOfMonth, weekdayOfDay } from './civil.ts'
import { leadPattern, whenPattern } from './due-patterns.ts'
import type { Span } from './holes.ts'
import { numberOf } from './number-words.ts'

/** When something shall be done, as it stands in a text. `dueOn` is null where the words name no day of the calendar. */
export type Due = Span & { dueOn: string | null; problems: Problem[] }

const pattern = new RegExp(
  String.raw`(?<![\p{L}\d@/.:-])(?<lead>${leadPattern})(?<when>${whenPattern})(?![\p{L}\d])`,
  'giu',
)

/**
 * RULE: the deadline in a text, counted from the meeting's day (YYYY-MM-DD). A date without year is the first such day on or
 * after it, "innen fredag" the first Friday after it, "neste fredag" that of the next week, a week its Friday: a deadline's
 * last working day. A day that the calendar has not is never mended. Without a word that says it is a deadline ("frist",
 * "innen", "senest" …), a day counts only where the line ends with it. Null where nothing is said of a deadline.
 */
export function findDue(text: string, day: string): Due | null {
  const found: Due[] = []
  for (const match of text.matchAll(pattern)) {
    const due = readDue(text, match, day)
    if (due?.dueOn) return due
    if (due) found.push(due)
  }
  return found[0] ?? openLabel(text)
}

type Groups = Record<string, string | undefined>

function readDue(text: string, match: RegExpExecArray, day: string): Due | null {
  const groups: Groups = match.groups ?? {}
  const words = match[0]
  if (!isDeadline(text, match)) return null
  const due = { at: match.index, length: words.length, dueOn: null }
  if (isOpen(groups)) return { ...due, problems: [{ code: 'date-open', words }] }
  const dueOn = dayMeant(groups, day)
  if (dueOn === null) return { ...due, problems: [{ code: 'date-impossible', words }] }
  return { ...due, dueOn, problems: dueOn < day ? [{ code: 'date-past', words }] : [] }
}

const isOpen = (groups: Groups): boolean =>
  Boolean(groups.openMeeting ?? groups.openTurn ?? groups.openMonth ?? groups.openSeason)

/** Whether the words around a day say that something is to be done by it. */
function isDeadline(text: string, match: RegExpExecArray): boolean {
  const groups: Groups = match.groups ?? {}
  const before = text.slice(Math.max(0, match.index - 30), match.index)
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 3)
  if (groups.label ?? groups.strong) return true
  if (groups.openMeeting && groups.weak && /^(?:til|till|to|for)$/iu.test(groups.weak)) return true
  if (isOpen(groups)) return false
  if (groups.week && /^in? /iu.test(match[0])) return true
  if (groups.amount && !/^(?:om|in)$/iu.test(groups.weak ?? '')) return false
  const endsLine = /^ ?(?:[.,;:!?)\]\n]|[–—-] |$)/u.test(after)
  if (!endsLine || /(?<!\p{L})(?:fra|frå|från|from|mellom|mellan|between) [^;\n]{1,20}$/iu.test(before))
    return false
  return isRelative(groups) || Boolean(groups.weak && groups.weekday) || setsApart(before, groups)
}

const isRelative = (groups: Groups): boolean =>
  Boolean(
    groups.week ??
      groups.nextDay ??
      groups.inNextWeek ??
      groups.nextWeek ??
      groups.thisWeek ??
      groups.amount ??
      groups.tomorrow ??
      groups.dayAfter ??
      groups.today,
  )

/** A bare date is a deadline where it stands for itself at the end: "– 1.10", "(1. oktober)", "til 1.10". */
const setsApart = (before: string, groups: Groups): boolean =>
  /^(?:til|till)$/iu.test(groups.weak ?? '') || (!groups.weak && /(?:[,;:([]|[–—-]) ?$/u.test(before))

function dayMeant(groups: Groups, day: string): string | null {
  const { year: thisYear } = partsOf(day)
  if (groups.week) return inWeek(groups, day)
  if (groups.weekday) return onWeekday(groups, day)
  if (groups.nextWeek) return addDays(mondayOf(day), 11)
  if (groups.thisWeek ?? groups.endWeek) return endOfWeek(day)
  if (groups.amount) return later(groups, day)
  if (groups.today) return day
  if (groups.tomorrow) return addDays(day, 1)
  if (groups.dayAfter) return addDays(day, 2)
  if (groups.endThisMonth) return lastDayOfMonth(partsOf(day))
  if (groups.endThisYear) return `${thisYear}-12-31`
  if (groups.endYear) return `${groups.endYear}-12-31`
  if (groups.endMonth) return endOfMonth(groups, day)
  return onDate(groups, day)
}

const partsOf = (day: string) => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) })

const mondayOf = (day: string): string => addDays(day, 1 - weekdayOfDay(day))

/** The Friday, or the day itself where that is past. */
const endOfWeek = (day: string): string => addDays(day, Math.max(0, 5 - weekdayOfDay(day)))

function inWeek({ week, weekYear, weekdayInWeek }: Groups, day: string): string | null {
  const weekday = weekdayOf.get(weekdayInWeek?.toLowerCase() ?? '') ?? 5
  const { year } = partsOf(day)
  const years = weekYear ? [Number(weekYear)] : [year - 1, year, year + 1]
  const days = years.map((one) => dayOfWeek({ year: one, week: Number(week), weekday }))
  return days.find((one) => one !== null && (weekYear !== undefined || one >= day)) ?? null
}

function onWeekday({ weekday, nextDay, inNextWeek }: Groups, day: string): string {
  const number = weekdayOf.get(weekday?.toLowerCase() ?? '') ?? 5
  if (nextDay ?? inNextWeek) return addDays(mondayOf(day), 6 + number)
  return addDays(day, (number - weekdayOfDay(day) + 7) % 7 || 7)
}

function later({ amount, days, weeks }: Groups, day: string): string | null {
  const count = numberOf(amount ?? '')
  if (days) return addDays(day, count)
  return weeks ? addDays(day, count * 7) : addMonths(day, count)
}

function endOfMonth({ endMonth, endMonthYear }: Groups, day: string): string | null {
  const month = monthOf.get(endMonth?.toLowerCase() ?? '') ?? 0
  const { year } = partsOf(day)
  if (endMonthYear) return lastDayOfMonth({ year: Number(endMonthYear), month })
  const ends = [year, year + 1].map((one) => lastDayOfMonth({ year: one, month }))
  return ends.find((one) => one !== null && one >= day) ?? null
}

function onDate(groups: Groups, day: string): string | null {
  const word = groups.m1 ?? groups.m5
  const month = word ? (monthOf.get(word.toLowerCase()) ?? 0) : Number(groups.m2 ?? groups.m3)
  const date = Number(groups.d1 ?? groups.d2 ?? groups.d3 ?? groups.d5)
  const year = groups.y1 ?? groups.y2 ?? groups.y3 ?? groups.y5 ?? (groups.y4 && `20${groups.y4}`)
  if (year) return civilDay({ year: Number(year), month, day: date })
  const { year: thisYear } = partsOf(day)
  const days = [thisYear, thisYear + 1].map((one) => civilDay({ year: one, month, day: date }))
  return days.find((one) => one !== null && one >= day) ?? null
}

/** "Frist: avklares" says that there is a deadline, and not which. */
function openLabel(text: string): Due | null {
  const match = /(?<!\p{L})(?:\p{L}{0,10}frist|deadline|due): ?[^\s.,;()\n][^.,;()\n]{0,60}/iu.exec(text)
  if (!match) return null
  const words = match[0].trimEnd()
  return {
    at: match.index,
    length: words.length,
    dueOn: null,
    problems: [{ code: 'date-open', words }],
  }
}
