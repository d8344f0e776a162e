import { createHash } from 'node:crypto'
import type { Exchange } from '../kit.ts'

/** Sends what is subscribed to, or nothing but its tag to whoever has it already. A private one is kept by no cache on the way. */
export function sendFeed(
  { request, reply }: Exchange,
  { mediaType, text, isPublic }: { mediaType: string; text: string; isPublic: boolean },
) {
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`
  reply.header('etag', tag).header('cache-control', isPublic ? 'public, max-age=300' : 'private, no-cache')
  if (!isPublic) reply.header('x-robots-tag', 'noindex')
  const known = request.headers['if-none-match'] ?? ''
  if (known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)) return reply.code(304).send()
  return reply.header('content-type', mediaType).send(text)
}
