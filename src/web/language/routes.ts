import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { forbidden } from '#src/platform/errors.ts'
import { languages } from '#src/platform/language/language.ts'
import { isFromHere } from '../form-token.ts'
import type { WebKit } from '../kit.ts'
import { ownAddress } from '../own-address.ts'
import { patterns } from '../paths.ts'
import { setLanguageCookie } from '../session-cookie.ts'

const chosen = z.object({
  language: z.enum(languages),
  back: z.string().optional().catch(undefined),
})

/** For one who is not signed in: the language of this browser. Whoever is has theirs on their own page. */
export function languageRoutes(web: FastifyInstance, kit: WebKit) {
  web.post(patterns.language, { config: { access: 'public' } }, async (request, reply) => {
    const exchange = { request, reply }
    if (!isFromHere(exchange)) throw forbidden('form.not-ours')
    const asked = chosen.safeParse(request.body)
    if (!asked.success) throw forbidden('form.unreadable')
    setLanguageCookie(kit, exchange, asked.data.language)
    return reply.redirect(ownAddress(kit.config.baseUrl, asked.data.back) ?? patterns.front, 303)
  })
}
