import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { isSecretariat, leads, writesFor } from '#src/platform/may.ts'
import { type Candidates, candidatesJson } from './candidates.ts'
import type { AssigneeKind } from './load.ts'
import { mayManage } from './may.ts'
import { assigneeColumns, joinAssignee, type Tally, tallyJson } from './tally.ts'

/** What stands around a list of follow-ups: what it may be narrowed by, and whom those in it may be given to. In no order. */
export type Surroundings = {
  groups: (ReadableGroup & { managed: boolean })[]
  assignees: { kind: AssigneeKind; id: string; name: string }[]
  candidates: Candidates[]
  /** null where no group was asked for, or it is not the actor's to manage */
  tally: Tally | null
}

type ReadableGroup = { id: string; parentId: string | null; name: string; ended: boolean }
type Stored = Omit<Surroundings, 'groups' | 'tally'> & { groups: ReadableGroup[]; tally: Tally | null }

/**
 * The groups whose follow-ups the actor may read, and whom theirs are given to. For the group that is asked for how it stands; for
 * it and its working groups, else for the groups that have something due first, whom more may be given to. Of groups that the
 * actor does not manage the latter two are not told.
 */
export async function getSurroundings(
  db: Reader,
  actor: Actor,
  { groupId, most = mostGroups }: { groupId: string | undefined; most?: number },
): Promise<Surroundings> {
  const belonging = Object.keys(actor.groups)
  const managing = belonging.filter((id) => writesFor(actor, id) || leads(actor, id))
  const [row] = await db.statement<{ found: Stored }>({
    name: 'follow_up_surroundings',
    text: statement,
    values: [
      db.now.toISOString(),
      ...(isSecretariat(actor) ? [null, null] : [belonging, managing]),
      groupId ?? null,
      most,
    ],
  })
  const found = row?.found ?? { groups: [], assignees: [], candidates: [], tally: null }
  const groups = found.groups.map((group) => ({ ...group, managed: mayManage(actor, group) }))
  const managed = new Set(groups.filter((group) => group.managed).map(({ id }) => id))
  return {
    ...found,
    groups,
    candidates: found.candidates.filter(({ groupId }) => managed.has(groupId)),
    tally: found.tally && managed.has(found.tally.groupId) ? found.tally : null,
  }
}

/** A page of a list seldom has follow-ups of more groups; those are handed on from their own pages. */
const mostGroups = 20

const among = (ids: string) =>
  `(${ids}::uuid[] is null or g.id = any(${ids}::uuid[]) or g.parent_id = any(${ids}::uuid[]))`

const groupsWithToday = `
  from groups g cross join lateral (select ($1::timestamptz at time zone g.zone)::date as today) t`

/** The group that is asked for first, then those with something due first. */
const managedFirst = `
  select g.id, g.collaboration_id, g.parent_id, t.today ${groupsWithToday}
  cross join lateral (
    select min(f.due_on) as due, count(*) as open from follow_ups f
    where f.collaboration_id = g.collaboration_id and f.group_id = g.id and f.state = 'open') n
  where ${among('$3')} and case when $4::uuid is null then n.open > 0 else g.id = $4::uuid or g.parent_id = $4::uuid end
  order by g.id is distinct from $4::uuid, n.due nulls last, g.id
  limit $5::int`

const statement = `
  select json_build_object(
    'groups', coalesce((
      select json_agg(json_build_object('id', g.id, 'parentId', g.parent_id, 'name', g.name,
        'ended', coalesce(g.ended_on < t.today, false)))
      ${groupsWithToday} where ${among('$2')}), '[]'),
    'assignees', coalesce((
      select json_agg(json_build_object('kind', given.kind, 'id', given.id, 'name', given.name)) from (
        select distinct a.kind, a.id, a.name
        from follow_ups f
        join groups g on g.collaboration_id = f.collaboration_id and g.id = f.group_id
        ${joinAssignee}
        cross join lateral (select ${assigneeColumns}) a
        where ${among('$2')} and a.id is not null) given), '[]'),
    'candidates', coalesce((
      select json_agg(${candidatesJson})
      from (${managedFirst}) g cross join lateral (select g.today) t), '[]'),
    'tally', (select ${tallyJson} ${groupsWithToday} where g.id = $4::uuid and ${among('$3')})
  ) as found`
