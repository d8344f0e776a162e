import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from './app.ts'
import { type Config, ConfigRefused, readConfig } from './config.ts'

// The rest of the program is loaded once the settings are known to be right: a wrong one is answered at once.

const verbs: Record<string, () => Promise<number>> = { serve, work, migrate: migrateOnly, seed: seedOnly }

/** The program's verbs. Resolves with the exit code; what stops the start is one sentence on standard error. */
export async function run([verb = 'serve']: string[]): Promise<number> {
  const act = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!act) {
    console.error(`There is no verb ${verb}; there is: ${Object.keys(verbs).join(', ')}`)
    return 2
  }
  try {
    return await act()
  } catch (error) {
    // Asked to stop while it waited for its database.
    if (error instanceof Error && error.name === 'AbortError') return 0
    const sentence = await sentenceFor(error)
    if (!sentence) throw error
    console.error(sentence)
    return 1
  }
}

async function sentenceFor(error: unknown): Promise<string | undefined> {
  if (error instanceof ConfigRefused) return error.message
  const { startRefusal } = await import('./start-refusal.ts')
  return startRefusal(error)
}

/** Server and worker in one process. */
async function serve(): Promise<number> {
  const config = readConfig(process.env)
  const stop = stopSignal()
  const { makeApp } = await import('./app.ts')
  const first = !config.databaseUrl && !existsSync(join(config.dataFolder, 'database'))
  // For whoever waits at a terminal; a log wants only what came of it.
  const progress = (line: string) => first && process.stdout.isTTY && console.log(line)
  progress(`Creating the database in ${config.dataFolder} …`)
  const app = await makeApp(config, stop)
  if (config.demo) {
    progress('Setting up the demo collaboration …')
    await seed(app, config)
  }
  await listen(app, config)
  await greet(app, config)
  await app.startWork()
  await stop.asked
  await app.close()
  return 0
}

/** The demo's year, where no collaboration stands yet. */
async function seed(app: App, config: Config): Promise<{ seeded: boolean }> {
  const { seedDemo } = await import('./demo/seed.ts')
  const { realChance } = await import('./platform/clock.ts')
  const { deskOf } = await import('./platform/desk.ts')
  const desk = deskOf({ press: app.press, config })
  return seedDemo(app.db, { desk, chance: realChance }).catch(async (error) => {
    await app.close()
    throw error
  })
}

/** Says where to look first. */
async function greet({ db }: App, { baseUrl, demo }: Config) {
  console.log(`Referat listens on ${baseUrl}`)
  const reference = { label: 'API reference', address: `${baseUrl}/api/docs` }
  const { demoAddresses } = await import('./demo/addresses.ts')
  const shown = [reference, ...(demo ? await demoAddresses(db, baseUrl) : [])]
  for (const { label, address } of shown) console.log(`  ${label.padEnd(14)} ${address}`)
}

async function listen(app: App, { port, host }: { port: number; host: string }) {
  try {
    await app.server.listen({ port, host })
  } catch (error) {
    await app.close()
    throw error
  }
}

/** The worker alone, beside servers on the same PostgreSQL. */
async function work(): Promise<number> {
  const config = readConfig(process.env)
  if (!config.databaseUrl)
    throw new ConfigRefused(
      'DATABASE_URL is missing: a worker of its own needs PostgreSQL; without it, serve does the work itself',
    )
  const stop = stopSignal()
  const { makeApp } = await import('./app.ts')
  const app = await makeApp(config, stop)
  await app.startWork()
  console.log('Referat works: mail and the clock')
  await stop.asked
  await app.close()
  return 0
}

/** Brings the database to this program's version, and ends. */
async function migrateOnly(): Promise<number> {
  const config = readConfig(process.env)
  const { openEngine } = await import('./app.ts')
  const { migrate } = await import('./platform/database/migrate.ts')
  const engine = await openEngine(config)
  try {
    const ran = await migrate(engine)
    console.log(ran.length > 0 ? `Migrated: ${ran.join(', ')}` : 'Nothing to migrate')
  } finally {
    await engine.close()
  }
  return 0
}

/** Seeds the demo into an empty database, and ends. */
async function seedOnly(): Promise<number> {
  const config = readConfig(process.env)
  if (!config.demo)
    throw new ConfigRefused('DEMO is not true: set it to fill an empty database with invented people')
  const { makeApp } = await import('./app.ts')
  const app = await makeApp(config)
  const { seeded } = await seed(app, config)
  console.log(seeded ? 'Seeded the demo' : 'A collaboration stands here already: nothing to seed')
  await app.close()
  return 0
}

/** The first signal asks to stop; a second one ends the process at once, as it always does. */
function stopSignal(): { asked: Promise<void>; signal: AbortSignal } {
  const stop = new AbortController()
  const asked = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()))
  process.once('SIGTERM', () => stop.abort())
  process.once('SIGINT', () => stop.abort())
  return { asked, signal: stop.signal }
}
