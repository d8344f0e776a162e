import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { notFound } from '#src/platform/errors.ts'
import { getFile } from '#src/platform/files.ts'
import { type FrozenContent, type MinutesRecord, sameWords } from './content.ts'
import { print } from './freeze.ts'
import { fileNameOf } from './paper.ts'
import { findMinutes, getMinutesHead, type MinutesHead, refuseReading } from './read.ts'
import { readRecord } from './record.ts'
import { writesMinutes } from './rights.ts'

export type FoundMinutes = Awaited<ReturnType<typeof findMinutes>>

/** What `presentMinutes` shows; it may be loaded before it is known who asks. */
export const findWholeMinutes = findMinutes

/**
 * The whole minutes as JSON. What has been circulated is shown as it was frozen, so that everybody reads the text that
 * they approve, and approved minutes come straight from their frozen JSON. A draft is shown as it stands. Those who
 * write see beside the circulated text, as `draft`, what stands now, where it has changed since.
 */
export async function presentMinutes(db: Reader, actor: Actor, found: FoundMinutes): Promise<string> {
  if (!found) throw notFound('request.not-found')
  const { head, content } = found
  refuseReading(actor, head)
  if (head.state === 'draft' || content === null)
    return wholeOf(head, JSON.stringify(await readRecord(db, head.meetingId)), null)
  if (head.state !== 'in-review' || !writesMinutes(actor, head)) return wholeOf(head, content, null)
  const now = await readRecord(db, head.meetingId)
  return wholeOf(head, content, sameWords(JSON.parse(content), now) ? null : now)
}

/**
 * The PDF of minutes: the bytes that were frozen, or for a draft a preview made now, marked as a draft across the page.
 */
export async function printMinutes(
  db: Reader,
  actor: Actor,
  { minutesId }: { minutesId: string },
  desk: Pick<Desk, 'press'>,
): Promise<{ name: string; bytes: Uint8Array }> {
  const head = await getMinutesHead(db, minutesId)
  refuseReading(actor, head)
  if (head.state !== 'draft' && head.current) return getFile(db, head.current.pdfFileId)
  const record = await readRecord(db, head.meetingId)
  const nothingYet: Pick<FrozenContent, 'approval' | 'remarks' | 'corrections'> = {
    approval: null,
    remarks: [],
    corrections: [],
  }
  const bytes = await print(desk, { ...record, ...nothingYet, minutes: { frozenAt: db.now.toISOString() } })
  return { name: fileNameOf(record), bytes }
}

/** The frozen JSON goes in as it was written: taking it apart and together again would cost more than all the rest. */
function wholeOf(head: MinutesHead, content: string, draft: MinutesRecord | null): string {
  const { invited: _, parentId: __, chairPersonId: ___, writerPersonId: ____, current, ...shown } = head
  const rest = JSON.stringify({ ...shown, currentVersion: current, draft })
  return `${rest.slice(0, -1)},"content":${content}}`
}
