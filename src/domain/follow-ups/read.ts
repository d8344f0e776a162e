import { and, asc, eq, exists, gte, ilike, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { readableGroups } from '#src/domain/groups/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { escapeLike, pageClauses, pageOf, type Sorted } from '#src/platform/database/paging.ts'
import { followUpComments, followUpHelpers, followUps } from '#src/platform/database/schema/follow-ups.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { organisations } from '#src/platform/database/schema/organisations.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { forbidden } from '#src/platform/errors.ts'
import { getFollowUp, responsibleIds, shown } from './load.ts'
import { maySee } from './may.ts'
import type { FollowUpState } from './steps.ts'

/** A follow-up with its helpers and comments. Refuses those it does not concern. */
export async function getFollowUpFor(db: Reader, actor: Actor, followUpId: string) {
  const followUp = await getFollowUp(db, followUpId)
  if (!maySee(actor, followUp)) throw forbidden('request.forbidden')
  const comments = await db
    .select({
      id: followUpComments.id,
      person: { id: people.id, name: people.name },
      text: followUpComments.text,
      createdAt: followUpComments.createdAt,
    })
    .from(followUpComments)
    .innerJoin(people, eq(people.id, followUpComments.personId))
    .where(eq(followUpComments.followUpId, followUpId))
    .orderBy(asc(followUpComments.createdAt), asc(followUpComments.id))
  return { followUp: shown(followUp), comments }
}

export type FollowUpFilter = {
  groupId?: string | undefined
  /** with the group's own those of its working groups */
  withWorkingGroups?: boolean | undefined
  meetingId?: string | undefined
  agendaItemId?: string | undefined
  decisionId?: string | undefined
  assigneePersonId?: string | undefined
  assigneeOrganisationId?: string | undefined
  assigneeWorkingGroupId?: string | undefined
  mine?: boolean | undefined
  state?: FollowUpState | undefined
  overdue?: boolean | undefined
  dueFrom?: string | undefined
  dueBefore?: string | undefined
  undated?: boolean | undefined
  /** what was closed before this day is left out */
  closedFrom?: string | undefined
  search?: string | undefined
}

/** Follow-ups by the name that their conditions know them by. */
export const f = alias(followUps, 'f')
const assignedGroups = alias(groups, 'assigned_groups')

export const followUpSorts = ['createdAt', 'dueOn'] as const

/** The follow-ups that the actor may read, in the order they were added or are due, a page at a time. Overdue is as of today in each group's zone. */
export async function listFollowUps(
  db: Reader,
  actor: Actor,
  request: Sorted<typeof followUpSorts> & FollowUpFilter,
) {
  const { after, orderBy, limit } = pageClauses(request, { column: f[request.sort], id: f.id })
  const today = todayOf(db)
  const yours = sql<boolean>`${responsibleFor(actor, today)}`
  const overdue = sql<boolean>`coalesce(${f.state} = 'open' and ${f.dueOn} < ${today}, false)`
  const mine = concerning(db, actor)
  const rows = await db
    .select({
      id: f.id,
      text: f.text,
      state: f.state,
      dueOn: f.dueOn,
      overdue,
      groupId: f.groupId,
      groupName: groups.name,
      groupParentId: groups.parentId,
      meetingId: f.meetingId,
      agendaItemId: f.agendaItemId,
      decisionId: f.decisionId,
      assigneePersonId: f.assigneePersonId,
      assigneeOrganisationId: f.assigneeOrganisationId,
      assigneeWorkingGroupId: f.assigneeGroupId,
      assigneeName: sql<
        string | null
      >`coalesce(${people.name}, ${organisations.name}, ${assignedGroups.name})`,
      yours,
      closedAt: f.closedAt,
      createdAt: f.createdAt,
      version: f.version,
    })
    .from(f)
    .innerJoin(groups, eq(groups.id, f.groupId))
    .leftJoin(people, eq(people.id, f.assigneePersonId))
    .leftJoin(organisations, eq(organisations.id, f.assigneeOrganisationId))
    .leftJoin(assignedGroups, eq(assignedGroups.id, f.assigneeGroupId))
    .where(and(after, readableFollowUps(db, actor), ...filtersOf(request, { mine, overdue })))
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row[request.sort])
}

const filtersOf = (filter: FollowUpFilter, { mine, overdue }: { mine: SQL | undefined; overdue: SQL }) => [
  filter.groupId ? ofGroup(filter.groupId, filter) : undefined,
  filter.meetingId ? eq(f.meetingId, filter.meetingId) : undefined,
  filter.agendaItemId ? eq(f.agendaItemId, filter.agendaItemId) : undefined,
  filter.decisionId ? eq(f.decisionId, filter.decisionId) : undefined,
  filter.assigneePersonId ? eq(f.assigneePersonId, filter.assigneePersonId) : undefined,
  filter.assigneeOrganisationId ? eq(f.assigneeOrganisationId, filter.assigneeOrganisationId) : undefined,
  filter.assigneeWorkingGroupId ? eq(f.assigneeGroupId, filter.assigneeWorkingGroupId) : undefined,
  filter.mine ? mine : undefined,
  filter.state ? eq(f.state, filter.state) : undefined,
  filter.overdue === undefined ? undefined : filter.overdue ? overdue : sql`not ${overdue}`,
  filter.dueFrom ? gte(f.dueOn, filter.dueFrom) : undefined,
  filter.dueBefore ? lt(f.dueOn, filter.dueBefore) : undefined,
  filter.undated === undefined ? undefined : filter.undated ? isNull(f.dueOn) : isNotNull(f.dueOn),
  filter.closedFrom
    ? or(
        isNull(f.closedAt),
        sql`(${f.closedAt} at time zone ${groups.zone})::date >= ${filter.closedFrom}::date`,
      )
    : undefined,
  filter.search ? ilike(f.text, `%${escapeLike(filter.search)}%`) : undefined,
]

const ofGroup = (groupId: string, { withWorkingGroups }: FollowUpFilter) =>
  withWorkingGroups ? or(eq(f.groupId, groupId), eq(groups.parentId, groupId)) : eq(f.groupId, groupId)

/** A condition on follow-ups `f` and their groups: everything for the secretariat; for others what their groups have, and what concerns themselves. */
export function readableFollowUps(db: Reader, actor: Actor): SQL | undefined {
  const own = readableGroups(actor)
  return own && or(own, concerning(db, actor))
}

const todayOf = (db: Reader) => sql`(${db.now.toISOString()}::timestamptz at time zone ${groups.zone})::date`

const concerning = (db: Reader, actor: Actor) => or(helping(db, actor), responsibleFor(actor, todayOf(db)))

const helping = (db: Reader, actor: Actor) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(followUpHelpers)
      .where(and(eq(followUpHelpers.followUpId, f.id), eq(followUpHelpers.personId, actor.personId))),
  )

/** The same people as in `responsible` of one follow-up: `t.today` is given to the fragment by a lateral. */
const responsibleFor = (actor: Actor, today: SQL) =>
  sql`${actor.personId}::uuid in (select mine.person_id from (select ${today} as today) t cross join lateral (${sql.raw(
    responsibleIds,
  )}) as mine (person_id))`
