import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { chooserFor } from '../people/choosing.ts'
import type { AskedAssignee } from './assignee.ts'

/** What may be given a follow-up beside people. */
export type AssignableOthers = {
  organisations: { id: string; name: string }[]
  workingGroups: { id: string; name: string }[]
}

/**
 * Whom or what a typed name stands for: a working group of the group or an organisation of that name, else a person. Null for
 * nothing typed. Refuses, with the field, a name that is nobody's or that of several.
 */
export async function findAssignee(
  db: Reader,
  actor: Actor,
  { field, typed, meetingId }: { field: string; typed: string | null; meetingId: string },
): Promise<AskedAssignee | null> {
  const wanted = plain(typed ?? '')
  if (wanted === '') return null
  const { organisations, workingGroups } = await listAssignableOthers(db, meetingId)
  const group = workingGroups.find(({ name }) => plain(name) === wanted)
  if (group) return { workingGroupId: group.id }
  const organisation = organisations.find(({ name }) => plain(name) === wanted)
  if (organisation) return { organisationId: organisation.id }
  const personId = (await chooserFor(db, actor))({ field, typed })
  return personId ? { personId } : null
}

const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * What may be given a follow-up of a meeting beside people, by name: organisations that had not ended on the meeting's day, and the
 * working groups of its group. Nothing where there is no such meeting.
 */
export async function listAssignableOthers(db: Reader, meetingId: string): Promise<AssignableOthers> {
  const [row] = await db.statement<{ others: AssignableOthers }>({
    name: 'assignable_others',
    text: `
      select json_build_object(
        'organisations', coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name, o.id)
          from organisations o
          where o.ended_on is null or o.ended_on >= (m.starts_at at time zone m.zone)::date), '[]'),
        'workingGroups', coalesce((select json_agg(json_build_object('id', w.id, 'name', w.name) order by w.name, w.id)
          from groups w where w.kind = 'working-group' and w.ended_on is null
            and (g.id in (w.id, w.parent_id) or w.parent_id = g.parent_id)), '[]')
      ) as others
      from meetings m join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id
      where m.id = $1::uuid`,
    values: [meetingId],
  })
  return row?.others ?? { organisations: [], workingGroups: [] }
}
