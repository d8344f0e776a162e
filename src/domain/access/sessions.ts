import { and, eq, gt, isNull, or, type SQL } from 'drizzle-orm'
import type { Actor, Claims } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Database, Tx } from '#src/platform/database/database.ts'
import { sessions } from '#src/platform/database/schema/access.ts'
import { notFound, Refusal } from '#src/platform/errors.ts'
import { hashOfToken, newToken } from './secrets.ts'

const signedOut = () => new Refusal('signed-out', 'request.signed-out')

/**
 * Exchanges a refresh token for the session it belongs to and the next refresh token. A token used a second time has
 * been copied: its session is revoked for both who hold it.
 */
export async function refreshSession(
  db: Database,
  refreshToken: string,
): Promise<{ claims: Claims; refreshToken: string }> {
  const hash = hashOfToken(refreshToken)
  // The one before is looked for too: whoever shows it holds a copy.
  const session = await findSession(
    db,
    or(eq(sessions.refreshHash, hash), eq(sessions.previousRefreshHash, hash)),
  )
  if (!session) throw signedOut()
  const next = await db.write(session, async (tx) => {
    const token = newToken(tx.randomBytes)
    const [rotated] = await tx
      .update(sessions)
      .set({ refreshHash: hashOfToken(token), previousRefreshHash: hash, refreshedAt: tx.now })
      .where(
        and(eq(sessions.id, session.sessionId), eq(sessions.refreshHash, hash), isNull(sessions.revokedAt)),
      )
      .returning({ id: sessions.id })
    if (rotated) return token
    await tx.update(sessions).set({ revokedAt: tx.now }).where(eq(sessions.id, session.sessionId))
    await record(tx, { personId: session.personId, name: '' }, 'access.refresh-token-reused', {
      type: 'session',
      id: session.sessionId,
    })
    return null
  })
  if (!next) throw signedOut()
  return { claims: session, refreshToken: next }
}

function findSession(db: Database, held: SQL | undefined): Promise<Claims | null> {
  return db.door(async (tx) => {
    const [row] = await tx
      .select({
        sessionId: sessions.id,
        personId: sessions.personId,
        collaborationId: sessions.collaborationId,
      })
      .from(sessions)
      .where(and(held, isNull(sessions.revokedAt), gt(sessions.expiresAt, tx.now)))
    return row ?? null
  })
}

/** Ends one of the actor's own sessions, or all of them: signed out everywhere at once. */
export async function endSessions(tx: Tx, actor: Actor, which: { sessionId: string } | 'all'): Promise<void> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: tx.now })
    .where(
      and(
        eq(sessions.personId, actor.personId),
        isNull(sessions.revokedAt),
        which === 'all' ? undefined : eq(sessions.id, which.sessionId),
      ),
    )
    .returning({ id: sessions.id })
  if (which !== 'all' && ended.length === 0) throw notFound('request.not-found')
  await record(
    tx,
    actor,
    'access.sign-out',
    { type: 'session', id: which === 'all' ? null : which.sessionId },
    { sessions: ended.length },
  )
}
