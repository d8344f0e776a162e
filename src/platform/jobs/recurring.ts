import type { Database } from '../database/database.ts'

/** Work that is due again and again. What a program that stood still has missed is done once when it is back. */
export type RecurringTask = {
  name: string
  everyMinutes: number
  /** a new installation begins with this one interval from now, instead of at once: its start is busy enough */
  waitsAtFirst?: boolean
  /** safe to run twice: a process that dies in the middle leaves it to the next one */
  run(): Promise<void>
}

/** A task that runs longer than this is taken for dead, and another instance begins it anew. */
const claimMinutes = 15

/**
 * Runs those of `tasks` that are due, one after the other, each on one instance only. A task that fails is tried
 * again after a minute, then two, four … up to its own interval, and what went wrong is kept in its row.
 */
export async function runDueTasks(
  db: Database,
  tasks: readonly RecurringTask[],
  report: (error: unknown) => void,
): Promise<void> {
  for (const name of await claimDueTasks(db, tasks)) {
    const task = tasks.find((one) => one.name === name) as RecurringTask
    const failure = await task.run().then(
      () => null,
      (error: unknown) => {
        report(error)
        return error instanceof Error ? error.message : String(error)
      },
    )
    await finish(db, task, failure)
  }
}

/** A task never seen before is due at once, or one interval from now where it waits at first. */
async function claimDueTasks(db: Database, tasks: readonly RecurringTask[]): Promise<string[]> {
  const rows = await db.door((tx) => {
    const given = tasks.map(({ name, everyMinutes, waitsAtFirst }) => ({
      name,
      firstDueAt: inMinutes(tx.now, waitsAtFirst ? everyMinutes : 0),
    }))
    const claimedUntil = inMinutes(tx.now, claimMinutes)
    return tx.statement<{ name: string; claimed: string }>({
      name: 'claim_due_tasks',
      text: claimText,
      values: [JSON.stringify(given), tx.now.toISOString(), claimedUntil.toISOString()],
    })
  })
  return rows.filter(({ claimed }) => claimed === 'yes').map(({ name }) => name)
}

const claimText = `
  insert into clock_tasks as t (name, due_at, claimed_until)
  select name, "firstDueAt", case when "firstDueAt" <= $2::timestamptz then $3::timestamptz end
  from jsonb_to_recordset($1::jsonb) as given(name text, "firstDueAt" timestamptz)
  where not exists (
    select from clock_tasks known where known.name = given.name
    and (known.due_at > $2::timestamptz or known.claimed_until > $2::timestamptz))
  order by name
  on conflict (name) do update set claimed_until = $3::timestamptz
    where t.due_at <= $2::timestamptz and (t.claimed_until is null or t.claimed_until <= $2::timestamptz)
  returning t.name, case when t.claimed_until is null then 'no' else 'yes' end as claimed`

async function finish(db: Database, task: RecurringTask, failure: string | null): Promise<void> {
  await db.door((tx) =>
    tx.statement({
      name: 'finish_task',
      text: `update clock_tasks set claimed_until = null, last_error = $2::text,
          failures = case when $2::text is null then 0 else failures + 1 end,
          due_at = $3::timestamptz + interval '1 minute' *
            case when $2::text is null then $4::integer else least($4::integer, power(2, least(failures, 10))) end,
          last_done_at = case when $2::text is null then $3::timestamptz else last_done_at end
        where name = $1::text`,
      values: [task.name, failure, tx.now.toISOString(), task.everyMinutes],
    }),
  )
}

const inMinutes = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000)
