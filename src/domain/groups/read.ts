import { and, asc, eq, getTableColumns, ilike, inArray, ne, or, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import {
  escapeLike,
  nameClauses,
  type PageRequest,
  pageClauses,
  pageOf,
} from '#src/platform/database/paging.ts'
import {
  type groupKinds,
  groups,
  offices,
  seatHolders,
  seats,
  standingItems,
} from '#src/platform/database/schema/groups.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { glanceToday } from './glance.ts'
import { mayRead } from './may.ts'

export type Group = typeof groups.$inferSelect

export async function getGroup(db: Reader, groupId: string): Promise<Group> {
  const [row] = await db.select().from(groups).where(eq(groups.id, groupId))
  if (!row) throw notFound('request.not-found')
  return row
}

/** The group, for somebody who belongs to it or to its parent. */
export async function getGroupFor(db: Reader, actor: Actor, groupId: string): Promise<Group> {
  const group = await getGroup(db, groupId)
  if (!mayRead(actor, group)) throw forbidden('request.forbidden')
  return group
}

/** The group, held until the transaction ends: changes of its offices and standing items take turns. */
export async function lockGroup(tx: Tx, groupId: string): Promise<Group> {
  const [row] = await tx.select().from(groups).where(eq(groups.id, groupId)).for('update')
  if (!row) throw notFound('request.not-found')
  return row
}

export type GroupFilter = {
  search?: string | undefined
  kind?: (typeof groupKinds)[number] | undefined
  parentId?: string | undefined
  ended?: boolean | undefined
  /** leaves working groups out */
  standing?: boolean | undefined
}

/** Groups by name, a page at a time: all for the secretariat, for others those they belong to and their working groups. */
export async function listGroups(db: Reader, actor: Actor, request: PageRequest & GroupFilter) {
  const { where, orderBy, limit } = listed(db, actor, request)
  const rows = await db
    .select()
    .from(groups)
    .where(where)
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row.name)
}

/** The same with what a list shows of each beside its name. */
export async function listGroupsAtAGlance(db: Reader, actor: Actor, request: PageRequest & GroupFilter) {
  const { where, orderBy, limit } = listed(db, actor, request)
  const rows = await db
    .select({ ...getTableColumns(groups), glance: glanceToday(db) })
    .from(groups)
    .where(where)
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row.name)
}

function listed(db: Reader, actor: Actor, request: PageRequest & GroupFilter) {
  const { after, orderBy, limit } = nameClauses(request, {
    name: groups.name,
    id: groups.id,
    language: actor.collaborationLanguage,
  })
  const ended = sql`coalesce(${groups.endedOn} < (${db.now.toISOString()}::timestamptz at time zone ${groups.zone})::date, false)`
  const where = and(
    after,
    readableGroups(actor),
    request.search ? ilike(groups.name, `%${escapeLike(request.search)}%`) : undefined,
    request.kind ? eq(groups.kind, request.kind) : undefined,
    request.parentId ? eq(groups.parentId, request.parentId) : undefined,
    request.standing ? ne(groups.kind, 'working-group') : undefined,
    request.ended ? ended : sql`not ${ended}`,
  )
  return { where, orderBy, limit }
}

/** A condition on `groups`: those whose things the actor may read. Nothing for the secretariat, who read all. */
export function readableGroups(actor: Actor) {
  if (isSecretariat(actor)) return undefined
  const own = Object.keys(actor.groups)
  return own.length === 0 ? sql`false` : or(inArray(groups.id, own), inArray(groups.parentId, own))
}

/** Everybody who holds or held an office of the group, by when they took it, a page at a time. */
export async function listOffices(
  db: Reader,
  actor: Actor,
  { groupId, ...request }: PageRequest & { groupId: string },
) {
  await getGroupFor(db, actor, groupId)
  const { after, orderBy, limit } = pageClauses(request, { column: offices.fromOn, id: offices.id })
  const rows = await db
    .select({
      id: offices.id,
      office: offices.office,
      personId: offices.personId,
      name: people.name,
      fromOn: offices.fromOn,
      untilOn: offices.untilOn,
    })
    .from(offices)
    .innerJoin(people, eq(people.id, offices.personId))
    .where(and(eq(offices.groupId, groupId), after))
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row.fromOn)
}

/** A seat with everybody who holds or held it, the newest first, for those who may read its group. */
export async function getSeatFor(db: Reader, actor: Actor, seatId: string) {
  const { seat, group } = await getSeat(db, seatId)
  if (!mayRead(actor, group)) throw forbidden('request.forbidden')
  const holders = await db
    .select({
      id: seatHolders.id,
      personId: seatHolders.personId,
      name: people.name,
      standing: seatHolders.standing,
      fromOn: seatHolders.fromOn,
      untilOn: seatHolders.untilOn,
    })
    .from(seatHolders)
    .innerJoin(people, eq(people.id, seatHolders.personId))
    .where(eq(seatHolders.seatId, seatId))
    .orderBy(sql`${seatHolders.fromOn} desc, ${seatHolders.id} desc`)
  return { seat, holders }
}

export type Seat = typeof seats.$inferSelect

export async function getSeat(db: Reader, seatId: string): Promise<{ seat: Seat; group: Group }> {
  const [row] = await db
    .select({ seat: seats, group: groups })
    .from(seats)
    .innerJoin(groups, eq(groups.id, seats.groupId))
    .where(eq(seats.id, seatId))
  if (!row) throw notFound('request.not-found')
  return row
}

/** The items that every agenda of the group begins or ends with. `version` is the group's own: they change together. */
export async function listStandingItems(db: Reader, actor: Actor, groupId: string) {
  const asked = db
    .select({
      id: standingItems.id,
      place: standingItems.place,
      kind: standingItems.kind,
      title: standingItems.title,
      minutesAllotted: standingItems.minutesAllotted,
    })
    .from(standingItems)
    .where(eq(standingItems.groupId, groupId))
    .orderBy(asc(standingItems.position))
  const [group, items] = await Promise.all([getGroupFor(db, actor, groupId), asked])
  return { items, version: group.version }
}
