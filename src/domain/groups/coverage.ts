import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import { nameOrder } from '#src/platform/language/formats.ts'
import { mayRead } from './may.ts'
import type { RosterGroup } from './roster.ts'

export const coverages = ['seated', 'through-parent', 'empty-seat', 'no-seat'] as const

export type Coverage = (typeof coverages)[number]

export type CoveredOrganisation = {
  id: string
  name: string
  kind: string
  parentId: string | null
  coverage: Coverage
}

/**
 * How each member organisation is represented in a group on a day (today when none is given): it has a seat that
 * somebody holds, its sub-region has, it has only empty seats, or none. By name as the group's language sorts.
 * Refuses those who may not read the group.
 */
export async function getCoverage(
  db: Reader,
  actor: Actor,
  { groupId, on }: { groupId: string; on?: string | undefined },
): Promise<{ on: string; items: CoveredOrganisation[] }> {
  const [row] = await db.statement<{ coverage: StoredCoverage }>({
    name: 'coverage',
    text: coverageStatement,
    values: [groupId, on ?? null, db.now.toISOString()],
  })
  if (!row) throw notFound('request.not-found')
  if (!mayRead(actor, row.coverage.group)) throw forbidden('request.forbidden')
  return coverageShown(row.coverage)
}

/** The same of a meeting's group on the meeting's day; null for those who may not read the group, and where there is no such meeting. */
export async function findCoverageOfMeeting(
  db: Reader,
  actor: Actor,
  { meetingId }: { meetingId: string },
): Promise<CoveredOrganisation[] | null> {
  const [row] = await db.statement<{ coverage: StoredCoverage }>({
    name: 'coverage_of_meeting',
    text: coverageOfMeeting,
    values: [meetingId],
  })
  return row && mayRead(actor, row.coverage.group) ? coverageShown(row.coverage).items : null
}

function coverageShown({ group, on, organisations }: StoredCoverage) {
  const seated = new Set(organisations.filter(({ held }) => held > 0).map(({ id }) => id))
  const inOrder = nameOrder(group.language)
  const items = organisations
    .map(({ seats, held, ...organisation }) => ({
      ...organisation,
      coverage: coverageOf({ seats, held, parentIsSeated: seated.has(organisation.parentId ?? '') }),
    }))
    .sort((one, other) => inOrder(one.name, other.name) || one.id.localeCompare(other.id))
  return { on, items }
}

type StoredCoverage = {
  group: RosterGroup
  on: string
  organisations: {
    id: string
    name: string
    kind: string
    parentId: string | null
    seats: number
    held: number
  }[]
}

/** RULE: how an organisation is represented, by its seats, those of them that somebody holds, and whether the one above it is seated. */
export function coverageOf(facts: { seats: number; held: number; parentIsSeated: boolean }): Coverage {
  if (facts.held > 0) return 'seated'
  if (facts.seats > 0) return 'empty-seat'
  return facts.parentIsSeated ? 'through-parent' : 'no-seat'
}

const coverageColumn = `
  select json_build_object(
    'group', json_build_object('id', g.id, 'parentId', g.parent_id, 'kind', g.kind, 'name', g.name,
      'language', g.language, 'zone', g.zone),
    'on', d.day,
    'organisations', coalesce((
      select json_agg(json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'parentId', o.parent_id,
        'seats', coalesce(counted.seats, 0), 'held', coalesce(counted.held, 0)))
      from organisations o
      left join (
        select s.organisation_id, count(distinct s.id) as seats, count(p.id) as held
        from seats s
        left join seat_holders h on h.collaboration_id = s.collaboration_id and h.seat_id = s.id and h.standing = 'holder'
          and h.from_on <= d.day and (h.until_on is null or h.until_on >= d.day)
        left join people p on p.collaboration_id = h.collaboration_id and p.id = h.person_id
          and (p.ended_on is null or p.ended_on >= d.day)
        where s.collaboration_id = g.collaboration_id and s.group_id = g.id
          and s.from_on <= d.day and (s.until_on is null or s.until_on >= d.day)
        group by s.organisation_id
      ) counted on counted.organisation_id = o.id
      where o.collaboration_id = g.collaboration_id and (o.ended_on is null or o.ended_on >= d.day)), '[]')
  ) as coverage`

const coverageStatement = `${coverageColumn}
  from groups g
  cross join lateral (
    select coalesce($2::date, ($3::timestamptz at time zone g.zone)::date) as day
  ) d
  where g.id = $1::uuid`

const coverageOfMeeting = `${coverageColumn}
  from meetings m
  join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id
  cross join lateral (select (m.starts_at at time zone m.zone)::date as day) d
  where m.id = $1::uuid`
