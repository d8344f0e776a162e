import { addCalendarDays, isoWeek } from '#src/platform/time.ts'
import type { FollowUpState } from './steps.ts'

/** When a follow-up is due, as a board is divided. */
export const dueTimes = ['overdue', 'this-week', 'later', 'undated', 'closed'] as const

export type DueTime = (typeof dueTimes)[number]

/** RULE: the column that a follow-up stands in. A week ends with its Sunday. Dates are YYYY-MM-DD. */
export function dueWhen(
  { state, dueOn, overdue }: { state: FollowUpState; dueOn: string | null; overdue: boolean },
  today: string,
): DueTime {
  if (state !== 'open') return 'closed'
  if (dueOn === null) return 'undated'
  if (overdue) return 'overdue'
  return dueOn < nextMonday(today) ? 'this-week' : 'later'
}

/** The Monday after a day. */
export function nextMonday(today: string): string {
  const { week } = isoWeek(today)
  let day = addCalendarDays(today, 1)
  while (isoWeek(day).week === week) day = addCalendarDays(day, 1)
  return day
}
