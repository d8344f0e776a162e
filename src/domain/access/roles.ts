import { and, eq, isNull } from 'drizzle-orm'
import { getToday } from '#src/domain/collaborations/read.ts'
import { refuseWithoutAdministrator } from '#src/domain/people/administrators.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { type collaborationRoleNames, collaborationRoles } from '#src/platform/database/schema/access.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import { isAdministrator } from '#src/platform/may.ts'
import { addCalendarDays } from '#src/platform/time.ts'

type Role = (typeof collaborationRoleNames)[number]

/** Gives a person a role in the whole collaboration from today. Refuses all but administrators, and a role already held. */
export async function giveRole(tx: Tx, actor: Actor, { personId, role }: { personId: string; role: Role }) {
  if (!isAdministrator(actor)) throw forbidden('request.only-administrator')
  const id = tx.newId()
  await tx.insert(collaborationRoles).values({ id, personId, role, fromOn: await getToday(tx) })
  await record(tx, actor, 'access.give-role', { type: 'person', id: personId }, { role })
  return { id }
}

/** Takes a role away at once. Refuses to leave the collaboration without an administrator. */
export async function takeRole(tx: Tx, actor: Actor, { personId, role }: { personId: string; role: Role }) {
  if (!isAdministrator(actor)) throw forbidden('request.only-administrator')
  const held = and(eq(collaborationRoles.role, role), isNull(collaborationRoles.untilOn))
  if (role === 'administrator') await refuseWithoutAdministrator(tx, personId)
  // In the collaboration's own calendar, which roles are read in: by another one it would last until midnight there.
  const yesterday = addCalendarDays(await getToday(tx), -1)
  const taken = await tx
    .update(collaborationRoles)
    .set({ untilOn: yesterday })
    .where(and(held, eq(collaborationRoles.personId, personId)))
    .returning()
  if (taken.length === 0) throw notFound('request.not-found')
  await record(tx, actor, 'access.take-role', { type: 'person', id: personId }, { role })
}
