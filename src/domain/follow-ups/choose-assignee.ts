import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { chooserFor, listChoosable } from '../people/choosing.ts'
import type { AskedAssignee } from './assignee.ts'

type Others = { organisations: { id: string; name: string }[]; workingGroups: { id: string; name: string }[] }

/**
 * Everybody and everything that may be given a follow-up of a group, as they are called in a list: people, member organisations,
 * and the working groups that the group has.
 */
export async function listAssignable(db: Reader, actor: Actor, groupId: string): Promise<string[]> {
  const [people, { organisations, workingGroups }] = await Promise.all([
    listChoosable(db, actor),
    listOthers(db, groupId),
  ])
  return [
    ...people.map(({ label }) => label),
    ...[...organisations, ...workingGroups].map(({ name }) => name),
  ]
}

/**
 * Whom or what a typed name stands for: a working group of the group or an organisation of that name, else a person. Null for
 * nothing typed. Refuses, with the field, a name that is nobody's or that of several.
 */
export async function findAssignee(
  db: Reader,
  actor: Actor,
  { field, typed, groupId }: { field: string; typed: string | null; groupId: string },
): Promise<AskedAssignee | null> {
  const wanted = plain(typed ?? '')
  if (wanted === '') return null
  const { organisations, workingGroups } = await listOthers(db, groupId)
  const group = workingGroups.find(({ name }) => plain(name) === wanted)
  if (group) return { workingGroupId: group.id }
  const organisation = organisations.find(({ name }) => plain(name) === wanted)
  if (organisation) return { organisationId: organisation.id }
  const personId = (await chooserFor(db, actor))({ field, typed })
  return personId ? { personId } : null
}

const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

async function listOthers(db: Reader, groupId: string): Promise<Others> {
  const [row] = await db.statement<{ others: Others }>({
    name: 'assignable_others',
    text: `
      select json_build_object(
        'organisations', coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name, o.id)
          from organisations o where o.ended_on is null), '[]'),
        'workingGroups', coalesce((select json_agg(json_build_object('id', w.id, 'name', w.name) order by w.name, w.id)
          from groups w where w.kind = 'working-group' and w.ended_on is null
            and ($1::uuid in (w.id, w.parent_id) or w.parent_id = (select g.parent_id from groups g where g.id = $1::uuid))), '[]')
      ) as others`,
    values: [groupId],
  })
  return row?.others ?? { organisations: [], workingGroups: [] }
}
