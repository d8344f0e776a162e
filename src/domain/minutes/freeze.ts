import { and, desc, eq, ne } from 'drizzle-orm'
import type { Doer } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { minutes, minutesVersions } from '#src/platform/database/schema/minutes.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict } from '#src/platform/errors.ts'
import { keepFile } from '#src/platform/files.ts'
import { PaperError } from '#src/platform/paper/paper-error.ts'
import { sha256, versionHash } from './chain.ts'
import { canonical, type FrozenContent } from './content.ts'
import { fileNameOf, minutesPaper } from './paper.ts'

export type FrozenVersion = {
  id: string
  number: number
  hash: string
  fileId: string
  fileName: string
  content: FrozenContent
}

/**
 * Freezes the next version of minutes: their content as canonical JSON and the PDF made of it, both for ever.
 *
 * The chain: each version covers the version before it of the same minutes; the first one covers the version that the
 * same group had frozen last, of whichever minutes. So no version of a group can be changed or taken away without the
 * next one telling. The caller holds the minutes, so that two versions never follow the same one.
 */
export async function freezeVersion(
  tx: Tx,
  doer: Doer,
  { groupId, correction, ...given }: Freezing,
  desk: Desk,
): Promise<FrozenVersion> {
  const before = await findVersionBefore(tx, { minutesId: given.minutes.id, groupId })
  const number = before?.minutesId === given.minutes.id ? before.number + 1 : 1
  const content: FrozenContent = {
    ...given,
    minutes: { ...given.minutes, number, frozenAt: tx.now.toISOString() },
    corrections: correction
      ? [...given.corrections, { number, text: correction, at: tx.now.toISOString() }]
      : given.corrections,
    format: 'referat-minutes-1',
  }
  const id = tx.newId()
  const json = canonical(content)
  const fileName = fileNameOf(content)
  const bytes = await print(desk, content)
  const file = await keepFile(tx, { name: fileName, mediaType: 'application/pdf', bytes })
  const hashes = { previousHash: before?.hash ?? '', contentSha256: sha256(json), pdfSha256: file.sha256 }
  const hash = versionHash(hashes)
  await tx.insert(minutesVersions).values({
    id,
    minutesId: content.minutes.id,
    number,
    reason: content.minutes.reason,
    correction: correction ?? null,
    content: json,
    pdfFileId: file.id,
    ...hashes,
    hash,
    createdAt: tx.now,
    createdBy: doer.personId,
  })
  const details = { number, reason: content.minutes.reason, hash }
  await record(tx, doer, 'minutes.freeze', { type: 'minutes', id: content.minutes.id }, details)
  return { id, number, hash, fileId: file.id, fileName, content }
}

export type Freezing = Omit<FrozenContent, 'minutes' | 'format'> & {
  groupId: string
  minutes: Pick<FrozenContent['minutes'], 'id' | 'reason'>
  /** for a correction after approval: what this version corrects */
  correction?: string | undefined
}

/** The document as PDF. Minutes beyond what can be set are refused instead of failing. */
export async function print(
  desk: Pick<Desk, 'press'>,
  content: Parameters<typeof minutesPaper>[0],
): Promise<Uint8Array> {
  try {
    return await desk.press.pdf(minutesPaper(content))
  } catch (error) {
    const tooMuch = error instanceof PaperError && /^paper\.(too-large|timed-out)$/.test(error.code)
    throw tooMuch ? conflict('minutes.too-large') : error
  }
}

async function findVersionBefore(
  db: Reader,
  { minutesId, groupId }: { minutesId: string; groupId: string },
): Promise<{ minutesId: string; number: number; hash: string } | null> {
  const version = {
    minutesId: minutesVersions.minutesId,
    number: minutesVersions.number,
    hash: minutesVersions.hash,
  }
  const [own] = await db
    .select(version)
    .from(minutesVersions)
    .where(eq(minutesVersions.minutesId, minutesId))
    .orderBy(desc(minutesVersions.number))
    .limit(1)
  if (own) return own
  const [others] = await db
    .select(version)
    .from(minutesVersions)
    .innerJoin(minutes, eq(minutes.id, minutesVersions.minutesId))
    .where(and(eq(minutes.groupId, groupId), ne(minutes.id, minutesId)))
    .orderBy(desc(minutesVersions.createdAt), desc(minutesVersions.id))
    .limit(1)
  return others ?? null
}
