import { addCalendarDays, daysBetween } from '#src/platform/time.ts'

const weeksWithoutHistory = 13

/**
 * RULE: the day that a group's next meeting is proposed for: on the weekday of the last one, the usual interval later, and
 * always to come. `days` are those of the last meetings, the newest first; a group that has met once is taken to meet each
 * quarter. Null for one that has never met.
 */
export function proposeNextDay({ days, today }: { days: string[]; today: string }): string | null {
  const [last] = days
  if (last === undefined) return null
  const usualDays = 7 * usualWeeks(days)
  const behindDays = daysBetween({ from: last, to: today })
  const steps = behindDays < usualDays ? 1 : Math.floor(behindDays / usualDays) + 1
  return addCalendarDays(last, steps * usualDays)
}

/** The middle one of the intervals, in whole weeks: one meeting put off, or one in the summer, changes nothing. */
function usualWeeks(days: string[]): number {
  const gaps = days
    .slice(1)
    .map((earlier, index) => daysBetween({ from: earlier, to: days[index] as string }))
    .filter((gap) => gap > 0)
    .sort((one, other) => one - other)
  const middle = gaps[Math.floor(gaps.length / 2)]
  return middle === undefined ? weeksWithoutHistory : Math.max(1, Math.round(middle / 7))
}
