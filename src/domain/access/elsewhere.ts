import { and, eq, isNull } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Database } from '#src/platform/database/database.ts'
import { sessions } from '#src/platform/database/schema/access.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import { openSession, peopleOf, type Recognised, type SignedIn } from './sign-in.ts'

/** Where else the address belongs that this session has proved. */
export type Elsewhere = {
  /** whether this browser has typed a code that was mailed; without one nothing is known, and nothing told */
  proved: boolean
  collaborations: { id: string; name: string }[]
}

/**
 * The other collaborations of whoever owns the address that the actor's session was opened with a code for. It is that address
 * which counts and not the one that stands here now: the secretariat here may change that, and could else enter elsewhere.
 */
export async function listElsewhere(db: Database, actor: Actor): Promise<Elsewhere> {
  const { provedAddress, others } = await findOthers(db, actor)
  const collaborations = others.map((one) => ({ id: one.collaborationId, name: one.collaborationName }))
  return { proved: provedAddress !== null, collaborations }
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
  const { provedAddress, others } = await findOthers(db, actor)
  if (provedAddress === null) throw forbidden('access.not-proved')
  const person = others.find((one) => one.collaborationId === collaborationId)
  if (!person) throw notFound('request.not-found')
  return openSession(db, person, {
    ...{ how: 'one-time-code', provedAddress, switched: true, userAgent },
    known: others,
  })
}

async function findOthers(
  db: Database,
  { sessionId, collaborationId }: Actor,
): Promise<{ provedAddress: string | null; others: Recognised[] }> {
  return db.door(async (tx) => {
    const standing = and(eq(sessions.id, sessionId), isNull(sessions.revokedAt))
    const [session] = await tx
      .select({ provedAddress: sessions.provedAddress })
      .from(sessions)
      .where(standing)
    const provedAddress = session?.provedAddress ?? null
    if (provedAddress === null) return { provedAddress, others: [] }
    const known = await peopleOf(tx, provedAddress)
    return { provedAddress, others: known.filter((one) => one.collaborationId !== collaborationId) }
  })
}
