import type { Reader } from '#src/platform/database/database.ts'
import { notFound } from '#src/platform/errors.ts'
import { type AssignableOthers, listAssignableOthers } from '../follow-ups/choose-assignee.ts'
import type { Known } from './markers/known.ts'

/**
 * Whom and what a line of a meeting's minutes may name: everybody and every organisation that had not ended on the meeting's day,
 * those asked to the meeting and the secretariat marked, and the working groups of its group. Refuses a meeting that is not here.
 */
export async function readKnown(db: Reader, meetingId: string): Promise<Known> {
  const [[row], others] = await Promise.all([readPeople(db, meetingId), listAssignableOthers(db, meetingId)])
  if (!row) throw notFound('request.not-found')
  return { ...row.known, ...others }
}

type KnownPeople = Omit<Known, keyof AssignableOthers>

const readPeople = (db: Reader, meetingId: string) =>
  db.statement<{ known: KnownPeople }>({
    name: 'people_known_in_meeting',
    text: `
      select json_build_object('language', g.language, 'day', t.day,
        'people', coalesce((
          select json_agg(json_build_object('id', p.id, 'name', p.name, 'organisation', o.name,
            'invited', exists (select from invitees i where i.collaboration_id = p.collaboration_id
                and i.meeting_id = m.id and i.person_id = p.id and i.removed_at is null)
              or coalesce(p.id in (m.chair_person_id, m.writer_person_id), false)
              or exists (select from collaboration_roles r where r.collaboration_id = p.collaboration_id
                and r.person_id = p.id and r.role = 'secretariat' and r.until_on is null)) order by p.name, p.id)
          from people p
          left join organisations o on o.collaboration_id = p.collaboration_id and o.id = p.organisation_id
          where p.ended_on is null or p.ended_on >= t.day), '[]')) as known
      from meetings m
      join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id
      cross join lateral (select (m.starts_at at time zone m.zone)::date as day) t
      where m.id = $1::uuid`,
    values: [meetingId],
  })
