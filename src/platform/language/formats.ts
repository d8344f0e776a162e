import { Temporal } from 'temporal-polyfill'
import type { Language } from './language.ts'

/** A calendar date: ISO text such as `2023-08-31`, or the same as a Temporal.PlainDate. */
export type PlainDate = string | Temporal.PlainDate

/** From `start` to `end`, shown as the clock shows them in `zone` (IANA name), wherever the program runs. */
export type Span = { start: Date; end: Date; zone: string }

/** `31. august 2023`; Swedish prints `2023-08-31`, English `31 August 2023`. */
export function longDate(language: Language, date: PlainDate): string {
  return language === 'sv' ? shortDate(language, date) : dateInWords(language, date)
}

/** `31.08.2023`; Swedish prints `2023-08-31`, English `31/08/2023`. */
export function shortDate(language: Language, date: PlainDate): string {
  return formatDate(language, date, { year: 'numeric', month: '2-digit', day: '2-digit' })
}

/** `torsdag 31. august 2023`; Danish `torsdag den 31. august 2023`, Swedish `torsdag 31 augusti 2023`. */
export function weekdayDate(language: Language, date: PlainDate): string {
  // The releases of ICU disagree about the comma in the full English date, so weekday and date are joined here.
  const joint = language === 'da' ? ' den ' : ' '
  return [formatDate(language, date, { weekday: 'long' }), dateInWords(language, date)].join(joint)
}

/** `kl. 09.00`; Danish `kl. 9.00`, English `09:00`. */
export function timeOfDay(language: Language, { at, zone }: { at: Date; zone: string }): string {
  return before(language) + clockTime(language, { at, zone })
}

/** `kl. 09.00–10.30` with an unspaced en dash; Danish `kl. 9.00–10.30`, English `09:00–10:30`. */
export function timeRange(language: Language, { start, end, zone }: Span): string {
  return `${timeOfDay(language, { at: start, zone })}–${clockTime(language, { at: end, zone })}`
}

/**
 * `torsdag 31. august 2023 kl. 09.00–10.30`; when it ends on another day both days are named, with a spaced en dash:
 * `torsdag 31. august 2023 kl. 12.00 – fredag 1. september 2023 kl. 13.00`.
 */
export function dateAndTimeRange(language: Language, { start, end, zone }: Span): string {
  const from = localDay({ at: start, zone })
  const to = localDay({ at: end, zone })
  const joint = language === 'en' ? ', ' : ' '
  if (from === to) return weekdayDate(language, from) + joint + timeRange(language, { start, end, zone })
  const first = weekdayDate(language, from) + joint + timeOfDay(language, { at: start, zone })
  return `${first} – ${weekdayDate(language, to)}${joint}${timeOfDay(language, { at: end, zone })}`
}

/** `31. august 2023 kl. 09.00`; English `31 August 2023, 09:00`. */
export function dateAndTime(language: Language, { at, zone }: { at: Date; zone: string }): string {
  const joint = language === 'en' ? ', ' : ' '
  return [longDate(language, localDay({ at, zone })), timeOfDay(language, { at, zone })].join(joint)
}

/** `1 234,5` with a no-break space in Norwegian and Swedish, `1.234,5` in Danish, `1,234.5` in English. */
export function number(language: Language, value: number): string {
  return numberFormats(localeTag(language)).format(value)
}

/** `Anne, Bjørn og Cecilie`, in the language's own word for "and". */
export function listOf(language: Language, names: readonly string[]): string {
  return listFormats(localeTag(language)).format(names)
}

/** `i dag`, `om 3 dager`, `for 2 dager siden`: how far off a day is, in the language's own words. */
export function daysAway(language: Language, days: number): string {
  // Months and years are clearer than three-digit numbers of days.
  const [value, unit] =
    Math.abs(days) > 60 ? [Math.round(days / 30), 'month' as const] : [days, 'day' as const]
  // Intl counts in days and nights (døgn) in Norwegian; deadlines are days.
  return relativeFormats(localeTag(language))
    .format(value, unit)
    .replace('døgn', language === 'nn' ? 'dagar' : 'dager')
}

/** Which form of a phrase a number takes, and the number as it is written. */
export function pluralOf(language: Language, count: number): { form: 'one' | 'other'; written: string } {
  const form = pluralRules(localeTag(language)).select(count)
  return { form: form === 'one' ? 'one' : 'other', written: number(language, count) }
}

/** A country or other region in words: `NO` is `Norge`, `Noreg`, `Norway`. */
export function regionName(language: Language, code: string): string {
  return new Intl.DisplayNames([localeTag(language)], { type: 'region' }).of(code) ?? code
}

/** Compares two names for `sort`: æ ø å last in Norwegian and Danish (Aa counts as Å), å ä ö in Swedish. */
export function nameOrder(language: Language): (one: string, other: string) => number {
  return collators(localeTag(language)).compare
}

/** The tag that Intl knows the language by; English is British, as Nordic bodies write it. */
export function localeTag(language: Language): string {
  return { nb: 'nb-NO', nn: 'nn-NO', sv: 'sv-SE', da: 'da-DK', en: 'en-GB' }[language]
}

function dateInWords(language: Language, date: PlainDate): string {
  return formatDate(language, date, { year: 'numeric', month: 'long', day: 'numeric' })
}

function formatDate(language: Language, date: PlainDate, shape: Intl.DateTimeFormatOptions): string {
  // A plain date has no zone: it is laid at midnight UTC and read there, so that the host's zone cannot move it.
  const midnight = Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds
  return dateFormats(localeTag(language), JSON.stringify({ ...shape, timeZone: 'UTC' })).format(midnight)
}

/** What stands before a time of day: every Nordic language says "kl.". */
function before(language: Language): string {
  return language === 'en' ? '' : 'kl. '
}

function clockTime(language: Language, { at, zone }: { at: Date; zone: string }): string {
  const shape = JSON.stringify({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone })
  const parts = dateFormats('en-GB', shape).formatToParts(at)
  const part = (type: 'hour' | 'minute') => parts.find((one) => one.type === type)?.value ?? ''
  // Intl writes a colon in Norwegian and Swedish and two digits in Danish; the bodies' own style differs.
  const hour = language === 'da' ? String(Number(part('hour'))) : part('hour')
  return `${hour}${language === 'en' ? ':' : '.'}${part('minute')}`
}

function localDay({ at, zone }: { at: Date; zone: string }): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime())
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString()
}

// Building an Intl formatter costs a hundred times what using it does, and a document uses the same few throughout.
const dateFormats = remember((tag, shape) => new Intl.DateTimeFormat(tag, JSON.parse(shape)))
const numberFormats = remember((tag) => new Intl.NumberFormat(tag))
const listFormats = remember((tag) => new Intl.ListFormat(tag, { type: 'conjunction', style: 'long' }))
const relativeFormats = remember((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
const pluralRules = remember((tag) => new Intl.PluralRules(tag))
const collators = remember((tag) => new Intl.Collator(tag))

function remember<T>(build: (tag: string, shape: string) => T): (tag: string, shape?: string) => T {
  const built = new Map<string, T>()
  return (tag, shape = '') => {
    const known = built.get(tag + shape)
    if (known) return known
    const made = build(tag, shape)
    built.set(tag + shape, made)
    return made
  }
}
