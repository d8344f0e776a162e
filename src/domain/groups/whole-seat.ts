import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { mayName, mayRead } from './may.ts'

/** A seat with all that is known of it. Dates are YYYY-MM-DD. */
export type WholeSeat = {
  id: string
  kind: 'member' | 'observer'
  label: string | null
  position: number
  organisation: { id: string; name: string } | null
  /** `reachable` where they have an address to be asked by */
  namedBy: { id: string; name: string; reachable: boolean } | null
  nameDueOn: string | null
  fromOn: string
  untilOn: string | null
  version: number
  group: {
    id: string
    parentId: string | null
    kind: string
    name: string
    language: Language
    endedOn: string | null
  }
  /** in the collaboration's calendar, which rights are read by */
  today: string
  /** everybody who holds, held or will hold it, the newest first */
  holders: SeatHolding[]
}

export type SeatHolding = {
  id: string
  personId: string
  name: string
  title: string | null
  standing: 'holder' | 'deputy'
  fromOn: string
  untilOn: string | null
}

/** One seat, for those who may read its group and for whoever was asked to say who takes it. One query. */
export async function getWholeSeat(db: Reader, actor: Actor, seatId: string): Promise<WholeSeat> {
  const [row] = await db.statement<{ seat: WholeSeat }>({
    name: 'whole_seat',
    text: statement,
    values: [seatId, db.now.toISOString()],
  })
  if (!row) throw notFound('request.not-found')
  const { group, namedBy } = row.seat
  if (!mayRead(actor, group) && !mayName(actor, { group, namedByPersonId: namedBy?.id ?? null }))
    throw forbidden('request.forbidden')
  return row.seat
}

const statement = `
  select json_build_object(
    'id', s.id, 'kind', s.kind, 'label', s.label, 'position', s.position, 'nameDueOn', s.name_due_on,
    'fromOn', s.from_on, 'untilOn', s.until_on, 'version', s.version,
    'organisation', case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end,
    'namedBy', case when n.id is not null then json_build_object('id', n.id, 'name', n.name,
      'reachable', n.email is not null) end,
    'group', json_build_object('id', g.id, 'parentId', g.parent_id, 'kind', g.kind, 'name', g.name,
      'language', g.language, 'endedOn', g.ended_on),
    'today', ($2::timestamptz at time zone c.zone)::date,
    'holders', coalesce((
      select json_agg(json_build_object('id', h.id, 'personId', p.id, 'name', p.name, 'title', p.title,
        'standing', h.standing, 'fromOn', h.from_on, 'untilOn', h.until_on) order by h.from_on desc, h.id desc)
      from seat_holders h
      join people p on p.collaboration_id = h.collaboration_id and p.id = h.person_id
      where h.collaboration_id = s.collaboration_id and h.seat_id = s.id), '[]')) as seat
  from seats s
  join collaborations c on c.id = s.collaboration_id
  join groups g on g.collaboration_id = s.collaboration_id and g.id = s.group_id
  left join organisations o on o.collaboration_id = s.collaboration_id and o.id = s.organisation_id
  left join people n on n.collaboration_id = s.collaboration_id and n.id = s.named_by_person_id
  where s.id = $1::uuid`
