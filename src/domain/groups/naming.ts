import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { mayName } from './may.ts'

/** A seat as whoever shall name its person needs to see it. Dates are YYYY-MM-DD. */
export type Naming = {
  group: {
    id: string
    parentId: string | null
    name: string
    parentName: string | null
    mandate: string | null
  }
  organisation: string | null
  label: string | null
  namedByPersonId: string | null
  nameDueOn: string | null
  /** the one who holds the seat today or will; null while it is pending */
  holder: string | null
  ended: boolean
  /** people of the seat's organisation, by name */
  candidates: { id: string; name: string }[]
}

/** The seat to be named; null for a seat that is not here, and for those who may not name its person. */
export async function findNaming(db: Reader, actor: Actor, seatId: string): Promise<Naming | null> {
  const [row] = await db.statement<{ naming: Naming }>({
    name: 'naming',
    text: statement,
    values: [seatId, db.now.toISOString()],
  })
  if (!row) return null
  const { group, namedByPersonId } = row.naming
  return mayName(actor, { group, namedByPersonId }) ? row.naming : null
}

const statement = `
  select json_build_object(
    'group', json_build_object('id', g.id, 'parentId', g.parent_id, 'name', g.name,
      'parentName', parent.name, 'mandate', w.mandate),
    'organisation', o.name, 'label', s.label, 'namedByPersonId', s.named_by_person_id, 'nameDueOn', s.name_due_on,
    'ended', coalesce(s.until_on < t.today, false) or coalesce(g.ended_on <= t.today, false),
    'holder', (
      select p.name from seat_holders h
      join people p on p.collaboration_id = h.collaboration_id and p.id = h.person_id
      where h.collaboration_id = s.collaboration_id and h.seat_id = s.id and h.standing = 'holder'
        and (h.until_on is null or h.until_on >= t.today)
      order by h.from_on limit 1),
    'candidates', coalesce((
      select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id) from people p
      where p.collaboration_id = s.collaboration_id and p.organisation_id = s.organisation_id
        and (p.ended_on is null or p.ended_on >= t.today)), '[]')
  ) as naming
  from seats s
  join collaborations c on c.id = s.collaboration_id
  join groups g on g.collaboration_id = s.collaboration_id and g.id = s.group_id
  left join groups parent on parent.collaboration_id = g.collaboration_id and parent.id = g.parent_id
  left join working_groups w on w.collaboration_id = g.collaboration_id and w.group_id = g.id
  left join organisations o on o.collaboration_id = s.collaboration_id and o.id = s.organisation_id
  cross join lateral (select ($2::timestamptz at time zone c.zone)::date as today) t
  where s.id = $1::uuid`
