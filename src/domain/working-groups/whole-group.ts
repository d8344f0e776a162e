import { mayRead } from '#src/domain/groups/may.ts'
import { readsDraft } from '#src/domain/minutes/rights.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import type { groupKinds } from '#src/platform/database/schema/groups.ts'
import type { meetingStates } from '#src/platform/database/schema/meetings.ts'
import type { MinutesState } from '#src/platform/database/schema/minutes.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import type { WorkingGroupState } from './steps.ts'

/** What a group's own page shows beside its roster. Instants are RFC 3339 in UTC, dates YYYY-MM-DD. */
export type WholeGroup = {
  group: {
    id: string
    parentId: string | null
    parentName: string | null
    kind: (typeof groupKinds)[number]
    name: string
    language: Language
    zone: string
    endedOn: string | null
    calendarPublic: boolean
    version: number
  }
  /** the next three, the first to come first */
  coming: MeetingInGroup[]
  /** the last five, the newest first */
  past: (MeetingInGroup & { minutes: { id: string; state: MinutesState } | null })[]
  workingGroups: {
    id: string
    name: string
    state: WorkingGroupState
    termTo: string
    convener: string | null
  }[]
  /** the last five of minutes that have been sent out */
  decisions: { id: string; number: string; text: string; startsAt: string; zone: string }[]
  openFollowUps: number
}

type MeetingInGroup = {
  id: string
  title: string | null
  state: (typeof meetingStates)[number]
  startsAt: string
  endsAt: string
  zone: string
  place: string | null
}

type Stored = Omit<WholeGroup, 'past'> & {
  past: (WholeGroup['past'][number] & { chairPersonId: string | null; writerPersonId: string | null })[]
}

/** A group with its meetings, working groups and decisions. Refuses those who belong neither to it nor to its parent. One query. */
export async function getWholeGroup(db: Reader, actor: Actor, groupId: string): Promise<WholeGroup> {
  const [row] = await db.statement<{ whole: Stored }>({
    name: 'whole_group',
    text: statement,
    values: [groupId, db.now.toISOString()],
  })
  if (!row) throw notFound('request.not-found')
  const { group, past, ...whole } = row.whole
  if (!mayRead(actor, group)) throw forbidden('request.forbidden')
  return {
    ...whole,
    group,
    past: past.map(({ chairPersonId, writerPersonId, minutes, ...meeting }) => {
      const minuted = { groupId: group.id, parentId: group.parentId, chairPersonId, writerPersonId }
      const shown = minutes && (minutes.state !== 'draft' || readsDraft(actor, minuted)) ? minutes : null
      return { ...meeting, minutes: shown }
    }),
  }
}

const meetingFields = `
  'id', m.id, 'title', m.title, 'state', m.state, 'startsAt', ${utc('m.starts_at')}, 'endsAt', ${utc('m.ends_at')},
  'zone', m.zone, 'place', m.place`

const statement = `
  select json_build_object(
    'group', json_build_object('id', g.id, 'parentId', g.parent_id, 'parentName', above.name, 'kind', g.kind, 'name', g.name,
      'language', g.language, 'zone', g.zone, 'endedOn', g.ended_on, 'calendarPublic', g.calendar_public, 'version', g.version),
    'coming', coalesce((
      select json_agg(json_build_object(${meetingFields}) order by m.starts_at, m.id) from (
        select * from meetings m
        where m.collaboration_id = g.collaboration_id and m.group_id = g.id and m.state in ('planned', 'called')
          and m.ends_at > $2::timestamptz
        order by m.starts_at, m.id limit 3) m), '[]'),
    'past', coalesce((
      select json_agg(json_build_object(${meetingFields}, 'chairPersonId', m.chair_person_id,
        'writerPersonId', m.writer_person_id,
        'minutes', (select json_build_object('id', r.id, 'state', r.state) from minutes r
          where r.collaboration_id = m.collaboration_id and r.meeting_id = m.id)) order by m.starts_at desc, m.id desc)
      from (
        select * from meetings m
        where m.collaboration_id = g.collaboration_id and m.group_id = g.id
          and (m.state = 'held' or m.ends_at <= $2::timestamptz) and m.state <> 'cancelled'
        order by m.starts_at desc, m.id desc limit 5) m), '[]'),
    'workingGroups', coalesce((
      select json_agg(json_build_object('id', w.group_id, 'name', own.name, 'state', w.state, 'termTo', w.term_to,
        'convener', (
          select p.name from offices o join people p on p.collaboration_id = o.collaboration_id and p.id = o.person_id
          where o.collaboration_id = w.collaboration_id and o.group_id = w.group_id and o.office = 'convener'
            and o.from_on <= d.day and (o.until_on is null or o.until_on >= d.day) limit 1))
        order by w.term_to, w.group_id)
      from groups own
      join working_groups w on w.collaboration_id = own.collaboration_id and w.group_id = own.id
      where own.collaboration_id = g.collaboration_id and own.parent_id = g.id and w.state <> 'closed'), '[]'),
    'decisions', coalesce((
      select json_agg(json_build_object('id', x.id, 'number', x.number, 'text', x.text,
        'startsAt', ${utc('x.starts_at')}, 'zone', x.zone) order by x.starts_at desc, x.serial desc)
      from (
        select v.id, v.number, v.text, v.serial, m.starts_at, m.zone
        from decisions v
        join meetings m on m.collaboration_id = v.collaboration_id and m.id = v.meeting_id
        join minutes r on r.collaboration_id = v.collaboration_id and r.meeting_id = v.meeting_id and r.state <> 'draft'
        where v.collaboration_id = g.collaboration_id and v.group_id = g.id
        order by m.starts_at desc, v.serial desc limit 5) x), '[]'),
    'openFollowUps', (
      select count(*) from follow_ups f
      where f.collaboration_id = g.collaboration_id and f.group_id = g.id and f.state = 'open')) as whole
  from groups g
  left join groups above on above.collaboration_id = g.collaboration_id and above.id = g.parent_id
  cross join lateral (select ($2::timestamptz at time zone g.zone)::date as day) d
  where g.id = $1::uuid`
