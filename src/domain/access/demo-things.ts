import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { type LinkPurpose, makeLink } from './links.ts'

/** Something that a mail to this person is about: the group, its date, and the page a mail would have led to. */
export type DemoThing = { purpose: LinkPurpose; group: string; date: string; url: string }

/**
 * New links to what waits for a person, as their mails would hold them: tokens are stored only as hashes, so the demo
 * cannot show those already sent. Call it only where the configuration says demo.
 */
export async function openDemoThings(
  tx: Tx,
  person: { id: string; name: string },
  baseUrl: string,
): Promise<DemoThing[]> {
  const [row] = await tx.statement<{
    things: { purpose: LinkPurpose; subjectId: string; group: string; date: string }[]
  }>({ name: 'demo_things', text: thingsStatement, values: [person.id] })
  const things: DemoThing[] = []
  for (const { purpose, subjectId, group, date } of row?.things ?? [])
    things.push({
      purpose,
      group,
      date,
      url: await makeLink(tx, baseUrl, { purpose, personId: person.id, subjectId }),
    })
  const doer = { personId: person.id, name: person.name }
  await record(
    tx,
    doer,
    'access.open-demo-things',
    { type: 'person', id: person.id },
    { links: things.length },
  )
  return things
}

const thingsStatement = `
  with waiting as (
    select 'reply' as purpose, v.id as subject_id, g.name as group_name, (m.starts_at at time zone m.zone)::date as day
    from invitees i
    join meetings m on m.collaboration_id = i.collaboration_id and m.id = i.meeting_id and m.state = 'called'
    join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id
    join lateral (
      select v.id from invitations v where v.collaboration_id = m.collaboration_id and v.meeting_id = m.id
      order by v.number desc limit 1) v on true
    where i.person_id = $1::uuid and i.removed_at is null
    union all
    select 'review', n.current_version_id, g.name, (m.starts_at at time zone m.zone)::date
    from minutes n
    join meetings m on m.collaboration_id = n.collaboration_id and m.id = n.meeting_id
    join invitees i on i.collaboration_id = m.collaboration_id and i.meeting_id = m.id and i.person_id = $1::uuid and i.removed_at is null
    join groups g on g.collaboration_id = n.collaboration_id and g.id = n.group_id
    where n.state = 'in-review' and n.current_version_id is not null
    union all
    select 'name-seat', s.id, g.name, coalesce(s.name_due_on, s.from_on)
    from seats s join groups g on g.collaboration_id = s.collaboration_id and g.id = s.group_id
    where s.named_by_person_id = $1::uuid and s.until_on is null
      and not exists (select from seat_holders h where h.collaboration_id = s.collaboration_id and h.seat_id = s.id
        and h.standing = 'holder' and h.until_on is null)
    union all
    select 'follow-up', f.id, g.name, coalesce(f.due_on, f.created_at::date)
    from follow_ups f join groups g on g.collaboration_id = f.collaboration_id and g.id = f.group_id
    where f.assignee_person_id = $1::uuid and f.state = 'open'
    order by 4 desc
    limit 20
  )
  select coalesce(json_agg(json_build_object(
    'purpose', purpose, 'subjectId', subject_id, 'group', group_name, 'date', day) order by day desc, subject_id), '[]') as things
  from waiting`
