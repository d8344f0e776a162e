import { Temporal } from 'temporal-polyfill'

/** Every reason a time is refused, stable: the sentences for them are looked up by these keys. */
export const timeRefusals = [
  'time.invalid',
  'time.offset-missing',
  'time.offset-mismatch',
  'time.does-not-exist',
  'time.exists-twice',
  'time.zone-unknown',
  'time.out-of-range',
] as const

export type TimeRefusal = (typeof timeRefusals)[number]

/** A time or date that was refused, and why; `field` is the part of the input that must change. */
export class TimeError extends Error {
  readonly code: TimeRefusal
  readonly field: 'at' | 'zone' | 'date'

  constructor(code: TimeRefusal, field: 'at' | 'zone' | 'date') {
    super(code)
    this.name = 'TimeError'
    this.code = code
    this.field = field
  }
}

/**
 * A civil time as a person means it, from RFC 3339 text with an offset (or `Z`) and the IANA zone it is told in.
 * `local` is what the clock on the wall shows, `2023-08-31T09:00:00`: kept beside the instant, because the law may
 * move a zone's offset before the meeting is held.
 *
 * Throws TimeError: an offset is required and must be the zone's own at that time; a time that the spring change skips
 * does not exist; one that the autumn change repeats takes either of its two offsets and so says which it is.
 */
export function parseInstant({ at, zone }: { at: string; zone: string }): { instant: Date; local: string } {
  if (!isZone(zone)) throw new TimeError('time.zone-unknown', 'zone')
  const { wall, offset } = readDateTime(at)
  if (offset === 'Z') return fromUniversal({ at, zone })
  const local = realDateTime(wall)
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(zone, { disambiguation }),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]
  if (!earlier.toPlainDateTime().equals(local)) throw new TimeError('time.does-not-exist', 'at')
  const meant = [earlier, later].find((candidate) => candidate.offset === offset)
  if (!meant) throw new TimeError('time.offset-mismatch', 'at')
  return { instant: new Date(meant.epochMilliseconds), local: local.toString() }
}

/**
 * Every instant at which clocks in the zone show this date and time, as RFC 3339 with the zone's own offset, the earlier
 * first: one as a rule, none where the spring change skips it, two where the autumn change repeats it. `time` is HH:MM.
 */
export function civilInstants({ date, time, zone }: CivilTime): string[] {
  parseDate(date)
  const { wall } = readDateTime(`${date}T${time}Z`)
  const local = realDateTime(wall)
  const candidates = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(knownZone(zone), { disambiguation }),
  )
  const real = candidates.filter((candidate) => candidate.toPlainDateTime().equals(local))
  return [...new Set(real.map(({ offset }) => `${local.toString({ smallestUnit: 'second' })}${offset}`))]
}

/**
 * A date and a time of day as RFC 3339 with the zone's own offset: `2023-08-31`, `09:00` and Europe/Oslo give
 * `2023-08-31T09:00:00+02:00`. Throws TimeError for a time that does not exist, and for one that exists twice unless `meant`
 * is one of the two.
 */
export function instantText({ meant, ...civil }: CivilTime & { meant?: string | null | undefined }): string {
  const [first, second] = civilInstants(civil)
  if (!first) throw new TimeError('time.does-not-exist', 'at')
  if (!second) return first
  if (meant !== first && meant !== second) throw new TimeError('time.exists-twice', 'at')
  return meant
}

type CivilTime = { date: string; time: string; zone: string }

/** The last millisecond of a local day, be it 23, 24 or 25 hours long: a deadline has passed when now is later. */
export function endOfLocalDay(date: string, zone: string): Date {
  const nextDay = parseDate(date).add({ days: 1 })
  return new Date(nextDay.toZonedDateTime(knownZone(zone)).epochMilliseconds - 1)
}

/** The date that many calendar days later (earlier when negative): `2024-02-28` and 2 give `2024-03-01`. */
export function addCalendarDays(date: string, days: number): string {
  if (!Number.isInteger(days)) throw new RangeError('days must be a whole number')
  return inRange(parseDate(date).add({ days }), 'date').toString()
}

/** The same day that many months later, or the last of that month: `2023-08-31` and 6 give `2024-02-29`. */
export function addCalendarMonths(date: string, months: number): string {
  if (!Number.isInteger(months)) throw new RangeError('months must be a whole number')
  return inRange(parseDate(date).add({ months }), 'date').toString()
}

