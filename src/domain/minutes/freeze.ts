import { and, desc, eq, ne } from 'drizzle-orm'
import { getTemplate, madeBy } from '#src/domain/templates/read.ts'
import type { Doer } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { minutes, minutesVersions } from '#src/platform/database/schema/minutes.ts'
import type { Desk } from '#src/platform/desk.ts'
import { keepFile } from '#src/platform/files.ts'
import type { Template } from '#src/platform/paper/document.ts'
import { printDocument } from '#src/platform/paper/print.ts'
import type { DocumentTree } from '#src/platform/paper/tree.ts'
import { sha256, versionHash } from './chain.ts'
import { canonical, type FrozenContent } from './content.ts'
import { fileNameOf, minutesPaper } from './paper.ts'
import { publicContent } from './public-content.ts'
import { formOf } from './record-form.ts'

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
  const template = await getTemplate(tx, { name: formOf(content.group), groupId })
  const file = await keepDocument(tx, desk, minutesPaper(content, template), fileNameOf(content))
  const publicFile = await keepPublicVariant(tx, desk, content, template)
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
    publicPdfFileId: publicFile?.id ?? null,
    ...madeBy(template),
    ...hashes,
    hash,
    createdAt: tx.now,
    createdBy: doer.personId,
  })
  const details = { number, reason: content.minutes.reason, hash }
  await record(tx, doer, 'minutes.freeze', { type: 'minutes', id: content.minutes.id }, details)
  return { id, number, hash, fileId: file.id, fileName: file.name, content }
}

export type Freezing = Omit<FrozenContent, 'minutes' | 'format'> & {
  groupId: string
  minutes: Pick<FrozenContent['minutes'], 'id' | 'reason'>
  /** for a correction after approval: what this version corrects */
  correction?: string | undefined
}

async function keepDocument(tx: Tx, desk: Pick<Desk, 'press'>, tree: DocumentTree, name: string) {
  const printed = await printDocument(desk, tree, { name })
  return { ...(await keepFile(tx, printed)), name: printed.name }
}

/** What everybody gets once the minutes are published, where that is less than the minutes say. Kept beside them, for ever too. */
function keepPublicVariant(tx: Tx, desk: Pick<Desk, 'press'>, content: FrozenContent, template: Template) {
  const shown = publicContent(content)
  if (content.minutes.reason === 'circulated' || canonical(shown) === canonical(content)) return null
  return keepDocument(tx, desk, minutesPaper(shown, template, 'public'), fileNameOf(content, 'public'))
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
