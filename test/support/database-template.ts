import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { engineOn, openLite } from '#src/platform/database/embedded.ts'
import { migrate } from '#src/platform/database/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseTemplate: string
  }
}

/** Migrates one empty database before all tests; each test file starts from a copy of it. */
export default async function setup(project: TestProject) {
  const lite = await openLite()
  const engine = engineOn(lite)
  await migrate(engine)
  const folder = mkdtempSync(join(tmpdir(), 'referat-test-'))
  const file = join(folder, 'template.tar')
  writeFileSync(file, Buffer.from(await (await lite.dumpDataDir('none')).arrayBuffer()))
  await engine.close()
  project.provide('databaseTemplate', file)
  return () => rmSync(folder, { recursive: true, force: true })
}
