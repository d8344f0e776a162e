import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { agendaItems } from '#src/platform/database/schema/agenda.ts'
import { papers } from '#src/platform/database/schema/papers.ts'
import { conflict, invalid, stale } from '#src/platform/errors.ts'
import { FileError, mediaTypeOf } from '#src/platform/file-kind.ts'
import { forgetFile, keepFile } from '#src/platform/files.ts'
import { lockMeetingToPrepare, refuseApprovedMinutes } from '../meetings/read.ts'
import { raisePapersVersion } from '../meetings/take-step.ts'
import { getPaper, listPapersOf, type Paper } from './read.ts'

type GivenFile = { name: string; bytes: Uint8Array }

export type NewPaper = {
  meetingId: string
  /** the item it belongs to; without one it belongs to the whole meeting */
  agendaItemId?: string | null | undefined
  /** the file's name without its ending, or the link itself, when it is not given */
  title?: string | undefined
  /** one of the two */
  url?: string | undefined
  file?: GivenFile | undefined
}

const mostPapers = 500

/**
 * Attaches a file or a link to a meeting or one of its items. What the file is, its bytes say. Refuses kinds that are not
 * taken, with the reason, an item of another meeting, and every paper once the minutes are approved.
 */
export async function addPaper(tx: Tx, actor: Actor, { meetingId, url, file, ...given }: NewPaper) {
  await lockOpenMeeting(tx, actor, meetingId)
  if (!url === !file) throw invalid('papers.file-or-link', { field: 'file' })
  if (given.agendaItemId) await refuseForeignItem(tx, meetingId, given.agendaItemId)
  const standing = await listPapersOf(tx, meetingId)
  if (standing.length >= mostPapers) throw conflict('papers.too-many')
  const kept = file ? await keepFile(tx, { ...file, mediaType: kindOf(file) }) : null
  const id = tx.newId()
  const paper = {
    title: given.title ?? (file ? file.name.replace(/\.[^.]+$/, '') : (url ?? '')),
    agendaItemId: given.agendaItemId ?? null,
    url: url ?? null,
    fileId: kept?.id ?? null,
  }
  const position = (standing.at(-1)?.position ?? 0) + 1
  await tx.insert(papers).values({ id, meetingId, position, ...paper, createdAt: tx.now })
  await raisePapersVersion(tx, meetingId)
  const details = { paperId: id, ...paper, sha256: kept?.sha256 ?? null }
  await record(tx, actor, 'papers.add', { type: 'meeting', id: meetingId }, details)
  return { id, version: 1 }
}

export type PaperChanges = {
  title?: string | undefined
  agendaItemId?: string | null | undefined
  url?: string | undefined
}

/** Names a paper anew, moves it to another item, or corrects its link. Refuses a stale version. */
export async function changePaper(
  tx: Tx,
  actor: Actor,
  { paperId, expected, ...changes }: PaperChanges & { paperId: string; expected: number },
) {
  const before = await lockPaper(tx, actor, paperId)
  if (before.version !== expected) throw stale(before)
  if (Object.values(changes).every((value) => value === undefined)) throw invalid('request.nothing-to-change')
  if (changes.url && before.fileId) throw invalid('papers.is-a-file', { field: 'url' })
  if (changes.agendaItemId) await refuseForeignItem(tx, before.meetingId, changes.agendaItemId)
  const [changed] = await tx
    .update(papers)
    .set({ ...changes, version: sql`${papers.version} + 1` })
    .where(and(eq(papers.id, paperId), eq(papers.version, expected)))
    .returning({ id: papers.id, version: papers.version })
  if (!changed) throw stale(before)
  const details = { paperId, ...changes }
  await record(tx, actor, 'papers.change', { type: 'meeting', id: before.meetingId }, details)
  return changed
}

/** Puts a meeting's papers in this order. Refuses one that does not name each exactly once, and a stale list. */
export async function reorderPapers(
  tx: Tx,
  actor: Actor,
  { meetingId, paperIds, expected }: { meetingId: string; paperIds: string[]; expected: number },
) {
  const { papersVersion } = await lockOpenMeeting(tx, actor, meetingId)
  const standing = await listPapersOf(tx, meetingId)
  if (papersVersion !== expected) throw stale({ papersVersion, paperIds: standing.map(({ id }) => id) })
  const named = new Set(paperIds)
  if (paperIds.length !== standing.length || !standing.every(({ id }) => named.has(id)))
    throw invalid('papers.not-the-whole-order', { field: 'paperIds' })
  const rows = paperIds.map((id, index) => ({ id, position: index + 1 }))
  await tx.statement({
    name: 'order_papers',
    text: `update papers set position = placed.position
      from json_to_recordset($1::json) as placed (id uuid, position integer) where papers.id = placed.id`,
    values: [JSON.stringify(rows)],
  })
  await raisePapersVersion(tx, meetingId)
  await record(tx, actor, 'papers.reorder', { type: 'meeting', id: meetingId }, { paperIds })
}

/** Takes a paper away, its file with it. What was sent or frozen with its title stays as it was. Refuses a stale version. */
export async function removePaper(
  tx: Tx,
  actor: Actor,
  { paperId, expected }: { paperId: string; expected: number },
) {
  const paper = await lockPaper(tx, actor, paperId)
  if (paper.version !== expected) throw stale(paper)
  await tx.delete(papers).where(eq(papers.id, paperId))
  if (paper.fileId) await forgetFile(tx, paper.fileId)
  await raisePapersVersion(tx, paper.meetingId)
  const details = { paperId, title: paper.title }
  await record(tx, actor, 'papers.remove', { type: 'meeting', id: paper.meetingId }, details)
}

async function lockPaper(tx: Tx, actor: Actor, paperId: string): Promise<Paper> {
  const { meetingId } = await getPaper(tx, paperId)
  await lockOpenMeeting(tx, actor, meetingId)
  return getPaper(tx, paperId)
}

async function lockOpenMeeting(tx: Tx, actor: Actor, meetingId: string) {
  const meeting = await lockMeetingToPrepare(tx, actor, meetingId)
  if (meeting.state === 'cancelled') throw conflict('meetings.is-cancelled')
  await refuseApprovedMinutes(tx, meeting)
  return meeting
}

function kindOf(file: GivenFile): string {
  try {
    return mediaTypeOf(file)
  } catch (error) {
    throw error instanceof FileError ? invalid(error.code, { field: 'file' }) : error
  }
}

async function refuseForeignItem(tx: Tx, meetingId: string, itemId: string) {
  const here = and(eq(agendaItems.id, itemId), eq(agendaItems.meetingId, meetingId))
  if ((await tx.$count(agendaItems, here)) === 0)
    throw invalid('request.unknown-reference', { field: 'agendaItemId' })
}
