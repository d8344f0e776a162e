import type { Database } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import type { Language } from '#src/platform/language/language.ts'
import { findPublicScope, isPublicGroup } from './public-scope.ts'

/** The minutes that a group published last, the newest first. Instants are RFC 3339 in UTC. */
export type PublicNews = {
  collaboration: string
  group: { id: string; name: string; language: Language; createdAt: string }
  minutes: {
    id: string
    startsAt: string
    zone: string
    publishedAt: string
    /** when the version was made that is shown: later than the publishing after a correction */
    updatedAt: string
  }[]
}

/** What a group has published, for those who follow it. Null where nothing of it is public. */
export async function findPublicNews(db: Database, groupId: string): Promise<PublicNews | null> {
  const scope = await findPublicScope(db, groupId)
  if (!scope) return null
  const [row] = await db.read(scope, (reader) =>
    reader.statement<{ news: PublicNews }>({ name: 'public_news', text: statement, values: [groupId] }),
  )
  return row?.news ?? null
}

const statement = `
  select json_build_object('collaboration', c.name,
    'group', json_build_object('id', g.id, 'name', g.name, 'language', g.language, 'createdAt', ${utc('g.created_at')}),
    'minutes', coalesce((
      select json_agg(json_build_object('id', id, 'startsAt', ${utc('starts_at')}, 'zone', zone,
        'publishedAt', ${utc('published_at')}, 'updatedAt', ${utc('greatest(published_at, made_at)')})
        order by published_at desc, id desc)
      from (
        select r.id, m.starts_at, m.zone, r.published_at, v.created_at as made_at
        from minutes r
        join meetings m on m.collaboration_id = r.collaboration_id and m.id = r.meeting_id
        join minutes_versions v on v.collaboration_id = r.collaboration_id and v.id = r.current_version_id
        where r.collaboration_id = g.collaboration_id and r.group_id = g.id and r.state = 'published'
        order by r.published_at desc, r.id desc limit 50) newest), '[]')) as news
  from groups g join collaborations c on c.id = g.collaboration_id
  where g.id = $1::uuid and ${isPublicGroup}`
