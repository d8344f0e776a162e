import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { refusalOfFault } from '#src/platform/database/refusal-of-fault.ts'
import { Refusal, type RefusalKind } from '#src/platform/errors.ts'
import { chooseLanguage } from '#src/platform/language/language.ts'
import { type RefusalCode, refusalSentence, refusals } from '#src/platform/language/refusals.ts'
import { TimeError } from '#src/platform/time.ts'
import { Unreadable } from '#src/platform/unreadable.ts'
import { PreconditionMissing } from './etag.ts'
import { SignedOut } from './session.ts'

const statusOf: Record<RefusalKind, number> = {
  invalid: 422,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'signed-out': 401,
  unavailable: 503,
}

type Fault = { field: string | null; code: RefusalCode; facts?: Record<string, string | number> }
type Problem = {
  status: number
  faults: Fault[]
  current?: unknown
  also?: Record<string, unknown>
  headers?: Record<string, string>
}

/** Turns whatever went wrong into an RFC 9457 problem in the reader's language. Only what nobody foresaw is a 500, and it is logged. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = read(error)
  if (problem.status >= 500) request.log.error(error)
  const language = chooseLanguage(request.headers['accept-language'], 'nb')
  const sentence = (fault: Fault) => refusalSentence(fault.code, language, fault.facts)
  const [first] = problem.faults as [Fault, ...Fault[]]
  return reply
    .code(problem.status)
    .headers(problem.headers ?? {})
    .header('content-language', language)
    .type('application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send({
      type: `urn:referat:problem:${first.code}`,
      title: refusalSentence(`status.${problem.status}`, language),
      status: problem.status,
      code: first.code,
      detail: sentence(first),
      instance: request.id,
      errors: problem.faults.map((fault) => ({
        field: fault.field,
        code: fault.code,
        message: sentence(fault),
      })),
      ...(problem.current !== undefined && { current: problem.current }),
      ...problem.also,
    })
}

function read(error: unknown): Problem {
  if (error instanceof Refusal)
    return {
      status: statusOf[error.kind],
      faults: [{ field: error.field ?? null, code: error.code, facts: error.facts }],
      current: error.current,
      also: error.also,
      ...headersOf(error),
    }
  if (error instanceof SignedOut)
    return {
      status: 401,
      faults: [{ field: null, code: 'request.signed-out' }],
      headers: { 'www-authenticate': 'Bearer' },
    }
  if (error instanceof Unreadable)
    return { status: error.status, faults: [{ field: error.field, code: error.code }] }
  if (error instanceof PreconditionMissing)
    return { status: 428, faults: [{ field: 'If-Match', code: 'request.if-match-missing' }] }
  if (error instanceof TimeError) return { status: 422, faults: [{ field: null, code: error.code }] }
  if (hasZodFastifySchemaValidationErrors(error))
    return { status: 422, faults: schemaFaults(error.validation) }
  const refusal = refusalOfFault(error)
  return refusal ? read(refusal) : readServerFault(error)
}

function headersOf({ kind, code }: Refusal): Pick<Problem, 'headers'> {
  if (kind === 'signed-out') return { headers: { 'www-authenticate': 'Bearer' } }
  const worthTrying = code === 'request.database-away' || code === 'request.busy'
  return worthTrying ? { headers: { 'retry-after': '5' } } : {}
}

type SchemaIssue = { code?: string; keys?: string[]; path?: PropertyKey[]; message?: string; input?: unknown }

function schemaFaults(validation: readonly unknown[]): Fault[] {
  return validation.slice(0, 20).flatMap((entry): Fault[] => {
    const { instancePath, message, params } = entry as {
      instancePath: string
      message?: string
      params?: { issue?: SchemaIssue } & SchemaIssue
    }
    const issue = params?.issue ?? params ?? {}
    const field =
      instancePath.replace(/^\//, '').replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~') || null
    if (issue.keys)
      return issue.keys.map((key) => ({
        field: field ? `${field}.${key}` : key,
        code: 'request.unknown-key',
      }))
    return [{ field, code: message && message in refusals ? (message as RefusalCode) : 'request.wrong-type' }]
  })
}

function readServerFault(error: unknown): Problem {
  const { statusCode, code } = error as Partial<FastifyError>
  if (statusCode === 413) return { status: 413, faults: [{ field: null, code: 'request.too-large' }] }
  if (statusCode === 415)
    return { status: 415, faults: [{ field: 'Content-Type', code: 'request.media-type' }] }
  if (statusCode === 429) return { status: 429, faults: [{ field: null, code: 'request.too-many' }] }
  if (statusCode === 404) return { status: 404, faults: [{ field: null, code: 'request.no-such-address' }] }
  if (code === 'FST_ERR_BAD_URL')
    return { status: 400, faults: [{ field: null, code: 'request.malformed-address' }] }
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return { status: 400, faults: [{ field: null, code: 'request.malformed' }] }
  return { status: 500, faults: [{ field: null, code: 'request.bug' }] }
}
