import { record } from '#src/platform/audit.ts'
import type { Database } from '#src/platform/database/database.ts'
import { collaborationRoles } from '#src/platform/database/schema/access.ts'
import { type CollaborationFacts, enterCollaboration } from '../collaborations/found.ts'
import { enterPerson } from '../people/keep.ts'

export type Founding = CollaborationFacts & {
  collaborationId: string
  administrator: { name: string; email: string }
}

/** Founds a collaboration and its first administrator, who can then sign in. Asked for by the operator, who is nobody in it. */
export async function foundCollaboration(
  db: Database,
  { collaborationId, administrator, ...facts }: Founding,
) {
  return db.write({ collaborationId }, async (tx) => {
    await enterCollaboration(tx, facts)
    const personId = await enterPerson(tx, administrator)
    const fromOn = tx.now.toISOString().slice(0, 10)
    await tx.insert(collaborationRoles).values({ id: tx.newId(), personId, role: 'administrator', fromOn })
    const subject = { type: 'collaboration', id: collaborationId }
    await record(tx, { personId: null, name: 'operator' }, 'access.found-collaboration', subject, {
      name: facts.name,
    })
    return { id: collaborationId, administratorId: personId, version: 1 }
  })
}
