import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { type collaborationRoleNames, collaborationRoles } from '#src/platform/database/schema/access.ts'
import { conflict, forbidden, notFound } from '#src/platform/errors.ts'
import { isAdministrator } from '#src/platform/may.ts'

type Role = (typeof collaborationRoleNames)[number]

/** Gives a person a role in the whole collaboration from today. Refuses all but administrators, and a role already held. */
export async function giveRole(tx: Tx, actor: Actor, { personId, role }: { personId: string; role: Role }) {
  if (!isAdministrator(actor)) throw forbidden('request.only-administrator')
  const id = tx.newId()
  await tx.insert(collaborationRoles).values({ id, personId, role, fromOn: today(tx) })
  await record(tx, actor, 'access.give-role', { type: 'person', id: personId }, { role })
  return { id }
}

/** Takes a role away at once. Refuses to leave the collaboration without an administrator. */
export async function takeRole(tx: Tx, actor: Actor, { personId, role }: { personId: string; role: Role }) {
  if (!isAdministrator(actor)) throw forbidden('request.only-administrator')
  const held = and(eq(collaborationRoles.role, role), isNull(collaborationRoles.untilOn))
  const others = await tx
    .select()
    .from(collaborationRoles)
    .where(and(held, ne(collaborationRoles.personId, personId)))
    .for('update')
  if (role === 'administrator' && others.length === 0) throw conflict('access.last-administrator')
  const yesterday = new Date(tx.now.getTime() - 86_400_000).toISOString().slice(0, 10)
  const taken = await tx
    .update(collaborationRoles)
    .set({ untilOn: yesterday })
    .where(and(held, eq(collaborationRoles.personId, personId)))
    .returning()
  if (taken.length === 0) throw notFound('request.not-found')
  await record(tx, actor, 'access.take-role', { type: 'person', id: personId }, { role })
}

const today = (tx: Tx): string => tx.now.toISOString().slice(0, 10)
