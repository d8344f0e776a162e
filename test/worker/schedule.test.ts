import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineOn, openLite } from '#src/platform/database/embedded.ts'
import { type RecurringTask, runDueTasks } from '#src/platform/jobs/recurring.ts'
import { openWorld, visitor, type World } from '#test/support/world.ts'

let world: World
const folder = mkdtempSync(join(tmpdir(), 'referat-schedule-'))
beforeAll(async () => {
  world = await openWorld({ DATA_DIR: folder })
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const hourMs = 3_600_000

function countedTask(name: string, run: () => Promise<void> = async () => {}) {
  const task = { runs: 0, name, everyMinutes: 60 }
  const counted: RecurringTask = {
    ...task,
    run: () => {
      task.runs++
      return run()
    },
  }
  return { task, counted }
}

const runTasks = (...tasks: RecurringTask[]) => runDueTasks(world.app.db, tasks, () => {})

test('a task runs when it is due, not before, and once for all the times it has missed', async () => {
  const { task, counted } = countedTask('hourly')
  await runTasks(counted)
  await runTasks(counted)
  expect(task.runs).toBe(1)
  world.wait(hourMs + 1000)
  await runTasks(counted)
  expect(task.runs).toBe(2)
  world.wait(100 * hourMs)
  await runTasks(counted)
  await runTasks(counted)
  expect(task.runs).toBe(3)
})

test('a task that waits at first begins one interval later', async () => {
  const { task, counted } = countedTask('patient')
  await runTasks({ ...counted, waitsAtFirst: true })
  expect(task.runs).toBe(0)
  world.wait(hourMs + 1000)
  await runTasks({ ...counted, waitsAtFirst: true })
  expect(task.runs).toBe(1)
})

test('instances that look at once run it once', async () => {
  const { task, counted } = countedTask('contested')
  await Promise.all([runTasks(counted), runTasks(counted), runTasks(counted)])
  expect(task.runs).toBe(1)
})

test('a task that fails keeps nobody else waiting, says why, and is tried again sooner', async () => {
  let broken = true
  const failing = countedTask('failing', async () => {
    if (broken) throw new Error('no such luck')
  })
  const sound = countedTask('sound')
  await runTasks(failing.counted, sound.counted)
  expect(sound.task.runs).toBe(1)
  const { rows } = await world.lite.query(
    "select failures, last_error from clock_tasks where name = 'failing'",
  )
  expect(rows).toEqual([{ failures: 1, last_error: 'no such luck' }])
  broken = false
  world.wait(3 * 60_000)
  await runTasks(failing.counted, sound.counted)
  expect([failing.task.runs, sound.task.runs]).toEqual([2, 1])
  const after = await world.lite.query("select failures, last_error from clock_tasks where name = 'failing'")
  expect(after.rows).toEqual([{ failures: 0, last_error: null }])
})

test('a task whose process died is taken up by another', async () => {
  const { task, counted } = countedTask('orphaned')
  await world.lite.query(
    "insert into clock_tasks (name, due_at, claimed_until) values ('orphaned', $1, $1::timestamptz + interval '15 min')",
    [world.chance.now().toISOString()],
  )
  await runTasks(counted)
  expect(task.runs).toBe(0)
  world.wait(16 * 60_000)
  await runTasks(counted)
  expect(task.runs).toBe(1)
})

test('keys and codes are forgotten after a day, not before', async () => {
  await world.make.person({ email: 'glemt@kommune.example.org' })
  await world.admin.post('/organisations', { name: 'Nøkkel kommune' }, { 'idempotency-key': 'one' })
  await visitor(world.app.server).post('/sign-in-codes', { email: 'glemt@kommune.example.org' })
  const left = async () =>
    (
      await world.lite.query<{ keys: number; codes: number }>(
        'select (select count(*)::int from idempotency_keys) as keys, (select count(*)::int from sign_in_codes) as codes',
      )
    ).rows[0]
  await world.app.schedule.runDue()
  expect(await left()).toEqual({ keys: 1, codes: 1 })
  world.wait(23 * hourMs)
  await world.app.schedule.runDue()
  expect(await left()).toEqual({ keys: 1, codes: 1 })
  world.wait(2 * hourMs)
  await world.app.schedule.runDue()
  expect(await left()).toEqual({ keys: 0, codes: 0 })
})

test('the embedded database is copied every hour, three copies stay, and one of them opens with everything in it', async () => {
  const snapshots = join(folder, 'snapshots')
  for (let hour = 0; hour < 4; hour++) {
    world.wait(hourMs + 1000)
    await world.app.schedule.runDue()
  }
  await world.make.organisation({ name: 'Etter kopien' })
  const names = readdirSync(snapshots).sort()
  expect(names).toHaveLength(3)
  expect(names.every((name) => name.endsWith('.tar.gz'))).toBe(true)
  const copy = engineOn(
    await openLite({ loadDataDir: new Blob([readFileSync(join(snapshots, names[2] as string))]) }),
  )
  const connection = await copy.connect()
  const rows = await connection.query<{ name: string }>({
    name: '',
    text: "select name from organisations where name in ('Nøkkel kommune', 'Etter kopien')",
    values: [],
  })
  expect(rows).toEqual([{ name: 'Nøkkel kommune' }])
  connection.release()
  await copy.close()
}, 120_000)
