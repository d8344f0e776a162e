import type { Reader } from '#src/platform/database/database.ts'
import { Refusal } from '#src/platform/errors.ts'
import { canonical, type FrozenContent } from '../minutes/content.ts'
import type { MinutesHead } from '../minutes/read.ts'
import { findVersionByHash, getVersion } from '../minutes/versions.ts'

/**
 * Refuses an answer to another version than the one in review: 412 with both hashes, the new version, and what each
 * changed item said then and says now, so that the reader sees the difference.
 */
export async function refuseOtherVersion(
  db: Reader,
  { head, versionHash }: { head: MinutesHead; versionHash: string },
): Promise<void> {
  if (!head.current || head.current.hash === versionHash) return
  const [read, now] = await Promise.all([
    findVersionByHash(db, { minutesId: head.id, hash: versionHash }),
    getVersion(db, head.id, head.current.number),
  ])
  const current = {
    sentHash: versionHash,
    versionHash: head.current.hash,
    readNumber: read?.minutes.number ?? null,
    version: { id: head.current.id, number: head.current.number, createdAt: head.current.createdAt },
    changedItems: changedItems(read, now),
  }
  throw new Refusal('stale', 'approvals.other-version', { current })
}

/** RULE: the items that differ, by their text and decisions; all of them where nobody knows what was read. */
export function changedItems(read: FrozenContent | null, now: FrozenContent) {
  const before = new Map(read?.items.map((item) => [item.id, item]))
  const after = new Map(now.items.map((item) => [item.id, item]))
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((itemId) => ({ itemId, before: before.get(itemId) ?? null, now: after.get(itemId) ?? null }))
    .filter((one) => canonical([one.before]) !== canonical([one.now]))
}
