import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { getActor } from '#src/domain/access/read.ts'
import type { Actor, Claims } from '#src/platform/actor.ts'
import { getAuditSerial } from '#src/platform/audit.ts'
import type { Burst } from '#src/platform/database/database.ts'
import { sendNotModified } from './etag.ts'
import type { Kit } from './kit.ts'
import { claimsOf } from './session.ts'

type HotQuery<Params extends z.ZodType, Asked> = {
  path: string
  summary: string
  tag: string
  params: Params
  answer: z.ZodType
  /** asks everything of the database at once, before it is known who asks */
  ask: (given: { db: Burst; params: z.output<Params>; claims: Claims }) => Promise<Asked>
  /** what If-Match of a change must carry, where two may edit it */
  version?: (asked: Asked) => number | undefined
  /** the JSON that this actor may see of it; refuses who may see nothing */
  show: (given: { actor: Actor; asked: Asked; params: z.output<Params> }) => string
}

/**
 * A GET that many repeat. One round trip to the database with who asks and what is asked. Its ETag is the collaboration's
 * place in its audit trail: every change of what is shown, and of who may see it, is recorded there, so an unchanged place
 * means an unchanged answer, known without making it.
 */
export function hotQuery<Params extends z.ZodType, Asked>(
  app: FastifyInstance,
  kit: Kit,
  route: HotQuery<Params, Asked>,
) {
  app.route({
    method: 'GET',
    url: route.path,
    config: { access: 'signed-in', documented: { status: 200, tagged: true } },
    schema: {
      summary: route.summary,
      tags: [route.tag],
      params: route.params,
      response: { 200: route.answer },
    },
    handler: async (request, reply) => {
      const claims = claimsOf(request)
      const params = request.params as z.output<Params>
      const placeOf = (serial: string) => `${serial}.${claims.personId}.${currentHour()}`
      if (request.headers['if-none-match'] !== undefined) {
        const [, serial] = await kit.db.burst(claims, (db) =>
          Promise.all([getActor(db, claims), getAuditSerial(db)]),
        )
        // At an unchanged place the version at the tag's head has not changed either.
        const known = tagAt(placeOf(serial), request.headers['if-none-match'])
        if (known) return sendNotModified(reply.header('etag', known))
      }
      const [actor, serial, asked] = await kit.db.burst(claims, (db) =>
        Promise.all([getActor(db, claims), getAuditSerial(db), route.ask({ db, params, claims })]),
      )
      const json = route.show({ actor, asked, params })
      const version = route.version?.(asked)
      const place = placeOf(serial)
      reply
        .header('etag', version === undefined ? `"${place}"` : `"${version}-${place}"`)
        .header('content-type', 'application/json; charset=utf-8')
      return reply.serializer((payload: unknown) => payload as string).send(json)
    },
  })
}

/** The tag among those known that was made at this place in the audit trail. */
const tagAt = (place: string, known: string) =>
  known
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .find((tag) => tag.replace(/^"(?:\d{1,9}-)?/, '') === `${place}"`)

/** Roles begin and end by the calendar without anything being recorded, so no answer is vouched for beyond its hour. */
const currentHour = () => new Date().toISOString().slice(0, 13)
