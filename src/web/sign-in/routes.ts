import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { endSessions } from '#src/domain/access/sessions.ts'
import { askForCode, signIn } from '#src/domain/access/sign-in.ts'
import { forbidden, invalid, Refusal } from '#src/platform/errors.ts'
import { chooseLanguage } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { type RefusalCode, refusalSentence } from '#src/platform/language/refusals.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { emailAddress } from '#src/platform/text.ts'
import { isOwnForm } from '../form-token.ts'
import type { Exchange, WebKit } from '../kit.ts'
import { sendPage } from '../layout/page.ts'
import { codeForm, typedCode } from '../link/code-page.ts'
import { ownAddress } from '../own-address.ts'
import { patterns, to } from '../paths.ts'
import {
  chosenLanguage,
  clearSessionCookie,
  setSessionCookie,
  visitorMark,
  visitorOf,
} from '../session-cookie.ts'
import { readResumed, sendResumed } from './resume.ts'

const fields = z.object({
  email: emailAddress.transform((address) => address.toLowerCase()),
  formToken: z.string().default(''),
  code: z.string().optional(),
  newCode: z.string().optional(),
  /** the page that was asked for, and what was typed before the session was lost */
  to: z.string().max(2_000).optional(),
  resume: z.string().optional(),
})

/** How long asking for a code takes, whoever asks: longer than the slowest honest way through it. */
const evenAnswerMs = 200

export function signInRoutes(web: FastifyInstance, kit: WebKit) {
  const limit = { rateLimit: { max: kit.config.demo ? 300 : 20, timeWindow: '1 minute' } }
  web.post(patterns.signIn, { config: { access: 'public', ...limit } }, async (request, reply) => {
    const exchange = { request, reply }
    if (!isOwnForm(kit, exchange, { shownTo: `visitor:${visitorMark(kit, exchange)}`, visitor: null }))
      throw forbidden('form.not-ours')
    const parsed = fields.safeParse(request.body ?? {})
    if (!parsed.success)
      throw invalid((parsed.error.issues[0]?.message ?? 'email.not-one-address') as RefusalCode, {
        field: 'email',
      })
    const { email, newCode, code: _code, ...kept } = parsed.data
    const code = newCode ? '' : typedCode(parsed.data.code)
    if (code === '') {
      const even = pause(evenAnswerMs)
      await askForCode(kit.db, { secretKey: kit.secretKey, email })
      await even
      return sendCodeForm(kit, exchange, { email, kept })
    }
    try {
      const userAgent = request.headers['user-agent']
      const signedIn = await signIn(kit.db, { secretKey: kit.secretKey, email, code, userAgent })
      setSessionCookie(kit, exchange, signedIn)
      const resumed = readResumed(kit, kept.resume)
      if (resumed) return sendResumed(kit, exchange, { signedIn, resumed })
      return reply.redirect(ownAddress(kit.config.baseUrl, kept.to) ?? patterns.home, 303)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
      return sendCodeForm(kit, exchange, { email, kept, refused: error.code })
    }
  })

  web.post(patterns.signOut, { config: { access: 'public' } }, async (request, reply) => {
    const exchange = { request, reply }
    const visitor = await visitorOf(kit, exchange)
    if (visitor) {
      if (!isOwnForm(kit, exchange, { shownTo: 'session', visitor })) throw forbidden('form.not-ours')
      await kit.db.write(visitor, (tx) => endSessions(tx, visitor, { sessionId: visitor.sessionId }))
    }
    clearSessionCookie(kit, exchange)
    return reply.redirect(to(patterns.front), 303)
  })
}

type Asked = { email: string; kept: Record<string, string | undefined>; refused?: RefusalCode }

function sendCodeForm(kit: WebKit, exchange: Exchange, { email, kept, refused }: Asked) {
  const language =
    chosenLanguage(kit, exchange) ?? chooseLanguage(exchange.request.headers['accept-language'], 'nb')
  const given = Object.entries({ email, ...kept }).filter(([, value]) => value !== undefined)
  return sendPage(exchange, refused ? 422 : 200, {
    language,
    title: say(webWords.codeTitle, language),
    main: codeForm({
      language,
      action: patterns.signIn,
      kept: Object.fromEntries(given) as Record<string, string>,
      sentTo: email,
      perhaps: true,
      submit: say(webWords.signIn, language),
      error: refused && refusalSentence(refused, language),
    }),
  })
}
