import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import { groupIsExempt } from '../agenda/exempt.ts'
import type { MinutesRecord } from './content.ts'

/** The whole record of a meeting as it stands in the tables now, in one statement. */
export async function readRecord(db: Reader, meetingId: string): Promise<MinutesRecord> {
  const [row] = await db.statement<{ record: MinutesRecord | null }>({
    name: 'minutes_record',
    text: `select ${recordOf('$1::uuid')} as record`,
    values: [meetingId],
  })
  if (!row?.record) throw new Error('minutes without a meeting')
  return row.record
}

const list = (subquery: string) => `coalesce((${subquery}), '[]')`

const named = (personId: string) => `(
  select json_build_object('id', p.id, 'name', p.name, 'organisation', o.name) from people p
  left join organisations o on o.collaboration_id = p.collaboration_id and o.id = p.organisation_id
  where p.collaboration_id = m.collaboration_id and p.id = ${personId})`

const nameOf = (personId: string) =>
  `(select p.name from people p where p.collaboration_id = m.collaboration_id and p.id = ${personId})`

const attendance = `
  select json_agg(json_build_object(
    'id', p.id, 'name', p.name, 'organisation', o.name, 'part', i.part, 'roleText', i.role_text,
    'presence', a.presence, 'deputisingFor', ${nameOf('a.deputising_for_id')},
    'fromItemId', a.from_item_id, 'toItemId', a.to_item_id) order by i.position, p.name, i.id)
  from invitees i
  join people p on p.collaboration_id = i.collaboration_id and p.id = i.person_id
  left join organisations o on o.collaboration_id = i.collaboration_id and o.id = coalesce(i.organisation_id, p.organisation_id)
  left join attendances a on a.collaboration_id = i.collaboration_id and a.invitee_id = i.id
  where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id and i.removed_at is null`

const decisions = `
  select json_agg(json_build_object(
    'id', d.id, 'number', d.number, 'text', d.text, 'reached', d.reached, 'votesFor', d.votes_for,
    'votesAgainst', d.votes_against, 'votesAbstained', d.votes_abstained, 'dissent', d.dissent) order by d.position, d.serial)
  from decisions d
  where d.collaboration_id = m.collaboration_id and d.meeting_id = m.id and d.agenda_item_id = i.id`

const papers = `
  select json_agg(json_build_object('title', p.title, 'url', p.url) order by p.position, p.id) from papers p
  where p.collaboration_id = m.collaboration_id and p.meeting_id = m.id and p.agenda_item_id = i.id`

const approved = `
  select json_build_object('minutesId', ap.minutes_id, 'startsAt', ${utc('earlier.starts_at')}, 'zone', earlier.zone,
    'outcome', ap.outcome, 'corrections', ap.corrections)
  from approvals ap
  join minutes r on r.collaboration_id = ap.collaboration_id and r.id = ap.minutes_id
  join meetings earlier on earlier.collaboration_id = r.collaboration_id and earlier.id = r.meeting_id
  where ap.collaboration_id = m.collaboration_id and ap.in_meeting_id = m.id and ap.in_agenda_item_id = i.id
  limit 1`

const items = `
  select json_agg(json_build_object(
    'id', i.id, 'number', i.number, 'kind', i.kind, 'title', i.title,
    'presenter', coalesce(i.presenter_text, ${nameOf('i.presenter_person_id')}), 'withdrawn', i.withdrawn,
    'exemptBasis', i.exempt_basis, 'text', coalesce(t.text, ''), 'decisions', ${list(decisions)}, 'papers', ${list(papers)},
    'approved', (${approved})) order by i.position, i.id)
  from agenda_items i
  left join item_texts t on t.collaboration_id = i.collaboration_id and t.agenda_item_id = i.id
  where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id`

const convener = `(
  select o.person_id from offices o
  where o.collaboration_id = m.collaboration_id and o.group_id = w.group_id and o.office = 'convener' and o.until_on is null)`

const seats = `
  select json_agg(json_build_object(
    'organisation', o.name, 'person', p.name, 'label', s.label, 'kind', s.kind, 'nameDueOn', s.name_due_on,
    'convener', h.person_id is not null and h.person_id = ${convener}) order by s.position, s.id)
  from seats s
  left join organisations o on o.collaboration_id = s.collaboration_id and o.id = s.organisation_id
  left join seat_holders h on h.collaboration_id = s.collaboration_id and h.seat_id = s.id
    and h.standing = 'holder' and h.until_on is null
  left join people p on p.collaboration_id = h.collaboration_id and p.id = h.person_id
  where s.collaboration_id = m.collaboration_id and s.group_id = w.group_id and s.until_on is null`

const workingGroups = `
  select json_agg(json_build_object(
    'id', w.group_id, 'itemId', w.agenda_item_id, 'name', g.name, 'mandate', w.mandate, 'termFrom', w.term_from,
    'termTo', w.term_to, 'convener', ${nameOf(convener)}, 'seats', ${list(seats)}) order by w.position, w.group_id)
  from working_groups w
  join groups g on g.collaboration_id = w.collaboration_id and g.id = w.group_id
  where w.collaboration_id = m.collaboration_id and w.meeting_id = m.id`

const helpers = `
  select json_agg(p.name order by p.name, p.id) from follow_up_helpers h
  join people p on p.collaboration_id = h.collaboration_id and p.id = h.person_id
  where h.collaboration_id = m.collaboration_id and h.follow_up_id = f.id`

const followUps = `
  select json_agg(json_build_object(
    'id', f.id, 'itemId', f.agenda_item_id, 'text', f.text, 'dueOn', f.due_on,
    'assigneeExempt', ${groupIsExempt('f.assignee_group_id')}, 'helpers', ${list(helpers)},
    'assignee', coalesce(${nameOf('f.assignee_person_id')},
      (select o.name from organisations o where o.collaboration_id = m.collaboration_id and o.id = f.assignee_organisation_id),
      (select g.name from groups g where g.collaboration_id = m.collaboration_id and g.id = f.assignee_group_id)))
    order by f.position, f.id)
  from follow_ups f
  where f.collaboration_id = m.collaboration_id and f.meeting_id = m.id and f.state <> 'dropped'`

/** The same as an expression within another statement. */
export const recordOf = (meetingId: string): string => `(
  select json_build_object(
    'collaboration', json_build_object('name', c.name, 'letterheadLines', to_json(c.letterhead_lines),
      'letterheadColour', c.letterhead_colour),
    'group', json_build_object('id', g.id, 'name', g.name, 'kind', g.kind, 'recordForm', g.record_form,
      'language', g.language),
    'meeting', json_build_object('id', m.id, 'title', m.title, 'startsAt', ${utc('m.starts_at')},
      'endsAt', ${utc('m.ends_at')}, 'zone', m.zone, 'place', m.place, 'videoUrl', m.video_url,
      'chair', ${named('m.chair_person_id')}, 'writer', ${named('m.writer_person_id')}),
    'attendance', ${list(attendance)},
    'items', ${list(items)},
    'workingGroups', ${list(workingGroups)},
    'followUps', ${list(followUps)}
  )
  from meetings m
  join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id
  join collaborations c on c.id = m.collaboration_id
  where m.id = ${meetingId})`
