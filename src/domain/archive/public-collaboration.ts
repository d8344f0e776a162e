import type { Database } from '#src/platform/database/database.ts'
import type { groupKinds } from '#src/platform/database/schema/groups.ts'
import { nameOrder } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { isPublicGroup } from './public-scope.ts'

export type PublicCollaboration = {
  id: string
  name: string
  language: Language
  groups: PublicGroupHead[]
}

type PublicGroupHead = {
  id: string
  name: string
  kind: (typeof groupKinds)[number]
  /** of a working group, where the group above it is public too */
  parentId: string | null
  calendarPublic: boolean
  publishedMinutes: number
}

/**
 * A collaboration with its groups that have something for everybody, by name. Null for one that has none, which looks
 * like one that does not exist.
 */
export async function findPublicCollaboration(
  db: Database,
  collaborationId: string,
): Promise<PublicCollaboration | null> {
  const [row] = await db.read({ collaborationId }, (reader) =>
    reader.statement<{ found: PublicCollaboration }>({
      name: 'public_collaboration',
      text: statement,
      values: [],
    }),
  )
  if (!row) return null
  const { groups, language, ...collaboration } = row.found
  const shown = new Set(groups.map(({ id }) => id))
  const inOrder = nameOrder(language)
  return {
    ...collaboration,
    language,
    groups: groups
      .map((group) => ({
        ...group,
        parentId: group.parentId && shown.has(group.parentId) ? group.parentId : null,
      }))
      .sort((one, other) => inOrder(one.name, other.name) || one.id.localeCompare(other.id)),
  }
}

const statement = `
  select json_build_object('id', c.id, 'name', c.name, 'language', c.language,
    'groups', json_agg(json_build_object('id', g.id, 'name', g.name, 'kind', g.kind, 'parentId', g.parent_id,
      'calendarPublic', g.calendar_public,
      'publishedMinutes', (select count(*) from minutes r
        where r.collaboration_id = g.collaboration_id and r.group_id = g.id and r.state = 'published')))) as found
  from collaborations c
  join groups g on g.collaboration_id = c.id and ${isPublicGroup}
  group by c.id, c.name, c.language`
