import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { accessRoutes } from './access.ts'
import { agendaRoutes } from './agenda.ts'
import { approvalRoutes } from './approvals.ts'
import { attendanceRoutes } from './attendance.ts'
import { auditRoutes } from './audit.ts'
import { calendarFeedRoutes } from './calendar-feed.ts'
import { decisionRoutes } from './decisions.ts'
import { demoRoutes } from './demo.ts'
import { documentRoutes } from './documents.ts'
import { duplicateRoutes } from './duplicates.ts'
import { findingRoutes } from './findings.ts'
import { followUpRoutes } from './follow-ups.ts'
import { groupRoutes } from './groups.ts'
import { invitationRoutes } from './invitations.ts'
import { itemTextRoutes } from './item-texts.ts'
import { takeJson } from './json-body.ts'
import type { Kit } from './kit.ts'
import { mailRoutes } from './mails.ts'
import { meetingRoutes } from './meetings.ts'
import { minutesRoutes } from './minutes.ts'
import { openApi } from './openapi.ts'
import { organisationRoutes } from './organisations.ts'
import { overviewRoutes } from './overview.ts'
import { paperRoutes } from './papers.ts'
import { peopleRoutes } from './people.ts'
import { pictureRoutes } from './pictures.ts'
import { sendProblem } from './problem.ts'
import { rosterRoutes } from './rosters.ts'
import { searchRoutes } from './search.ts'
import { seatRoutes } from './seats.ts'
import { sessionPlugin } from './session.ts'
import { templateRoutes } from './templates.ts'
import { workingGroupRoutes } from './working-groups.ts'

const bodyLimitBytes = 2 * 1024 * 1024

/** The HTTP server with the REST door in it; other doors are added to the same server by app.ts. */
export async function buildServer(kit: Kit, secretKey: string): Promise<FastifyInstance> {
  const app = Fastify({
    logger:
      kit.config.logLevel === 'silent'
        ? false
        : { level: kit.config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    genReqId: () => crypto.randomUUID(),
    trustProxy: false,
    // What fails before any route is found, such as %zz in an address.
    frameworkErrors: sendProblem,
  })
  takeJson(app)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) =>
    sendProblem(Object.assign(new Error(), { statusCode: 404 }), request, reply),
  )
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
  })
  await sessionPlugin(app, secretKey)
  await app.register(rateLimit, { global: false })
  healthRoutes(app, kit)
  await app.register(
    async (api) => {
      await openApi(api)
      api.addHook('onSend', async (_request, reply) => {
        if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache')
      })
      await api.register(
        async (v1) => {
          accessRoutes(v1, kit, secretKey)
          calendarFeedRoutes(v1, kit)
          demoRoutes(v1, kit)
          organisationRoutes(v1, kit)
          await pictureRoutes(v1, kit)
          peopleRoutes(v1, kit)
          mailRoutes(v1, kit)
          auditRoutes(v1, kit)
          minutesRoutes(v1, kit)
          itemTextRoutes(v1, kit)
          decisionRoutes(v1, kit)
          findingRoutes(v1, kit)
          groupRoutes(v1, kit)
          rosterRoutes(v1, kit)
          seatRoutes(v1, kit)
          meetingRoutes(v1, kit)
          agendaRoutes(v1, kit)
          await paperRoutes(v1, kit)
          attendanceRoutes(v1, kit)
          workingGroupRoutes(v1, kit)
          followUpRoutes(v1, kit)
          duplicateRoutes(v1, kit)
          approvalRoutes(v1, kit)
          invitationRoutes(v1, kit)
          documentRoutes(v1, kit)
          templateRoutes(v1, kit)
          overviewRoutes(v1, kit)
          searchRoutes(v1, kit)
        },
        { prefix: '/v1' },
      )
    },
    { prefix: '/api' },
  )
  return app
}

/** Liveness says that the process answers; readiness, that it can do its work: it turns false first when the server stops. */
function healthRoutes(app: FastifyInstance, kit: Kit) {
  app.route({
    method: 'GET',
    url: '/healthz',
    config: { access: 'public' },
    schema: { hide: true },
    handler: async () => ({ status: 'ok' }),
  })
  app.route({
    method: 'GET',
    url: '/readyz',
    config: { access: 'public' },
    schema: { hide: true },
    handler: async (_request, reply) => {
      if (kit.standing.stopping) return reply.code(503).send({ status: 'stopping' })
      try {
        await kit.db.owner('select 1')
        return { status: 'ready' }
      } catch {
        return reply.code(503).send({ status: 'database-away' })
      }
    },
  })
}
