import { mayRead } from '#src/domain/groups/may.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import type { followUpStates } from '#src/platform/database/schema/follow-ups.ts'
import type { meetingStates } from '#src/platform/database/schema/meetings.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { holds, isSecretariat } from '#src/platform/may.ts'
import type { WorkingGroupState } from './steps.ts'

type Day = { startsAt: string; zone: string }

/** What a working group's own page shows beside its roster. Instants are RFC 3339 in UTC, dates YYYY-MM-DD. */
export type WholeWorkingGroup = {
  group: {
    id: string
    parentId: string
    parentName: string
    name: string
    language: Language
    zone: string
    endedOn: string | null
  }
  work: {
    state: WorkingGroupState
    mandate: string
    termFrom: string
    termTo: string
    report: string | null
    reportedAt: string | null
    closedAt: string | null
    version: number
  }
  /** today in the group's zone */
  today: string
  /** the meeting it was set up in */
  born: (Day & { meetingId: string }) | null
  /** the parent's meetings whose agenda has its report, the newest first */
  reportItems: (Day & { meetingId: string })[]
  /** its own meetings, the newest first: the last five */
  meetings: (Day & { id: string; title: string | null; state: (typeof meetingStates)[number] })[]
  followUps: {
    open: number
    overdue: number
    done: number
    /** those still to be done by when they are due, then those closed last: the first ten of each */
    items: {
      id: string
      text: string
      state: (typeof followUpStates)[number]
      dueOn: string | null
      overdue: boolean
      assignee: string | null
    }[]
  }
}

/** A working group with its work. Refuses those who belong neither to it nor to its parent. One query. */
export async function getWholeWorkingGroup(
  db: Reader,
  actor: Actor,
  workingGroupId: string,
): Promise<WholeWorkingGroup> {
  const [row] = await db.statement<{ whole: WholeWorkingGroup }>({
    name: 'whole_working_group',
    text: statement,
    values: [
      workingGroupId,
      db.now.toISOString(),
      Object.keys(actor.groups),
      isSecretariat(actor) || holds(actor, workingGroupId, 'convener'),
    ],
  })
  if (!row) throw notFound('request.not-found')
  if (!mayRead(actor, row.whole.group)) throw forbidden('request.forbidden')
  return row.whole
}

const dayOf = `'startsAt', ${utc('m.starts_at')}, 'zone', m.zone`

const followUpsJson = `json_build_object(
  'open', (select count(*) from owed f where f.state = 'open'),
  'overdue', (select count(*) from owed f where f.state = 'open' and f.due_on < d.day),
  'done', (select count(*) from owed f where f.state = 'done'),
  'items', coalesce((
    select json_agg(json_build_object('id', f.id, 'text', f.text, 'state', f.state, 'dueOn', f.due_on,
      'overdue', coalesce(f.state = 'open' and f.due_on < d.day, false),
      'assignee', coalesce(p.name, o.name, own.name))
      order by f.state <> 'open', case when f.state = 'open' then f.due_on end nulls last, f.closed_at desc, f.id)
    from (
      (select * from owed where state = 'open' order by due_on nulls last, id limit 10)
      union all
      (select * from owed where state <> 'open' order by closed_at desc, id limit 10)) f
    left join people p on p.collaboration_id = f.collaboration_id and p.id = f.assignee_person_id
    left join organisations o on o.collaboration_id = f.collaboration_id and o.id = f.assignee_organisation_id
    left join groups own on own.collaboration_id = f.collaboration_id and own.id = f.assignee_group_id), '[]'))`

// What another group has given it is for those who may read that group, and for its convener, who has to do it.
const statement = `
  with owed as (
    select * from follow_ups where group_id = $1::uuid
    union all
    select f.* from follow_ups f
    join groups giver on giver.collaboration_id = f.collaboration_id and giver.id = f.group_id
    where f.assignee_group_id = $1::uuid and f.group_id <> $1::uuid
      and ($4::boolean or giver.id = any($3::uuid[]) or giver.parent_id = any($3::uuid[])))
  select json_build_object(
    'group', json_build_object('id', g.id, 'parentId', g.parent_id, 'parentName', above.name, 'name', g.name,
      'language', g.language, 'zone', g.zone, 'endedOn', g.ended_on),
    'work', json_build_object('state', w.state, 'mandate', w.mandate, 'termFrom', w.term_from, 'termTo', w.term_to,
      'report', w.report, 'reportedAt', ${utc('w.reported_at')}, 'closedAt', ${utc('w.closed_at')}, 'version', w.version),
    'today', d.day,
    'born', (select json_build_object('meetingId', m.id, ${dayOf}) from meetings m
      where m.collaboration_id = w.collaboration_id and m.id = w.meeting_id),
    'reportItems', coalesce((
      select json_agg(json_build_object('meetingId', m.id, ${dayOf}) order by m.starts_at desc, m.id)
      from meetings m
      where m.collaboration_id = g.collaboration_id and m.group_id = g.parent_id and m.state <> 'cancelled' and exists (
        select from agenda_items i where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id
          and i.reports_group_id = g.id and not i.withdrawn)), '[]'),
    'meetings', coalesce((
      select json_agg(json_build_object('id', m.id, 'title', m.title, 'state', m.state, ${dayOf})
        order by m.starts_at desc, m.id desc)
      from (select * from meetings m where m.collaboration_id = g.collaboration_id and m.group_id = g.id
        order by m.starts_at desc, m.id desc limit 5) m), '[]'),
    'followUps', ${followUpsJson}) as whole
  from working_groups w
  join groups g on g.collaboration_id = w.collaboration_id and g.id = w.group_id
  join groups above on above.collaboration_id = g.collaboration_id and above.id = g.parent_id
  cross join lateral (select ($2::timestamptz at time zone g.zone)::date as day) d
  where w.group_id = $1::uuid`
