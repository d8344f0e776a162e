import { and, eq, sql } from 'drizzle-orm'
import type { Database, Reader } from '#src/platform/database/database.ts'
import { type Page, pageClauses, pageOf } from '#src/platform/database/paging.ts'
import type { groupKinds } from '#src/platform/database/schema/groups.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import { minutes } from '#src/platform/database/schema/minutes.ts'
import type { Language } from '#src/platform/language/language.ts'
import { publicText } from '../minutes/public-content.ts'
import {
  type AnnouncedMeeting,
  announcedJson,
  joinSent,
  type PublicMeeting,
  publicMeeting,
} from './announced.ts'
import { findPublicScope, isPublicGroup } from './public-scope.ts'

export type PublicGroup = {
  collaboration: { id: string; name: string; language: Language }
  group: {
    id: string
    name: string
    kind: (typeof groupKinds)[number]
    language: Language
    zone: string
    calendarPublic: boolean
  }
  /** called and not yet over, the next one first; none where the calendar is not public */
  coming: PublicMeeting[]
  /** the years that there are published minutes of, the newest first */
  years: number[]
  /** meetings with published minutes, the newest first */
  past: Page<PublishedMeeting>
}

/** `id` is that of the minutes. */
type PublishedMeeting = {
  id: string
  title: string | null
  startsAt: Date
  endsAt: Date
  zone: string
  publishedAt: Date | null
}

/** Which of the past meetings are asked for: of one year of the place where they were held, a page at a time. */
export type PastRequest = { year?: number | undefined; limit?: number; cursor?: string | undefined }

/**
 * What a group has for everybody. Null for one that has nothing, which looks like one that does not exist. Refuses a
 * cursor that is none.
 */
export async function findPublicGroup(
  db: Database,
  groupId: string,
  request: PastRequest = {},
): Promise<PublicGroup | null> {
  const scope = await findPublicScope(db, groupId)
  if (!scope) return null
  return db.read(scope, async (reader) => {
    const [row] = await reader.statement<{ found: Omit<PublicGroup, 'coming' | 'past'> & Coming }>({
      name: 'public_group',
      text: statement,
      values: [groupId, reader.now.toISOString()],
    })
    if (!row) return null
    const { language } = row.found.group
    return {
      ...row.found,
      coming: row.found.coming.map((meeting) => publicMeeting(meeting, language)),
      past: await listPast(reader, { groupId, language }, request),
    }
  })
}

type Coming = { coming: AnnouncedMeeting[] }

async function listPast(
  db: Reader,
  { groupId, language }: { groupId: string; language: Language },
  { year, limit: length = 50, cursor }: PastRequest,
): Promise<Page<PublishedMeeting>> {
  const request = { limit: length, cursor, order: 'desc' as const }
  const { after, orderBy, limit } = pageClauses(request, { column: meetings.startsAt, id: minutes.id })
  // A meeting whose minutes are approved is locked: what stands in its row is what was frozen.
  const rows = await db
    .select({
      id: minutes.id,
      title: meetings.title,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
      zone: meetings.zone,
      publishedAt: minutes.publishedAt,
    })
    .from(minutes)
    .innerJoin(meetings, eq(meetings.id, minutes.meetingId))
    .where(
      and(
        after,
        eq(minutes.groupId, groupId),
        eq(minutes.state, 'published'),
        year === undefined ? undefined : sql`${yearOfMeeting} = ${year}::int`,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  const page = pageOf(rows, request, (row) => row.startsAt)
  const items = page.items.map((row) => ({ ...row, title: row.title && publicText(row.title, language) }))
  return { ...page, items }
}

const yearOfMeeting = sql`extract(year from ${meetings.startsAt} at time zone ${meetings.zone})`

const statement = `
  select json_build_object(
    'collaboration', json_build_object('id', c.id, 'name', c.name, 'language', c.language),
    'group', json_build_object('id', g.id, 'name', g.name, 'kind', g.kind, 'language', g.language, 'zone', g.zone,
      'calendarPublic', g.calendar_public),
    'coming', coalesce((
      select json_agg(${announcedJson} order by sent.meeting->>'startsAt', m.id)
      from meetings m ${joinSent}
      where m.collaboration_id = g.collaboration_id and m.group_id = g.id and g.calendar_public
        and m.state = 'called' and (sent.meeting->>'endsAt')::timestamptz > $2::timestamptz), '[]'),
    'years', coalesce((
      select json_agg(year order by year desc) from (
        select distinct extract(year from m.starts_at at time zone m.zone)::int as year
        from minutes r join meetings m on m.collaboration_id = r.collaboration_id and m.id = r.meeting_id
        where r.collaboration_id = g.collaboration_id and r.group_id = g.id and r.state = 'published') held), '[]')
  ) as found
  from groups g join collaborations c on c.id = g.collaboration_id
  where g.id = $1::uuid and ${isPublicGroup}`
