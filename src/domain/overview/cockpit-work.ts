import { utc } from '#src/platform/database/json-text.ts'
import type { workingGroupStates } from '#src/platform/database/schema/working-groups.ts'
import { type Cut, cutList } from './cut-list.ts'
import { convener, type Named, named, unnamed } from './pieces.ts'

/** Dates are YYYY-MM-DD. `failedMail` is null for those who may not read mail: a group's secretary. */
export type CockpitWork = {
  overdueFollowUps: Cut<{
    groupId: string
    groupName: string
    overdue: number
    oldest: {
      followUpId: string
      text: string
      dueOn: string
      daysOverdue: number
      assigneeName: string | null
    }
  }> & { followUps: number }
  termsEnding: Cut<{
    workingGroupId: string
    name: string
    parentId: string
    parentName: string
    state: (typeof workingGroupStates)[number]
    termTo: string
    daysLeft: number
    convener: Named | null
  }>
  pendingSeats: Cut<{
    seatId: string
    groupId: string
    groupName: string
    organisation: Named | null
    label: string | null
    namedBy: Named | null
    nameDueOn: string | null
    overdue: boolean
  }>
  failedMail: {
    failed: Cut<{
      mailId: string
      kind: string
      toName: string
      toAddress: string
      lastError: string | null
      createdAt: string
    }>
    suppressed: Cut<{ address: string; reason: string; createdAt: string }>
  } | null
}

/** How many each group has, and which was due first. `followUps` counts them over all groups. */
export const overdueFollowUps = cutList({
  rows: `
    select g.collaboration_id, g.id as group_id, g.name as group_name, g.today, count(*) as overdue,
      min(f.due_on) as oldest_on, sum(count(*)) over () as follow_ups
    from kept g
    join follow_ups f on f.collaboration_id = g.collaboration_id and f.group_id = g.id and f.state = 'open' and f.due_on < g.today
    group by g.collaboration_id, g.id, g.name, g.today`,
  order: 'oldest_on, group_name, group_id',
  totals: `'followUps', coalesce(max(one.follow_ups), 0)`,
  item: `'groupId', one.group_id, 'groupName', one.group_name, 'overdue', one.overdue,
    'oldest', (
      select json_build_object('followUpId', f.id, 'text', f.text, 'dueOn', f.due_on, 'daysOverdue', one.today - f.due_on,
        'assigneeName', coalesce(
          (select p.name from people p where p.collaboration_id = f.collaboration_id and p.id = f.assignee_person_id),
          (select o.name from organisations o where o.collaboration_id = f.collaboration_id and o.id = f.assignee_organisation_id),
          (select w.name from groups w where w.collaboration_id = f.collaboration_id and w.id = f.assignee_group_id)))
      from follow_ups f
      where f.collaboration_id = one.collaboration_id and f.group_id = one.group_id and f.state = 'open'
        and f.due_on = one.oldest_on
      order by f.id limit 1)`,
})

/** Terms that have passed come first. What is closed ends no more. */
export const termsEnding = cutList({
  rows: `
    select g.collaboration_id, g.id as working_group_id, g.name, g.parent_id, g.today, w.state, w.term_to
    from kept g
    join working_groups w on w.collaboration_id = g.collaboration_id and w.group_id = g.id
    where w.state <> 'closed' and w.term_to <= g.today + 60`,
  order: 'term_to, name, working_group_id',
  item: `'workingGroupId', one.working_group_id, 'name', one.name, 'parentId', one.parent_id,
    'parentName', (select p.name from groups p where p.collaboration_id = one.collaboration_id and p.id = one.parent_id),
    'state', one.state, 'termTo', one.term_to, 'daysLeft', one.term_to - one.today, 'convener', ${convener}`,
})

/** By the roster's rule: in a working group every empty seat waits for its person, elsewhere one that somebody shall name. */
export const pendingSeats = cutList({
  rows: `
    select s.collaboration_id, s.id as seat_id, s.organisation_id, s.label, s.position, s.named_by_person_id, s.name_due_on,
      g.id as group_id, g.name as group_name, g.today
    from kept g
    join seats s on s.collaboration_id = g.collaboration_id and s.group_id = g.id
    where ${unnamed}
      and (g.kind = 'working-group' or num_nonnulls(s.named_by_person_id, s.name_due_on, s.label) > 0)`,
  order: 'name_due_on nulls last, group_name, position, seat_id',
  item: `'seatId', one.seat_id, 'groupId', one.group_id, 'groupName', one.group_name,
    'organisation', ${named('organisations', 'one.organisation_id')}, 'label', one.label,
    'namedBy', ${named('people', 'one.named_by_person_id')}, 'nameDueOn', one.name_due_on,
    'overdue', coalesce(one.name_due_on < one.today, false)`,
})

const failed = cutList({
  rows: `
    select l.id, l.kind, l.to_name, l.to_address, l.last_error, l.created_at from mails l where l.state = 'failed'`,
  order: 'created_at desc, id desc',
  item: `'mailId', one.id, 'kind', one.kind, 'toName', one.to_name, 'toAddress', one.to_address,
    'lastError', one.last_error, 'createdAt', ${utc('one.created_at')}`,
})

const suppressed = cutList({
  rows: `select x.address, x.reason, x.created_at from suppressed_addresses x`,
  order: 'created_at desc, address',
  item: `'address', one.address, 'reason', one.reason, 'createdAt', ${utc('one.created_at')}`,
})

/** Mail that was given up and addresses that get none, the newest first, where `$3` says that mail may be read. */
export const failedMail = `case when $3::boolean then json_build_object('failed', ${failed}, 'suppressed', ${suppressed}) end`
