import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './postgres-binaries.ts'
import type { receiveMail } from './smtp.ts'
import { operatorKey } from './world.ts'

const main = join(import.meta.dirname, '../../src/main.ts')

type Env = Record<string, string>

/** The program as people start it, in a process of its own that knows no settings but the given ones. */
export function startProgram(verb: string, env: Env) {
  const folder = mkdtempSync(join(tmpdir(), 'referat-program-'))
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--liftoff-only', main, verb],
    { cwd: folder, env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      rmSync(folder, { recursive: true, force: true })
      resolve(code)
    })
  })
  return { child, said, exited, stop: (signal: NodeJS.Signals = 'SIGTERM') => stop(child, exited, signal) }
}

async function stop(child: ChildProcess, exited: Promise<number | null>, signal: NodeJS.Signals) {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal)
  return exited
}

/** Starts the server on a port (a free one when none is given) and waits until it is ready. */
export async function startServer(env: Env & { PORT?: string }) {
  const port = Number(env.PORT ?? (await freePort()))
  const program = startProgram('serve', {
    LOG_LEVEL: 'error',
    DEMO: 'false',
    OPERATOR_KEY: operatorKey,
    MAIL_FROM: 'post@fjord.example.org',
    SECRET_KEY: 'secret-key-of-the-tests-32-characters',
    BASE_URL: 'https://referat.example.org',
    ...env,
    PORT: String(port),
  })
  const client = clientOf(port)
  const endMs = performance.now() + 60_000
  for (;;) {
    if (program.child.exitCode !== null || performance.now() > endMs)
      throw new Error(`not started: ${program.said.err}`)
    if ((await client('GET', '/readyz').catch(() => undefined))?.status === 200) break
    await pause(50)
  }
  return { ...program, port, client }
}

export type RunningServer = Awaited<ReturnType<typeof startServer>>
export type Client = ReturnType<typeof clientOf>

type Ask = {
  token?: string
  headers?: Env /** the address the request comes from: each has its own rate limit */
  from?: string
}

/** Speaks HTTP with the server on this port; rejects when the connection breaks. Paths without /api, /readyz … are under /api/v1. */
function clientOf(port: number) {
  return (method: string, path: string, body?: unknown, { token, headers, from }: Ask = {}) =>
    // biome-ignore lint/suspicious/noExplicitAny: tests read answers as a client without types does
    new Promise<{ status: number; body: any; headers: Record<string, unknown> }>((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body)
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          localAddress: from,
          agent: false,
          method,
          path: /^\/(api|readyz|healthz)/.test(path) ? path : `/api/v1${path}`,
          headers: {
            ...(token && { authorization: `Bearer ${token}` }),
            ...(payload && { 'content-type': 'application/json' }),
            ...headers,
          },
        },
        (response) => {
          let text = ''
          response.setEncoding('utf8')
          response.on('data', (chunk) => {
            text += chunk
          })
          response.once('error', reject)
          response.once('end', () => {
            const json = String(response.headers['content-type'] ?? '').includes('json')
            resolve({
              status: response.statusCode ?? 0,
              body: json ? JSON.parse(text) : text,
              headers: response.headers,
            })
          })
        },
      )
      sent.once('error', reject)
      sent.end(payload)
    })
}

/** Founds a collaboration as the operator and signs its administrator in with the mailed code. */
export async function foundAndSignIn(client: Client, mailServer: Awaited<ReturnType<typeof receiveMail>>) {
  const email = 'ada@fjordsamarbeidet.example.org'
  const founded = await client(
    'POST',
    '/collaborations',
    { name: 'Fjordsamarbeidet', administrator: { name: 'Ada Admin', email } },
    { token: operatorKey },
  )
  if (founded.status !== 201) throw new Error(`not founded: ${JSON.stringify(founded.body)}`)
  await client('POST', '/sign-in-codes', { email })
  const mail = await until(() => mailServer.mails.find(({ to }) => to[0] === email))
  const code = /\b\d{6}\b/.exec(mail.parsed.subject ?? '')?.[0]
  const session = await client('POST', '/sessions', { email, code })
  if (session.status !== 201) throw new Error(`not signed in: ${JSON.stringify(session.body)}`)
  return session.body.accessToken as string
}

/** Asks until there is an answer; rejects after `withinMs`. */
export async function until<Result>(
  ask: () => Result | undefined | false | Promise<Result | undefined | false>,
  withinMs = 30_000,
): Promise<Result> {
  const endMs = performance.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > endMs) throw new Error(`nothing within ${withinMs} ms: ${ask}`)
    await pause(50)
  }
}

/** A data folder that is removed afterwards. */
export function dataFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'referat-data-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
