import type { FastifyInstance } from 'fastify'
import { getCollaboration } from '#src/domain/collaborations/read.ts'
import { chooseLanguage, type Language } from '#src/platform/language/language.ts'
import { formToken } from '../form-token.ts'
import type { WebKit } from '../kit.ts'
import { sendPage } from '../layout/page.ts'
import { patterns } from '../paths.ts'
import { findVisitor, visitorMark } from '../session-cookie.ts'
import { signedInFront, visitorsFront } from './page.ts'

export function frontRoutes(web: FastifyInstance, kit: WebKit) {
  web.get(patterns.front, { config: { access: 'public' } }, async (request, reply) => {
    const exchange = { request, reply }
    const visitor = await findVisitor(kit, exchange)
    if (!visitor) {
      const language = chooseLanguage(request.headers['accept-language'], 'nb')
      const owner = { shownTo: `visitor:${visitorMark(kit, exchange)}`, visitor: null }
      const front = { language, demo: kit.config.demo, formToken: formToken(kit, owner) }
      return sendPage(exchange, 200, { language, ...visitorsFront(front) })
    }
    const language = visitor.language as Language
    const collaboration = await kit.db.read(visitor, getCollaboration)
    const owner = { shownTo: 'session', visitor }
    const front = { language, demo: kit.config.demo, formToken: formToken(kit, owner) }
    return sendPage(exchange, 200, {
      language,
      visitor,
      owner: collaboration.name,
      ...signedInFront({ ...front, name: visitor.name, collaboration: collaboration.name }),
    })
  })
}
