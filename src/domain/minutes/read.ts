import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Burst, Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import { pageClauses, pageOf, type Sorted } from '#src/platform/database/paging.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import { type MinutesState, minutes } from '#src/platform/database/schema/minutes.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { readableBy } from './readable.ts'
import { recordOf } from './record.ts'
import { type Minuted, readsCirculated, readsDraft } from './rights.ts'

type VersionHead = {
  id: string
  number: number
  reason: 'circulated' | 'approved' | 'corrected'
  hash: string
  contentSha256: string
  pdfSha256: string
  pdfFileId: string
  createdAt: string
}

/** Minutes with what the rules need to know of their meeting and group. Instants are RFC 3339 in UTC. */
export type MinutesHead = Minuted & {
  id: string
  meetingId: string
  groupName: string
  language: Language
  state: MinutesState
  version: number
  circulatedAt: string | null
  approvedAt: string | null
  approvalText: string | null
  publishedAt: string | null
  createdAt: string
  meetingState: 'planned' | 'called' | 'held' | 'cancelled'
  startsAt: string
  zone: string
  invited: string[]
  invitedGuests: string[]
  current: VersionHead | null
}

/** Minutes as `presentMinutes` shows them: their frozen JSON, and what stands now while that may differ, both as written. */
export type FoundMinutes = { head: MinutesHead; frozen: string | null; now: string | null }

/** Whole minutes in one round trip; null when there are none. It may be asked for before it is known who asks. */
export async function findMinutes(db: Burst, minutesId: string): Promise<FoundMinutes | null> {
  const [row] = await db.statement<FoundMinutes>({
    name: 'whole_minutes',
    text: `
      select ${headJson} as head, v.content as frozen,
        case when r.state in ('draft', 'in-review') then ${recordOf('r.meeting_id')}::text end as now
      ${fromMinutes} where r.id = $1::uuid`,
    values: [minutesId],
  })
  return row ?? null
}

/**
 * Minutes without their content. `hold` keeps every step and every writer away until the transaction ends: it locks
 * first and reads in a statement of its own, because a row that was waited for comes with what was joined to it before.
 */
export async function getMinutesHead(
  db: Reader,
  minutesId: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<MinutesHead> {
  const values = [minutesId]
  const [, [row]] = await Promise.all([
    hold
      ? db.statement({
          name: 'hold_minutes',
          text: 'select r.id::text from minutes r where r.id = $1::uuid for update of r',
          values,
        })
      : [],
    db.statement<{ head: MinutesHead }>({
      name: 'minutes_head',
      text: `select ${headJson} as head ${fromMinutes} where r.id = $1::uuid`,
      values,
    }),
  ])
  if (!row) throw notFound('request.not-found')
  return row.head
}

/** Refuses those who may not read the minutes as they stand: as unknown to outsiders, as unfinished to the group. */
export function refuseReading(actor: Actor, head: MinutesHead): void {
  if (!readsCirculated(actor, head) && !readsDraft(actor, head)) throw notFound('request.not-found')
  if (head.state === 'draft' && !readsDraft(actor, head)) throw forbidden('minutes.still-draft')
}

export type MinutesFilter = {
  groupId?: string | undefined
  meetingId?: string | undefined
  state?: MinutesState | undefined
  /** of the meeting's day where it was held */
  year?: number | undefined
}

export const minutesSorts = ['startsAt', 'approvedAt'] as const

/** The minutes that the actor may read, by when the meetings were or they were approved, a page at a time. */
export async function listMinutes(
  db: Reader,
  actor: Actor,
  request: Sorted<typeof minutesSorts> & MinutesFilter,
) {
  const { after, orderBy, limit } = pageClauses(request, {
    column: request.sort === 'approvedAt' ? minutes.approvedAt : meetings.startsAt,
    id: minutes.id,
  })
  const rows = await db
    .select({
      id: minutes.id,
      meetingId: minutes.meetingId,
      groupId: minutes.groupId,
      groupName: groups.name,
      startsAt: meetings.startsAt,
      zone: meetings.zone,
      title: meetings.title,
      state: minutes.state,
      circulatedAt: minutes.circulatedAt,
      approvedAt: minutes.approvedAt,
      publishedAt: minutes.publishedAt,
      version: minutes.version,
    })
    .from(minutes)
    .innerJoin(meetings, eq(meetings.id, minutes.meetingId))
    .innerJoin(groups, eq(groups.id, minutes.groupId))
    .where(
      and(
        after,
        request.groupId ? eq(minutes.groupId, request.groupId) : undefined,
        request.meetingId ? eq(minutes.meetingId, request.meetingId) : undefined,
        request.state ? eq(minutes.state, request.state) : undefined,
        request.year
          ? sql`extract(year from ${meetings.startsAt} at time zone ${meetings.zone}) = ${request.year}`
          : undefined,
        readableBy(db, actor),
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row[request.sort])
}

const headJson = `json_build_object(
    'id', r.id, 'meetingId', r.meeting_id, 'groupId', r.group_id, 'parentId', g.parent_id, 'groupName', g.name,
    'language', g.language, 'state', r.state, 'version', r.version, 'circulatedAt', ${utc('r.circulated_at')},
    'approvedAt', ${utc('r.approved_at')}, 'approvalText', r.approval_text, 'publishedAt', ${utc('r.published_at')},
    'createdAt', ${utc('r.created_at')}, 'meetingState', m.state, 'startsAt', ${utc('m.starts_at')}, 'zone', m.zone,
    'chairPersonId', m.chair_person_id, 'writerPersonId', m.writer_person_id,
    'invited', coalesce((select json_agg(i.person_id) from invitees i
      where i.collaboration_id = r.collaboration_id and i.meeting_id = r.meeting_id and i.removed_at is null), '[]'),
    'invitedGuests', coalesce((select json_agg(i.person_id) from invitees i
      where i.collaboration_id = r.collaboration_id and i.meeting_id = r.meeting_id and i.removed_at is null
        and i.part = 'guest'), '[]'),
    'current', case when v.id is null then null else json_build_object(
      'id', v.id, 'number', v.number, 'reason', v.reason, 'hash', v.hash, 'contentSha256', v.content_sha256,
      'pdfSha256', v.pdf_sha256, 'pdfFileId', v.pdf_file_id, 'createdAt', ${utc('v.created_at')}) end)`

const fromMinutes = `from minutes r
  join meetings m on m.collaboration_id = r.collaboration_id and m.id = r.meeting_id
  join groups g on g.collaboration_id = r.collaboration_id and g.id = r.group_id
  left join minutes_versions v on v.collaboration_id = r.collaboration_id and v.id = r.current_version_id`
