import { and, eq, isNull } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Database, Reader } from '#src/platform/database/database.ts'
import { sessions } from '#src/platform/database/schema/access.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import { openSession, peopleOf, type Recognised, type SignedIn } from './sign-in.ts'

/** The address that the actor's session was opened with a code for; null for a session that has proved none. */
export async function findProvedAddress(db: Reader, { sessionId }: Actor): Promise<string | null> {
  const standing = and(eq(sessions.id, sessionId), isNull(sessions.revokedAt))
  const [session] = await db.select({ address: sessions.provedAddress }).from(sessions).where(standing)
  return session?.address ?? null
}

/**
 * The other collaborations of whoever owns an address that was proved. It is that address which counts and not the one that
 * stands here now: the secretariat here may change that, and could else enter elsewhere.
 */
export async function listElsewhere(
  db: Database,
  actor: Actor,
  provedAddress: string,
): Promise<{ id: string; name: string }[]> {
  const others = await findOthers(db, actor, provedAddress)
  return others.map((one) => ({ id: one.collaborationId, name: one.collaborationName }))
}

/**
 * Opens a session in another collaboration for the owner of that address, recorded there as a sign-in. The caller ends the one
 * here. Refuses a session that has proved no address, and a collaboration that the address does not belong to.
 */
export async function enterElsewhere(
  db: Database,
  actor: Actor,
  { collaborationId, userAgent }: { collaborationId: string; userAgent: string | undefined },
): Promise<SignedIn> {
  const provedAddress = await db.read(actor, (reader) => findProvedAddress(reader, actor))
  if (provedAddress === null) throw forbidden('access.not-proved')
  const others = await findOthers(db, actor, provedAddress)
  const person = others.find((one) => one.collaborationId === collaborationId)
  if (!person) throw notFound('request.not-found')
  return openSession(db, person, {
    ...{ how: 'one-time-code', provedAddress, switched: true, userAgent },
    known: others,
  })
}

async function findOthers(db: Database, actor: Actor, provedAddress: string): Promise<Recognised[]> {
  const known = await db.door((tx) => peopleOf(tx, provedAddress))
  return known.filter((one) => one.collaborationId !== actor.collaborationId)
}
