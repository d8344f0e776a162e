import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '#src/platform/database/migrate.ts'
import { connectPostgres } from '#src/platform/database/postgres.ts'
import { type PostgresServer, startPostgresBinaries } from './postgres-binaries.ts'
import { worldOn } from './world.ts'

/**
 * A real PostgreSQL: the one of TEST_DATABASE_URL (a superuser's address), else one in a container where an engine
 * answers, else the binaries of the package. When none works the tests fail: they are never skipped.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: () => dropDatabases(given) }
  const reasons: unknown[] = []
  for (const start of [startContainer, startPostgresBinaries])
    try {
      return await start()
    } catch (error) {
      reasons.push(error)
    }
  throw new AggregateError(
    reasons,
    `No PostgreSQL for the tests: set TEST_DATABASE_URL, start a container engine, or install the optional packages (${reasons.join('; ')})`,
  )
}

/** On a server that lives on, the databases of a test file go with it; the template stays for the next run. */
async function dropDatabases(url: string): Promise<void> {
  const server = { url, stop: async () => {} }
  await asSuperuser(server, async (client) => {
    for (const name of created.splice(0)) await client.query(`drop database ${name} with (force)`)
  })
}

const created: string[] = []

/** One that can be stopped and started again in the middle of a test, so it must be a server of our own. */
export async function startOwnPostgres(): Promise<
  PostgresServer & Required<Pick<PostgresServer, 'restart'>>
> {
  const server = await startPostgresBinaries()
  return server as PostgresServer & Required<Pick<PostgresServer, 'restart'>>
}

async function startContainer(): Promise<PostgresServer> {
  const { getContainerRuntimeClient } = await import('testcontainers')
  await getContainerRuntimeClient()
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql')
  const image = process.env.TEST_POSTGRES_IMAGE ?? 'postgres:18-alpine'
  const container = await new PostgreSqlContainer(image).start()
  return { url: container.getConnectionUri(), stop: async () => void (await container.stop()) }
}

/**
 * A new migrated database on the server, copied from one that was migrated once. Its address signs in as a role that owns the
 * database and is no superuser: what a real installation has.
 */
export async function createDatabase(server: PostgresServer, { migrated = true } = {}): Promise<string> {
  const name = `referat_${randomUUID().replaceAll('-', '')}`
  await asSuperuser(server, async (client) => {
    await client.query('select pg_advisory_lock(4207112027)')
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = 'referat_test') then
        create role referat_test login createdb createrole password 'referat-of-the-tests';
      end if;
      -- On a server that has run Referat before, under another owner.
      if exists (select from pg_roles where rolname = 'referat_app') then
        grant referat_app, referat_doorman to referat_test with admin option;
      end if;
      -- To hand the role on, not to be it; before version 16 whoever makes roles may hand on any.
      if exists (select from pg_roles where rolname = 'referat_searcher')
        and current_setting('server_version_num')::int >= 160000 then
        execute 'grant referat_searcher to referat_test with admin true, inherit false, set false';
      end if; end $$`)
    const template = migrated ? await migratedTemplate(server, client) : 'template0'
    await client.query(`create database ${name} owner referat_test template ${template}`)
    created.push(name)
  })
  return appUrl(server, name)
}

async function migratedTemplate(server: PostgresServer, client: pg.Client): Promise<string> {
  const hash = createHash('sha256')
  const folder = join(import.meta.dirname, '../../migrations')
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)))
  const template = `referat_template_${hash.digest('hex').slice(0, 16)}`
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
  if (rowCount) return template
  await client.query(`create database ${template}_unfinished owner referat_test template template0`)
  const engine = connectPostgres(appUrl(server, `${template}_unfinished`), { connections: 1 })
  await migrate(engine)
  await engine.close()
  await client.query(`alter database ${template}_unfinished rename to ${template}`)
  return template
}

export async function asSuperuser<Result>(
  server: PostgresServer,
  work: (client: pg.Client) => Promise<Result>,
  databaseUrl = server.url,
): Promise<Result> {
  const url = new URL(server.url)
  url.pathname = new URL(databaseUrl).pathname
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function appUrl(server: PostgresServer, database: string): string {
  const url = new URL(server.url)
  url.username = 'referat_test'
  url.password = 'referat-of-the-tests'
  url.pathname = `/${database}`
  return url.href
}

/** As openWorld, on a real PostgreSQL with a database of its own. Close it in afterAll. */
export async function openPostgresWorld(settings: Record<string, string> = {}) {
  const server = await startPostgres()
  const databaseUrl = await createDatabase(server)
  const world = await worldOn(connectPostgres(databaseUrl), { DATABASE_URL: databaseUrl, ...settings })
  return {
    ...world,
    postgres: server,
    databaseUrl,
    /** one statement as the superuser, past every rule of the application */
    sql: <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      asSuperuser(server, async (client) => (await client.query<Row>(text, values)).rows, databaseUrl),
    close: async () => {
      await world.close()
      await server.stop()
    },
  }
}

export type PostgresWorld = Awaited<ReturnType<typeof openPostgresWorld>>
