import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundCollaboration } from '#src/domain/access/found-collaboration.ts'
import { enqueued, outgoing, storedFile } from '#test/support/make-mail.ts'
import { openPostgresWorld, type PostgresWorld } from '#test/support/postgres.ts'

let world: PostgresWorld
let client: pg.Client
const other = '01900000-0000-7000-8000-000000000002'

beforeAll(async () => {
  world = await openPostgresWorld()
  await foundCollaboration(world.app.db, {
    collaborationId: other,
    name: 'Nabosamarbeidet',
    language: 'sv',
    zone: 'Europe/Stockholm',
    administrator: { name: 'Nina Nabo', email: 'nina@nabo.example.org' },
  })
  await fillEveryTable()
  client = new pg.Client({ connectionString: world.databaseUrl })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await world?.close()
})

/** Runs one statement as the role that serves requests, and undoes what it did. */
async function asApp(text: string, collaborationId?: string): Promise<pg.QueryResult> {
  await client.query('begin')
  try {
    await client.query('set local role referat_app')
    if (collaborationId) await client.query(`set local app.collaboration = '${collaborationId}'`)
    return await client.query(text)
  } finally {
    await client.query('rollback')
  }
}

/**
 * Puts one row of this collaboration into every table that has none, past triggers, foreign keys and checks, with
 * whatever the type of a column asks for. What is under test is who sees it.
 */
async function fillEveryTable() {
  await world.make.organisation()
  await enqueued(world, [outgoing()])
  await storedFile(world, { name: 'a.pdf', bytes: new Uint8Array([1]) })
  await world.sql(`do $$ declare one record; begin
    for one in select conrelid::regclass as owner, conname from pg_constraint
      where contype = 'c' and connamespace = 'public'::regnamespace
    loop execute format('alter table %s drop constraint %I', one.owner, one.conname); end loop; end $$`)
  for (const table of await tenantTables()) {
    const columns = await world.sql<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attnotnull`,
      [table],
    )
    await world.sql(
      `set session_replication_role = replica; insert into ${table} (${columns.map(({ name }) => name).join(', ')})
       select ${columns.map((column) => sampleOf(column, world.collaborationId)).join(', ')}
       where not exists (select from ${table} where collaboration_id = '${world.collaborationId}')`,
    )
  }
}

function sampleOf({ name, type }: { name: string; type: string }, collaborationId: string) {
  if (name === 'collaboration_id') return `'${collaborationId}'::uuid`
  const samples: Record<string, string> = {
    uuid: 'gen_random_uuid()',
    text: "'x'",
    integer: '1',
    bigint: '1',
    boolean: 'false',
    jsonb: "'{}'::jsonb",
    bytea: "'x'::bytea",
    date: "'2026-03-02'::date",
    'timestamp with time zone': "'2026-03-02Z'::timestamptz",
    'text[]': "'{}'::text[]",
  }
  const sample = samples[type]
  if (!sample) throw new Error(`no sample for ${name} ${type}`)
  return sample
}

async function tenantTables(): Promise<string[]> {
  const rows = await world.sql<{ table_name: string }>(
    `select c.table_name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'collaboration_id' and t.table_type = 'BASE TABLE' order by 1`,
  )
  return rows.map(({ table_name }) => table_name)
}

test('every table of a collaboration is guarded, forced even for its owner', async () => {
  const tables = await tenantTables()
  expect(tables.length).toBeGreaterThan(25)
  const bare = await world.sql(
    `select relname from pg_class where relname = any($1) and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`,
    [tables],
  )
  expect(bare).toEqual([])
})

test('raw SQL sees its own collaboration’s rows, and not one of another’s, in every table', async () => {
  for (const table of await tenantTables()) {
    const [{ rows } = { rows: 0 }] = await world.sql<{ rows: number }>(
      `select count(*)::int as rows from ${table} where collaboration_id = '${world.collaborationId}'`,
    )
    expect(rows, `${table} holds something to see`).toBeGreaterThan(0)
    const seen = async (by: string) =>
      (
        await asApp(
          `select count(*)::int as rows from ${table} where collaboration_id = '${world.collaborationId}'`,
          by,
        )
      ).rows[0].rows
    expect(await seen(world.collaborationId), table).toBe(rows)
    expect(await seen(other), table).toBe(0)
  }
})

test('raw SQL without a collaboration is an error in every table, never rows', async () => {
  for (const table of await tenantTables())
    await expect(asApp(`select * from ${table}`), table).rejects.toThrow(
      /app\.collaboration|invalid input syntax/,
    )
  await client.query("begin; set local app.collaboration = '01900000-0000-7000-8000-000000000001'; commit")
  // After a transaction the setting is empty, not unset.
  for (const table of await tenantTables())
    await expect(asApp(`select * from ${table}`), table).rejects.toThrow(
      /app\.collaboration|invalid input syntax/,
    )
})

test('raw SQL cannot write into, take from, or move to another collaboration', async () => {
  for (const table of await tenantTables()) {
    const where = `where collaboration_id = '${world.collaborationId}'`
    const touched = (text: string) =>
      asApp(text, other).then(
        ({ rowCount }) => rowCount,
        (error: { code?: string }) => (error.code === '42501' ? 0 : Promise.reject(error)),
      )
    expect(await touched(`delete from ${table} ${where}`), `delete ${table}`).toBe(0)
    expect(
      await touched(`update ${table} set collaboration_id = collaboration_id ${where}`),
      `update ${table}`,
    ).toBe(0)
  }
  const smuggled = asApp(
    `insert into people (collaboration_id, id, name, created_at) values ('${world.collaborationId}', gen_random_uuid(), 'Mole', now())`,
    other,
  )
  await expect(smuggled).rejects.toMatchObject({ code: '42501' })
  const moved = asApp(`update people set collaboration_id = '${world.collaborationId}'`, other)
  await expect(moved).rejects.toMatchObject({ code: '42501' })
})

test('a foreign key cannot point into another collaboration', async () => {
  const theirs = await world.make.organisation()
  const pointing = asApp(
    `insert into people (id, name, organisation_id, created_at) values (gen_random_uuid(), 'Peker', '${theirs.id}', now())`,
    other,
  )
  await expect(pointing).rejects.toMatchObject({ code: '23503' })
})

test('the role that serves requests can neither change the audit trail nor lift a guard', async () => {
  const own = world.collaborationId
  for (const text of [
    "update audit_entries set action = 'x'",
    'delete from audit_entries',
    "update audit_details set actor_name = 'x'",
    'delete from audit_details',
    'truncate audit_entries',
    'alter table audit_entries disable trigger all',
    'alter table people disable row level security',
    'drop policy own_collaboration on people',
  ])
    await expect(asApp(text, own), text).rejects.toMatchObject({ code: '42501' })
})

test('approved minutes and their versions never change, not even for the owner of the database', async () => {
  await world.sql("set session_replication_role = replica; update minutes set state = 'approved'")
  expect(await world.sql("select id from minutes where state = 'approved'")).not.toHaveLength(0)
  for (const text of [
    "update minutes set state = 'draft' where state = 'approved'",
    "update minutes set approval_text = 'x' where state = 'approved'",
    "delete from minutes where state = 'approved'",
  ])
    await expect(world.sql(text), text).rejects.toMatchObject({ code: 'RF002' })
  for (const table of ['minutes_versions', 'approvals', 'item_text_versions', 'invitations', 'files'])
    await expect(
      world.sql(`update ${table} set collaboration_id = collaboration_id`),
      table,
    ).rejects.toMatchObject({
      code: 'RF001',
    })
})
