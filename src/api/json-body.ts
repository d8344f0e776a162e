import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Unreadable } from '#src/platform/unreadable.ts'

/**
 * Takes JSON in UTF-8, and no other body, in this scope and those within. Fastify's own parsers would take plain text too,
 * and change what is not UTF-8 without a word.
 */
export function takeJson(scope: FastifyInstance) {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => readJson(body, request.headers['content-type'] ?? ''),
  )
}

function readJson(body: Buffer, contentType: string): unknown {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  if (!/^utf-?8$/i.test(charset))
    throw new Unreadable('request.charset', { status: 415, field: 'Content-Type' })
  if (body.length === 0) throw new Unreadable('request.empty-body')
  const parsed = parse(decode(body))
  refusePrototypes(parsed.value, parsed.text)
  return parsed.value
}

function decode(body: Buffer): string {
  try {
    return utf8.decode(body)
  } catch {
    throw new Unreadable('request.not-utf8')
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parse(text: string): { text: string; value: unknown } {
  try {
    return { text, value: JSON.parse(text) }
  } catch {
    throw new Unreadable('request.malformed')
  }
}

type Inner = { value: unknown; key: string; within: Inner | null }

/** `__proto__` is a field that no schema sees. Only a text that may hold it is walked through, without recursion: it may be deep. */
function refusePrototypes(value: unknown, text: string) {
  if (!/__proto__|\\u00/i.test(text)) return
  const waiting: Inner[] = [{ value, key: '', within: null }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.key === '__proto__') throw new Unreadable('request.unknown-key', { field: pathOf(next) })
    if (typeof next.value !== 'object' || next.value === null) continue
    for (const [key, inner] of Object.entries(next.value)) waiting.push({ value: inner, key, within: next })
  }
}

function pathOf(inner: Inner): string {
  const keys: string[] = []
  for (let one: Inner | null = inner; one?.within && keys.length < 20; one = one.within) keys.unshift(one.key)
  return keys.join('.')
}
