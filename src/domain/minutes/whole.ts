import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { notFound } from '#src/platform/errors.ts'
import { getFile } from '#src/platform/files.ts'
import { type FrozenContent, sameWords } from './content.ts'
import { print } from './freeze.ts'
import { fileNameOf } from './paper.ts'
import { type FoundMinutes, getMinutesHead, type MinutesHead, refuseReading } from './read.ts'
import { readRecord } from './record.ts'
import { writesMinutes } from './rights.ts'

/**
 * The whole minutes as JSON. What has been circulated is shown as it was frozen, so that everybody reads the text that
 * they approve, and approved minutes come straight from their frozen JSON. A draft is shown as it stands. Those who
 * write see beside the circulated text, as `draft`, what stands now, where it has changed since.
 */
export function presentMinutes(actor: Actor, found: FoundMinutes | null): string {
  if (!found) throw notFound('request.not-found')
  const { head, frozen, now } = found
  refuseReading(actor, head)
  if (head.state === 'draft' || frozen === null) return wholeOf(head, { content: now, draft: null })
  if (now === null || !writesMinutes(actor, head)) return wholeOf(head, { content: frozen, draft: null })
  const changed = !sameWords(JSON.parse(frozen), JSON.parse(now))
  return wholeOf(head, { content: frozen, draft: changed ? now : null })
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

/** JSON that is written goes in as it is: taking it apart and together again would cost more than all the rest. */
function wholeOf(
  head: MinutesHead,
  { content, draft }: { content: string | null; draft: string | null },
): string {
  const { invited: _, parentId: __, chairPersonId: ___, writerPersonId: ____, current, ...shown } = head
  return `${JSON.stringify({ ...shown, currentVersion: current }).slice(0, -1)},"draft":${draft},"content":${content}}`
}
