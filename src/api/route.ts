import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { encode, type z } from 'zod'
import { getActor } from '#src/domain/access/read.ts'
import type { Actor, Claims } from '#src/platform/actor.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { Refusal } from '#src/platform/errors.ts'
import { onlyOnce } from '#src/platform/idempotency.ts'
import { PrintOrder, printDocument } from '#src/platform/paper/print.ts'
import { ofCommand, ofQuery } from './documented.ts'
import { contentTag, expectedVersion, notModified, sendNotModified, versionTag } from './etag.ts'
import type { Kit } from './kit.ts'
import { isPaged, markPage, placeOf } from './paged.ts'
import { claimsOf } from './session.ts'

type Shape = z.ZodType | undefined
type Of<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

type Common<Params extends Shape> = {
  path: string
  /** one sentence for the reference page */
  summary: string
  /** the resource that the reference page lists it under */
  tag: string
  params?: Params
}

/** An answer that is bytes: a PDF, a calendar file, an uploaded paper. */
export class FileAnswer {
  readonly file: { name: string; mediaType: string; bytes: Uint8Array; inline?: boolean }
  constructor(file: FileAnswer['file']) {
    this.file = file
  }
}

/** JSON that the database has already written: sent as it is. */
export class JsonAnswer {
  readonly json: string
  constructor(json: string) {
    this.json = json
  }
}

type Query<Params extends Shape, Querystring extends Shape, Result> = Common<Params> & {
  query?: Querystring
  answer?: z.ZodType
  /** what If-Match of a change must carry, where it is not the answer's own `version`; `only` where it counts all that is shown */
  version?: ((result: Awaited<Result>) => number) | 'only'
  run: (given: {
    db: Reader
    actor: Actor
    params: Of<Params>
    query: Of<Querystring>
    request: FastifyRequest
  }) => Promise<Result>
}

/** A GET: signed in, one read-only transaction, one query. Answers with an ETag and 304 where nothing changed. */
export function query<Params extends Shape, Querystring extends Shape, Result>(
  app: FastifyInstance,
  kit: Kit,
  route: Query<Params, Querystring, Result>,
) {
  app.route({
    method: 'GET',
    url: route.path,
    config: { access: 'signed-in', documented: ofQuery(route) },
    schema: {
      summary: route.summary,
      tags: [route.tag],
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(route.answer && { response: { 200: route.answer } }),
    },
    handler: async (request, reply) => {
      const claims = claimsOf(request)
      const params = request.params as Of<Params>
      const asked = { params: request.params, query: request.query }
      const paged = isPaged(asked.query)
      const query = (
        paged ? { ...(asked.query as object), cursor: placeOf(route.path, asked) } : asked.query
      ) as Of<Querystring>
      const read = await kit.db.read(claims, async (db) => {
        const actor = await getActor(db, claims)
        return route.run({ db, actor, params, query, request })
      })
      if (read instanceof PrintOrder) return answer(request, reply, await fileOf(kit, read))
      const result = read
      if (route.answer && !(result instanceof JsonAnswer)) reply.header('etag', tagOf(result, route.version))
      return answer(request, reply, paged ? markPage(route.path, asked, result) : result)
    },
  })
}

function tagOf<Result>(result: Result, version: Query<undefined, undefined, Result>['version']) {
  const own = (result as { version?: unknown } | null)?.version
  const count = typeof version === 'function' ? version(result as Awaited<Result>) : own
  if (typeof count !== 'number') return contentTag(result)
  return version === 'only' ? `"${count}"` : versionTag(count, result)
}

/** What reading needs to know: the GET of a thing, and a refusal that shows what stands now. */
export type Asking<Params> = { db: Reader; actor: Actor; params: Params }
type Shown<Params> = { answer: z.ZodType; run: (given: Asking<Params>) => Promise<unknown> }

type Preparing<Params, Body> = { actor: Actor; params: Params; body: Body; read: ReadOnly }

/** A short transaction of its own, to read what the work needs. */
export type ReadOnly = <Found>(work: (db: Reader) => Promise<Found>) => Promise<Found>

type Command<Params extends Shape, Body extends Shape, Result, Prepared> = Common<Params> & {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: Body
  status?: 200 | 201 | 202 | 204
  answer?: z.ZodType
  /** true where two people may edit the same thing: If-Match is required and handed to `run` as `expected` */
  editable?: boolean
  /** answers with a file instead of JSON */
  makesFile?: boolean
  /** answers with a secret that is kept nowhere, so a repeated request makes another one */
  answersSecret?: boolean
  /** what the GET of the same thing answers: a refusal as stale shows it */
  current?: Shown<Of<Params>>
  /** the kinds of body, where JSON is not the only one */
  consumes?: string[]
  /** for a 201: the address of what was made */
  location?: (id: string) => string
  /** slow work without the database, done before the transaction begins, so that nobody waits for its connection */
  prepare?: (given: Preparing<Of<Params>, Of<Body>>) => Promise<Prepared>
  run: (given: {
    tx: Tx
    actor: Actor
    params: Of<Params>
    body: Of<Body>
    prepared: Prepared
    /** the version in If-Match; 0 where the route is not editable */
    expected: number
    request: FastifyRequest
  }) => Promise<Result>
}

