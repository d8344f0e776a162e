import { personAsSeenBy } from '#src/domain/people/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import type { collaborationRoleNames } from '#src/platform/database/schema/access.ts'
import type { officeNames } from '#src/platform/database/schema/groups.ts'
import type { people } from '#src/platform/database/schema/people.ts'
import { notFound } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { covers, type Period } from './periods.ts'

type Named = { id: string; name: string }
type Role = (typeof collaborationRoleNames)[number]

/** A seat or an office that somebody holds or held, in a group that the reader may read. */
export type Holding = Period & {
  id: string
  group: Named
  as: (typeof officeNames)[number] | 'member' | 'observer' | 'deputy'
  /** whose seat it is; null for an office and for a seat in one's own right */
  organisation: Named | null
}

type StoredPerson = {
  person: Omit<typeof people.$inferSelect, 'createdAt' | 'collaborationId' | 'mergedIntoId'>
  organisation: Named | null
  /** who they turned out to be */
  mergedInto: Named | null
  today: string
  roles: Role[]
  holdings: Holding[]
  meetings: { id: string; title: string | null; group: Named; startsAt: string; zone: string }[]
  followUps: { id: string; text: string; dueOn: string | null; group: Named }[]
  followUpCount: number
  mails: { total: number; failed: number } | null
}

/**
 * A person with all that a reader may know of them, of one moment: details as `personAsSeenBy` has them, roles held today, seats and
 * offices held now and before, the ten meetings last attended, the open follow-ups that are due first, and for the secretariat how
 * many mails they were sent. What happens in groups is for those who read the group and for the person. One statement.
 */
export async function getPersonFor(db: Reader, actor: Actor, personId: string) {
  const [row] = await db.statement<{ found: StoredPerson }>({
    name: 'person_page',
    text: personStatement,
    values: [
      personId,
      isSecretariat(actor),
      isSecretariat(actor) || actor.personId === personId,
      Object.keys(actor.groups),
      db.now.toISOString(),
    ],
  })
  if (!row) throw notFound('request.not-found')
  const { person, today, holdings, ...found } = row.found
  const whole = isSecretariat(actor) || actor.personId === personId
  const holds = ({ fromOn, untilOn }: Holding) => covers({ fromOn, untilOn }, today) || fromOn > today
  const ended = person.endedOn !== null && person.endedOn < today
  return {
    ...found,
    person: personAsSeenBy(actor, person),
    /** nothing is left out of what follows because the reader may not see it */
    whole,
    ended,
    held: ended ? [] : holdings.filter(holds),
    heldBefore: ended ? holdings : holdings.filter((one) => !holds(one)),
  }
}

/** Those groups that the reader belongs to, or whose parent they belong to: as `mayRead`. */
const readable = '($3::boolean or g.id = any($4::uuid[]) or g.parent_id = any($4::uuid[]))'
const groupJson = `json_build_object('id', g.id, 'name', g.name)`

const personStatement = `
  select json_build_object(
    'today', t.today,
    'person', json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'phone', p.phone, 'title', p.title,
      'language', p.language, 'organisationId', p.organisation_id, 'endedOn', p.ended_on, 'version', p.version),
    'organisation', case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end,
    'mergedInto', (select json_build_object('id', kept.id, 'name', kept.name) from people kept
      where kept.collaboration_id = p.collaboration_id and kept.id = p.merged_into_id),
    'roles', coalesce((
      select json_agg(r.role order by r.role) from collaboration_roles r
      where r.collaboration_id = p.collaboration_id and r.person_id = p.id
        and r.from_on <= t.today and (r.until_on is null or r.until_on >= t.today)), '[]'),
    'holdings', coalesce((
      select json_agg(json_build_object('id', held.id, 'as', held.role, 'fromOn', held.from_on, 'untilOn', held.until_on,
        'group', ${groupJson}, 'organisation', case when held.organisation_id is not null
          then json_build_object('id', held.organisation_id, 'name', held.organisation_name) end)
        order by held.from_on desc, name_order(g.name, 'nb'), held.id)
      from (
        select f.id, f.group_id, f.office as role, f.from_on, f.until_on,
          null::uuid as organisation_id, null::text as organisation_name
        from offices f where f.collaboration_id = p.collaboration_id and f.person_id = p.id
        union all
        select h.id, s.group_id, case when h.standing = 'deputy' then 'deputy' else s.kind end, h.from_on,
          least(h.until_on, s.until_on), home.id, home.name
        from seat_holders h
        join seats s on s.collaboration_id = h.collaboration_id and s.id = h.seat_id
        left join organisations home on home.collaboration_id = s.collaboration_id and home.id = s.organisation_id
        where h.collaboration_id = p.collaboration_id and h.person_id = p.id
      ) held
      join groups g on g.collaboration_id = p.collaboration_id and g.id = held.group_id
      where ${readable} and (held.until_on is null or held.until_on >= held.from_on)), '[]'),
    'meetings', coalesce((
      select json_agg(json_build_object('id', met.id, 'title', met.title, 'startsAt', ${utc('met.starts_at')},
        'zone', met.zone, 'group', met.of_group) order by met.starts_at desc, met.id)
      from (
        select m.id, m.title, m.starts_at, m.zone, ${groupJson} as of_group
        from invitees i
        join attendances a on a.collaboration_id = i.collaboration_id and a.invitee_id = i.id
          and a.presence in ('present', 'deputising')
        join meetings m on m.collaboration_id = i.collaboration_id and m.id = i.meeting_id
        join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id
        where i.collaboration_id = p.collaboration_id and i.person_id = p.id and ${readable}
        order by m.starts_at desc, m.id limit 10
      ) met), '[]'),
    'followUps', coalesce((
      select json_agg(json_build_object('id', due.id, 'text', due.text, 'dueOn', due.due_on, 'group', due.of_group)
        order by due.due_on nulls last, due.id)
      from (
        select f.id, f.text, f.due_on, ${groupJson} as of_group
        from follow_ups f join groups g on g.collaboration_id = f.collaboration_id and g.id = f.group_id
        where f.collaboration_id = p.collaboration_id and f.assignee_person_id = p.id and f.state = 'open' and ${readable}
        order by f.due_on nulls last, f.id limit 10
      ) due), '[]'),
    'followUpCount', (
      select count(*) from follow_ups f join groups g on g.collaboration_id = f.collaboration_id and g.id = f.group_id
      where f.collaboration_id = p.collaboration_id and f.assignee_person_id = p.id and f.state = 'open' and ${readable}),
    'mails', case when $2::boolean then (
      select json_build_object('total', count(*), 'failed', count(*) filter (where m.state = 'failed')) from mails m
      where m.collaboration_id = p.collaboration_id and m.person_id = p.id) end
  ) as found
  from people p
  join collaborations c on c.id = p.collaboration_id
  left join organisations o on o.collaboration_id = p.collaboration_id and o.id = p.organisation_id
  cross join lateral (select ($5::timestamptz at time zone c.zone)::date as today) t
  where p.id = $1::uuid`
