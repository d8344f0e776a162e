import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const operatorKey = 'operator-key-of-the-acceptance-run-32'

/** Starts the program as its users do, in a process and an empty data folder of its own, with a mail server to deliver to. */
export async function startReferat(smtpUrl: string) {
  const folder = mkdtempSync(join(tmpdir(), 'referat-accept-'))
  const port = await freePort()
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--liftoff-only',
      '--max-semi-space-size=4',
      'src/main.ts',
      'serve',
    ],
    {
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: folder,
        SMTP_URL: smtpUrl,
        MAIL_FROM: 'referat@sekretariat.example.org',
        OPERATOR_KEY: operatorKey,
        DEMO: 'false',
        LOG_LEVEL: 'error',
        BASE_URL: `http://127.0.0.1:${port}`,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const address = `http://127.0.0.1:${port}`
  await answering(`${address}/readyz`, child)
  return {
    address,
    folder,
    stop: () => ended(child),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function answering(address: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const ready = await fetch(address).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server did not get ready within a minute')
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
