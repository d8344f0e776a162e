import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { assetRoutes } from './assets/routes.ts'
import { attendanceRoutes } from './attendance/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { policy } from './content-policy.ts'
import { decisionRoutes } from './decisions/routes.ts'
import { demoRoutes } from './demo/routes.ts'
import { duplicateRoutes } from './duplicates/routes.ts'
import { feedRoutes } from './feeds/routes.ts'
import { followUpRoutes } from './follow-ups/routes.ts'
import { frontRoutes } from './front/routes.ts'
import { groupRoutes } from './groups/routes.ts'
import { homeRoutes } from './home/routes.ts'
import type { WebGiven, WebKit } from './kit.ts'
import { languageRoutes } from './language/routes.ts'
import { sendFault } from './layout/fault-page.ts'
import { linkRoutes } from './link/routes.ts'
import { mailRoutes } from './mails/routes.ts'
import { meRoutes } from './me/routes.ts'
import { meetingRoutes } from './meeting/routes.ts'
import { meetingListRoutes } from './meetings/routes.ts'
import { menuRoutes } from './menu/routes.ts'
import { minutesRoutes } from './minutes/routes.ts'
import { organisationRoutes } from './organisations/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { pictureRoutes } from './pictures/routes.ts'
import { publicGroupRoutes } from './public-groups/routes.ts'
import { publicMinutesRoutes } from './public-minutes/routes.ts'
import { roomSocket } from './room/socket.ts'
import { roundRoutes } from './round/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { sendingRoutes } from './sending/routes.ts'
import { settingsRoutes } from './settings/routes.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { templateRoutes } from './templates/routes.ts'
import { versionsRoutes } from './versions/routes.ts'
import { workingGroupRoutes } from './working-groups/routes.ts'
import { writingRoutes } from './writing/routes.ts'

const formLimitBytes = 512 * 1024

/** The HTML door: pages that work without JavaScript, on the same server as the REST door and apart from it. */
export async function webDoor(server: FastifyInstance, given: WebGiven): Promise<void> {
  const kit: WebKit = { ...given, screens: [] }
  await server.register(async (web) => {
    // Only what an HTML form sends: JSON could be posted here from a script of another site.
    web.removeAllContentTypeParsers()
    await web.register(formbody, { bodyLimit: formLimitBytes })
    await web.register(cookie)
    await web.register(helmet, headersOf(given))
    await web.register(compress, { encodings: ['br', 'gzip'], threshold: 1_000, customTypes: /^text\/html/ })
    web.setErrorHandler((error, request, reply) => sendFault({ request, reply }, error))
    assetRoutes(web)
    frontRoutes(web, kit)
    homeRoutes(web, kit)
    menuRoutes(web, kit)
    meetingListRoutes(web, kit)
    meetingRoutes(web, kit)
    minutesRoutes(web, kit)
    attendanceRoutes(web, kit)
    writingRoutes(web, kit)
    sendingRoutes(web, kit)
    versionsRoutes(web, kit)
    roundRoutes(web, kit)
    organisationRoutes(web, kit)
    peopleRoutes(web, kit)
    duplicateRoutes(web, kit)
    mailRoutes(web, kit)
    templateRoutes(web, kit)
    pictureRoutes(web, kit)
    settingsRoutes(web, kit)
    auditRoutes(web, kit)
    groupRoutes(web, kit)
    workingGroupRoutes(web, kit)
    meRoutes(web, kit)
    followUpRoutes(web, kit)
    decisionRoutes(web, kit)
    searchRoutes(web, kit)
    languageRoutes(web, kit)
    signInRoutes(web, kit)
    demoRoutes(web, kit)
    linkRoutes(web, kit)
    publicGroupRoutes(web, kit)
    publicMinutesRoutes(web, kit)
    feedRoutes(web, kit)
    roomSocket(web, kit)
    nothingHere(web)
  })
}

function headersOf(kit: WebGiven) {
  const secure = kit.config.baseUrl.startsWith('https:')
  return {
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    strictTransportSecurity: secure,
    frameguard: { action: 'sameorigin' as const },
    referrerPolicy: { policy: 'no-referrer' as const },
  }
}

/** A mistyped address gets a page; a program that asks for no HTML, and the API's own addresses, get the API's answer. */
function nothingHere(web: FastifyInstance) {
  web.get('/*', { config: { access: 'public' } }, async (request, reply) => {
    const wantsPage = (request.headers.accept ?? '').includes('text/html') && !request.url.startsWith('/api/')
    if (!wantsPage) return reply.callNotFound()
    return sendFault({ request, reply }, { statusCode: 404 })
  })
}
