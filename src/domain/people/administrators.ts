import { and, eq, isNull } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { collaborationRoles } from '#src/platform/database/schema/access.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { conflict, forbidden } from '#src/platform/errors.ts'
import { isAdministrator } from '#src/platform/may.ts'

/**
 * Refuses to change an administrator's address, or to end them, for all but administrators: whoever moves the address
 * that signs an administrator in becomes the administrator.
 */
export async function refuseOverAdministrators(tx: Tx, actor: Actor, personId: string): Promise<void> {
  if (isAdministrator(actor)) return
  if ((await lockAdministrators(tx)).includes(personId)) throw forbidden('request.only-administrator')
}

/** Refuses to leave the collaboration without an administrator who can sign in. Two who take each other away take turns. */
export async function refuseWithoutAdministrator(tx: Tx, personId: string): Promise<void> {
  const administrators = await lockAdministrators(tx)
  if (administrators.includes(personId) && administrators.length === 1)
    throw conflict('access.last-administrator')
}

/** Who administers the collaboration and has not ended. The rows stay locked until the transaction ends. */
async function lockAdministrators(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ personId: collaborationRoles.personId })
    .from(collaborationRoles)
    .innerJoin(people, eq(people.id, collaborationRoles.personId))
    .where(
      and(
        eq(collaborationRoles.role, 'administrator'),
        isNull(collaborationRoles.untilOn),
        isNull(people.endedOn),
      ),
    )
    .for('update', { of: collaborationRoles })
  return rows.map(({ personId }) => personId)
}
