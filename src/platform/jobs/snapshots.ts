import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const kept = 3

/**
 * Writes a copy of the embedded database beside it, whole or not at all: synced to the disk before it gets its name.
 * The newest three stay. Returns the path. To restore, unpack one into the empty folder `database` of a data folder.
 */
export async function writeSnapshot(
  folder: string,
  { now, snapshot }: { now: Date; snapshot: () => Promise<Uint8Array> },
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `${now.toISOString().replace(/[:.]/g, '-')}.tar.gz`
  const path = join(folder, name)
  const unfinished = `${path}.unfinished`
  const file = await open(unfinished, 'w', 0o600)
  try {
    await file.writeFile(await snapshot())
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
  await syncFolder(folder)
  await removeOld(folder)
  return path
}

async function syncFolder(folder: string) {
  // Windows cannot open a folder; there the rename itself is enough.
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

async function removeOld(folder: string) {
  const names = await readdir(folder)
  const finished = names.filter((name) => name.endsWith('.tar.gz')).sort()
  const old = [...finished.slice(0, -kept), ...names.filter((name) => name.endsWith('.unfinished'))]
  await Promise.all(old.map((name) => rm(join(folder, name), { force: true })))
}
