/** Days of the calendar on the wall, written YYYY-MM-DD, reckoned without a clock or a zone. */

const dayLength = 86_400_000

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const written = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** A day by its parts; null where the calendar has none such, or nobody means its year. */
export function civilDay({ year, month, day }: { year: number; month: number; day: number }): string | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return null
  return day > daysIn(year, month) ? null : written(Date.UTC(year, month - 1, day))
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

export const lastDayOfMonth = ({ year, month }: { year: number; month: number }): string | null =>
  civilDay({ year, month, day: daysIn(year, month) })

export const addDays = (day: string, days: number): string => written(at(day) + days * dayLength)

/** The same day that many months later, or the last of that month. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = daysIn(first.getUTCFullYear(), first.getUTCMonth() + 1)
  return addDays(written(first.getTime()), Math.min(date, last) - 1)
}

/** Monday is 1, Sunday 7. */
export const weekdayOfDay = (day: string): number => new Date(at(day)).getUTCDay() || 7

/** A day of an ISO week; null where the year has no such week. */
export function dayOfWeek({
  year,
  week,
  weekday,
}: {
  year: number
  week: number
  weekday: number
}): string | null {
  const fourth = `${year}-01-04`
  const thursday = addDays(fourth, 4 - weekdayOfDay(fourth) + (week - 1) * 7)
  if (week < 1 || Number(thursday.slice(0, 4)) !== year) return null
  return addDays(thursday, weekday - 4)
}
