import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** First start on an empty folder, second start on the same, and the memory after each. */
export async function benchStart() {
  const folder = mkdtempSync(join(tmpdir(), 'referat-bench-'))
  try {
    const first = await startOnce(folder)
    const second = await startOnce(folder)
    console.log(`start first  ${first.seconds.toFixed(2)} s, ${first.megabytes} MB (goal ≤ 4 s)`)
    console.log(
      `start second ${second.seconds.toFixed(2)} s, ${second.megabytes} MB (goal ≤ 1 s, ≤ 200 MB idle)`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder: string) {
  const began = performance.now()
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
      env: { ...process.env, DATA_DIR: folder, PORT: '0', NODE_ENV: 'development' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await listening(child)
  const seconds = (performance.now() - began) / 1000
  await new Promise((resolve) => setTimeout(resolve, 5000))
  const megabytes = residentMegabytes(child.pid as number)
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
  return { seconds, megabytes }
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('listens')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}

/** What the kernel counts; zero where there is no /proc. */
function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Math.round(Number(kilobytes) / 1024)
  } catch {
    return 0
  }
}
