import { createHash } from 'node:crypto'
import { and, eq, lt } from 'drizzle-orm'
import type { Doer } from './actor.ts'
import { type Database, databaseFault, type Tx } from './database/database.ts'
import { idempotencyKeys } from './database/schema/platform.ts'
import { conflict, invalid } from './errors.ts'

export type Outcome = { result: unknown; headers: Record<string, string>; status: number }

export type KeyedRequest = { key: string; route: string; body: unknown }

/**
 * Runs `work` once for each key of a person: a repeated request gets the first answer, kept in the same transaction as
 * the effect. The same key with another body or route is refused. While the first request is still running, the
 * second waits for it on the key's index entry.
 */
export async function onlyOnce(
  tx: Tx,
  doer: Doer & { personId: string },
  { key, route, body }: KeyedRequest,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const bodyHash = checkedHash(key, body)
  const [claimed] = await tx
    .insert(idempotencyKeys)
    .values({ personId: doer.personId, key, route, bodyHash, createdAt: tx.now })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  const mine = and(eq(idempotencyKeys.personId, doer.personId), eq(idempotencyKeys.key, key))
  if (!claimed) return repeated(await tx.select().from(idempotencyKeys).where(mine), { route, bodyHash })
  const done = await work()
  await tx
    .update(idempotencyKeys)
    .set({
      status: done.status,
      headers: done.headers,
      response: JSON.parse(JSON.stringify(done.result ?? null)),
    })
    .where(mine)
  return done
}

/**
 * The same for what is made together with the collaboration that its key is kept in. `collaborationId` must follow from the
 * key, so that the repeated request looks into the same one; of two at once the later finds it taken, and looks again.
 */
export async function onlyOnceInNew(
  db: Database,
  { collaborationId, key, route, body }: KeyedRequest & { collaborationId: string },
  work: (tx: Tx) => Promise<Outcome>,
): Promise<Outcome> {
  const bodyHash = checkedHash(key, body)
  // Nobody is signed in to it yet: the collaboration stands for the person.
  const personId = collaborationId
  const attempt = () =>
    db.write({ collaborationId }, async (tx) => {
      const mine = and(eq(idempotencyKeys.personId, personId), eq(idempotencyKeys.key, key))
      const standing = await tx.select().from(idempotencyKeys).where(mine)
      if (standing.length > 0) return repeated(standing, { route, bodyHash })
      const done = await work(tx)
      await tx.insert(idempotencyKeys).values({
        ...{ personId, key, route, bodyHash, status: done.status, headers: done.headers },
        ...{ response: JSON.parse(JSON.stringify(done.result ?? null)), createdAt: tx.now },
      })
      return done
    })
  return attempt().catch((error) => {
    if (databaseFault(error)?.code !== '23505') throw error
    return attempt()
  })
}

function checkedHash(key: string, body: unknown): string {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw invalid('idempotency.key', { field: 'Idempotency-Key' })
  return createHash('sha256')
    .update(JSON.stringify(body ?? null))
    .digest('base64url')
}

function repeated(
  rows: (typeof idempotencyKeys.$inferSelect)[],
  now: { route: string; bodyHash: string },
): Outcome {
  const [first] = rows
  if (!first || first.status === null) throw conflict('idempotency.in-flight', { field: 'Idempotency-Key' })
  if (first.route !== now.route || first.bodyHash !== now.bodyHash)
    throw invalid('idempotency.other-request', { field: 'Idempotency-Key' })
  return { result: first.response ?? undefined, headers: first.headers ?? {}, status: first.status }
}

/** Forgets keys that are more than a day old: a client that repeats a request does so within minutes. */
export async function forgetOldKeys(db: Database): Promise<void> {
  await db.door((tx) =>
    tx
      .delete(idempotencyKeys)
      .where(lt(idempotencyKeys.createdAt, new Date(tx.now.getTime() - 24 * 3_600_000))),
  )
}
