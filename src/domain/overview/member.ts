import { utc } from '#src/platform/database/json-text.ts'
import type { replies } from '#src/platform/database/schema/attendance.ts'
import type { inviteeParts } from '#src/platform/database/schema/meetings.ts'
import { awaited, ofRound } from '../approvals/round.ts'
import { responsibleIds } from '../follow-ups/load.ts'
import { type Cut, cutList } from './cut-list.ts'
import {
  type ApprovedIn,
  approvedIn,
  dayOf,
  type MeetingFacts,
  meetingColumns,
  meetingFacts,
  type Named,
  named,
  now,
  todayOf,
  unnamed,
} from './pieces.ts'

/**
 * What waits for one person. `toAnswer` are the invitations without a reply, `answered` those with one, to meetings still
 * to come. `deputy` comes in one's own place; `deputisesFor` is who named one as deputy.
 */
export type Member = {
  toAnswer: Cut<Invited>
  answered: Cut<Invited>
  toApprove: Cut<
    MeetingFacts & { minutesId: string; versionNumber: number; dueAt: string | null; approvedIn: ApprovedIn }
  >
  minutesRecent: Cut<
    MeetingFacts & { minutesId: string; state: 'in-review' | 'approved' | 'published'; changedAt: string }
  >
  myFollowUps: Cut<{
    followUpId: string
    text: string
    groupId: string
    groupName: string
    meetingId: string | null
    itemId: string | null
    dueOn: string | null
    daysLeft: number | null
    overdue: boolean
  }> & { overdue: number }
  seatsToName: Cut<{
    seatId: string
    groupId: string
    groupName: string
    parentName: string | null
    organisation: Named | null
    label: string | null
    nameDueOn: string | null
    overdue: boolean
  }>
}

type Invited = MeetingFacts & {
  endsAt: string
  place: string | null
  videoUrl: string | null
  daysLeft: number
  part: (typeof inviteeParts)[number]
  reply: (typeof replies)[number] | null
  replyHow: 'room' | 'video' | null
  deputy: Named | null
  deputisesFor: Named | null
}

/** The group of a row with its day. What is the person's own need not be of a group that they belong to. */
const groupOf = (row: string) => `
  join groups on groups.collaboration_id = ${row}.collaboration_id and groups.id = ${row}.group_id
  cross join lateral (select groups.*, ${todayOf('groups')} as today) g`

const invited = (which: string) =>
  cutList({
    rows: `
      select ${meetingColumns}, m.ends_at, m.place, m.video_url, ${dayOf('m')} - (${now} at time zone m.zone)::date as days_left,
        i.part, a.reply, a.reply_how, a.reply_deputy_id
      from invitees i
      join meetings m on m.collaboration_id = i.collaboration_id and m.id = i.meeting_id
      ${groupOf('m')}
      left join attendances a on a.collaboration_id = i.collaboration_id and a.invitee_id = i.id
      where i.person_id = $2::uuid and i.removed_at is null and m.state = 'called' and m.starts_at > ${now} and ${which}`,
    order: 'starts_at, meeting_id',
    item: `${meetingFacts}, 'endsAt', ${utc('one.ends_at')}, 'place', one.place, 'videoUrl', one.video_url,
      'daysLeft', one.days_left, 'part', one.part, 'reply', one.reply, 'replyHow', one.reply_how,
      'deputy', ${named('people', 'one.reply_deputy_id')},
      'deputisesFor', case when one.part = 'deputy' then (
        select json_build_object('id', p.id, 'name', p.name) from attendances b
        join invitees holder on holder.collaboration_id = b.collaboration_id and holder.id = b.invitee_id and holder.removed_at is null
        join people p on p.collaboration_id = holder.collaboration_id and p.id = holder.person_id
        where b.collaboration_id = one.collaboration_id and b.meeting_id = one.meeting_id and b.reply_deputy_id = $2::uuid
        order by holder.position, holder.id limit 1) end`,
  })

/** Those of the secretariat are not waited for: they arrange the meeting. What they reply all the same is shown. */
const toAnswer = invited(`a.reply is null and i.part <> 'secretariat'`)
const answered = invited('a.reply is not null')

/** Whoever was asked to one meeting only may not know of the next: it is shown to those who may read it. */
const approvedWhere = `case when $4::boolean or one.group_id = any($3::uuid[]) or one.parent_id = any($3::uuid[])
  or exists (select from agenda_items live
    join invitees asked on asked.collaboration_id = live.collaboration_id and asked.meeting_id = live.meeting_id
      and asked.person_id = $2::uuid and asked.removed_at is null
    where live.collaboration_id = one.collaboration_id and live.approves_minutes_id = one.minutes_id and not live.withdrawn)
  then ${approvedIn} end`

