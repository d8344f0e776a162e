import { record } from '#src/platform/audit.ts'
import type { Database, Tx } from '#src/platform/database/database.ts'
import { collaborationRoles } from '#src/platform/database/schema/access.ts'
import { type KeyedRequest, onlyOnceInNew } from '#src/platform/idempotency.ts'
import { type CollaborationFacts, enterCollaboration } from '../collaborations/found.ts'
import { enterPerson } from '../people/keep.ts'

export type Founding = CollaborationFacts & {
  collaborationId: string
  administrator: { name: string; email: string }
}

/**
 * Founds a collaboration and its first administrator, who can then sign in. Asked for by the operator, who is nobody in it.
 * With a key it is founded once, however often it is asked for.
 */
export async function foundCollaboration(db: Database, founding: Founding, once?: KeyedRequest) {
  const { collaborationId } = founding
  if (!once) return db.write({ collaborationId }, (tx) => enterAll(tx, founding))
  const outcome = await onlyOnceInNew(db, { ...once, collaborationId }, async (tx) => ({
    result: await enterAll(tx, founding),
    headers: {},
    status: 201,
  }))
  return outcome.result as Awaited<ReturnType<typeof enterAll>>
}

async function enterAll(tx: Tx, { collaborationId, administrator, ...facts }: Founding) {
  await enterCollaboration(tx, facts)
  const personId = await enterPerson(tx, administrator)
  const fromOn = tx.now.toISOString().slice(0, 10)
  await tx.insert(collaborationRoles).values({ id: tx.newId(), personId, role: 'administrator', fromOn })
  const subject = { type: 'collaboration' as const, id: collaborationId }
  await record(tx, { personId: null, name: 'operator' }, 'access.found-collaboration', subject, {
    name: facts.name,
  })
  return { id: collaborationId, administratorId: personId, version: 1 }
}
