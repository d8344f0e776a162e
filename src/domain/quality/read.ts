import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import { recordOf } from '../minutes/record.ts'
import type { Examined } from './examined.ts'

/** Everything that the quality check asks about one meeting, in one statement; null where there is none. */
export const findExamined = (db: Reader, meetingId: string): Promise<Examined | null> =>
  findBy(db, { name: 'examined_meeting', text: statementFor('$1::uuid'), id: meetingId })

/** The same about the meeting that these are the minutes of. */
export const findExaminedByMinutes = (db: Reader, minutesId: string): Promise<Examined | null> =>
  findBy(db, { name: 'examined_minutes', text: statementFor(ofMinutes), id: minutesId })

async function findBy(
  db: Reader,
  { name, text, id }: { name: string; text: string; id: string },
): Promise<Examined | null> {
  const [row] = await db.statement<{ examined: Examined }>({ name, text, values: [id] })
  return row?.examined ?? null
}

const ofMinutes = '(select asked.meeting_id from minutes asked where asked.id = $1::uuid)'

const list = (subquery: string) => `coalesce((${subquery}), '[]')`

const nameOf = (table: 'people' | 'organisations' | 'groups', reference: string) =>
  `(select one.name from ${table} one where one.collaboration_id = m.collaboration_id and one.id = ${reference})`

const agenda = `
  select json_agg(json_build_object('id', i.id, 'description', i.description, 'approves', (
      select json_build_object('startsAt', ${utc('held.starts_at')}, 'zone', held.zone, 'state', r.state) from minutes r
      join meetings held on held.collaboration_id = r.collaboration_id and held.id = r.meeting_id
      where r.collaboration_id = m.collaboration_id and r.id = i.approves_minutes_id)) order by i.position, i.id)
  from agenda_items i
  where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id`

const came = `
  select json_agg(json_build_object('id', i.id, 'personId', i.person_id, 'name', ${nameOf('people', 'i.person_id')},
    'part', i.part, 'presence', a.presence, 'deputisingForId', a.deputising_for_id) order by i.position, i.id)
  from invitees i
  left join attendances a on a.collaboration_id = i.collaboration_id and a.invitee_id = i.id
  where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id and i.removed_at is null`

const holder = `(
  select h.person_id from seat_holders h
  where h.collaboration_id = s.collaboration_id and h.seat_id = s.id and h.standing = 'holder' and h.until_on is null
  limit 1)`

const seats = `
  select json_agg(json_build_object('id', s.id, 'workingGroupId', s.group_id, 'personId', ${holder},
    'person', ${nameOf('people', holder)}, 'organisation', ${nameOf('organisations', 's.organisation_id')},
    'label', s.label, 'hasNamer', s.named_by_person_id is not null, 'nameDueOn', s.name_due_on) order by s.position, s.id)
  from working_groups w
  join seats s on s.collaboration_id = w.collaboration_id and s.group_id = w.group_id and s.until_on is null
  where w.collaboration_id = m.collaboration_id and w.meeting_id = m.id`

const endedGroups = `
  select json_agg(w.group_id) from working_groups w
  where w.collaboration_id = m.collaboration_id and w.meeting_id = m.id and w.state in ('reported', 'closed')`

const followUps = `
  select json_agg(json_build_object('id', f.id, 'itemId', f.agenda_item_id, 'text', f.text, 'state', f.state,
    'dueOn', f.due_on, 'assigneePersonId', f.assignee_person_id, 'assignee', coalesce(
      ${nameOf('people', 'f.assignee_person_id')}, ${nameOf('organisations', 'f.assignee_organisation_id')},
      ${nameOf('groups', 'f.assignee_group_id')})) order by f.position, f.id)
  from follow_ups f
  where f.collaboration_id = m.collaboration_id and f.meeting_id = m.id and f.state <> 'dropped'`

const unapproved = `
  select json_agg(json_build_object('startsAt', ${utc('held.starts_at')}, 'zone', held.zone, 'state', r.state)
    order by held.starts_at)
  from minutes r
  join meetings held on held.collaboration_id = r.collaboration_id and held.id = r.meeting_id
  where r.collaboration_id = m.collaboration_id and r.group_id = m.group_id and r.state in ('draft', 'in-review')
    and held.starts_at < m.starts_at and held.state <> 'cancelled'
    and not exists (
      select from agenda_items live
      join meetings host on host.collaboration_id = live.collaboration_id and host.id = live.meeting_id
      where live.collaboration_id = r.collaboration_id and live.approves_minutes_id = r.id and not live.withdrawn
        and host.state <> 'cancelled' and host.id <> m.id)`

const later = `
  select json_agg(json_build_object('startsAt', ${utc('next.starts_at')}, 'zone', next.zone) order by next.starts_at)
  from (
    select * from meetings n
    where n.collaboration_id = m.collaboration_id and n.group_id = m.group_id and n.starts_at > m.starts_at
      and n.state <> 'cancelled'
    order by n.starts_at limit 12
  ) next`

const onTheDay = (row: string) =>
  `${row}.from_on <= t.day and (${row}.until_on is null or ${row}.until_on >= t.day)`

/** Those asked, whoever held a seat or office in the group, the one above it and those born in the meeting, and presenters. */
const roster = `
  select json_agg(distinct p.name) from people p
  where p.collaboration_id = m.collaboration_id and p.id in (
    select i.person_id from invitees i
    where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id and i.removed_at is null
    union select h.person_id from seats s
    join seat_holders h on h.collaboration_id = s.collaboration_id and h.seat_id = s.id
    where s.collaboration_id = m.collaboration_id and ${onTheDay('h')} and s.group_id in (select concerned.id)
    union select o.person_id from offices o
    where o.collaboration_id = m.collaboration_id and ${onTheDay('o')} and o.group_id in (select concerned.id)
    union select i.presenter_person_id from agenda_items i
    where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id
    union select m.chair_person_id union select m.writer_person_id)`.replaceAll(
  'select concerned.id',
  `select m.group_id union select g.parent_id
    union select w.group_id from working_groups w where w.collaboration_id = m.collaboration_id and w.meeting_id = m.id`,
)

const names = (table: 'people' | 'organisations') =>
  `select json_agg(one.name) from ${table} one where one.collaboration_id = m.collaboration_id`

const statementFor = (meetingId: string): string => `
  select json_build_object(
    'groupId', m.group_id, 'parentId', g.parent_id, 'chairPersonId', m.chair_person_id,
    'writerPersonId', m.writer_person_id, 'meetingState', m.state, 'minutesState', r.state,
    'invited', ${list(`select json_agg(i.person_id) from invitees i
      where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id and i.removed_at is null`)},
    'groupEnded', g.ended_on is not null, 'approvalPolicy', g.approval_policy, 'record', ${recordOf(meetingId)},
    'agenda', ${list(agenda)}, 'came', ${list(came)}, 'seats', ${list(seats)}, 'endedGroups', ${list(endedGroups)}, 'followUps', ${list(followUps)},
    'loosePapers', (select count(*) from papers p
      where p.collaboration_id = m.collaboration_id and p.meeting_id = m.id and p.agenda_item_id is null),
    'unapproved', ${list(unapproved)}, 'later', ${list(later)}, 'roster', ${list(roster)},
    'people', ${list(names('people'))}, 'organisations', ${list(names('organisations'))}) as examined
  from meetings m
  join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id
  left join minutes r on r.collaboration_id = m.collaboration_id and r.meeting_id = m.id
  cross join lateral (select (m.starts_at at time zone m.zone)::date as day) t
  where m.id = ${meetingId}`
