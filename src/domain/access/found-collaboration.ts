import { record } from '#src/platform/audit.ts'
import type { Database } from '#src/platform/database/database.ts'
import { collaborationRoles } from '#src/platform/database/schema/access.ts'
import { collaborations } from '#src/platform/database/schema/collaborations.ts'
import { people } from '#src/platform/database/schema/people.ts'
import type { Language } from '#src/platform/language/language.ts'

export type Founding = {
  collaborationId: string
  name: string
  language: Language
  zone: string
  letterheadLines?: string[] | undefined
  letterheadColour?: string | undefined
  administrator: { name: string; email: string }
}

/** Founds a collaboration and its first administrator, who can then sign in. Asked for by the operator, who is nobody in it. */
export async function foundCollaboration(
  db: Database,
  { collaborationId, administrator, ...facts }: Founding,
) {
  return db.write({ collaborationId }, async (tx) => {
    await tx.insert(collaborations).values({ id: collaborationId, ...facts, createdAt: tx.now })
    const personId = tx.newId()
    await tx.insert(people).values({
      id: personId,
      name: administrator.name,
      email: administrator.email.toLowerCase(),
      createdAt: tx.now,
    })
    await tx
      .insert(collaborationRoles)
      .values({ id: tx.newId(), personId, role: 'administrator', fromOn: tx.now.toISOString().slice(0, 10) })
    await record(
      tx,
      { personId: null, name: 'operator' },
      'access.found-collaboration',
      { type: 'collaboration', id: collaborationId },
      { name: facts.name },
    )
    return { id: collaborationId, administratorId: personId, version: 1 }
  })
}
