import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { buildServer } from './api/server.ts'
import type { Config } from './config.ts'
import { type Chance, realChance } from './platform/clock.ts'
import type { Engine } from './platform/database/connection.ts'
import { type Database, makeDatabase } from './platform/database/database.ts'
import { openEmbedded } from './platform/database/embedded.ts'
import { migrate } from './platform/database/migrate.ts'
import { connectPostgres } from './platform/database/postgres.ts'
import { createPress, type Press } from './platform/paper/press.ts'

export type App = {
  server: FastifyInstance
  db: Database
  press: Press
  migrated: string[]
  secretKey: string
  close(): Promise<void>
}

/** Wires the configuration to the database, the press and the doors. Nothing else does. */
export async function makeApp(
  config: Config,
  given: { engine?: Engine; chance?: Chance } = {},
): Promise<App> {
  const engine = given.engine ?? (await openEngine(config))
  const migrated = await migrate(engine)
  const db = makeDatabase(engine, given.chance ?? realChance)
  const press = createPress()
  const secretKey = config.secretKey ?? secretIn(config.dataFolder)
  const server = await buildServer({ config, db, press }, secretKey)
  return {
    server,
    db,
    press,
    migrated,
    secretKey,
    async close() {
      await server.close()
      await press.close()
      await db.close()
    },
  }
}

function openEngine(config: Config): Promise<Engine> | Engine {
  return config.databaseUrl
    ? connectPostgres(config.databaseUrl)
    : openEmbedded({ folder: config.dataFolder })
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
