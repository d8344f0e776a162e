import { join } from 'node:path'
import { forgetOldCodes } from '#src/domain/access/forget-codes.ts'
import type { Chance } from '#src/platform/clock.ts'
import type { Database } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { forgetOldKeys } from '#src/platform/idempotency.ts'
import { type RecurringTask, runDueTasks } from '#src/platform/jobs/recurring.ts'
import { writeSnapshot } from '#src/platform/jobs/snapshots.ts'
import { closeDueRounds } from './close-rounds.ts'
import { placeEndingReports } from './place-reports.ts'
import { sendFollowUpReminders, sendTermReminders } from './send-reminders.ts'

export type Schedule = {
  /** runs what is due now, and resolves when that is done */
  runDue(): Promise<void>
  /** looks at the clock every half minute, the first time a few seconds from now: the start is busy enough */
  start(): void
  /** starts nothing more, and waits for what is under way */
  stop(): Promise<void>
}

const lookEveryMs = 30_000
const firstLookMs = 3_000

export type ScheduleGround = {
  db: Database
  chance: Chance
  desk: Desk
  dataFolder: string
  report(error: unknown): void
}

/** The work that the clock starts: on every instance, each piece on one of them at a time. */
export function schedule(ground: ScheduleGround): Schedule {
  const tasks = tasksOf(ground)
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  function runDue(): Promise<void> {
    running ??= runDueTasks(ground.db, tasks, ground.report)
      .catch(ground.report)
      .finally(() => {
        running = undefined
      })
    return running
  }

  function lookIn(ms: number) {
    timer = setTimeout(async () => {
      await runDue()
      if (timer) lookIn(lookEveryMs)
    }, ms)
    timer.unref()
  }

  return {
    runDue,
    start: () => lookIn(firstLookMs),
    async stop() {
      clearTimeout(timer)
      timer = undefined
      await running
    },
  }
}

function tasksOf({ db, chance, desk, dataFolder }: ScheduleGround): RecurringTask[] {
  const tasks: RecurringTask[] = [
    { name: 'close-review-rounds', everyMinutes: 5, run: () => closeDueRounds(db, desk) },
    // Hourly, because it is morning at another hour in another place, and a program that was off catches up.
    { name: 'remind-of-follow-ups', everyMinutes: 60, run: () => sendFollowUpReminders(db, desk) },
    { name: 'remind-of-ending-terms', everyMinutes: 60, run: () => sendTermReminders(db) },
    { name: 'place-reports', everyMinutes: 60, run: () => placeEndingReports(db) },
    { name: 'forget-idempotency-keys', everyMinutes: 60, run: () => forgetOldKeys(db) },
    { name: 'forget-sign-in-codes', everyMinutes: 60, run: () => forgetOldCodes(db) },
  ]
  const { snapshot, tidy } = db
  if (snapshot)
    tasks.push({
      name: 'snapshot',
      everyMinutes: 60,
      waitsAtFirst: true,
      run: async () => {
        await writeSnapshot(join(dataFolder, 'snapshots'), { now: chance.now(), snapshot })
      },
    })
  if (tidy) tasks.push({ name: 'tidy-database', everyMinutes: 24 * 60, waitsAtFirst: true, run: tidy })
  return tasks
}
