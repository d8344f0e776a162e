import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { formToken } from '../form-token.ts'
import type { WebKit } from '../kit.ts'
import { sendPage } from '../layout/page.ts'
import { patterns } from '../paths.ts'
import { languageOfVisitor, visitorMark, visitorOf } from '../session-cookie.ts'
import { visitorsFront } from './page.ts'

const asked = z.object({ to: z.string().max(2_000).optional().catch(undefined) })

/** What this is, for one who is not signed in, and how to sign in. Whoever is, is shown their home. */
export function frontRoutes(web: FastifyInstance, kit: WebKit) {
  web.get(patterns.front, { config: { access: 'public' } }, async (request, reply) => {
    const exchange = { request, reply }
    if (await visitorOf(kit, exchange)) return reply.redirect(patterns.home, 303)
    const language = languageOfVisitor(kit, exchange, 'nb')
    const owner = { shownTo: `visitor:${visitorMark(kit, exchange)}`, visitor: null }
    const front = {
      language,
      demo: kit.config.demo,
      formToken: formToken(kit, owner),
      to: asked.parse(request.query).to,
    }
    return sendPage(exchange, 200, { language, choosesLanguage: true, ...visitorsFront(front) })
  })
}
