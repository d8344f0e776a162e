import type { Reader } from '#src/platform/database/database.ts'
import type { inviteeParts } from '#src/platform/database/schema/meetings.ts'

export type RosterPerson = {
  personId: string
  seatId: string | null
  organisationId: string | null
  part: (typeof inviteeParts)[number]
  /** chair, deputy-chair, convener or secretary of the group on that day */
  offices: string[]
}

/**
 * Who is asked to a group's meeting on a day, in the order of the seats: each seat's holder, or its deputies where it
 * has no holder; those who hold an office without a seat; the collaboration's secretariat. Nobody twice: a seat counts
 * before an office, and both before the secretariat.
 */
export async function listPeopleToInvite(
  db: Reader,
  { groupId, on }: { groupId: string; on: string },
): Promise<RosterPerson[]> {
  const [row] = await db.statement<{ people: RosterPerson[] }>({
    name: 'people_to_invite',
    text: statement,
    values: [groupId, on],
  })
  return row?.people ?? []
}

const statement = `
  with sitting as (
    select s.id as seat_id, s.organisation_id, s.kind, s.position, h.person_id, h.standing
    from seats s
    join seat_holders h on h.collaboration_id = s.collaboration_id and h.seat_id = s.id
    where s.group_id = $1::uuid
      and s.from_on <= $2::date and (s.until_on is null or s.until_on >= $2::date)
      and h.from_on <= $2::date and (h.until_on is null or h.until_on >= $2::date)
  ), officers as (
    select o.person_id, array_agg(o.office order by o.office) as offices
    from offices o
    where o.group_id = $1::uuid and o.from_on <= $2::date and (o.until_on is null or o.until_on >= $2::date)
    group by o.person_id
  ), asked as (
    select person_id, seat_id, organisation_id, case when standing = 'deputy' then 'deputy' else kind end as part,
      case when standing = 'deputy' then 2 else 1 end as rank, position
    from sitting a
    where standing = 'holder'
      or not exists (select from sitting holder where holder.seat_id = a.seat_id and holder.standing = 'holder')
    union all
    select person_id, null, null, case when offices = '{secretary}' then 'secretariat' else 'member' end, 3, 100000 from officers
    union all
    select r.person_id, null, null, 'secretariat', 4, 100001
    from collaboration_roles r
    where r.role = 'secretariat' and r.from_on <= $2::date and (r.until_on is null or r.until_on >= $2::date)
  ), once as (
    select distinct on (person_id) * from asked order by person_id, rank, position
  )
  select coalesce(json_agg(json_build_object(
    'personId', once.person_id, 'seatId', once.seat_id,
    'organisationId', coalesce(once.organisation_id, p.organisation_id),
    'part', once.part, 'offices', coalesce(to_json(officers.offices), '[]')
  ) order by once.part = 'secretariat', once.position, p.name, p.id), '[]') as people
  from once
  join people p on p.id = once.person_id
  left join officers on officers.person_id = once.person_id
  where p.ended_on is null or p.ended_on >= $2::date`
