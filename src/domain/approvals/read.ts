import { and, eq } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { type PageRequest, pageClauses, pageOf } from '#src/platform/database/paging.ts'
import { approvals, remarks } from '#src/platform/database/schema/approvals.ts'
import { minutesVersions } from '#src/platform/database/schema/minutes.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import { sameWords } from '../minutes/content.ts'
import { getMinutesHead, refuseReading } from '../minutes/read.ts'
import { readRecord } from '../minutes/record.ts'
import { readsExempt, writesMinutes } from '../minutes/rights.ts'
import { getVersion } from '../minutes/versions.ts'
import { countOpenRemarks, findRound, listRoundMembers } from './round.ts'

/**
 * How the approval of minutes stands: the round that is open or was last, who has answered in it, remarks still open,
 * and once approved, how that came about. Whether a mail arrived is shown to those who write the minutes.
 */
export async function getApprovalStatus(db: Reader, actor: Actor, { minutesId }: { minutesId: string }) {
  const head = await getMinutesHead(db, minutesId)
  refuseReading(actor, head)
  const round = await findRound(db, minutesId)
  const members = round ? await listRoundMembers(db, round) : []
  const [approval] = await db.select().from(approvals).where(eq(approvals.minutesId, minutesId))
  const writes = writesMinutes(actor, head)
  return {
    minutesId,
    state: head.state,
    versionNumber: head.current?.number ?? null,
    versionHash: head.current?.hash ?? null,
    changedSinceCirculation:
      head.state === 'in-review' && head.current !== null
        ? !sameWords(
            await getVersion(db, minutesId, head.current.number),
            await readRecord(db, head.meetingId),
          )
        : false,
    openRemarks: await countOpenRemarks(db, minutesId),
    round,
    members: members.map(({ delivered, ...member }) => ({ ...member, delivered: writes ? delivered : null })),
    approval: approval ? { ...approval, text: head.approvalText ?? '' } : null,
  }
}

/** The remarks on minutes with their answers, oldest first, a page at a time. */
export async function listRemarks(
  db: Reader,
  actor: Actor,
  {
    minutesId,
    ...request
  }: PageRequest & { minutesId: string; state?: 'open' | 'accepted' | 'declined' | undefined },
) {
  const head = await getMinutesHead(db, minutesId)
  refuseReading(actor, head)
  // What the group said of its draft is not published with the minutes.
  if (!readsExempt(actor, head)) throw forbidden('request.forbidden')
  const { after, orderBy, limit } = pageClauses(request, { column: remarks.createdAt, id: remarks.id })
  const rows = await db
    .select({
      id: remarks.id,
      minutesId: remarks.minutesId,
      versionNumber: minutesVersions.number,
      agendaItemId: remarks.agendaItemId,
      person: { id: people.id, name: people.name },
      quote: remarks.quote,
      text: remarks.text,
      state: remarks.state,
      answer: remarks.answer,
      answeredAt: remarks.answeredAt,
      version: remarks.version,
      createdAt: remarks.createdAt,
    })
    .from(remarks)
    .innerJoin(people, eq(people.id, remarks.personId))
    .innerJoin(minutesVersions, eq(minutesVersions.id, remarks.minutesVersionId))
    .where(
      and(
        after,
        eq(remarks.minutesId, minutesId),
        request.state ? eq(remarks.state, request.state) : undefined,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row.createdAt)
}

export async function getRemark(db: Reader, remarkId: string) {
  const [row] = await db.select().from(remarks).where(eq(remarks.id, remarkId))
  if (!row) throw notFound('request.not-found')
  return row
}
