import type { Database, Scope } from '#src/platform/database/database.ts'

/**
 * The collaboration of a group that has something for everybody: a public calendar or published minutes. Found by the
 * doorman, since whoever asks belongs nowhere. Null for any other group, which looks like one that does not exist.
 */
export function findPublicScope(db: Database, groupId: string): Promise<Scope | null> {
  return db.door(async (tx) => {
    const [scope] = await tx.statement<Scope>({
      name: 'public_scope',
      text: `
        select collaboration_id::text as "collaborationId" from groups where id = $1::uuid and calendar_public
        union all
        select collaboration_id::text from minutes where group_id = $1::uuid and state = 'published'
        limit 1`,
      values: [groupId],
    })
    return scope ?? null
  })
}

/** The same as a condition over `groups g`, inside the collaboration. */
export const isPublicGroup = `(g.calendar_public or exists (
  select from minutes r where r.collaboration_id = g.collaboration_id and r.group_id = g.id and r.state = 'published'))`
