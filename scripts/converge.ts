import { fileURLToPath } from 'node:url'
import { scriptOf } from '#src/web/assets/room-script.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { createDatabase, startOwnPostgres } from '#test/support/postgres.ts'
import { startServer } from '#test/support/program.ts'
import { type Scene, setStage } from '#test/support/room-stage.ts'
import { report } from './converge/judge.ts'
import { type House, inTurn, play } from './converge/play.ts'

/**
 * Whether what two people write at the same time stays and becomes the same for both, whatever happens to line, server and database:
 * one play for each seed, with real browsers. Ends with the counts of the seeds that held.
 */
const asked = process.argv.slice(2).filter((word) => word !== '--')
const seeds = seedsOf(asked)
/** While one play waits, for a server that starts or for a line that is back, another has the machine. */
const playedAtOnce = 2
const [postgres, browser, hands] = await Promise.all([
  startOwnPostgres(),
  launchChromium(),
  scriptOf(fileURLToPath(new URL('../test/browser/room/edits.ts', import.meta.url))),
])
const counts = { passed: 0, failed: 0 }
try {
  const serverEnv = {
    DATABASE_URL: await createDatabase(postgres),
    SECRET_KEY: 'secret-key-of-the-tests-32-characters',
    BASE_URL: 'http://localhost',
    LOG_LEVEL: 'error',
    DEMO: 'false',
  }
  const stage = await setStage(serverEnv, seeds.length)
  const waiting = seeds.map((seed, at) => ({ seed, scene: stage.scenes[at] as Scene }))
  const lanes = Array.from({ length: playedAtOnce }, () =>
    playAll({ postgres, browser, hands: `(()=>{${hands}})()`, stage, serverEnv }, waiting),
  )
  await Promise.all(lanes)
} finally {
  await browser.close()
  await postgres.stop()
}
console.log(`${counts.passed} passed, ${counts.failed} failed`)
process.exit(counts.failed === 0 ? 0 : 1)

/** One after another of those that wait, on a server of their own. */
async function playAll(shared: Omit<House, 'running'>, waiting: { seed: number; scene: Scene }[]) {
  const running = { server: await inTurn(() => startServer(shared.serverEnv)) }
  try {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const held = await heldBy({ ...shared, running }, next)
      counts[held ? 'passed' : 'failed']++
      if (!held) console.log(running.server.said.out.slice(-2_000), running.server.said.err.slice(-2_000))
    }
  } finally {
    await running.server.stop()
  }
}

async function heldBy(house: House, next: { seed: number; scene: Scene }): Promise<boolean> {
  try {
    return report(next.seed, await play(house, next))
  } catch (error) {
    console.log(`seed ${next.seed}: FAILED ${error instanceof Error ? error.stack : error}`)
    return false
  }
}

/** `--seeds 3`, `--seeds 1-20`, or several of these with commas between. */
function seedsOf([option = '--seeds', given = '1-20', ...more]: string[]): number[] {
  const parts = given.split(',').map((part) => /^(\d+)(?:-(\d+))?$/.exec(part))
  if (option !== '--seeds' || more.length > 0) usage()
  return parts.flatMap((part) => {
    if (!part) return usage()
    const [first, last] = [Number(part[1]), Number(part[2] ?? part[1])]
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
}

function usage(): never {
  console.error('usage: npm run converge -- [--seeds 1-20]')
  process.exit(2)
}
