import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#src/platform/errors.ts'

export class PreconditionMissing extends Error {}

/**
 * The version a change is based on, from If-Match: the number at the head of every tag that a GET of the same thing sends,
 * whatever else that tag vouches for. Refuses with 428 where it is missing; a tag that is not one of ours can match
 * nothing and is refused as stale.
 */
export function expectedVersion(request: FastifyRequest): number {
  const header = request.headers['if-match']
  if (header === undefined) throw new PreconditionMissing()
  const match = /^"(\d{1,9})(?:-[\w.-]{1,100})?"$/.exec(header.trim())
  if (!match) throw new Refusal('stale', 'request.changed-since-read')
  return Number(match[1])
}

/**
 * The tag of something that two may edit: its version, for If-Match, and a mark of all that the answer shows, because
 * more may change in it than what the version counts.
 */
export const versionTag = (version: number, shown: unknown): string => `"${version}-${markOf(shown)}"`

/** The tag of what has no version of its own: good for asking whether it has changed, never for If-Match. */
export const contentTag = (shown: unknown): string => `"c.${markOf(shown)}"`

const markOf = (shown: unknown) => createHash('sha1').update(JSON.stringify(shown)).digest('base64url')

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
