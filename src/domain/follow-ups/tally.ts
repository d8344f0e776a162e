import type { AssigneeKind } from './load.ts'

/** What is open in a group and its working groups, and how much of it is late. In no order. */
export type Tally = {
  groupId: string
  workingGroups: { id: string; name: string; open: number; overdue: number }[]
  /** `id` and `name` are null for what nobody has been given */
  assignees: {
    kind: AssigneeKind | null
    id: string | null
    name: string | null
    open: number
    overdue: number
  }[]
}

/** The columns of one whom a follow-up `f` was given to. */
export const assigneeColumns = `
  case when f.assignee_person_id is not null then 'person' when f.assignee_organisation_id is not null then 'organisation'
    when f.assignee_group_id is not null then 'working-group' end as kind,
  coalesce(f.assignee_person_id, f.assignee_organisation_id, f.assignee_group_id) as id,
  coalesce(p.name, o.name, w.name) as name`

export const joinAssignee = `
  left join people p on p.collaboration_id = f.collaboration_id and p.id = f.assignee_person_id
  left join organisations o on o.collaboration_id = f.collaboration_id and o.id = f.assignee_organisation_id
  left join groups w on w.collaboration_id = f.collaboration_id and w.id = f.assignee_group_id`

const counted = `'open', count(*), 'overdue', count(*) filter (where f.due_on < t.today)`

const openIn = (groups: string) =>
  `f.collaboration_id = g.collaboration_id and f.state = 'open' and ${groups}`

/** JSON of a `Tally` for a group `g` with `t.today`. A working group has what was added under it and what it was given. */
export const tallyJson = `json_build_object('groupId', g.id,
  'workingGroups', coalesce((
    select json_agg(json_build_object('id', below.id, 'name', below.name, 'open', n.open, 'overdue', n.overdue))
    from groups below
    cross join lateral (
      select count(*) as open, count(*) filter (where f.due_on < t.today) as overdue from follow_ups f
      where ${openIn('(f.group_id = below.id or f.assignee_group_id = below.id)')}) n
    where below.collaboration_id = g.collaboration_id and below.parent_id = g.id
      and (below.ended_on is null or below.ended_on >= t.today)), '[]'),
  'assignees', coalesce((
    select json_agg(given.one) from (
      select json_build_object('kind', a.kind, 'id', a.id, 'name', a.name, ${counted}) as one
      from follow_ups f
      join groups owner on owner.collaboration_id = f.collaboration_id and owner.id = f.group_id
      ${joinAssignee}
      cross join lateral (select ${assigneeColumns}) a
      where ${openIn('(owner.id = g.id or owner.parent_id = g.id)')}
      group by a.kind, a.id, a.name) given), '[]'))`
