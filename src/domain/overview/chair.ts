import type { ItemKind } from '#src/platform/database/schema/agenda.ts'
import type { workingGroupStates } from '#src/platform/database/schema/working-groups.ts'
import { type Cut, cutList } from './cut-list.ts'
import {
  convener,
  countReplies,
  inForce,
  type Named,
  type NextMeeting,
  nextMeeting,
  nextMeetingFacts,
  type ReplyCounts,
  todayOf,
} from './pieces.ts'

/** What one who leads groups has to look after, a group at a time. Dates are YYYY-MM-DD. */
export type Chair = Cut<LedGroup>

/** `uncovered` are the organisations with no seat that anybody holds; null for a working group, which is not there to cover them. */
type LedGroup = {
  groupId: string
  groupName: string
  kind: string
  nextMeeting: (NextMeeting & { agenda: Agenda; replies: ReplyCounts | null }) | null
  uncovered: Cut<{ organisationId: string; name: string; coverage: 'empty-seat' | 'no-seat' }> | null
  workingGroups: Cut<{
    workingGroupId: string
    name: string
    state: (typeof workingGroupStates)[number]
    convener: Named | null
    termTo: string
    daysLeft: number
    followUps: FollowUpCounts
  }>
  followUps: FollowUpCounts
}

/** `minutesAllotted` is the sum over all items. Those withdrawn are left out. */
type Agenda = Cut<{
  itemId: string
  number: string | null
  kind: ItemKind
  title: string
  minutesAllotted: number | null
}> & { minutesAllotted: number }

type FollowUpCounts = { open: number; overdue: number }

const agenda = cutList({
  rows: `
    select i.id, i.number, i.kind, i.title, i.minutes_allotted, i.position, sum(i.minutes_allotted) over () as all_minutes
    from agenda_items i
    where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id and not i.withdrawn`,
  order: 'position, id',
  totals: `'minutesAllotted', coalesce(max(one.all_minutes), 0)`,
  item: `'itemId', one.id, 'number', one.number, 'kind', one.kind, 'title', one.title, 'minutesAllotted', one.minutes_allotted`,
})

/**
 * By the rule of coverage.ts: seats that nobody holds, or none where its sub-region has none that is held either. A sub-region
 * is missing only where it was given a seat: its municipalities speak for it.
 */
const uncovered = cutList({
  rows: `
    with counted as materialized (
      select s.organisation_id, count(p.id) as held
      from seats s
      left join seat_holders h on h.collaboration_id = s.collaboration_id and h.seat_id = s.id and h.standing = 'holder'
        and ${inForce('h')}
      left join people p on p.collaboration_id = h.collaboration_id and p.id = h.person_id
        and (p.ended_on is null or p.ended_on >= g.today)
      where s.collaboration_id = g.collaboration_id and s.group_id = g.id and ${inForce('s')}
      group by s.organisation_id
    )
    select o.id, o.name, case when own.held is null then 'no-seat' else 'empty-seat' end as coverage,
      name_order(o.name, g.language) as in_order
    from organisations o
    left join counted own on own.organisation_id = o.id
    left join organisations above on above.collaboration_id = o.collaboration_id and above.id = o.parent_id
      and (above.ended_on is null or above.ended_on >= g.today)
    left join counted theirs on theirs.organisation_id = above.id
    where o.collaboration_id = g.collaboration_id and (o.ended_on is null or o.ended_on >= g.today)
      and (own.held = 0 or (own.held is null and coalesce(theirs.held, 0) = 0 and o.kind <> 'sub-region'))`,
  order: 'in_order, id',
  item: `'organisationId', one.id, 'name', one.name, 'coverage', one.coverage`,
})

const countFollowUps = (from: string, today: string) => `(
  select json_build_object('open', count(*), 'overdue', count(*) filter (where f.due_on < ${today})) from (${from}) f)`

const openOf = (collaborationId: string) =>
  `select f.id, f.due_on from follow_ups f where f.collaboration_id = ${collaborationId} and f.state = 'open'`

/** Those that are not closed, the first to end first. Their follow-ups are those given to them or added under them. */
const workingGroups = cutList({
  rows: `
    select w.collaboration_id, w.group_id as working_group_id, below.name, w.state, w.term_to, ${todayOf('below')} as today
    from groups below
    join working_groups w on w.collaboration_id = below.collaboration_id and w.group_id = below.id and w.state <> 'closed'
    where below.collaboration_id = g.collaboration_id and below.parent_id = g.id`,
  order: 'term_to, name, working_group_id',
  item: `'workingGroupId', one.working_group_id, 'name', one.name, 'state', one.state, 'convener', ${convener},
    'termTo', one.term_to, 'daysLeft', one.term_to - one.today,
    'followUps', ${countFollowUps(
      `${openOf('one.collaboration_id')} and f.group_id = one.working_group_id
        union ${openOf('one.collaboration_id')} and f.assignee_group_id = one.working_group_id`,
      'one.today',
    )}`,
})

/** The meeting under way or to come in the group `g`; null where none is planned. Nobody is waited for before it is called. */
const meetingOfGroup = `(
  select json_build_object(${nextMeetingFacts('m')}, 'agenda', ${agenda},
    'replies', case when m.state = 'called' then (select to_json(replies) from (${countReplies}) replies) end)
  from (${nextMeeting}) m)`

/** JSON of a `Chair`; `$5` are the groups that the person leads. Standing groups come before working groups. */
export const chairJson = cutList({
  rows: `
    select g.*, ${todayOf('g')} as today from groups g
    where g.id = any($5::uuid[]) and (g.ended_on is null or g.ended_on >= ${todayOf('g')})`,
  order: `(kind = 'working-group'), name, id`,
  as: 'g',
  item: `'groupId', g.id, 'groupName', g.name, 'kind', g.kind, 'nextMeeting', ${meetingOfGroup},
    'uncovered', case when g.kind <> 'working-group' then ${uncovered} end, 'workingGroups', ${workingGroups},
    'followUps', ${countFollowUps(`${openOf('g.collaboration_id')} and f.group_id = g.id`, 'g.today')}`,
})