/** The open rounds that wait for the person, who has neither approved nor remarked on the version; what is due first comes first. */
const toApprove = cutList({
  rows: `
    select ${meetingColumns}, g.parent_id, r.id as minutes_id, v.number, round.due_at, round.opened_at
    from review_rounds round
    join minutes r on r.collaboration_id = round.collaboration_id and r.id = round.minutes_id and r.state = 'in-review'
    join minutes_versions v on v.collaboration_id = round.collaboration_id and v.id = round.minutes_version_id
    join meetings m on m.collaboration_id = r.collaboration_id and m.id = r.meeting_id
    ${groupOf('r')}
    join invitees i on i.collaboration_id = r.collaboration_id and i.meeting_id = r.meeting_id
      and i.person_id = $2::uuid and i.removed_at is null
    left join attendances a on a.collaboration_id = i.collaboration_id and a.invitee_id = i.id
    where round.closed_at is null and ${ofRound} and ${awaited}
      and not exists (select from review_answers answer where answer.collaboration_id = round.collaboration_id
        and answer.round_id = round.id and answer.person_id = i.person_id)
      and not exists (select from remarks k where k.collaboration_id = round.collaboration_id and k.minutes_id = r.id
        and k.minutes_version_id = round.minutes_version_id and k.person_id = i.person_id)`,
  order: 'due_at nulls last, opened_at, minutes_id',
  item: `${meetingFacts}, 'minutesId', one.minutes_id, 'versionNumber', one.number, 'dueAt', ${utc('one.due_at')},
    'approvedIn', ${approvedWhere}`,
})

/** What the groups that one belongs to (`$3`) have sent out, approved or published within 90 days, the newest first. */
const minutesRecent = cutList({
  rows: `
    select ${meetingColumns}, r.id as minutes_id, r.state, step.changed_at
    from minutes r
    join meetings m on m.collaboration_id = r.collaboration_id and m.id = r.meeting_id
    ${groupOf('r')}
    cross join lateral (select greatest(r.circulated_at, r.approved_at, r.published_at) as changed_at) step
    where r.group_id = any($3::uuid[]) and r.state <> 'draft' and step.changed_at >= ${now} - interval '90 days'`,
  order: 'changed_at desc, minutes_id',
  item: `${meetingFacts}, 'minutesId', one.minutes_id, 'state', one.state, 'changedAt', ${utc('one.changed_at')}`,
})

/** Open ones that could be the person's, each kind by its own index; whose they are today is `responsibleIds` to say. */
const possiblyMine = `
  select f.* from follow_ups f where f.state = 'open' and f.assignee_person_id = $2::uuid
  union
  select f.* from seat_holders h
  join seats s on s.collaboration_id = h.collaboration_id and s.id = h.seat_id
  join follow_ups f on f.collaboration_id = s.collaboration_id and f.group_id = s.group_id
    and f.assignee_organisation_id = s.organisation_id and f.state = 'open'
  where h.person_id = $2::uuid
  union
  select f.* from offices o
  join follow_ups f on f.collaboration_id = o.collaboration_id and f.assignee_group_id = o.group_id and f.state = 'open'
  where o.person_id = $2::uuid and o.office = 'convener'`

/** What is overdue comes first, what has no date last. */
const myFollowUps = cutList({
  rows: `
    select f.*, g.name as group_name, t.today, sum(case when f.due_on < t.today then 1 else 0 end) over () as all_overdue
    from (${possiblyMine}) f
    join groups g on g.collaboration_id = f.collaboration_id and g.id = f.group_id
    cross join lateral (select ${todayOf('g')} as today) t
    where $2::uuid in (${responsibleIds})`,
  order: 'due_on nulls last, created_at, id',
  totals: `'overdue', coalesce(max(one.all_overdue), 0)`,
  item: `'followUpId', one.id, 'text', one.text, 'groupId', one.group_id, 'groupName', one.group_name,
    'meetingId', one.meeting_id, 'itemId', one.agenda_item_id, 'dueOn', one.due_on, 'daysLeft', one.due_on - one.today,
    'overdue', coalesce(one.due_on < one.today, false)`,
})

const seatsToName = cutList({
  rows: `
    select s.*, g.name as group_name, g.parent_id, g.today
    from seats s
    ${groupOf('s')}
    where s.named_by_person_id = $2::uuid and ${unnamed}`,
  order: 'name_due_on nulls last, group_name, id',
  item: `'seatId', one.id, 'groupId', one.group_id, 'groupName', one.group_name,
    'parentName', (select p.name from groups p where p.collaboration_id = one.collaboration_id and p.id = one.parent_id),
    'organisation', ${named('organisations', 'one.organisation_id')}, 'label', one.label, 'nameDueOn', one.name_due_on,
    'overdue', coalesce(one.name_due_on < one.today, false)`,
})

/** JSON of a `Member`: `$2` is the person, `$3` the groups they belong to today, `$4` whether they read every meeting. */
export const memberJson = `json_build_object(
  'toAnswer', ${toAnswer}, 'answered', ${answered}, 'toApprove', ${toApprove}, 'minutesRecent', ${minutesRecent},
  'myFollowUps', ${myFollowUps}, 'seatsToName', ${seatsToName})`
