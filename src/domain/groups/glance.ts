import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'

/** What a list of groups shows of each beside its name. Instants are RFC 3339 in UTC. */
export type GroupGlance = {
  /** seats of members in force today, and how many of them somebody holds */
  seats: number
  seated: number
  chair: string | null
  /** the next meeting that is planned or called */
  next: { id: string; startsAt: string; zone: string } | null
}

/** A column of a list of `groups`: each at a glance, today in its own zone. */
export function glanceToday(db: Reader) {
  const now = sql`${db.now.toISOString()}::timestamptz`
  const day = sql`(${now} at time zone groups.zone)::date`
  const inForce = (held: string) =>
    sql`${sql.raw(`${held}.from_on`)} <= ${day} and (${sql.raw(`${held}.until_on`)} is null or ${sql.raw(`${held}.until_on`)} >= ${day})`
  const seats = sql`from seats s where s.collaboration_id = groups.collaboration_id and s.group_id = groups.id
    and s.kind = 'member' and ${inForce('s')}`
  return sql<GroupGlance>`json_build_object(
    'seats', (select count(*) ${seats}),
    'seated', (select count(*) ${seats} and exists (
      select from seat_holders h join people p on p.collaboration_id = h.collaboration_id and p.id = h.person_id
        and (p.ended_on is null or p.ended_on >= ${day})
      where h.collaboration_id = s.collaboration_id and h.seat_id = s.id and h.standing = 'holder' and ${inForce('h')})),
    'chair', (
      select p.name from offices o join people p on p.collaboration_id = o.collaboration_id and p.id = o.person_id
      where o.collaboration_id = groups.collaboration_id and o.group_id = groups.id and o.office = 'chair'
        and ${inForce('o')}
      order by o.from_on desc limit 1),
    'next', (
      select json_build_object('id', m.id, 'startsAt', ${sql.raw(utc('m.starts_at'))}, 'zone', m.zone) from meetings m
      where m.collaboration_id = groups.collaboration_id and m.group_id = groups.id
        and m.state in ('planned', 'called') and m.ends_at > ${now}
      order by m.starts_at, m.id limit 1))`
}
