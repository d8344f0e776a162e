import type { Config } from '#src/config.ts'
import type { Database } from '#src/platform/database/database.ts'
import type { Press } from '#src/platform/paper/press.ts'

/** What the doors are given by app.ts: the database, the press, the configuration. */
export type Kit = {
  config: Config
  db: Database
  press: Press
  /** `stopping` turns true a moment before the server takes no more requests */
  standing: { stopping: boolean }
}
