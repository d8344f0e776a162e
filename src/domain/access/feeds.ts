import { and, eq, isNull } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Database, Reader, Tx } from '#src/platform/database/database.ts'
import { feeds } from '#src/platform/database/schema/access.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { hashOfToken, newToken } from './secrets.ts'

export type Feed = { id: string; personId: string; collaborationId: string }

/**
 * Makes the secret address of the actor's own calendar and answers it, once: only its hash is kept. A person has one that
 * stands, so the former is revoked. It never runs out; what it shows is read by the rights of the moment.
 */
export async function makeFeed(
  tx: Tx,
  actor: Actor,
  baseUrl: string,
): Promise<{ url: string; createdAt: Date }> {
  // Of two made at once the later one waits here, and revokes the other.
  await tx.select({ id: people.id }).from(people).where(eq(people.id, actor.personId)).for('update')
  const former = await revokeFeed(tx, actor)
  const token = newToken(tx.randomBytes)
  const id = tx.newId()
  await tx
    .insert(feeds)
    .values({ id, tokenHash: hashOfToken(token), personId: actor.personId, createdAt: tx.now })
  await record(tx, actor, 'access.make-feed', { type: 'feed', id }, { revoked: former })
  return { url: `${baseUrl}/feeds/${token}/calendar.ics`, createdAt: tx.now }
}

/** Makes the address of the actor's calendar useless at once. Where there is none, nothing is done. */
export async function endFeed(tx: Tx, actor: Actor): Promise<void> {
  const ended = await revokeFeed(tx, actor)
  if (ended) await record(tx, actor, 'access.end-feed', { type: 'feed', id: ended })
}

/** Since when the actor has an address for their calendar; null when they have none. The address itself is not known. */
export async function findFeedOf(db: Reader, actor: Actor): Promise<{ createdAt: Date } | null> {
  const [row] = await db.select({ createdAt: feeds.createdAt }).from(feeds).where(standingOf(actor))
  return row ?? null
}

/** Whose calendar an address is for; null for a token that is unknown or revoked: both look alike. */
export function findFeed(db: Database, token: string): Promise<Feed | null> {
  return db.door(async (tx) => {
    const [row] = await tx
      .select({ id: feeds.id, personId: feeds.personId, collaborationId: feeds.collaborationId })
      .from(feeds)
      .where(and(eq(feeds.tokenHash, hashOfToken(token)), isNull(feeds.revokedAt)))
    return row ?? null
  })
}

async function revokeFeed(tx: Tx, actor: Actor): Promise<string | null> {
  const [revoked] = await tx
    .update(feeds)
    .set({ revokedAt: tx.now })
    .where(standingOf(actor))
    .returning({ id: feeds.id })
  return revoked?.id ?? null
}

const standingOf = (actor: Actor) => and(eq(feeds.personId, actor.personId), isNull(feeds.revokedAt))
