import { z } from 'zod'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import type { Page } from '#src/platform/database/paging.ts'
import { invalid } from '#src/platform/errors.ts'
import { calendarDate } from '#src/platform/text.ts'
import type { Office } from './offices.ts'
import { type Group, getGroupFor } from './read.ts'

/** Something that was in a group for a time: a seat, a person in it, an office. Dates are YYYY-MM-DD, both included. */
export type RosterPeriod = {
  id: string
  what: 'member' | 'observer' | 'holder' | 'deputy' | Office
  /** who; of a seat itself, its organisation or label */
  name: string | null
  /** whose seat a holder or deputy sits in */
  seat: string | null
  fromOn: string
  untilOn: string | null
}

/**
 * A group with every seat, holding and office that it has and had, those that began last first, a page at a time. What never
 * began is left out. Refuses those who may not read the group, and a cursor that is none.
 */
export async function listRosterPeriods(
  db: Reader,
  actor: Actor,
  { groupId, limit, cursor }: { groupId: string; limit: number; cursor?: string | undefined },
): Promise<{ group: Group; periods: Page<RosterPeriod> }> {
  const after = cursor === undefined ? null : placeIn(cursor)
  const [group, rows] = await Promise.all([
    getGroupFor(db, actor, groupId),
    db.statement<{ period: RosterPeriod }>({
      name: 'roster_periods',
      text: statement,
      values: [groupId, limit + 1, after?.fromOn ?? null, after?.id ?? null],
    }),
  ])
  const items = rows.slice(0, limit).map(({ period }) => period)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { group, periods: { items, nextCursor: last ? `${last.fromOn}~${last.id}` : null } }
}

const place = z.object({ fromOn: calendarDate, id: z.uuid() })

function placeIn(cursor: string): { fromOn: string; id: string } {
  const [fromOn, id] = cursor.split('~')
  const parsed = place.safeParse({ fromOn, id })
  if (!parsed.success) throw invalid('request.cursor', { field: 'cursor' })
  return parsed.data
}

const statement = `
  select json_build_object('id', t.id, 'what', t.what, 'name', t.name, 'seat', t.seat, 'fromOn', t.from_on,
    'untilOn', t.until_on) as period
  from (
    select s.id, s.kind as what, coalesce(o.name, s.label) as name, null as seat, s.from_on, s.until_on
    from seats s left join organisations o on o.collaboration_id = s.collaboration_id and o.id = s.organisation_id
    where s.group_id = $1::uuid
    union all
    select h.id, h.standing, p.name, coalesce(o.name, s.label), h.from_on, h.until_on
    from seats s
    join seat_holders h on h.collaboration_id = s.collaboration_id and h.seat_id = s.id
    join people p on p.collaboration_id = h.collaboration_id and p.id = h.person_id
    left join organisations o on o.collaboration_id = s.collaboration_id and o.id = s.organisation_id
    where s.group_id = $1::uuid
    union all
    select f.id, f.office, p.name, null, f.from_on, f.until_on
    from offices f join people p on p.collaboration_id = f.collaboration_id and p.id = f.person_id
    where f.group_id = $1::uuid) t
  where (t.until_on is null or t.until_on >= t.from_on)
    and ($3::date is null or (t.from_on, t.id) < ($3::date, $4::uuid))
  order by t.from_on desc, t.id desc
  limit $2::int`
