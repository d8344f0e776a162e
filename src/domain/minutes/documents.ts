import { getTemplate, getTemplateOf, type TemplateInUse } from '#src/domain/templates/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { conflict, forbidden, notFound } from '#src/platform/errors.ts'
import { getFile } from '#src/platform/files.ts'
import { type DocumentFormat, type PrintedDocument, PrintOrder } from '#src/platform/paper/print.ts'
import type { FrozenContent } from './content.ts'
import { excerptOf } from './excerpt.ts'
import { getItemInMeeting } from './item.ts'
import { fileNameOf, minutesPaper } from './paper.ts'
import { asDraft, type Printable } from './paper-blocks.ts'
import { hasExempt, publicContent } from './public-content.ts'
import { getMinutesHead, type MinutesHead, refuseReading } from './read.ts'
import { readRecord } from './record.ts'
import { formOf } from './record-form.ts'
import { readsDraft, readsExempt } from './rights.ts'
import { isLocked } from './steps.ts'
import { getVersionRow } from './versions.ts'

/**
 * The PDF of minutes: the bytes that were frozen, or for a draft a preview made now, marked as a draft across the page. Who may
 * read them only because they are published gets the public variant.
 */
export async function getMinutesPdf(
  db: Reader,
  actor: Actor,
  { minutesId }: { minutesId: string },
): Promise<PrintedDocument | PrintOrder> {
  const head = await getMinutesHead(db, minutesId)
  refuseReading(actor, head)
  if (head.state === 'draft' || !head.current)
    return printMinutes(db, actor, { minutesId, document: 'minutes', format: 'pdf', shown: true })
  const { publicPdfFileId, pdfFileId } = await getVersionRow(db, minutesId, head.current.number)
  return getFile(db, readsExempt(actor, head) ? pdfFileId : (publicPdfFileId ?? pdfFileId))
}

/** The minutes as they would be sent out now, for those who read the draft; marked as a draft across the page. */
export async function printDraft(
  db: Reader,
  actor: Actor,
  { minutesId }: { minutesId: string },
): Promise<PrintOrder> {
  const head = await getMinutesHead(db, minutesId)
  refuseReading(actor, head)
  if (!readsDraft(actor, head)) throw forbidden('minutes.only-writers')
  if (isLocked(head.state)) throw conflict('minutes.already-approved')
  const { content, template } = await readDraft(db, head)
  return new PrintOrder(minutesPaper(content, template), { name: fileNameOf(content), shown: true })
}

export const minutesDocuments = ['minutes', 'decisions', 'public'] as const

/** What is made of the minutes, in any form: all of them, the decisions only, the variant for everybody. */
export async function printMinutes(
  db: Reader,
  actor: Actor,
  asked: {
    minutesId: string
    document: (typeof minutesDocuments)[number]
    format: DocumentFormat
    shown?: boolean
  },
): Promise<PrintOrder> {
  const head = await getMinutesHead(db, asked.minutesId)
  refuseReading(actor, head)
  const { content, template } = await readPrintable(db, head)
  const isPublic = asked.document === 'public' || (hasExempt(content) && !readsExempt(actor, head))
  const shown = isPublic ? publicContent(content) : content
  const decisionsOnly = asked.document === 'decisions'
  const used = decisionsOnly ? await getTemplate(db, { name: 'decisions', groupId: head.groupId }) : template
  const variant = decisionsOnly ? 'decisions' : isPublic ? 'public' : 'whole'
  const { format, shown: looked = false } = asked
  return new PrintOrder(minutesPaper(shown, used, variant), {
    name: fileNameOf(shown, variant),
    format,
    shown: looked,
  })
}

/** The record of one item, for whoever it concerns. Refuses the one of an exempt item to those who read only what is published. */
export async function printExcerpt(
  db: Reader,
  actor: Actor,
  { itemId, format }: { itemId: string; format: DocumentFormat },
): Promise<PrintOrder> {
  const { minutesId } = await getItemInMeeting(db, itemId)
  if (minutesId === null) throw notFound('request.not-found')
  const head = await getMinutesHead(db, minutesId)
  refuseReading(actor, head)
  const { content } = await readPrintable(db, head)
  const excerpt = excerptOf(content, itemId)
  if (!excerpt) throw notFound('request.not-found')
  const whole = readsExempt(actor, head)
  if (hasExempt(excerpt) && !whole) throw forbidden('request.forbidden')
  const shown = whole ? excerpt : publicContent(excerpt)
  const template = await getTemplate(db, { name: 'excerpt', groupId: head.groupId })
  const name = fileNameOf(shown, 'excerpt')
  return new PrintOrder(minutesPaper(shown, template, 'excerpt'), { name, format })
}

/** What was frozen with the template it was made by; a draft as it stands, with the template of today. */
async function readPrintable(
  db: Reader,
  head: MinutesHead,
): Promise<{ content: Printable; template: TemplateInUse }> {
  const { current } = head
  if (head.state !== 'draft' && current) {
    const row = await getVersionRow(db, head.id, current.number)
    const content: FrozenContent = JSON.parse(row.content)
    return { content, template: await getTemplateOf(db, formOf(content.group), row) }
  }
  return readDraft(db, head)
}

async function readDraft(db: Reader, { meetingId, groupId }: MinutesHead) {
  const content = asDraft(await readRecord(db, meetingId), db.now)
  return { content, template: await getTemplate(db, { name: formOf(content.group), groupId }) }
}
