import type { Actor } from '#src/platform/actor.ts'
import type { Burst } from '#src/platform/database/database.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import { mayRead } from '../groups/may.ts'
import { mayPrepare } from './may.ts'

/** What the right to read hangs on, beside the JSON that the database has already written. */
export type WholeMeeting = {
  groupId: string
  parentId: string | null
  invited: boolean
  /** null while nobody has begun the minutes */
  minutesState: string | null
  json: string
}

/**
 * Everything a page about one meeting shows, as JSON from one statement. It may be asked for before it is known who asks:
 * `presentWholeMeeting` decides what of it they see. Notes on absence and private addresses are not in it.
 */
export async function findWholeMeeting(
  db: Burst,
  { meetingId, personId }: { meetingId: string; personId: string },
): Promise<WholeMeeting | null> {
  const [row] = await db.statement<WholeMeeting>({
    name: 'whole_meeting',
    text: wholeMeetingStatement,
    values: [meetingId, personId],
  })
  return row ?? null
}

/** Refuses who neither belongs to the group nor is asked to the meeting. What is minuted is shown to members once it is circulated. */
export function presentWholeMeeting(actor: Actor, meeting: WholeMeeting | null): string {
  if (!meeting) throw notFound('request.not-found')
  const group = { id: meeting.groupId, parentId: meeting.parentId }
  if (!mayRead(actor, group) && !meeting.invited) throw forbidden('request.forbidden')
  if (meeting.minutesState !== 'draft' || mayPrepare(actor, group)) return meeting.json
  const shown = JSON.parse(meeting.json) as { items: { text: unknown; decisions: unknown[] }[] }
  for (const item of shown.items) Object.assign(item, { text: null, decisions: [] })
  return JSON.stringify(shown)
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const personOf = (alias: string) =>
  `case when ${alias}.id is null then null else json_build_object('id', ${alias}.id, 'name', ${alias}.name) end`

const paper = `json_build_object('id', p.id, 'title', p.title, 'url', p.url, 'fileName', f.name,
  'mediaType', f.media_type, 'sizeBytes', f.size_bytes, 'version', p.version)`

const items = `
  select json_agg(json_build_object(
    'id', i.id, 'position', i.position, 'number', i.number, 'kind', i.kind, 'title', i.title,
    'description', i.description, 'numbered', i.numbered, 'fixedNumber', i.fixed_number,
    'presenter', ${personOf('presenter')}, 'presenterText', i.presenter_text, 'minutesAllotted', i.minutes_allotted,
    'approvesMinutesId', i.approves_minutes_id, 'reportsGroupId', i.reports_group_id,
    'listsFollowUps', i.lists_follow_ups, 'standing', i.standing, 'withdrawn', i.withdrawn, 'version', i.version,
    'text', case when t.text is null then null else json_build_object(
      'text', t.text, 'version', t.version, 'writtenAt', ${instant('t.written_at')}) end,
    'decisions', coalesce(d.decisions, '[]'), 'papers', coalesce(pp.papers, '[]')
  ) order by i.position, i.id)
  from agenda_items i
  left join item_texts t on t.agenda_item_id = i.id
  left join people presenter on presenter.id = i.presenter_person_id
  left join (
    select agenda_item_id, json_agg(json_build_object(
      'id', id, 'number', number, 'text', text, 'reached', reached, 'votesFor', votes_for,
      'votesAgainst', votes_against, 'votesAbstained', votes_abstained, 'dissent', dissent, 'status', status,
      'version', version) order by position, id) as decisions
    from decisions where meeting_id = $1::uuid group by agenda_item_id
  ) d on d.agenda_item_id = i.id
  left join (
    select p.agenda_item_id, json_agg(${paper} order by p.position, p.id) as papers
    from papers p left join files f on f.id = p.file_id
    where p.meeting_id = $1::uuid and p.agenda_item_id is not null group by p.agenda_item_id
  ) pp on pp.agenda_item_id = i.id
  where i.meeting_id = $1::uuid`

const asked = `
  select json_agg(json_build_object(
    'id', i.id, 'person', json_build_object('id', p.id, 'name', p.name, 'title', p.title),
    'organisation', case when o.id is null then null else json_build_object('id', o.id, 'name', o.name) end,
    'seatId', i.seat_id, 'part', i.part, 'roleText', i.role_text, 'agendaItemId', i.agenda_item_id,
    'reply', a.reply, 'replyHow', a.reply_how, 'replyDeputyId', a.reply_deputy_id, 'repliedAt', ${instant('a.replied_at')},
    'presence', a.presence, 'deputisingFor', ${personOf('absent')}, 'fromItemId', a.from_item_id, 'toItemId', a.to_item_id,
    'attendanceVersion', coalesce(a.version, 0)
  ) order by i.position, p.name, i.id)
  from invitees i
  join people p on p.id = i.person_id
  left join organisations o on o.id = i.organisation_id
  left join attendances a on a.invitee_id = i.id
  left join people absent on absent.id = a.deputising_for_id
  where i.meeting_id = $1::uuid and i.removed_at is null`

/** The statement alone, for the benchmark that measures what stands around it. */
export const wholeMeetingStatement = `
  select m.group_id::text as "groupId", g.parent_id::text as "parentId", r.state as "minutesState",
    exists (select from invitees mine where mine.meeting_id = m.id and mine.person_id = $2::uuid and mine.removed_at is null) as invited,
    json_build_object(
      'id', m.id, 'version', m.version, 'agendaVersion', m.agenda_version, 'state', m.state, 'title', m.title,
      'startsAt', ${instant('m.starts_at')}, 'endsAt', ${instant('m.ends_at')}, 'zone', m.zone,
      'place', m.place, 'videoUrl', m.video_url, 'cancelledReason', m.cancelled_reason,
      'chair', ${personOf('chair')}, 'writer', ${personOf('writer')},
      'group', json_build_object('id', g.id, 'name', g.name, 'kind', g.kind, 'parentId', g.parent_id, 'language', g.language,
        'approvalPolicy', g.approval_policy, 'numbering', g.numbering),
      'items', coalesce((${items}), '[]'),
      'papers', coalesce((
        select json_agg(${paper} order by p.position, p.id) from papers p left join files f on f.id = p.file_id
        where p.meeting_id = $1::uuid and p.agenda_item_id is null), '[]'),
      'invitees', coalesce((${asked}), '[]'),
      'minutes', case when r.id is null then null else json_build_object('id', r.id, 'state', r.state, 'version', r.version,
        'circulatedAt', ${instant('r.circulated_at')}, 'approvedAt', ${instant('r.approved_at')}, 'approvalText', r.approval_text) end,
      'invitations', coalesce((
        select json_agg(json_build_object('id', v.id, 'number', v.number, 'kind', v.kind, 'sequence', v.sequence,
          'changes', v.changes, 'sentAt', ${instant('v.sent_at')}) order by v.number)
        from invitations v where v.meeting_id = $1::uuid), '[]')
    )::text as json
  from meetings m
  join groups g on g.id = m.group_id
  left join people chair on chair.id = m.chair_person_id
  left join people writer on writer.id = m.writer_person_id
  left join minutes r on r.meeting_id = m.id
  where m.id = $1::uuid`
