import { asc, eq, inArray } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { agendaItems } from '#src/platform/database/schema/agenda.ts'
import { papers } from '#src/platform/database/schema/papers.ts'
import { files } from '#src/platform/database/schema/platform.ts'
import { notFound } from '#src/platform/errors.ts'
import { getFile } from '#src/platform/files.ts'
import { type Guest, isHiddenFrom } from '../meetings/guest-agenda.ts'
import { getMeetingForReader } from '../meetings/read.ts'

const shown = {
  id: papers.id,
  meetingId: papers.meetingId,
  agendaItemId: papers.agendaItemId,
  position: papers.position,
  title: papers.title,
  url: papers.url,
  fileId: papers.fileId,
  fileName: files.name,
  mediaType: files.mediaType,
  sizeBytes: files.sizeBytes,
  version: papers.version,
}

const listOf = (db: Reader) => db.select(shown).from(papers).leftJoin(files, eq(files.id, papers.fileId))

/** One paper without its bytes. Refuses one that is not here. */
export async function getPaper(db: Reader, paperId: string) {
  const [row] = await listOf(db).where(eq(papers.id, paperId))
  if (!row) throw notFound('request.not-found')
  return row
}

export type Paper = Awaited<ReturnType<typeof getPaper>>

/** A meeting's papers in order. */
export const listPapersOf = (db: Reader, meetingId: string): Promise<Paper[]> =>
  listOf(db).where(eq(papers.meetingId, meetingId)).orderBy(asc(papers.position), asc(papers.id))

/** A meeting's papers with the version that their order has, for those who may read it. */
export async function listPapers(db: Reader, actor: Actor, meetingId: string) {
  const { meeting, guest } = await getMeetingForReader(db, actor, meetingId)
  const all = await listPapersOf(db, meetingId)
  return { papersVersion: meeting.papersVersion, items: await papersFor(db, guest, all) }
}

/** One paper, for those who may read its meeting. Refuses as unknown a guest whom its item is kept from. */
export async function getPaperToRead(db: Reader, actor: Actor, paperId: string) {
  const paper = await getPaper(db, paperId)
  const { guest } = await getMeetingForReader(db, actor, paper.meetingId)
  const [shown] = await papersFor(db, guest, [paper])
  if (!shown) throw notFound('request.not-found')
  return shown
}

/** Without those of items that are exempt from publicity, for a guest who does not come for them. */
async function papersFor(db: Reader, guest: Guest | null, all: Paper[]): Promise<Paper[]> {
  const itemIds = all.flatMap(({ agendaItemId }) => agendaItemId ?? [])
  if (!guest || itemIds.length === 0) return all
  const items = await db
    .select({ id: agendaItems.id, exemptBasis: agendaItems.exemptBasis })
    .from(agendaItems)
    .where(inArray(agendaItems.id, itemIds))
  const hidden = new Set(items.filter((item) => isHiddenFrom(guest, item)).map(({ id }) => id))
  return all.filter(({ agendaItemId }) => agendaItemId === null || !hidden.has(agendaItemId))
}

/** A paper's file, for those who may read its meeting. A link has none. */
export async function getPaperFile(db: Reader, actor: Actor, paperId: string) {
  const { fileId } = await getPaperToRead(db, actor, paperId)
  if (!fileId) throw notFound('papers.is-a-link')
  const { name, mediaType, bytes } = await getFile(db, fileId)
  return { name, mediaType, bytes }
}
