import { and, eq, gte, ilike, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { mayRead } from '#src/domain/groups/may.ts'
import { type Group, readableGroups } from '#src/domain/groups/read.ts'
import { getRoster, rosterFor } from '#src/domain/groups/roster.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { escapeLike, nameClauses, pageClauses, pageOf, type Sorted } from '#src/platform/database/paging.ts'
import { followUps } from '#src/platform/database/schema/follow-ups.ts'
import { groups, offices } from '#src/platform/database/schema/groups.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { workingGroups } from '#src/platform/database/schema/working-groups.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import { localDate } from '#src/platform/time.ts'
import type { WorkingGroupState } from './steps.ts'

export type WorkingGroup = typeof workingGroups.$inferSelect

const parents = alias(groups, 'parent_groups')

/** A working group with the group that it is. */
export async function getWorkingGroup(
  db: Reader,
  workingGroupId: string,
): Promise<{ group: Group; work: WorkingGroup; parentName: string }> {
  const [row] = await db
    .select({ group: groups, work: workingGroups, parentName: parents.name })
    .from(workingGroups)
    .innerJoin(groups, eq(groups.id, workingGroups.groupId))
    .innerJoin(parents, eq(parents.id, groups.parentId))
    .where(eq(workingGroups.groupId, workingGroupId))
  if (!row) throw notFound('request.not-found')
  return row
}

/** The same, held until the transaction ends. */
export async function lockWorkingGroup(tx: Tx, workingGroupId: string) {
  await tx
    .select({ groupId: workingGroups.groupId })
    .from(workingGroups)
    .where(eq(workingGroups.groupId, workingGroupId))
    .for('update')
  return getWorkingGroup(tx, workingGroupId)
}

export type WorkingGroupFilter = {
  parentId?: string | undefined
  meetingId?: string | undefined
  agendaItemId?: string | undefined
  state?: WorkingGroupState | undefined
  endingBefore?: string | undefined
  search?: string | undefined
  /** leaves out those that are closed */
  open?: boolean | undefined
}

export const workingGroupSorts = ['termTo', 'name'] as const

/** The working groups that the actor may read, by the last day of their term or by name, a page at a time. */
export async function listWorkingGroups(
  db: Reader,
  actor: Actor,
  request: Sorted<typeof workingGroupSorts> & WorkingGroupFilter,
) {
  const id = workingGroups.groupId
  const { after, orderBy, limit } =
    request.sort === 'name'
      ? nameClauses(request, { name: groups.name, id, language: actor.collaborationLanguage })
      : pageClauses(request, { column: workingGroups.termTo, id })
  const rows = await db
    .select({
      id: workingGroups.groupId,
      name: groups.name,
      parentId: groups.parentId,
      parentName: parents.name,
      meetingId: workingGroups.meetingId,
      agendaItemId: workingGroups.agendaItemId,
      state: workingGroups.state,
      termFrom: workingGroups.termFrom,
      termTo: workingGroups.termTo,
      convenerName: convenerName(db),
      version: workingGroups.version,
    })
    .from(workingGroups)
    .innerJoin(groups, eq(groups.id, workingGroups.groupId))
    .innerJoin(parents, eq(parents.id, groups.parentId))
    .where(and(after, readableGroups(actor), ...filtersOf(request)))
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row[request.sort])
}

const filtersOf = (filter: WorkingGroupFilter) => [
  filter.parentId ? eq(groups.parentId, filter.parentId) : undefined,
  filter.meetingId ? eq(workingGroups.meetingId, filter.meetingId) : undefined,
  filter.agendaItemId ? eq(workingGroups.agendaItemId, filter.agendaItemId) : undefined,
  filter.state ? eq(workingGroups.state, filter.state) : undefined,
  // What is closed ends no more.
  filter.endingBefore
    ? and(lt(workingGroups.termTo, filter.endingBefore), ne(workingGroups.state, 'closed'))
    : undefined,
  filter.open ? ne(workingGroups.state, 'closed') : undefined,
  filter.search ? ilike(groups.name, `%${escapeLike(filter.search)}%`) : undefined,
]

/** Today's convener by name, in the group's own calendar. */
function convenerName(db: Reader) {
  const today = sql`(${db.now.toISOString()}::timestamptz at time zone ${groups.zone})::date`
  return sql<string | null>`(${db
    .select({ name: people.name })
    .from(offices)
    .innerJoin(people, eq(people.id, offices.personId))
    .where(
      and(
        eq(offices.groupId, workingGroups.groupId),
        eq(offices.office, 'convener'),
        lte(offices.fromOn, today),
        or(isNull(offices.untilOn), gte(offices.untilOn, today)),
      ),
    )
    .limit(1)})`
}

/**
 * A working group with its seats, convener and follow-ups that are not done. Of one that is closed, the seats are those
 * of its last day. Refuses those who belong neither to it nor to its parent.
 */
export async function getWorkingGroupFor(db: Reader, actor: Actor, workingGroupId: string) {
  const { group, work, parentName } = await getWorkingGroup(db, workingGroupId)
  if (!mayRead(actor, group)) throw forbidden('request.forbidden')
  const today = localDate(db.now, group.zone)
  const on = group.endedOn !== null && group.endedOn < today ? group.endedOn : today
  const [roster, counts] = await Promise.all([
    getRoster(db, group.id, on),
    countFollowUps(db, group.id, today),
  ])
  const { seats, offices: held } = rosterFor(actor, roster)
  const { groupId, ...facts } = work
  return {
    workingGroup: { id: groupId, name: group.name, parentId: group.parentId, parentName, ...facts },
    convener: held.find(({ office }) => office === 'convener') ?? null,
    offices: held,
    seats,
    followUps: counts,
  }
}

/** The follow-ups given to a working group, or added under it, that are still to be done. */
async function countFollowUps(db: Reader, groupId: string, today: string) {
  const [row] = await db
    .select({
      open: sql<number>`count(*)::int`,
      overdue: sql<number>`(count(*) filter (where ${followUps.dueOn} < ${today}::date))::int`,
    })
    .from(followUps)
    .where(
      and(
        eq(followUps.state, 'open'),
        or(eq(followUps.groupId, groupId), eq(followUps.assigneeGroupId, groupId)),
      ),
    )
  return row ?? { open: 0, overdue: 0 }
}

/** The active working groups whose term ends by a day, the first to end first. For those who plan the parent's next meeting. */
export function listEndingTerms(db: Reader, { until }: { until: string }) {
  return db
    .select({ group: groups, work: workingGroups, parentName: parents.name })
    .from(workingGroups)
    .innerJoin(groups, eq(groups.id, workingGroups.groupId))
    .innerJoin(parents, eq(parents.id, groups.parentId))
    .where(and(eq(workingGroups.state, 'active'), lte(workingGroups.termTo, until)))
    .orderBy(workingGroups.termTo, workingGroups.groupId)
}
