import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { asSuperuser, type startOwnPostgres } from '#test/support/postgres.ts'
import { type RunningServer, startServer } from '#test/support/program.ts'
import type { Scene, Stage } from '#test/support/room-stage.ts'
import { between, chanceOf } from './chance.ts'
import { type Ends, readEnds } from './ends.ts'
import { type BadLine, openBadLine } from './line.ts'
import type { Made } from './made.ts'

/** What all seeds share. */
export type House = {
  postgres: Awaited<ReturnType<typeof startOwnPostgres>>
  browser: Browser
  /** the code of `test/browser/room/edits.ts`, as a page takes it */
  hands: string
  stage: Stage
  serverEnv: Record<string, string> & { DATABASE_URL: string }
  /** killed and started again on the same port */
  running: { server: RunningServer }
}

export type Played = {
  /** in all, and of these until the last edit */
  seconds: number
  editing: number
  /** how often each kind of edit was made by both, and of cut, kill and restart */
  edits: Record<string, number>
  troubles: Record<string, number>
  /** marked words that must be there */
  words: string[]
  /** how many updates of the shared text the server kept */
  updates: number
  ends: Ends
}

const editsOfEach = 500
const names = ['a', 'b'] as const

/**
 * Two browsers with the real page make 500 edits each, while the line between them and the server is cut, the server is killed twice
 * and the database started again once; then waits until both say that all is saved.
 */
export async function play(house: House, { seed, scene }: { seed: number; scene: Scene }): Promise<Played> {
  const began = performance.now()
  const secondsSince = () => (performance.now() - began) / 1000
  const { running } = house
  const line = await openBadLine({ to: running.server.port, seed })
  // A page that is asked for while the database is away is one that says so.
  const desks = await inTurn(() =>
    Promise.all(
      house.stage.cookies.map((cookie) => sitDown(house.browser, { ...house, line, cookie, scene })),
    ),
  )
  try {
    const writing = Promise.all(
      desks.map(({ page }, at) =>
        run(page, { name: names[at] ?? '', seed: seed * 2 + at, edits: editsOfEach }),
      ),
    )
    const progress = () => desks.reduce((sum, { edits }) => sum + edits(), 0) / desks.length
    const [made] = await Promise.all([
      writing,
      breakThings(house, { seed, progress }),
      troubleLine(line, { seed, progress }),
    ])
    const editing = secondsSince()
    const cuts = await line.counts()
    line.calm()
    const pages = desks.map(({ page }) => page)
    const token = await house.stage.token(running.server.client)
    const ends = await readEnds({ pages, server: running.server, token, scene })
    return {
      ...{ seconds: secondsSince(), editing, ends },
      updates: await updatesOf(house, scene),
      edits: summed(made.map(({ counts }) => counts)),
      troubles: { ...cuts, kill: kills, restart: 1 },
      words: made.flatMap(({ words }) => words),
    }
  } finally {
    for (const { page } of desks) await page.context().close()
    await line.close()
  }
}

type Sitting = { line: BadLine; hands: string; cookie: string; scene: Scene }

/** Opens the page in a browser of somebody's own, and waits until the room says that all is saved. */
async function sitDown(browser: Browser, { line, hands, cookie, scene }: Sitting) {
  const url = `http://localhost:${line.port}`
  const context = await browser.newContext({
    baseURL: url,
    locale: 'nb-NO',
    viewport: { width: 1280, height: 800 },
  })
  await context.addCookies([{ name: 'referat-session', value: cookie, url, httpOnly: true, sameSite: 'Lax' }])
  const page = await context.newPage()
  page.setDefaultTimeout(90_000)
  let edits = 0
  await page.exposeFunction('told', (number: number) => {
    edits = number
  })
  await page.addInitScript({ content: hands })
  await page.goto(`/meetings/${scene.meetingId}/minutes?item=${scene.itemId}`)
  await page.waitForSelector('#room-status[data-state="saved"]')
  await page.waitForSelector('.text-written')
  return { page, edits: () => edits }
}

const run = (page: Page, given: { name: string; seed: number; edits: number }): Promise<Made> =>
  page.evaluate(`window.hands.run(${JSON.stringify(given)})`)

const kills = 2

/** Kills the server twice and starts the database again once, when so many edits are made as the seed says. */
async function breakThings(
  { running, serverEnv, postgres }: House,
  { seed, progress }: { seed: number; progress: () => number },
) {
  const chance = chanceOf(seed + 1_000_000)
  const kill = async () => {
    await running.server.stop('SIGKILL')
    await inTurn(async () => {
      running.server = await startServer({ ...serverEnv, PORT: String(running.server.port) })
    })
  }
  const things = [
    { at: between(chance, 40, 200), make: kill },
    { at: between(chance, 250, 440), make: kill },
    { at: between(chance, 100, 440), make: () => inTurn(() => postgres.restart()) },
  ]
  for (const { at, make } of things.sort((one, other) => one.at - other.at)) {
    while (progress() < at) await pause(20)
    await make()
  }
}

/** One after another, whoever asks: while the database is started again, no server starts, and nobody asks it anything. */
export function inTurn<Done>(start: () => Promise<Done>): Promise<Done> {
  const done = starting.then(start)
  starting = done.catch(() => {})
  return done
}
let starting: Promise<unknown> = Promise.resolve()

const troubles = 14

/** Some fourteen troubles with the line, when so many edits are made as the seed says. */
async function troubleLine(line: BadLine, { seed, progress }: { seed: number; progress: () => number }) {
  const chance = chanceOf(seed + 2_000_000)
  const moments = Array.from({ length: troubles }, () => between(chance, 10, editsOfEach - 10))
  for (const at of moments.sort((one, other) => one - other)) {
    while (progress() < at) await pause(20)
    line.trouble()
  }
}

const updatesOf = ({ postgres, serverEnv }: House, { meetingId }: Scene): Promise<number> =>
  inTurn(() =>
    asSuperuser(
      postgres,
      async (sql) => {
        const of = 'select last_serial::int as updates from drafts where meeting_id = $1'
        return (await sql.query<{ updates: number }>(of, [meetingId])).rows[0]?.updates ?? 0
      },
      serverEnv.DATABASE_URL,
    ),
  )

function summed(all: Record<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const one of all)
    for (const [name, number] of Object.entries(one)) sums[name] = (sums[name] ?? 0) + number
  return sums
}
