import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import { openLite } from '#src/platform/database/embedded.ts'
import { demoBaseUrl, demoWorldOn, openDemoWorld } from './demo-world.ts'

/** The instant at which the demo is looked at: its year up to then is played once, and whoever looks has a copy. */
export const shownAt = '2026-11-18T09:00:00Z'

/** As openDemoWorld at that instant, without playing the year again. */
export const openDemoCopy = async () => demoWorldOn(await copyOfDemo(), shownAt)

/** A database of one's own with the demo's year in it, the links in its mails leading to this address. */
export async function copyOfDemo(baseUrl = demoBaseUrl): Promise<PGlite> {
  const file = join(dirname(inject('databaseTemplate')), 'demo.tar')
  if (!existsSync(file)) await playYear(file)
  const lite = await openLite({ loadDataDir: new File([readFileSync(file)], 'demo.tar') })
  // Nobody changes a mail that was sent: the triggers that see to it stand aside.
  if (baseUrl !== demoBaseUrl)
    await lite.exec(`set session_replication_role = replica;
      update mails set body_text = replace(body_text, '${demoBaseUrl}', '${baseUrl}'),
        body_html = replace(body_html, '${demoBaseUrl}', '${baseUrl}');
      reset session_replication_role`)
  return lite
}

/** Two who need it at once may both play it: the file is whole whenever it is there. */
async function playYear(file: string): Promise<void> {
  const world = await openDemoWorld(shownAt)
  await world.lite.exec('checkpoint')
  const played = Buffer.from(await (await world.lite.dumpDataDir('none')).arrayBuffer())
  await world.close()
  writeFileSync(`${file}.${process.pid}`, played)
  renameSync(`${file}.${process.pid}`, file)
}
