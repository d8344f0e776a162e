import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'

/** What a list of groups shows of each beside its name. Instants are RFC 3339 in UTC. */
export type GroupGlance = {
  id: string
  /** seats of members in force today, and how many of them somebody holds */
  seats: number
  seated: number
  chair: string | null
  /** the next meeting that is planned or called */
  next: { id: string; startsAt: string; zone: string } | null
}

/** The groups with these ids at a glance, today in each group's zone. Rights are the caller's: they have listed them. */
export async function glanceAt(db: Reader, groupIds: string[]): Promise<Map<string, GroupGlance>> {
  if (groupIds.length === 0) return new Map()
  const rows = await db.statement<{ glance: GroupGlance }>({
    name: 'group_glances',
    text: statement,
    values: [groupIds, db.now.toISOString()],
  })
  return new Map(rows.map(({ glance }) => [glance.id, glance]))
}

const inForce = (held: string) =>
  `${held}.from_on <= d.day and (${held}.until_on is null or ${held}.until_on >= d.day)`

const statement = `
  select json_build_object('id', g.id, 'seats', counted.seats, 'seated', counted.seated,
    'chair', (
      select p.name from offices o join people p on p.collaboration_id = o.collaboration_id and p.id = o.person_id
      where o.collaboration_id = g.collaboration_id and o.group_id = g.id and o.office = 'chair' and ${inForce('o')}
      order by o.from_on desc limit 1),
    'next', (
      select json_build_object('id', m.id, 'startsAt', ${utc('m.starts_at')}, 'zone', m.zone) from meetings m
      where m.collaboration_id = g.collaboration_id and m.group_id = g.id and m.state in ('planned', 'called')
        and m.ends_at > $2::timestamptz
      order by m.starts_at, m.id limit 1)) as glance
  from groups g
  cross join lateral (select ($2::timestamptz at time zone g.zone)::date as day) d
  cross join lateral (
    select count(*) as seats, count(*) filter (where exists (
      select from seat_holders h join people p on p.collaboration_id = h.collaboration_id and p.id = h.person_id
        and (p.ended_on is null or p.ended_on >= d.day)
      where h.collaboration_id = s.collaboration_id and h.seat_id = s.id and h.standing = 'holder' and ${inForce('h')})) as seated
    from seats s
    where s.collaboration_id = g.collaboration_id and s.group_id = g.id and s.kind = 'member' and ${inForce('s')}) counted
  where g.id = any($1::uuid[])`
