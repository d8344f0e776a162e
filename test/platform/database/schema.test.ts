import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '#test/support/world.ts'

/** They belong to no collaboration: only the doorman may read them. */
const doormansOwn = ['sign_in_codes', 'clock_tasks']

let world: World
let tables: PgTable[]
beforeAll(async () => {
  world = await openWorld()
  const folder = join(import.meta.dirname, '../../../src/platform/database/schema')
  const modules = await Promise.all(readdirSync(folder).map((name) => import(join(folder, name))))
  tables = modules
    .flatMap((module) => Object.values(module))
    .filter((value): value is PgTable => is(value, PgTable))
})
afterAll(() => world.close())

const rowsOf = async <Row>(text: string) => (await world.lite.query<Row>(text)).rows

test('every table of the schema can be read as the application, column for column', async () => {
  expect(tables.length).toBeGreaterThan(30)
  const readable = tables.filter((table) => !doormansOwn.includes(getTableName(table)))
  await world.app.db.read(world, async (db) => {
    for (const table of readable) await db.select().from(table).limit(1)
  })
})

test('every table in the database is in the schema, or is one the program itself keeps', async () => {
  const inDatabase = await rowsOf<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  )
  const known = new Set([...tables.map(getTableName), 'migrations'])
  expect(inDatabase.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
})

test('every table that belongs to a collaboration is under forced row-level security, and its key begins with it', async () => {
  const unguarded = await rowsOf(`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migrations' and not (c.relrowsecurity and c.relforcerowsecurity)`)
  expect(unguarded).toEqual([])
  const otherKeys = await rowsOf(`
    select c.relname from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where c.relnamespace = 'public'::regnamespace and a.attname <> 'collaboration_id'
      and exists (select from pg_attribute b where b.attrelid = c.oid and b.attname = 'collaboration_id')`)
  expect(otherKeys).toEqual([])
})

test('no reference can cross collaborations: every foreign key names the collaboration too', async () => {
  const crossing = await rowsOf(`
    select conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      and confrelid <> 'collaborations'::regclass and array_length(conkey, 1) < 2`)
  expect(crossing).toEqual([])
})

test('the application may not delete or rewrite what is history', async () => {
  for (const [table, right] of [
    ['audit_entries', 'update'],
    ['audit_entries', 'delete'],
    ['audit_details', 'update'],
    ['minutes_versions', 'update'],
    ['minutes_versions', 'delete'],
    ['invitations', 'delete'],
    ['item_text_versions', 'update'],
    ['approvals', 'delete'],
    ['minutes', 'delete'],
  ]) {
    const [row] = await rowsOf<{ may: boolean }>(
      `select has_table_privilege('referat_app', '${table}', '${right}') as may`,
    )
    expect([table, right, row?.may]).toEqual([table, right, false])
  }
})

test('outside a collaboration the application gets an error from every table, never rows', async () => {
  for (const table of tables.map(getTableName).filter((name) => !doormansOwn.includes(name))) {
    await world.lite.exec('begin; set local role referat_app')
    await expect(world.lite.query(`select * from ${table}`), table).rejects.toThrow(
      /app.collaboration|invalid input syntax for type uuid/,
    )
    await world.lite.exec('rollback')
  }
})

test('a transaction that reads cannot write, whatever it tries', async () => {
  const attempt = world.app.db.read(world, (db) =>
    db.statement({ name: '', text: "update people set name = 'x'", values: [] }),
  )
  await expect(attempt).rejects.toThrow(/read-only transaction/)
})

test('what belongs to no collaboration is the doorman’s alone', async () => {
  for (const table of doormansOwn) {
    await world.lite.exec('begin; set local role referat_app')
    await expect(world.lite.query(`select * from ${table}`), table).rejects.toThrow(/permission denied/)
    await world.lite.exec('rollback')
  }
})

test('the doorman sees of groups whose a public one is, and nothing else', async () => {
  await world.admin.post('/groups', { name: 'Lukket' })
  const { body } = await world.admin.post('/groups', { name: 'Åpen', calendarPublic: true })
  await world.lite.exec('begin; set local role referat_doorman')
  const seen = await world.lite.query('select id, collaboration_id from groups')
  expect(seen.rows).toEqual([{ id: body.id, collaboration_id: world.collaborationId }])
  await expect(world.lite.query('select name from groups')).rejects.toThrow(/permission denied/)
  await world.lite.exec('rollback')
})
