import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import type { approvalPolicies } from '#src/platform/database/schema/groups.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { localDate, localTime } from '#src/platform/time.ts'
import { mayPrepare } from '../meetings/may.ts'
import { proposeNextDay } from '../meetings/next-day.ts'

type Candidate = { id: string; name: string; office: string | null }

type StoredBasis = {
  group: {
    id: string
    name: string
    parentId: string | null
    language: Language
    zone: string
    defaultPlace: string | null
    approvalPolicy: (typeof approvalPolicies)[number]
  }
  /** the newest first */
  meetings: {
    id: string
    startsAt: string
    endsAt: string
    zone: string
    place: string | null
    videoUrl: string | null
    chairPersonId: string | null
    writerPersonId: string | null
  }[]
  candidates: Candidate[]
}

/** What a form to plan a group's next meeting begins with. `on` is null where the group has never met. */
export type PlanAhead = {
  group: StoredBasis['group']
  /** the day of the meeting that it is planned from; null where there is none */
  from: string | null
  proposed: {
    on: string | null
    start: string
    end: string
    place: string | null
    videoUrl: string | null
    chairPersonId: string | null
    writerPersonId: string | null
  }
  /** who may lead it or write its minutes: those of the group, and the secretariat */
  candidates: Candidate[]
}

/**
 * The group's next meeting as it is likely to be: on the weekday and at the time of the last one, the usual interval later,
 * with the same place, chair and writer while they are still of the group. One statement. Refuses who does not prepare its
 * meetings.
 */
export async function planAhead(
  db: Reader,
  actor: Actor,
  { groupId, today }: { groupId: string; today: string },
): Promise<PlanAhead> {
  const [row] = await db.statement<{ basis: StoredBasis }>({
    name: 'plan_ahead',
    text: statement,
    values: [groupId, today],
  })
  if (!row) throw notFound('request.not-found')
  const { group, meetings, candidates } = row.basis
  if (!mayPrepare(actor, group)) throw forbidden('meetings.only-preparers')
  const [last] = meetings
  const days = meetings.map(({ startsAt, zone }) => localDate(new Date(startsAt), zone))
  const still = (id: string | null | undefined, office: string) =>
    candidates.find((one) => one.id === id)?.id ?? candidates.find((one) => one.office === office)?.id ?? null
  return {
    group,
    from: days[0] ?? null,
    proposed: {
      on: proposeNextDay({ days, today }),
      start: last ? localTime(new Date(last.startsAt), last.zone) : '09:00',
      end: last ? localTime(new Date(last.endsAt), last.zone) : '11:00',
      place: last ? last.place : group.defaultPlace,
      videoUrl: last?.videoUrl ?? null,
      chairPersonId: still(last?.chairPersonId, 'chair'),
      writerPersonId: still(last?.writerPersonId, 'secretary'),
    },
    candidates,
  }
}

const statement = `
  select json_build_object(
    'group', json_build_object('id', g.id, 'name', g.name, 'parentId', g.parent_id, 'language', g.language,
      'zone', g.zone, 'defaultPlace', g.default_place, 'approvalPolicy', g.approval_policy),
    'meetings', coalesce((
      select json_agg(json_build_object('id', m.id, 'startsAt', m.starts_at, 'endsAt', m.ends_at, 'zone', m.zone,
        'place', m.place, 'videoUrl', m.video_url, 'chairPersonId', m.chair_person_id,
        'writerPersonId', m.writer_person_id) order by m.starts_at desc, m.id)
      from (
        select * from meetings latest
        where latest.collaboration_id = g.collaboration_id and latest.group_id = g.id and latest.state <> 'cancelled'
        order by latest.starts_at desc, latest.id limit 6
      ) m), '[]'),
    'candidates', coalesce((
      select json_agg(json_build_object('id', p.id, 'name', p.name, 'office', found.office) order by p.name, p.id)
      from (
        select person_id, max(office) as office from (
          select o.person_id, o.office from offices o
          where o.collaboration_id = g.collaboration_id and o.group_id = g.id
            and o.from_on <= $2::date and (o.until_on is null or o.until_on >= $2::date)
          union all
          select h.person_id, null from seats s
          join seat_holders h on h.collaboration_id = s.collaboration_id and h.seat_id = s.id and h.standing = 'holder'
            and h.from_on <= $2::date and (h.until_on is null or h.until_on >= $2::date)
          where s.collaboration_id = g.collaboration_id and s.group_id = g.id
            and s.from_on <= $2::date and (s.until_on is null or s.until_on >= $2::date)
          union all
          select r.person_id, null from collaboration_roles r
          where r.collaboration_id = g.collaboration_id and r.role = 'secretariat'
            and r.from_on <= $2::date and (r.until_on is null or r.until_on >= $2::date)
        ) held group by person_id
      ) found
      join people p on p.collaboration_id = g.collaboration_id and p.id = found.person_id
        and (p.ended_on is null or p.ended_on >= $2::date)), '[]')
  ) as basis
  from groups g
  where g.id = $1::uuid`
