import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { demoRoutes } from './demo/routes.ts'
import { feedRoutes } from './feeds/routes.ts'
import { frontRoutes } from './front/routes.ts'
import type { WebKit } from './kit.ts'
import { sendFault } from './layout/fault-page.ts'
import { stylesheet } from './layout/page.ts'
import { linkRoutes } from './link/routes.ts'
import { patterns } from './paths.ts'
import { publicMinutesRoutes } from './public-minutes/routes.ts'
import { signInRoutes } from './sign-in/routes.ts'

const formLimitBytes = 256 * 1024

/** The HTML door: pages that work without JavaScript, on the same server as the REST door and apart from it. */
export async function webDoor(server: FastifyInstance, kit: WebKit): Promise<void> {
  await server.register(async (web) => {
    // Only what an HTML form sends: JSON could be posted here from a script of another site.
    web.removeAllContentTypeParsers()
    await web.register(formbody, { bodyLimit: formLimitBytes })
    await web.register(cookie)
    await web.register(helmet, headersOf(kit))
    web.setErrorHandler((error, request, reply) => sendFault({ request, reply }, error))
    frontRoutes(web, kit)
    signInRoutes(web, kit)
    demoRoutes(web, kit)
    linkRoutes(web, kit)
    publicMinutesRoutes(web, kit)
    feedRoutes(web, kit)
    stylesheetRoute(web)
    nothingHere(web)
  })
}

function headersOf(kit: WebKit) {
  const secure = kit.config.baseUrl.startsWith('https:')
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: secure,
    frameguard: { action: 'deny' as const },
    referrerPolicy: { policy: 'no-referrer' as const },
  }
}

function stylesheetRoute(web: FastifyInstance) {
  web.get(patterns.stylesheet, { config: { access: 'public' } }, async (_request, reply) =>
    reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(stylesheet),
  )
}

/** A mistyped address gets a page; a program that asks for no HTML, and the API's own addresses, get the API's answer. */
function nothingHere(web: FastifyInstance) {
  web.get('/*', { config: { access: 'public' } }, async (request, reply) => {
    const wantsPage = (request.headers.accept ?? '').includes('text/html') && !request.url.startsWith('/api/')
    if (!wantsPage) return reply.callNotFound()
    return sendFault({ request, reply }, { statusCode: 404 })
  })
}
