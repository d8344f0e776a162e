import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#src/platform/errors.ts'

export class PreconditionMissing extends Error {}

/**
 * The version a change is based on, from If-Match. Refuses with 428 where it is missing; a tag that is not one of ours
 * (a version number in quotes) can match nothing and is refused as stale.
 */
export function expectedVersion(request: FastifyRequest): number {
  const header = request.headers['if-match']
  if (header === undefined) throw new PreconditionMissing()
  const match = /^"(\d{1,9})"$/.exec(header.trim())
  if (!match) throw new Refusal('stale', 'request.changed-since-read')
  return Number(match[1])
}

/** Sets the ETag (of the content given, unless one is set) and tells whether the client already has it. */
export function notModified(
  request: FastifyRequest,
  reply: FastifyReply,
  content: string | Buffer | undefined,
): boolean {
  if (content !== undefined && !reply.hasHeader('etag'))
    reply.header('etag', `"${createHash('sha1').update(content).digest('base64url')}"`)
  const tag = reply.getHeader('etag')
  const known = request.headers['if-none-match']
  if (!tag || !known) return false
  return known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}

export const sendNotModified = (reply: FastifyReply) => reply.code(304).send()
