import { and, eq, lte } from 'drizzle-orm'
import type { Doer } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Database, Tx } from '#src/platform/database/database.ts'
import { followUps } from '#src/platform/database/schema/follow-ups.ts'
import type { Desk } from '#src/platform/desk.ts'
import { knownEvents } from '#src/platform/mail/known-events.ts'
import type { Addressee } from '#src/platform/mail/mail-each.ts'
import { addCalendarDays, localDate } from '#src/platform/time.ts'
import { type LoadedFollowUp, listDueFollowUps } from './load.ts'
import { type Reminder, reminderOn } from './reminders.ts'
import { writeAbout } from './tell-assignee.ts'

/** The collaborations with open follow-ups that somebody may have to be reminded of. */
export const listCollaborationsWithDueFollowUps = (db: Database): Promise<string[]> =>
  db.door(async (tx) => {
    const rows = await tx
      .selectDistinct({ id: followUps.collaborationId })
      .from(followUps)
      .where(and(eq(followUps.state, 'open'), lte(followUps.dueOn, lastReminded(tx))))
    return rows.map(({ id }) => id)
  })

/**
 * Reminds whoever has to do it, 7 days and 1 day before a follow-up is due and in each week after; the group's chair
 * where nobody has been given it. Running it again sends nothing again. Answers how many reminders were written.
 */
export async function remindOfFollowUps(tx: Tx, system: Doer, desk: Pick<Desk, 'baseUrl'>): Promise<number> {
  const due = (await listDueFollowUps(tx, { until: lastReminded(tx) })).flatMap((followUp) => {
    const reminder = followUp.dueOn && reminderOn(followUp.today, { ...followUp, dueOn: followUp.dueOn })
    const to = followUp.responsible.length > 0 ? followUp.responsible : followUp.chairs
    // What reaches nobody is not sent, so it is not on record as sent either: it waits until somebody can be reached.
    return reminder && to.some(({ email }) => email) ? { followUp, reminder, to } : []
  })
  const fresh = await notYetSent(tx, due)
  for (const { followUp, reminder, to } of fresh) {
    const withoutEmail = await writeAbout(tx, followUp, { ...reminder, to }, desk)
    const details = { ...reminder, to: to.map(({ id }) => id), withoutEmail }
    await record(tx, system, 'follow-ups.remind', { type: 'follow-up', id: followUp.id }, details)
  }
  return fresh.length
}

type Due = { followUp: LoadedFollowUp; reminder: Reminder; to: Addressee[] }

async function notYetSent(tx: Tx, due: Due[]): Promise<Due[]> {
  const known = new Set<string>()
  for (const kind of ['follow-up-due', 'follow-up-overdue']) {
    const events = due.filter(({ reminder }) => reminder.kind === kind).map(({ reminder }) => reminder.event)
    for (const event of await knownEvents(tx, { kind, events })) known.add(event)
  }
  return due.filter(({ reminder }) => !known.has(reminder.event))
}

/** A week ahead, and a day more: somewhere on earth it is already tomorrow. */
const lastReminded = (tx: Tx): string => addCalendarDays(localDate(tx.now, 'UTC'), 8)
