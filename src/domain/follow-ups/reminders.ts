import { addCalendarDays, daysBetween } from '#src/platform/time.ts'

export type Reminder = { kind: 'follow-up-due' | 'follow-up-overdue'; event: string }

const weekDays = 7

/**
 * RULE: which reminder a follow-up shall have on a day: once from seven days before it is due, once from the day before,
 * and once in each week after. One that was given less than a week before it is due has just been told of by mail, and
 * waits for the second. The event names what is sent once: another due date begins anew.
 */
export function reminderOn(
  today: string,
  followUp: { id: string; dueOn: string; givenOn: string },
): Reminder | null {
  const { id, dueOn, givenOn } = followUp
  const daysLeft = daysBetween({ from: today, to: dueOn })
  if (daysLeft < 0) {
    const week = Math.floor((-daysLeft - 1) / weekDays)
    return { kind: 'follow-up-overdue', event: `follow-up:${id}:overdue:${dueOn}:${week}` }
  }
  if (daysLeft <= 1) return { kind: 'follow-up-due', event: `follow-up:${id}:due:${dueOn}:1` }
  const givenInTime = givenOn < addCalendarDays(dueOn, -weekDays)
  if (daysLeft <= weekDays && givenInTime)
    return { kind: 'follow-up-due', event: `follow-up:${id}:due:${dueOn}:7` }
  return null
}
