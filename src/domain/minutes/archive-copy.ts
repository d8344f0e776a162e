import { and, asc, eq } from 'drizzle-orm'
import { getTemplateOf } from '#src/domain/templates/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { papers } from '#src/platform/database/schema/papers.ts'
import { files } from '#src/platform/database/schema/platform.ts'
import { conflict, forbidden } from '#src/platform/errors.ts'
import { PrintOrder } from '#src/platform/paper/print.ts'
import type { Attachment } from '#src/platform/paper/tree.ts'
import type { FrozenContent } from './content.ts'
import { fileNameOf, minutesPaper } from './paper.ts'
import { hasExempt } from './public-content.ts'
import { getMinutesHead, refuseReading } from './read.ts'
import { formOf } from './record-form.ts'
import { readsExempt } from './rights.ts'
import { isLocked } from './steps.ts'
import { getVersionRow } from './versions.ts'

/**
 * Approved minutes in one file for the archive: the document as PDF/A-3a, in it the canonical JSON that was frozen, byte for
 * byte, and the files that were attached to the meeting. Refuses minutes that are not approved.
 */
export async function printArchiveCopy(
  db: Reader,
  actor: Actor,
  { minutesId }: { minutesId: string },
): Promise<PrintOrder> {
  const head = await getMinutesHead(db, minutesId)
  refuseReading(actor, head)
  if (!isLocked(head.state) || !head.current) throw conflict('minutes.not-approved')
  const row = await getVersionRow(db, minutesId, head.current.number)
  const content: FrozenContent = JSON.parse(row.content)
  if (hasExempt(content) && !readsExempt(actor, head)) throw forbidden('request.forbidden')
  const template = await getTemplateOf(db, formOf(content.group), row)
  const record: Attachment = {
    name: 'minutes.json',
    mediaType: 'application/json',
    description: content.format,
    relationship: 'Data',
    bytes: Buffer.from(row.content),
  }
  const attachments = [record, ...(await listPaperFiles(db, head.meetingId))]
  const tree = { ...minutesPaper(content, template), attachments }
  return new PrintOrder(tree, { name: fileNameOf(content), format: 'pdf' })
}

/** The files of the meeting's papers under names that differ; a paper that is a link has none. */
async function listPaperFiles(db: Reader, meetingId: string): Promise<Attachment[]> {
  const rows = await db
    .select({ title: papers.title, name: files.name, mediaType: files.mediaType, bytes: files.bytes })
    .from(papers)
    .innerJoin(files, eq(files.id, papers.fileId))
    .where(and(eq(papers.meetingId, meetingId)))
    .orderBy(asc(papers.position), asc(papers.id))
  return rows.map(({ title, name, mediaType, bytes }, index) => ({
    name: `${index + 1} ${name}`,
    mediaType,
    description: title,
    relationship: 'Supplement',
    bytes,
  }))
}
