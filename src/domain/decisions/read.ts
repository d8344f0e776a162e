import { and, eq, ilike, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { escapeLike, pageClauses, pageOf, type Sorted } from '#src/platform/database/paging.ts'
import { agendaItems } from '#src/platform/database/schema/agenda.ts'
import { attendances } from '#src/platform/database/schema/attendance.ts'
import { type decisionStatuses, decisions } from '#src/platform/database/schema/decisions.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { invitees, meetings } from '#src/platform/database/schema/meetings.ts'
import { minutes } from '#src/platform/database/schema/minutes.ts'
import { notFound } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { belongsTo } from '#src/platform/may.ts'
import { publicText } from '../minutes/public-content.ts'
import { exemptReadableBy, readableBy } from '../minutes/readable.ts'

export async function getDecisionRow(db: Reader, decisionId: string) {
  const [row] = await db.select().from(decisions).where(eq(decisions.id, decisionId))
  if (!row) throw notFound('request.not-found')
  return row
}

/** One decision as the register shows it. Those who may not read its minutes do not learn that it is there. */
export async function getDecision(db: Reader, actor: Actor, decisionId: string) {
  const row = await findDecision(db, actor, decisionId)
  if (!row) throw notFound('request.not-found')
  return row
}

export async function findDecision(db: Reader, actor: Actor, decisionId: string) {
  const [row] = await register(db).where(and(eq(decisions.id, decisionId), readableDecisions(db, actor)))
  return row ? shownTo(actor, row) : null
}

/** Something that was done to a decision. `by` and `details` are null where they were erased. */
export type DecisionStep = {
  serial: number
  at: string
  action: string
  by: string | null
  details: { status?: string; supersededById?: string | null } | null
}

export type DecisionFilter = {
  groupId?: string | undefined
  meetingId?: string | undefined
  agendaItemId?: string | undefined
  year?: number | undefined
  status?: (typeof decisionStatuses)[number] | undefined
  search?: string | undefined
}

export const decisionSorts = ['createdAt', 'meetingStartsAt'] as const

/** The register across all groups whose minutes the actor may read, by when a decision was entered or made, a page at a time. */
export async function listDecisions(
  db: Reader,
  actor: Actor,
  request: Sorted<typeof decisionSorts> & DecisionFilter,
) {
  const { after, orderBy, limit } = pageClauses(request, {
    column: request.sort === 'createdAt' ? decisions.createdAt : meetings.startsAt,
    id: decisions.id,
  })
  const pattern = `%${escapeLike(request.search ?? '')}%`
  const rows = await register(db)
    .where(
      and(
        after,
        request.groupId ? eq(decisions.groupId, request.groupId) : undefined,
        request.meetingId ? eq(decisions.meetingId, request.meetingId) : undefined,
        request.agendaItemId ? eq(decisions.agendaItemId, request.agendaItemId) : undefined,
        request.year ? eq(decisions.year, request.year) : undefined,
        request.status ? eq(decisions.status, request.status) : undefined,
        request.search ? or(ilike(decisions.text, pattern), ilike(decisions.number, pattern)) : undefined,
        readableDecisions(db, actor),
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(
    rows.map((row) => shownTo(actor, row)),
    request,
    (row) => row[request.sort],
  )
}

/** What the register may be narrowed by: the groups that have decisions which the actor may read, and their years. */
export async function listRegisterChoices(db: Reader, actor: Actor) {
  const found = register(db).where(readableDecisions(db, actor)).as('found')
  const rows = await db
    .selectDistinct({ id: found.groupId, name: found.groupName, year: found.year })
    .from(found)
  return {
    groups: [...new Map(rows.map(({ id, name }) => [id, { id, name }])).values()],
    years: [...new Set(rows.map(({ year }) => year))].sort((one, other) => other - one),
  }
}

/** How many with a vote were present, deputies included; null while presence has not been taken at all. */
export async function countVoters(db: Reader, meetingId: string): Promise<number | null> {
  const [row] = await db
    .select({
      taken: sql<number>`count(*)::int`,
      voters: sql<number>`(count(*) filter (where ${attendances.presence} in ('present', 'deputising') and ${inArray(invitees.part, ['member', 'deputy'])}))::int`,
    })
    .from(attendances)
    .innerJoin(invitees, eq(invitees.id, attendances.inviteeId))
    .where(
      and(
        eq(attendances.meetingId, meetingId),
        sql`${invitees.removedAt} is null`,
        sql`${attendances.presence} is not null`,
      ),
    )
  return row && row.taken > 0 ? row.voters : null
}

/** The register, with what was done to each decision where that is asked for. */
export const register = (db: Reader, history: SQL<DecisionStep[]> = sql`'[]'::json`) =>
  db
    .select({
      id: decisions.id,
      number: decisions.number,
      year: decisions.year,
      groupId: decisions.groupId,
      parentId: groups.parentId,
      groupName: groups.name,
      language: groups.language,
      meetingId: decisions.meetingId,
      meetingStartsAt: meetings.startsAt,
      meetingZone: meetings.zone,
      chairPersonId: meetings.chairPersonId,
      writerPersonId: meetings.writerPersonId,
      agendaItemId: decisions.agendaItemId,
      itemTitle: agendaItems.title,
      minutesId: minutes.id,
      minutesState: minutes.state,
      text: decisions.text,
      reached: decisions.reached,
      votesFor: decisions.votesFor,
      votesAgainst: decisions.votesAgainst,
      votesAbstained: decisions.votesAbstained,
      dissent: decisions.dissent,
      status: decisions.status,
      supersededById: decisions.supersededById,
      version: decisions.version,
      createdAt: decisions.createdAt,
      history: history.as('history'),
    })
    .from(decisions)
    .innerJoin(minutes, eq(minutes.meetingId, decisions.meetingId))
    .innerJoin(meetings, eq(meetings.id, decisions.meetingId))
    .innerJoin(groups, eq(groups.id, decisions.groupId))
    .innerJoin(agendaItems, eq(agendaItems.id, decisions.agendaItemId))

/** A condition on the register: the decisions of minutes that the actor may read; of an exempt item only for those who read what is exempt: no guest of the meeting does. */
export function readableDecisions(db: Reader, actor: Actor) {
  const readable = readableBy(db, actor)
  return readable && and(readable, or(isNull(agendaItems.exemptBasis), exemptReadableBy(db, actor)))
}

/** A decision as it is for all, for those who may read it only because the minutes are published. */
export function shownTo<
  Row extends { groupId: string; language: Language; text: string; dissent: string | null },
>(actor: Actor, row: Row) {
  const { language, ...shown } = row
  if (belongsTo(actor, row.groupId)) return shown
  const dissent = row.dissent && publicText(row.dissent, language)
  return { ...shown, text: publicText(row.text, language), dissent }
}
