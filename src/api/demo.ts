import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { demoRoles, getDemoPerson, listDemoPeople } from '#src/domain/access/demo-people.ts'
import { openSession } from '#src/domain/access/sign-in.ts'
import { presentSession, signedIn } from './access.ts'
import type { Kit } from './kit.ts'
import { id } from './schemas.ts'

/** The demo's twin of signing in: anybody may be anybody of the demo collaboration. Elsewhere these routes do not exist. */
export function demoRoutes(app: FastifyInstance, kit: Kit) {
  if (!kit.config.demo) return

  app.route({
    method: 'GET',
    url: '/demo-people',
    config: { access: 'public' },
    schema: {
      summary: 'Demo only: whom you may sign in as',
      tags: ['Demo'],
      response: {
        200: z.object({
          collaboration: z.object({ id: z.string(), name: z.string() }).nullable(),
          people: z.array(
            z.object({
              id: z.string(),
              name: z.string(),
              organisation: z.string().nullable(),
              role: z.enum(demoRoles),
              groups: z.array(z.string()),
            }),
          ),
        }),
      },
    },
    handler: () => listDemoPeople(kit.db),
  })

  app.route({
    method: 'POST',
    url: '/demo-sessions',
    config: { access: 'public', rateLimit: { max: 300, timeWindow: '1 minute' } },
    schema: {
      summary: 'Demo only: sign in as one of them, without a code',
      tags: ['Demo'],
      body: z.strictObject({ personId: id }),
      response: { 201: signedIn },
    },
    handler: async (request, reply) => {
      const person = await getDemoPerson(kit.db, (request.body as { personId: string }).personId)
      const userAgent = request.headers['user-agent']
      const session = await openSession(kit.db, person, { how: 'demo', userAgent, known: [person] })
      return reply.code(201).send(presentSession(app, session))
    },
  })
}
