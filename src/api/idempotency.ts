import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { idempotencyKeys } from '#src/platform/database/schema/platform.ts'
import { conflict, invalid } from '#src/platform/errors.ts'

type Outcome = { result: unknown; headers: Record<string, string>; status: number }

/**
 * Runs `work` once for each Idempotency-Key of a person: a repeated request gets the first answer. The key is kept
 * in the same transaction as the effect. The same key with another body or route is refused (422). While the first
 * request is still running, the second waits for it on the key's index entry. Keys are forgotten after 24 hours.
 */
export async function onlyOnce(
  tx: Tx,
  actor: Actor,
  request: FastifyRequest,
  status: number,
  work: () => Promise<{ result: unknown; headers: Record<string, string> }>,
): Promise<Outcome> {
  const key = request.headers['idempotency-key']
  if (request.method !== 'POST' || key === undefined) return { ...(await work()), status }
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw invalid('idempotency.key', { field: 'Idempotency-Key' })
  const route = `${request.method} ${request.url}`
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(request.body ?? null))
    .digest('base64url')
  const [claimed] = await tx
    .insert(idempotencyKeys)
    .values({ personId: actor.personId, key, route, bodyHash, createdAt: tx.now })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  const mine = and(eq(idempotencyKeys.personId, actor.personId), eq(idempotencyKeys.key, key))
  if (!claimed) return repeated(await tx.select().from(idempotencyKeys).where(mine), { route, bodyHash })
  const done = await work()
  await tx
    .update(idempotencyKeys)
    .set({ status, headers: done.headers, response: JSON.parse(JSON.stringify(done.result ?? null)) })
    .where(mine)
  return { ...done, status }
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