/** How many calendar days it is from one date to another; negative when the other comes first. */
export function daysBetween({ from, to }: { from: string; to: string }): number {
  return parseDate(from).until(parseDate(to), { largestUnit: 'days' }).days
}

/** The date `YYYY-MM-DD` that a calendar on the wall shows at this instant. */
export function localDate(instant: Date, zone: string): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
  return moment.toZonedDateTimeISO(knownZone(zone)).toPlainDate().toString()
}

/** What clocks in the zone show, as a field for a time of day holds it: `09:00`. */
export function localTime(instant: Date, zone: string): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
  return moment.toZonedDateTimeISO(knownZone(zone)).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** The hour that clocks in the zone show, 0 to 23. */
export function localHour(instant: Date, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).hour
}

/** The ISO 8601 week of a date; its year differs from the date's own around New Year. */
export function isoWeek(date: string): { year: number; week: number } {
  const { yearOfWeek, weekOfYear } = parseDate(date)
  if (yearOfWeek === undefined || weekOfYear === undefined) throw new TimeError('time.invalid', 'date')
  return { year: yearOfWeek, week: weekOfYear }
}

/** A real date written `YYYY-MM-DD`, from 1900 to 2200; throws TimeError otherwise. */
export function parseDate(date: string): Temporal.PlainDate {
  if (unusualYear.test(date)) throw new TimeError('time.out-of-range', 'date')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new TimeError('time.invalid', 'date')
  try {
    return inRange(Temporal.PlainDate.from(date, { overflow: 'reject' }), 'date')
  } catch (error) {
    throw error instanceof TimeError ? error : new TimeError('time.invalid', 'date')
  }
}

/** Whether this is the name of an IANA zone, spelt as the database spells it; a bare offset is not a zone. */
export function isZone(zone: string): boolean {
  // A formatter is dear to make and there are few zones; names that are none are not worth remembering.
  if (zones.has(zone)) return true
  const is = readsAsZone(zone)
  if (is) zones.add(zone)
  return is
}

const zones = new Set<string>()

function readsAsZone(zone: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+-]{0,30}(?:\/[A-Za-z0-9_+-]{1,30}){0,2}$/.test(zone)) return false
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions()
    // An old name resolves to another one and is fine; the same name in other letters is a misspelling.
    return timeZone === zone || timeZone.toLowerCase() !== zone.toLowerCase()
  } catch {
    return false
  }
}

/** Years with a sign and six digits (ISO 8601's expanded form): well formed, but no meeting is held in them. */
const unusualYear = /^[+-]\d{6}-/

/** Seconds end at 59: Temporal would read a leap second as :59 and so change what was asked for. */
const civilTime =
  /^(\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?$/

function readDateTime(at: string): { wall: string; offset: string } {
  if (unusualYear.test(at)) throw new TimeError('time.out-of-range', 'at')
  const [, wall, offset] = civilTime.exec(at) ?? []
  if (!wall || offset === '-00:00') throw new TimeError('time.invalid', 'at')
  if (!offset) throw new TimeError('time.offset-missing', 'at')
  return { wall, offset }
}

function fromUniversal({ at, zone }: { at: string; zone: string }): { instant: Date; local: string } {
  const universal = realDateTime(at.slice(0, -1)).toZonedDateTime('UTC')
  const local = universal.withTimeZone(zone).toPlainDateTime()
  inRange(local, 'at')
  return { instant: new Date(universal.epochMilliseconds), local: local.toString() }
}

function realDateTime(wall: string): Temporal.PlainDateTime {
  try {
    return inRange(Temporal.PlainDateTime.from(wall, { overflow: 'reject' }), 'at')
  } catch (error) {
    throw error instanceof TimeError ? error : new TimeError('time.invalid', 'at')
  }
}

function inRange<T extends { year: number }>(date: T, field: 'at' | 'date'): T {
  if (date.year < 1900 || date.year > 2200) throw new TimeError('time.out-of-range', field)
  return date
}

function knownZone(zone: string): string {
  if (!isZone(zone)) throw new TimeError('time.zone-unknown', 'zone')
  return zone
}
