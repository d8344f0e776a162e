import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { getDemoPerson, listDemoPeople } from '#src/domain/access/demo-people.ts'
import { type DemoThing, openDemoThings } from '#src/domain/access/demo-things.ts'
import { openSession } from '#src/domain/access/sign-in.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import { chooseLanguage } from '#src/platform/language/language.ts'
import { formToken, isOwnForm } from '../form-token.ts'
import type { Exchange, WebKit } from '../kit.ts'
import { sendPage } from '../layout/page.ts'
import { patterns } from '../paths.ts'
import { setSessionCookie, visitorMark } from '../session-cookie.ts'
import { demoPeoplePage, demoSignedInPage } from './page.ts'

/** Signing in with one click, where everybody is invented. Elsewhere these pages do not exist. */
export function demoRoutes(web: FastifyInstance, kit: WebKit) {
  if (!kit.config.demo) return
  const ownerOf = (exchange: Exchange) => ({
    shownTo: `visitor:${visitorMark(kit, exchange)}`,
    visitor: null,
  })

  web.get(patterns.demo, { config: { access: 'public' } }, async (request, reply) => {
    const exchange = { request, reply }
    const language = chooseLanguage(request.headers['accept-language'], 'nb')
    const { collaboration, people } = await listDemoPeople(kit.db)
    const token = formToken(kit, ownerOf(exchange))
    const page = demoPeoplePage({ language, people, formToken: token })
    return sendPage(exchange, 200, { language, owner: collaboration?.name, ...page })
  })

  web.post(patterns.demoSignIn, { config: { access: 'public' } }, async (request, reply) => {
    const exchange = { request, reply }
    if (!isOwnForm(kit, exchange, ownerOf(exchange))) throw forbidden('form.not-ours')
    const chosen = z.object({ personId: z.uuid() }).safeParse(request.body)
    if (!chosen.success) throw notFound('request.not-found')
    const person = await getDemoPerson(kit.db, chosen.data.personId)
    const userAgent = request.headers['user-agent']
    const session = await openSession(kit.db, person, { how: 'demo', userAgent, known: [person] })
    setSessionCookie(kit, exchange, session)
    const things: DemoThing[] = await kit.db.write(session.claims, (tx) =>
      openDemoThings(tx, person, kit.config.baseUrl),
    )
    const { language } = person
    const token = kit.signAccessToken(session.claims)
    return sendPage(exchange, 200, {
      language,
      owner: person.collaborationName,
      visitor: person,
      ...demoSignedInPage({ language, name: person.name, things, ...token }),
    })
  })
}
