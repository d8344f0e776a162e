import { Temporal } from 'temporal-polyfill'

export const zone = 'Europe/Oslo'

/**
 * RULE: the day of a meeting so many weeks from today, on the weekday given (1 is Monday). One that would fall on a day
 * off is a week further away from today.
 */
export function meetingDay(today: string, { weeks, weekday }: { weeks: number; weekday: number }): string {
  const anchor = Temporal.PlainDate.from(today).add({ weeks })
  let day = anchor.add({ days: weekday - anchor.dayOfWeek })
  while (isDayOff(day)) day = day.add({ weeks: Math.sign(weeks) })
  return day.toString()
}

/** The instant at which the clock on a Norwegian wall shows this time, `09:00`. */
export const atLocal = (day: string, time: string): Date =>
  new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds)

/** Christmas and the year's first day, the first and the seventeenth of May. */
function isDayOff({ month, day }: Temporal.PlainDate): boolean {
  return (
    (month === 12 && day >= 23) || (month === 1 && day <= 2) || (month === 5 && (day === 1 || day === 17))
  )
}
