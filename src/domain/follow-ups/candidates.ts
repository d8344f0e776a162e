/** Whom the follow-ups of a group may be given to as things stand. In no order. */
export type Candidates = {
  groupId: string
  /** those who sit in the group or hold an office of it, and the secretariat */
  people: Named[]
  /** those with a seat in it */
  organisations: Named[]
  /** its own, and for a working group itself and those beside it */
  workingGroups: Named[]
}

export type Named = { id: string; name: string }

const inForce = (held: string) =>
  `${held}.from_on <= t.today and (${held}.until_on is null or ${held}.until_on >= t.today)`

const namesOf = (table: 'people' | 'organisations' | 'groups', condition: string) => `coalesce((
    select json_agg(json_build_object('id', one.id, 'name', one.name)) from ${table} one
    where one.collaboration_id = g.collaboration_id and (one.ended_on is null or one.ended_on >= t.today)
      and ${condition}), '[]')`

/** JSON of `Candidates` for a group `g` with `t.today`. */
export const candidatesJson = `json_build_object('groupId', g.id,
  'people', ${namesOf(
    'people',
    `one.id in (
      select h.person_id from seats s
      join seat_holders h on h.collaboration_id = s.collaboration_id and h.seat_id = s.id and ${inForce('h')}
      where s.collaboration_id = g.collaboration_id and s.group_id = g.id and ${inForce('s')}
      union select o.person_id from offices o
      where o.collaboration_id = g.collaboration_id and o.group_id = g.id and ${inForce('o')}
      union select r.person_id from collaboration_roles r
      where r.collaboration_id = g.collaboration_id and r.role = 'secretariat' and ${inForce('r')})`,
  )},
  'organisations', ${namesOf(
    'organisations',
    `one.id in (select s.organisation_id from seats s
      where s.collaboration_id = g.collaboration_id and s.group_id = g.id and ${inForce('s')})`,
  )},
  'workingGroups', ${namesOf(
    'groups',
    `one.kind = 'working-group' and (one.id = g.id or one.parent_id in (g.id, g.parent_id))
      and not exists (select from working_groups w
        where w.collaboration_id = one.collaboration_id and w.group_id = one.id and w.state = 'closed')`,
  )})`
