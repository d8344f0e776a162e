import { asc, eq } from 'drizzle-orm'
import type { Database } from '#src/platform/database/database.ts'
import { collaborations } from '#src/platform/database/schema/collaborations.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { notFound } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import type { Recognised } from './sign-in.ts'

export const demoRoles = ['administrator', 'secretariat', 'chair', 'member', 'observer', 'other'] as const
export type DemoRole = (typeof demoRoles)[number]

export type DemoPerson = {
  id: string
  name: string
  organisation: string | null
  /** the strongest role held today, in the collaboration or in any group */
  role: DemoRole
  groups: string[]
}

export type DemoPeople = { collaboration: { id: string; name: string } | null; people: DemoPerson[] }

/**
 * Whom a visitor of the demo may be: the people of the demo collaboration, which is the first ever founded here,
 * the strongest role first. Call it only where the configuration says demo: it is shown to anybody.
 */
export async function listDemoPeople(db: Database): Promise<DemoPeople> {
  const collaboration = await findDemoCollaboration(db)
  if (!collaboration) return { collaboration: null, people: [] }
  const [row] = await db.read({ collaborationId: collaboration.id }, (reader) =>
    reader.statement<{ people: DemoPerson[] }>({
      name: 'demo_people',
      text: peopleStatement,
      values: [reader.now.toISOString()],
    }),
  )
  return { collaboration, people: row?.people ?? [] }
}

/** The first collaboration ever founded here; null where there is none yet. */
export async function findDemoCollaboration(db: Database): Promise<{ id: string; name: string } | null> {
  const [collaboration] = await db.door((tx) =>
    tx
      .select({ id: collaborations.id, name: collaborations.name })
      .from(collaborations)
      .orderBy(asc(collaborations.createdAt), asc(collaborations.id))
      .limit(1),
  )
  return collaboration ?? null
}

/** One of them, as sign-in recognises people. Refuses everybody outside the demo collaboration. */
export async function getDemoPerson(db: Database, personId: string): Promise<Recognised> {
  const { collaboration, people: known } = await listDemoPeople(db)
  if (!collaboration || !known.some(({ id }) => id === personId)) throw notFound('request.not-found')
  return db.read({ collaborationId: collaboration.id }, async (reader) => {
    const [row] = await reader
      .select({ name: people.name, language: people.language, fallback: collaborations.language })
      .from(people)
      .innerJoin(collaborations, eq(collaborations.id, people.collaborationId))
      .where(eq(people.id, personId))
    if (!row) throw notFound('request.not-found')
    const language: Language = row.language ?? row.fallback
    const place = { collaborationId: collaboration.id, collaborationName: collaboration.name }
    return { id: personId, name: row.name, language, ...place }
  })
}

const peopleStatement = `
  with today as (select ($1::timestamptz at time zone c.zone)::date as day from collaborations c),
  held as (
    select r.person_id, null::text as group_name, case r.role when 'administrator' then 1 else 2 end as rank
    from collaboration_roles r, today
    where r.from_on <= today.day and (r.until_on is null or r.until_on >= today.day)
    union all
    select o.person_id, g.name, case when o.office in ('chair', 'deputy-chair') then 3 else 4 end
    from offices o join groups g on g.collaboration_id = o.collaboration_id and g.id = o.group_id, today
    where o.from_on <= today.day and (o.until_on is null or o.until_on >= today.day)
    union all
    select h.person_id, g.name, case s.kind when 'observer' then 5 else 4 end
    from seat_holders h
    join seats s on s.collaboration_id = h.collaboration_id and s.id = h.seat_id
    join groups g on g.collaboration_id = s.collaboration_id and g.id = s.group_id, today
    where h.from_on <= today.day and (h.until_on is null or h.until_on >= today.day)
      and s.from_on <= today.day and (s.until_on is null or s.until_on >= today.day)
  ),
  listed as (
    select p.id, p.name, o.name as organisation, coalesce(min(held.rank), 6) as rank,
      coalesce(json_agg(distinct held.group_name) filter (where held.group_name is not null), '[]') as groups
    from people p
    left join organisations o on o.collaboration_id = p.collaboration_id and o.id = p.organisation_id
    left join held on held.person_id = p.id
    cross join today
    where p.ended_on is null or p.ended_on >= today.day
    group by p.id, p.name, o.name
    order by 4, p.name, p.id
    limit 200
  )
  select coalesce(json_agg(json_build_object(
    'id', id, 'name', name, 'organisation', organisation, 'groups', groups,
    'role', (array['administrator', 'secretariat', 'chair', 'member', 'observer', 'other'])[rank])
    order by rank, name, id), '[]') as people
  from listed`
