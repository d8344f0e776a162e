import { addCalendarDays } from '#src/platform/time.ts'

/** From a day to a day, both included; without an end while it lasts. It ends the day before it begins when it never was. */
export type Period = { fromOn: string; untilOn: string | null }

/** Whether the period holds on a day. */
export const covers = (period: Period, on: string): boolean => period.fromOn <= on && on <= lastDayOf(period)

/** Whether two periods share a day. */
export const overlap = (one: Period, other: Period): boolean =>
  !isEmpty(one) && !isEmpty(other) && one.fromOn <= lastDayOf(other) && other.fromOn <= lastDayOf(one)

/**
 * What a thing that one person holds at a time passes through when a new period begins: whoever holds it then ends the
 * day before. `taken` when somebody's period begins within the new one: it is not ours to move.
 */
export function handOver<Held extends Period>(
  held: Held[],
  next: Period,
): { ended: { held: Held; untilOn: string }[] } | { taken: Held } {
  const inTheWay = held.filter((one) => overlap(one, next))
  const later = inTheWay.find((one) => one.fromOn > next.fromOn)
  if (later) return { taken: later }
  return { ended: inTheWay.map((one) => ({ held: one, untilOn: dayBefore(next.fromOn) })) }
}

export const dayBefore = (day: string): string => addCalendarDays(day, -1)

/** Dates written YYYY-MM-DD sort as text; no end sorts after every date. */
const lastDayOf = (period: Period): string => period.untilOn ?? '9999-12-31'

const isEmpty = (period: Period): boolean => lastDayOf(period) < period.fromOn
