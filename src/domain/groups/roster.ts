import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import { nameOrder } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { mayKeep, mayRead } from './may.ts'

type RosterPerson = {
  personId: string
  name: string
  email: string | null
  title: string | null
  language: Language | null
  /** where the person works, which need not be the organisation whose seat they hold */
  organisation: { id: string; name: string } | null
  fromOn: string
  untilOn: string | null
}

/** `id` is that of the holding: what to end. */
type RosterHolder = RosterPerson & { id: string }
type RosterOffice = RosterPerson & {
  id: string
  office: 'chair' | 'deputy-chair' | 'secretary' | 'convener'
}

type RosterSeat = {
  id: string
  kind: 'member' | 'observer'
  label: string | null
  position: number
  organisation: { id: string; name: string } | null
  holder: RosterHolder | null
  deputies: RosterHolder[]
  /** nobody holds it, and somebody is expected to be named */
  pending: boolean
  namedBy: { id: string; name: string } | null
  nameDueOn: string | null
  fromOn: string
  untilOn: string | null
  version: number
}

export type RosterGroup = {
  id: string
  parentId: string | null
  kind: string
  name: string
  language: Language
  zone: string
}

export type Roster = { group: RosterGroup; on: string; seats: RosterSeat[]; offices: RosterOffice[] }

/**
 * Who held what in a group on a day (today in the group's zone when none is given): every seat in force with its
 * holder and deputies, and the offices. Members before observers, seats in the order they were given, then by
 * organisation or name as the group's language sorts. One query. Rights are the caller's to check, on `group`.
 */
export async function getRoster(db: Reader, groupId: string, on?: string): Promise<Roster> {
  const [row] = await db.statement<{ roster: StoredRoster }>({
    name: 'roster',
    text: rosterStatement,
    values: [groupId, on ?? null, db.now.toISOString()],
  })
  if (!row) throw notFound('request.not-found')
  const { group, seats, offices } = row.roster
  const inOrder = nameOrder(group.language)
  return {
    group,
    on: row.roster.on,
    seats: seats.map((seat) => seatOf(seat, group)).sort(seatOrder(inOrder)),
    offices: offices.sort(
      (one, other) =>
        officeRank.indexOf(one.office) - officeRank.indexOf(other.office) || inOrder(one.name, other.name),
    ),
  }
}

/**
 * The roster as an actor may see it. Refuses those who belong neither to the group nor to its parent; addresses are for
 * those who keep the group and for oneself.
 */
export function rosterFor(actor: Actor, roster: Roster): Roster {
  if (!mayRead(actor, roster.group)) throw forbidden('request.forbidden')
  if (mayKeep(actor, roster.group)) return roster
  const shown = <Person extends RosterPerson>(person: Person): Person =>
    person.personId === actor.personId ? person : { ...person, email: null }
  return {
    ...roster,
    seats: roster.seats.map((seat) => ({
      ...seat,
      holder: seat.holder && shown(seat.holder),
      deputies: seat.deputies.map(shown),
    })),
    offices: roster.offices.map(shown),
  }
}

const officeRank = ['chair', 'deputy-chair', 'convener', 'secretary']

type StoredSeat = Omit<RosterSeat, 'holder' | 'deputies' | 'pending'> & {
  people: (RosterHolder & { standing: 'holder' | 'deputy' })[]
}
type StoredRoster = { group: RosterGroup; on: string; seats: StoredSeat[]; offices: RosterOffice[] }

function seatOf({ people, ...seat }: StoredSeat, group: RosterGroup): RosterSeat {
  const of = (wanted: 'holder' | 'deputy') =>
    people.filter(({ standing }) => standing === wanted).map(({ standing: _, ...person }) => person)
  const holder = of('holder')[0] ?? null
  const awaited = seat.namedBy !== null || seat.nameDueOn !== null || seat.label !== null
  return {
    ...seat,
    holder,
    deputies: of('deputy'),
    // In a working group every seat is given for a task, so an empty one always waits for its person.
    pending: holder === null && (awaited || group.kind === 'working-group'),
  }
}

const seatOrder = (inOrder: (one: string, other: string) => number) => (one: RosterSeat, other: RosterSeat) =>
  Number(one.kind === 'observer') - Number(other.kind === 'observer') ||
  one.position - other.position ||
  inOrder(sortName(one), sortName(other)) ||
  inOrder(one.holder?.name ?? '', other.holder?.name ?? '') ||
  one.id.localeCompare(other.id)

const sortName = (seat: RosterSeat): string =>
  seat.organisation?.name ?? seat.holder?.name ?? seat.label ?? ''

const personJson = (held: string) => `
  'id', ${held}.id, 'personId', p.id, 'name', p.name, 'email', p.email, 'title', p.title, 'language', p.language,
  'organisation', case when home.id is not null then json_build_object('id', home.id, 'name', home.name) end,
  'fromOn', ${held}.from_on, 'untilOn', ${held}.until_on`

const joinPerson = (held: string) => `
  join people p on p.collaboration_id = ${held}.collaboration_id and p.id = ${held}.person_id
    and (p.ended_on is null or p.ended_on >= d.day)
  left join organisations home on home.collaboration_id = p.collaboration_id and home.id = p.organisation_id`

const inForce = (held: string) =>
  `${held}.from_on <= d.day and (${held}.until_on is null or ${held}.until_on >= d.day)`

const rosterStatement = `
  select json_build_object(
    'group', json_build_object('id', g.id, 'parentId', g.parent_id, 'kind', g.kind, 'name', g.name,
      'language', g.language, 'zone', g.zone),
    'on', d.day,
    'seats', coalesce((
      select json_agg(json_build_object(
        'id', s.id, 'kind', s.kind, 'label', s.label, 'position', s.position, 'version', s.version,
        'fromOn', s.from_on, 'untilOn', s.until_on, 'nameDueOn', s.name_due_on,
        'organisation', case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end,
        'namedBy', case when n.id is not null then json_build_object('id', n.id, 'name', n.name) end,
        'people', coalesce((
          select json_agg(json_build_object('standing', h.standing, ${personJson('h')}) order by h.from_on, h.id)
          from seat_holders h ${joinPerson('h')}
          where h.collaboration_id = s.collaboration_id and h.seat_id = s.id and ${inForce('h')}), '[]')))
      from seats s
      left join organisations o on o.collaboration_id = s.collaboration_id and o.id = s.organisation_id
      left join people n on n.collaboration_id = s.collaboration_id and n.id = s.named_by_person_id
      where s.collaboration_id = g.collaboration_id and s.group_id = g.id and ${inForce('s')}), '[]'),
    'offices', coalesce((
      select json_agg(json_build_object('office', f.office, ${personJson('f')}))
      from offices f ${joinPerson('f')}
      where f.collaboration_id = g.collaboration_id and f.group_id = g.id and ${inForce('f')}), '[]')
  ) as roster
  from groups g
  cross join lateral (
    select coalesce($2::date, ($3::timestamptz at time zone g.zone)::date) as day
  ) d
  where g.id = $1::uuid`
