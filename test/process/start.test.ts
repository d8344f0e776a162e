import { connect, createServer } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { asSuperuser, createDatabase, startPostgres } from '#test/support/postgres.ts'
import { freePort, type PostgresServer } from '#test/support/postgres-binaries.ts'
import { dataFolder, startProgram, startServer, until } from '#test/support/program.ts'

// Each starts programs and waits for them, which takes its time where the machine has other work.
vi.setConfig({ testTimeout: 120_000 })

let postgres: PostgresServer
const data = dataFolder()
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(async () => {
  await postgres?.stop()
  data.remove()
})

/** Starts with these settings, which must stop it, and returns what it said. */
async function refusal(env: Record<string, string>, verb = 'serve'): Promise<string> {
  const program = startProgram(verb, { DATA_DIR: data.folder, ...env })
  const code = await program.exited
  expect([code, program.said.out], program.said.err).toEqual([1, ''])
  return program.said.err
}

const oneSentence = (words: RegExp) => new RegExp(`^[^\\n]*${words.source}[^\\n]*\\n$`)
const secrets = { SECRET_KEY: 'x'.repeat(40), BASE_URL: 'https://referat.example.org' }

test('a wrong or missing setting stops the start with one sentence that names it', async () => {
  const url = 'postgres://referat@127.0.0.1/referat'
  expect(await refusal({ PORT: 'http' })).toMatch(oneSentence(/PORT is a port number; set it/))
  expect(await refusal({ DATABASE_URL: url })).toMatch(oneSentence(/SECRET_KEY is missing/))
  expect(await refusal({ SMTP_URL: 'smtp://' })).toMatch(oneSentence(/SMTP_URL looks like smtp:/))
  expect(await refusal({}, 'work')).toMatch(oneSentence(/DATABASE_URL is missing/))
})

test('a database that does not answer, does not know us or is not there is named', async () => {
  const databaseUrl = await createDatabase(postgres)
  const change = (edit: (url: URL) => void) => {
    const url = new URL(databaseUrl)
    edit(url)
    return { DATABASE_URL: url.href, ...secrets }
  }
  const deadPort = await freePort()
  const unwaited = { DATABASE_WAIT_SECONDS: '0' }
  const [dead, password, database, host] = await Promise.all([
    refusal({ ...change((url) => (url.host = `127.0.0.1:${deadPort}`)), ...unwaited }),
    refusal(change((url) => (url.password = 'wrong'))),
    refusal(change((url) => (url.pathname = '/nowhere'))),
    refusal({ ...change((url) => (url.hostname = 'no-such-host.invalid')), ...unwaited }),
  ])
  expect(dead).toMatch(oneSentence(/No database answers at 127\.0\.0\.1:\d+: start it, or set DATABASE_URL/))
  expect(password).toMatch(
    oneSentence(/password authentication failed.*set user and password in DATABASE_URL/),
  )
  expect(database).toMatch(oneSentence(/Database "nowhere" does not exist: create it, or set DATABASE_URL/))
  expect(host).toMatch(oneSentence(/There is no host no-such-host\.invalid: set DATABASE_URL/))
})

test('a database that does not answer yet is waited for, and said so; whoever asks to stop is not kept waiting', async () => {
  const databaseUrl = await createDatabase(postgres)
  const [port, hostname] = [await freePort(), '127.0.0.1']
  const late = Object.assign(new URL(databaseUrl), { port: String(port), hostname }).href
  const env = { DATABASE_URL: late, ...secrets }
  const migrate = startProgram('migrate', env)
  const work = startProgram('work', env)
  const waits = 'The database does not answer yet: waiting up to 60 seconds for it\n'
  await until(() => migrate.said.out === waits && work.said.out === waits)
  expect([await work.stop(), work.said.err]).toEqual([0, ''])

  const close = await lateDatabase(databaseUrl, port)
  expect([await migrate.exited, migrate.said.err]).toEqual([0, ''])
  expect(migrate.said.out).toBe(`${waits}Nothing to migrate\n`)
  await close()
})

/** On this port what a database says that is starting up, and then the database itself. */
async function lateDatabase(databaseUrl: string, port: number): Promise<() => Promise<unknown>> {
  const { hostname: host, port: its } = new URL(databaseUrl)
  const startingUp = 'SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0'
  const head = Buffer.from('E\0\0\0\0')
  head.writeInt32BE(startingUp.length + 4, 1)
  let callers = 0
  const gate = createServer((caller) => {
    caller.on('error', () => {})
    if (callers++ === 0)
      return void caller.once('data', () => caller.end(Buffer.concat([head, Buffer.from(startingUp)])))
    caller.pipe(connect(Number(its), host)).pipe(caller)
  })
  await new Promise<void>((resolve) => gate.listen(port, '127.0.0.1', resolve))
  return () => new Promise((resolve) => gate.close(resolve))
}

test('a database that is newer than the program is left alone', async () => {
  const databaseUrl = await createDatabase(postgres)
  await asSuperuser(
    postgres,
    (client) =>
      client.query("insert into migrations (name, sha256) values ('9999_from_the_future.sql', 'x')"),
    databaseUrl,
  )
  expect(await refusal({ DATABASE_URL: databaseUrl, ...secrets })).toMatch(
    oneSentence(/newer than this program.*9999_from_the_future/),
  )
})

test('a port that is taken and a data folder that is in use stop the second, not the first', async () => {
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve))
  const { port } = squatter.address() as { port: number }
  expect(await refusal({ PORT: String(port) })).toMatch(oneSentence(/Port \d+ is taken: set PORT to another/))
  await new Promise((resolve) => squatter.close(resolve))

  const first = await startServer({ DATA_DIR: data.folder })
  expect(await refusal({ PORT: String(await freePort()) })).toMatch(
    oneSentence(/Another Referat has .* open: stop it, or set DATA_DIR to another folder/),
  )
  expect((await first.client('GET', '/readyz')).status).toBe(200)
  expect(await first.stop()).toBe(0)
})

test('migrate brings an empty database up to date and ends; then serve and work start and stop on it', async () => {
  const databaseUrl = await createDatabase(postgres, { migrated: false })
  const env = { DATABASE_URL: databaseUrl, ...secrets }
  for (const words of [/^Migrated: 0001_foundation\.sql, /, /^Nothing to migrate/]) {
    const program = startProgram('migrate', env)
    expect([await program.exited, program.said.err]).toEqual([0, ''])
    expect(program.said.out).toMatch(words)
  }
  const work = startProgram('work', env)
  const server = await startServer(env)
  expect((await server.client('GET', '/healthz')).status).toBe(200)
  expect(await server.stop('SIGINT')).toBe(0)
  expect([await work.stop(), work.said.err]).toEqual([0, ''])
})

test('when asked to stop it first says that it is not ready, then finishes what is under way', async () => {
  const server = await startServer({ DATABASE_URL: await createDatabase(postgres), ...secrets })
  const slow = server.client('POST', '/sign-in-codes', { email: 'nobody@example.org' })
  const stopped = server.stop()
  const notReady = await server.client('GET', '/readyz')
  expect([notReady.status, notReady.body]).toEqual([503, { status: 'stopping' }])
  expect((await slow).status).toBe(202)
  expect(await stopped).toBe(0)
  await expect(server.client('GET', '/healthz')).rejects.toThrow()
})
