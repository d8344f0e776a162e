import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'

/** A person with what they have, so that somebody can judge which entry to keep. Instants are RFC 3339 in UTC. */
export type PersonStanding = {
  id: string
  name: string
  email: string | null
  phone: string | null
  title: string | null
  organisation: { id: string; name: string } | null
  /** in the whole collaboration, today */
  roles: string[]
  /** seats and offices held today or from a day to come */
  seats: number
  offices: number
  meetingsAttended: number
  openFollowUps: number
  /** when they last signed in, replied or came to a meeting; null when they never did */
  lastSeenAt: string | null
  createdAt: string
  version: number
}

/** An organisation likewise. */
export type OrganisationStanding = {
  id: string
  name: string
  kind: string
  country: string
  officialNumber: string | null
  parent: { id: string; name: string } | null
  people: number
  /** those that are part of it */
  organisations: number
  seats: number
  meetingsAttended: number
  openFollowUps: number
  /** when somebody last came to a meeting from it */
  lastSeenAt: string | null
  createdAt: string
  version: number
}

type Asked = { ids: string[]; today: string }

/** What each of these people has. Asked without an order: by id. */
export function readStandingOfPeople(db: Reader, asked: Asked) {
  return readStanding<PersonStanding>(db, { name: 'standing_of_people', text: ofPeople }, asked)
}

/** What each of these organisations has, by id. */
export function readStandingOfOrganisations(db: Reader, asked: Asked) {
  return readStanding<OrganisationStanding>(
    db,
    { name: 'standing_of_organisations', text: ofOrganisations },
    asked,
  )
}

async function readStanding<Standing extends { id: string }>(
  db: Reader,
  statement: { name: string; text: string },
  { ids, today }: Asked,
): Promise<Map<string, Standing>> {
  const rows = await db.statement<{ standing: Standing }>({ ...statement, values: [ids, today] })
  return new Map(rows.map(({ standing }) => [standing.id, standing]))
}

const goesOn = (held: string) => `(${held}.until_on is null or ${held}.until_on >= $2::date)`
const came = `a.presence in ('present', 'deputising')`

const ofPeople = `
  select json_build_object(
    'id', p.id, 'name', p.name, 'email', p.email, 'phone', p.phone, 'title', p.title, 'version', p.version,
    'createdAt', ${utc('p.created_at')},
    'organisation', case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end,
    'roles', coalesce((select json_agg(r.role order by r.role) from collaboration_roles r
      where r.collaboration_id = p.collaboration_id and r.person_id = p.id
        and r.from_on <= $2::date and ${goesOn('r')}), '[]'),
    'seats', (select count(*) from seat_holders h
      join seats s on s.collaboration_id = h.collaboration_id and s.id = h.seat_id
      where h.collaboration_id = p.collaboration_id and h.person_id = p.id and ${goesOn('h')} and ${goesOn('s')}),
    'offices', (select count(*) from offices f
      where f.collaboration_id = p.collaboration_id and f.person_id = p.id and ${goesOn('f')}),
    'meetingsAttended', met.count,
    'openFollowUps', (select count(*) from follow_ups f
      where f.collaboration_id = p.collaboration_id and f.assignee_person_id = p.id and f.state = 'open'),
    'lastSeenAt', ${utc('greatest(met.last_at, met.replied_at, signed_in.last_at)')}
  ) as standing
  from people p
  left join organisations o on o.collaboration_id = p.collaboration_id and o.id = p.organisation_id
  cross join lateral (
    select count(*) filter (where ${came}) as count, max(m.starts_at) filter (where ${came}) as last_at,
      max(a.replied_at) filter (where a.replied_through <> 'secretariat') as replied_at
    from invitees i
    join attendances a on a.collaboration_id = i.collaboration_id and a.invitee_id = i.id
    join meetings m on m.collaboration_id = i.collaboration_id and m.id = i.meeting_id
    where i.collaboration_id = p.collaboration_id and i.person_id = p.id) met
  cross join lateral (
    select max(s.refreshed_at) as last_at from sessions s
    where s.collaboration_id = p.collaboration_id and s.person_id = p.id) signed_in
  where p.id = any($1::uuid[])`

const ofOrganisations = `
  select json_build_object(
    'id', o.id, 'name', o.name, 'kind', o.kind, 'country', o.country, 'officialNumber', o.official_number,
    'version', o.version, 'createdAt', ${utc('o.created_at')},
    'parent', case when above.id is not null then json_build_object('id', above.id, 'name', above.name) end,
    'people', (select count(*) from people p
      where p.collaboration_id = o.collaboration_id and p.organisation_id = o.id
        and (p.ended_on is null or p.ended_on >= $2::date)),
    'organisations', (select count(*) from organisations part
      where part.collaboration_id = o.collaboration_id and part.parent_id = o.id
        and (part.ended_on is null or part.ended_on >= $2::date)),
    'seats', (select count(*) from seats s
      where s.collaboration_id = o.collaboration_id and s.organisation_id = o.id and ${goesOn('s')}),
    'meetingsAttended', met.count,
    'openFollowUps', (select count(*) from follow_ups f
      where f.collaboration_id = o.collaboration_id and f.assignee_organisation_id = o.id and f.state = 'open'),
    'lastSeenAt', ${utc('met.last_at')}
  ) as standing
  from organisations o
  left join organisations above on above.collaboration_id = o.collaboration_id and above.id = o.parent_id
  cross join lateral (
    select count(distinct i.meeting_id) as count, max(m.starts_at) as last_at
    from invitees i
    join attendances a on a.collaboration_id = i.collaboration_id and a.invitee_id = i.id and ${came}
    join meetings m on m.collaboration_id = i.collaboration_id and m.id = i.meeting_id
    where i.collaboration_id = o.collaboration_id and i.organisation_id = o.id) met
  where o.id = any($1::uuid[])`
