import { personAsSeenBy } from '#src/domain/people/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import type { groupKinds } from '#src/platform/database/schema/groups.ts'
import type { organisations } from '#src/platform/database/schema/organisations.ts'
import { notFound } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { type Coverage, coverageOf } from './coverage.ts'

type Named = { id: string; name: string }

type StoredSeat = {
  id: string
  kind: 'member' | 'observer'
  label: string | null
  holders: (Named & { standing: 'holder' | 'deputy' })[]
}
type StoredGroup = Named & {
  kind: (typeof groupKinds)[number]
  seats: StoredSeat[]
  /** seats of the organisation above it that somebody holds */
  heldAbove: number
}
type StoredOrganisation = {
  organisation: Omit<typeof organisations.$inferSelect, 'createdAt' | 'collaborationId' | 'mergedIntoId'>
  parent: Named | null
  /** what it turned out to be */
  mergedInto: Named | null
  parts: Named[]
  people: (Named & { title: string | null; email: string | null; phone: string | null })[]
  peopleCount: number
  groups: StoredGroup[]
}

/** A group with the seats that an organisation has there today and who holds them, and whether it is represented at all. */
export type OrganisationInGroup = Omit<StoredGroup, 'heldAbove'> & { coverage: Coverage }

/**
 * An organisation with what it is part of and consists of, the first of its people by name, and how it is represented today in every
 * group that the reader may read; of working groups only those where it has a seat. One statement.
 */
export async function getOrganisationFor(db: Reader, actor: Actor, organisationId: string) {
  const [row] = await db.statement<{ found: StoredOrganisation }>({
    name: 'organisation_page',
    text: organisationStatement,
    values: [
      organisationId,
      isSecretariat(actor),
      Object.keys(actor.groups),
      db.now.toISOString(),
      mostPeopleShown,
    ],
  })
  if (!row) throw notFound('request.not-found')
  const { groups, people, ...found } = row.found
  return {
    ...found,
    people: people.map((person) => personAsSeenBy(actor, person)),
    groups: groups.map(({ heldAbove, ...group }): OrganisationInGroup => {
      const held = group.seats
        .flatMap(({ holders }) => holders)
        .filter(({ standing }) => standing === 'holder')
      const facts = { seats: group.seats.length, held: held.length, parentIsSeated: heldAbove > 0 }
      return { ...group, coverage: coverageOf(facts) }
    }),
  }
}

const mostPeopleShown = 50

const inForce = (held: string) =>
  `${held}.from_on <= t.today and (${held}.until_on is null or ${held}.until_on >= t.today)`
const isHere = '(person.ended_on is null or person.ended_on >= t.today)'
const holdersOf = (seat: string) => `seat_holders h
  join people person on person.collaboration_id = h.collaboration_id and person.id = h.person_id and ${isHere}
  where h.collaboration_id = ${seat}.collaboration_id and h.seat_id = ${seat}.id and ${inForce('h')}`
const namedJson = (thing: string) => `json_build_object('id', ${thing}.id, 'name', ${thing}.name)`

const organisationStatement = `
  select json_build_object(
    'organisation', json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'parentId', o.parent_id,
      'country', o.country, 'officialNumber', o.official_number, 'endedOn', o.ended_on, 'version', o.version),
    'parent', case when above.id is not null then ${namedJson('above')} end,
    'mergedInto', (select ${namedJson('kept')} from organisations kept
      where kept.collaboration_id = o.collaboration_id and kept.id = o.merged_into_id),
    'parts', coalesce((
      select json_agg(${namedJson('part')} order by name_order(part.name, t.alphabet), part.id) from organisations part
      where part.collaboration_id = o.collaboration_id and part.parent_id = o.id
        and (part.ended_on is null or part.ended_on >= t.today)), '[]'),
    'people', coalesce((
      select json_agg(json_build_object('id', listed.id, 'name', listed.name, 'title', listed.title,
        'email', listed.email, 'phone', listed.phone) order by name_order(listed.name, t.alphabet), listed.id)
      from (
        select person.* from people person
        where person.collaboration_id = o.collaboration_id and person.organisation_id = o.id and ${isHere}
        order by name_order(person.name, t.alphabet), person.id limit $5::int
      ) listed), '[]'),
    'peopleCount', (select count(*) from people person
      where person.collaboration_id = o.collaboration_id and person.organisation_id = o.id and ${isHere}),
    'groups', coalesce((
      select json_agg(json_build_object('id', g.id, 'name', g.name, 'kind', g.kind, 'seats', coalesce(taken.seats, '[]'),
        'heldAbove', coalesce(taken.held_above, 0))
        order by g.kind = 'working-group', name_order(g.name, t.alphabet), g.id)
      from groups g
      left join (
        select s.group_id,
          json_agg(json_build_object('id', s.id, 'kind', s.kind, 'label', s.label, 'holders', coalesce((
            select json_agg(json_build_object('id', person.id, 'name', person.name, 'standing', h.standing)
              order by h.standing desc, h.from_on, h.id)
            from ${holdersOf('s')}), '[]')) order by s.position, s.id) filter (where s.organisation_id = o.id) as seats,
          count(*) filter (where s.organisation_id = o.parent_id and exists (
            select from ${holdersOf('s')} and h.standing = 'holder')) as held_above
        from seats s
        where s.collaboration_id = o.collaboration_id and s.organisation_id in (o.id, o.parent_id) and ${inForce('s')}
        group by s.group_id
      ) taken on taken.group_id = g.id
      where g.collaboration_id = o.collaboration_id and (g.ended_on is null or g.ended_on >= t.today)
        and (g.kind <> 'working-group' or taken.seats is not null)
        and ($2::boolean or g.id = any($3::uuid[]) or g.parent_id = any($3::uuid[]))), '[]')
  ) as found
  from organisations o
  join collaborations c on c.id = o.collaboration_id
  left join organisations above on above.collaboration_id = o.collaboration_id and above.id = o.parent_id
  cross join lateral (
    select ($4::timestamptz at time zone c.zone)::date as today, case when c.language = 'sv' then 'sv' else 'nb' end as alphabet
  ) t
  where o.id = $1::uuid`
