import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { getActor } from '#src/domain/access/read.ts'
import type { Actor, Claims } from '#src/platform/actor.ts'
import { getAuditSerial } from '#src/platform/audit.ts'
import type { Burst } from '#src/platform/database/database.ts'
import { notModified, sendNotModified } from './etag.ts'
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
    config: { access: 'signed-in' },
    schema: {
      summary: route.summary,
      tags: [route.tag],
      params: route.params,
      response: { 200: route.answer },
    },
    handler: async (request, reply) => {
      const claims = claimsOf(request)
      const params = request.params as z.output<Params>
      const tagOf = (serial: string) => `"${serial}.${claims.personId}.${currentHour()}"`
      if (request.headers['if-none-match'] !== undefined) {
        const [, serial] = await kit.db.burst(claims, (db) =>
          Promise.all([getActor(db, claims), getAuditSerial(db)]),
        )
        reply.header('etag', tagOf(serial))
        if (notModified(request, reply, undefined)) return sendNotModified(reply)
      }
      const [actor, serial, asked] = await kit.db.burst(claims, (db) =>
        Promise.all([getActor(db, claims), getAuditSerial(db), route.ask({ db, params, claims })]),
      )
      const json = route.show({ actor, asked, params })
      reply.header('etag', tagOf(serial)).header('content-type', 'application/json; charset=utf-8')
      return reply.serializer((payload: unknown) => payload as string).send(json)
    },
  })
}

/** Roles begin and end by the calendar without anything being recorded, so no answer is vouched for beyond its hour. */
const currentHour = () => new Date().toISOString().slice(0, 13)
