import type { Actor } from '#src/platform/actor.ts'
import { conflict, forbidden } from '#src/platform/errors.ts'
import { isAdministrator } from '#src/platform/may.ts'

type Roles = { role: string }[]

/**
 * RULE: whom the secretariat may not merge: what only an administrator may give, take or change, they do not give by merging either.
 * So not an administrator, whose address or standing would change, and nobody whose role the kept one does not have. Nor the entry
 * that one is signed in with oneself.
 */
export function refuseMerging(
  actor: Actor,
  { dropId, roles }: { dropId: string; roles: { kept: Roles; dropped: Roles; moving: Roles } },
): void {
  const administrator = [...roles.kept, ...roles.dropped].some(({ role }) => role === 'administrator')
  if (!isAdministrator(actor) && (administrator || roles.moving.length > 0))
    throw forbidden('request.only-administrator', { field: 'dropId' })
  if (actor.personId === dropId) throw conflict('duplicates.own-entry', { field: 'dropId' })
}
