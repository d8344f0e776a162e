import { invalid } from '#src/platform/errors.ts'
import { addCalendarDays, addCalendarMonths, TimeError } from '#src/platform/time.ts'

/** How long a working group shall work: to a day, or for so many months. Without either, for a year. */
export type AskedTerm = {
  from?: string | undefined
  to?: string | undefined
  months?: number | undefined
}

const usualMonths = 12

/**
 * RULE: the term from what was asked; it begins on `usualFrom` (the day of the meeting) unless said otherwise. Refuses
 * both a last day and a length, and a last day before the first.
 */
export function readTerm(asked: AskedTerm | undefined, usualFrom: string): { from: string; to: string } {
  const { from = usualFrom, to, months } = asked ?? {}
  if (to !== undefined && months !== undefined)
    throw invalid('working-groups.term-twice', { field: 'term.months' })
  const last = to ?? monthsLater(from, months ?? usualMonths)
  if (last < from) throw invalid('working-groups.term-backwards', { field: 'term.to' })
  return { from, to: last }
}

/** The days before the end of a term on which the convener and the chair are reminded, and for how long after each. */
const reminders = [
  { days: 60, notBelow: 46 },
  { days: 14, notBelow: 0 },
]

/**
 * RULE: which reminder a working group shall have when so many days are left: the one of 60 days within the two weeks
 * after it fell due, should the server have stood still; the one of 14 days until the term is over.
 */
export const reminderAt = (daysLeft: number): number | null =>
  reminders.find(({ days, notBelow }) => daysLeft <= days && daysLeft >= notBelow)?.days ?? null

/** The last day of a term that any reminder can be about. */
export const furthestReminded = (today: string): string => addCalendarDays(today, 60)

function monthsLater(from: string, months: number): string {
  try {
    return addCalendarMonths(from, months)
  } catch (error) {
    if (error instanceof TimeError) throw invalid(error.code, { field: 'term.months' })
    throw error
  }
}
