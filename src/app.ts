import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { buildServer } from './api/server.ts'
import { signAccessToken } from './api/session.ts'
import type { Config } from './config.ts'
import { type Chance, realChance } from './platform/clock.ts'
import { awaitAnswer } from './platform/database/await-answer.ts'
import type { Engine } from './platform/database/connection.ts'
import { type Database, makeDatabase } from './platform/database/database.ts'
import { openEmbedded } from './platform/database/embedded.ts'
import { migrate } from './platform/database/migrate.ts'
import { connectPostgres } from './platform/database/postgres.ts'
import { deskOf } from './platform/desk.ts'
import { connectMail } from './platform/mail/transport.ts'
import { createPress, type Press } from './platform/paper/press.ts'
import { roomScriptPath } from './web/assets/room-script.ts'
import { webDoor } from './web/door.ts'
import { type MailDelivery, mailDelivery } from './worker/deliver-mail.ts'
import { type Schedule, schedule } from './worker/schedule.ts'

export type App = {
  server: FastifyInstance
  db: Database
  press: Press
  mail: MailDelivery
  schedule: Schedule
  migrated: string[]
  secretKey: string
  /** from now on mail leaves and the clock's work is done */
  startWork(): Promise<void>
  /** readiness fails first, then nothing new is taken, what is under way has 30 seconds, and all is closed */
  close(): Promise<void>
}

const drainMs = 30_000

/** How long a load balancer may take to see that this instance is no longer ready. The embedded database has none before it. */
const noticeMs = 2_000

/**
 * Wires the configuration to the database, the press, the mail server and the doors. Nothing else does. Waiting for the database
 * ends with the signal.
 */
export async function makeApp(
  config: Config,
  given: { engine?: Engine; chance?: Chance; signal?: AbortSignal } = {},
): Promise<App> {
  const chance = given.chance ?? realChance
  const engine = given.engine ?? (await openEngine(config, given.signal))
  const migrated = await migrate(engine).catch(async (error) => {
    await engine.close()
    throw error
  })
  const db = makeDatabase(engine, chance)
  // Each starts when it is needed: a second one only when two documents are wanted at once.
  const press = createPress({ workers: Math.min(availableParallelism(), 4) })
  const secretKey = config.secretKey ?? secretIn(config.dataFolder)
  const standing = { stopping: false }
  const server = await buildServer({ config, db, press, standing }, secretKey)
  const report = (error: unknown) => server.log.error(error)
  const transport = connectMail(config.smtpUrl, { helloName: domainOf(config.mailFrom.address) })
  const tell = (line: string) => server.log.warn(line)
  const mail = mailDelivery({ db, chance, transport, from: config.mailFrom, report, tell })
  const desk = deskOf({ press, config })
  const clock = schedule({ db, chance, desk, dataFolder: config.dataFolder, report })
  await webDoor(server, {
    ...{ config, db, press, chance, secretKey },
    signAccessToken: (claims) => signAccessToken(server, claims),
  })
  return {
    server,
    db,
    press,
    mail,
    schedule: clock,
    migrated,
    secretKey,
    async startWork() {
      clock.start()
      // The first who writes should not have to wait for it.
      roomScriptPath().catch(report)
      await mail.start()
    },
    async close() {
      standing.stopping = true
      if (server.server.listening && db.kind === 'postgres') await pause(noticeMs)
      await Promise.all([closeServer(server), mail.stop(drainMs), clock.stop()])
      await press.close()
      await db.close()
    },
  }
}

/** Lets the requests under way finish; hangs up on those that take longer than that. */
async function closeServer(server: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => server.server.closeAllConnections(), drainMs)
  await server.close()
  clearTimeout(timer)
}

const domainOf = (address: string) => address.slice(address.indexOf('@') + 1)

/** The database of the configuration, which answers. */
export async function openEngine(config: Config, signal?: AbortSignal): Promise<Engine> {
  if (!config.databaseUrl) return openEmbedded({ folder: config.dataFolder })
  const engine = connectPostgres(config.databaseUrl)
  const patience = { seconds: config.databaseWaitSeconds, tell: console.log, signal }
  await awaitAnswer(engine, patience).catch(async (error) => {
    await engine.close()
    throw error
  })
  return engine
}

/** Without a SECRET_KEY the embedded installation makes its own, once, readable by its user only. */
function secretIn(folder: string): string {
  const path = join(folder, 'secret-key')
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, Buffer.from(realChance.randomBytes(48)).toString('base64url'), {
      mode: 0o600,
      flag: 'wx',
    })
  }
  return readFileSync(path, 'utf8')
}
