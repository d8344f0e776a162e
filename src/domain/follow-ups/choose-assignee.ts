import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { chooserFor } from '../people/choosing.ts'
import type { AskedAssignee } from './assignee.ts'

type Others = { organisations: { id: string; name: string }[]; workingGroups: { id: string; name: string }[] }

/** What may be given a follow-up of a meeting beside people, as it is called: member organisations, and the group's working groups. */
export async function listAssignableOthers(db: Reader, meetingId: string): Promise<string[]> {
  const { organisations, workingGroups } = await listOthers(db, meetingId)
  return [...organisations, ...workingGroups].map(({ name }) => name)
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
  const { organisations, workingGroups } = await listOthers(db, meetingId)
  const group = workingGroups.find(({ name }) => plain(name) === wanted)
  if (group) return { workingGroupId: group.id }
  const organisation = organisations.find(({ name }) => plain(name) === wanted)
  if (organisation) return { organisationId: organisation.id }
  const personId = (await chooserFor(db, actor))({ field, typed })
  return personId ? { personId } : null
}

const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

async function listOthers(db: Reader, meetingId: string): Promise<Others> {
  const [row] = await db.statement<{ others: Others }>({
    name: 'assignable_others',
    text: `
      select json_build_object(
        'organisations', coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name, o.id)
          from organisations o where o.ended_on is null), '[]'),
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
