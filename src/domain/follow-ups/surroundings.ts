import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { isSecretariat } from '#src/platform/may.ts'
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
 * The groups whose follow-ups the actor may read, whom theirs are given to, whom more may be given to in the groups of
 * `candidatesOf`, and how the group `tallyOf` stands. Only of groups that the actor manages are the latter two told.
 */
export async function getSurroundings(
  db: Reader,
  actor: Actor,
  { candidatesOf, tallyOf }: { candidatesOf: string[]; tallyOf: string | undefined },
): Promise<Surroundings> {
  const own = isSecretariat(actor) ? null : Object.keys(actor.groups)
  const [row] = await db.statement<{ found: Stored }>({
    name: 'follow_up_surroundings',
    text: statement,
    values: [db.now.toISOString(), own, candidatesOf, tallyOf ?? null],
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

const readable = '($2::uuid[] is null or g.id = any($2::uuid[]) or g.parent_id = any($2::uuid[]))'

const groupsWithToday = `
  from groups g cross join lateral (select ($1::timestamptz at time zone g.zone)::date as today) t`

const statement = `
  select json_build_object(
    'groups', coalesce((
      select json_agg(json_build_object('id', g.id, 'parentId', g.parent_id, 'name', g.name,
        'ended', coalesce(g.ended_on < t.today, false)))
      ${groupsWithToday} where ${readable}), '[]'),
    'assignees', coalesce((
      select json_agg(json_build_object('kind', given.kind, 'id', given.id, 'name', given.name)) from (
        select distinct a.kind, a.id, a.name
        from follow_ups f
        join groups g on g.collaboration_id = f.collaboration_id and g.id = f.group_id
        ${joinAssignee}
        cross join lateral (select ${assigneeColumns}) a
        where ${readable} and a.id is not null) given), '[]'),
    'candidates', coalesce((
      select json_agg(${candidatesJson}) ${groupsWithToday} where g.id = any($3::uuid[]) and ${readable}), '[]'),
    'tally', (select ${tallyJson} ${groupsWithToday} where g.id = $4::uuid and ${readable})
  ) as found`