/** A change: signed in, one transaction, one command. A POST may carry an Idempotency-Key. */
export function command<Params extends Shape, Body extends Shape, Result, Prepared>(
  app: FastifyInstance,
  kit: Kit,
  route: Command<Params, Body, Result, Prepared>,
) {
  const status = route.status ?? (route.answer ? 200 : 204)
  app.route({
    method: route.method,
    url: route.path,
    config: {
      access: 'signed-in',
      editable: route.editable ?? false,
      documented: ofCommand(route, status),
    },
    schema: {
      summary: route.summary,
      tags: [route.tag],
      ...(route.params && { params: route.params }),
      ...(route.body && { body: route.body }),
      ...(route.consumes && { consumes: route.consumes }),
      ...(route.answer && { response: { [status]: route.answer } }),
    },
    handler: async (request, reply) => {
      const claims = claimsOf(request)
      const expected = route.editable ? expectedVersion(request) : 0
      const body = request.body as Of<Body>
      const params = request.params as Of<Params>
      const prepared = await prepare(kit, claims, route.prepare, { params, body })
      const outcome = await kit.db.write(claims, async (tx) => {
        const actor = await getActor(tx, claims)
        const work = async () => {
          const result = await route
            .run({ tx, actor, params, body, prepared, expected, request })
            .catch(async (error) => {
              throw route.current
                ? await showingCurrent(error, route.current, { db: tx, actor, params })
                : error
            })
          return { result, headers: headersOf(result, route.location), status }
        }
        const key = request.headers['idempotency-key']
        // What only shows something makes nothing that could be made twice.
        const once = route.method === 'POST' && !route.makesFile && !route.answersSecret
        if (!once || typeof key !== 'string') return work()
        return onlyOnce(tx, actor, { key, route: `POST ${request.url}`, body: request.body }, work)
      })
      reply.code(outcome.status).headers(outcome.headers)
      const { result } = outcome
      return answer(request, reply, result instanceof PrintOrder ? await fileOf(kit, result) : result)
    },
  })
}

async function prepare<Params, Body, Prepared>(
  kit: Kit,
  claims: Claims,
  work: ((given: Preparing<Params, Body>) => Promise<Prepared>) | undefined,
  given: { params: Params; body: Body },
): Promise<Prepared> {
  if (!work) return undefined as Prepared
  const read: ReadOnly = (reading) => kit.db.read(claims, reading)
  return work({ actor: await read((db) => getActor(db, claims)), read, ...given })
}

/** The same refusal with what stands now as the GET of it answers, not as the command happens to hold it. */
async function showingCurrent<Params>(error: unknown, current: Shown<Params>, given: Asking<Params>) {
  if (!(error instanceof Refusal) || error.kind !== 'stale') return error
  const shown = encode(current.answer, await current.run(given))
  return new Refusal('stale', error.code, { field: error.field, facts: error.facts, current: shown })
}

/** Set when the transaction is over, so that nobody waits for its connection. */
async function fileOf(kit: Kit, order: PrintOrder): Promise<FileAnswer> {
  return new FileAnswer({ ...(await printDocument(kit, order.tree, order)), inline: order.shown })
}

function headersOf(result: unknown, location: ((id: string) => string) | undefined): Record<string, string> {
  const { id, version } = (result ?? {}) as { id?: unknown; version?: unknown }
  return {
    ...(typeof version === 'number' && { etag: `"${version}"` }),
    ...(location && typeof id === 'string' && { location: location(id) }),
  }
}

function answer(request: FastifyRequest, reply: FastifyReply, result: unknown) {
  if (result instanceof FileAnswer) return sendFile(request, reply, result.file)
  if (result instanceof JsonAnswer) {
    if (notModified(request, reply, result.json)) return sendNotModified(reply)
    reply.header('content-type', 'application/json; charset=utf-8')
    return reply.serializer((payload: unknown) => payload as string).send(result.json)
  }
  if (result === undefined) return reply.code(reply.statusCode === 200 ? 204 : reply.statusCode).send()
  if (request.method === 'GET' && notModified(request, reply, undefined)) return sendNotModified(reply)
  return reply.send(result)
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: FileAnswer['file']) {
  const disposition = file.inline ? 'inline' : 'attachment'
  reply
    .header('content-type', file.mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header(
      'content-disposition',
      `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, percent)}`,
    )
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  if (notModified(request, reply, bytes)) return sendNotModified(reply)
  return reply.send(bytes)
}

const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
