import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { LinkPurpose } from '#src/domain/access/links.ts'
import { getActor } from '#src/domain/access/read.ts'
import { askForCode, signIn } from '#src/domain/access/sign-in.ts'
import type { Actor, Claims } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { type Desk, deskOf } from '#src/platform/desk.ts'
import { Refusal } from '#src/platform/errors.ts'
import { type Phrase, say } from '#src/platform/language/phrase.ts'
import { refusalSentence, refusals } from '#src/platform/language/refusals.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { formToken, isOwnForm } from '../form-token.ts'
import type { Exchange, WebKit } from '../kit.ts'
import { statusOf } from '../layout/fault-page.ts'
import { type Page, sendPage } from '../layout/page.ts'
import { type LinkAct, linkActPath, patterns, to } from '../paths.ts'
import { setSessionCookie } from '../session-cookie.ts'
import { nothingTyped, type Shown } from '../view.ts'
import { sendDeadLink } from './closed-pages.ts'
import { codeForm, maskedAddress, typedCode } from './code-page.ts'
import { type LinkVisit, ownerOf, visitLink } from './visit.ts'

/** A screen behind a link: the page for its reader, or null when there is nothing left to show. */
export type LinkScreen = (kit: WebKit, visit: LinkVisit, shown: Shown) => Promise<ScreenPage | null>

export type ScreenPage = Pick<Page, 'title' | 'main' | 'script'>

type Act<Body extends z.ZodType> = {
  path: string
  act: LinkAct
  purpose: LinkPurpose
  body: Body
  screen: LinkScreen
  /** what the button beside the code field says */
  submit: Phrase
  run: (given: {
    tx: Tx
    actor: Actor
    visit: LinkVisit
    body: z.output<Body>
    desk: Desk
    /** how sure we are of who it is: signed in for a while, or by a code mailed for this */
    through: 'session' | 'one-time-code'
  }) => Promise<unknown>
  /** for an act that uses its link up: what to say when it is done, since the link will open nothing any more */
  thanks?: (visit: LinkVisit) => ScreenPage
}

/**
 * A form behind a link. Whoever has only the link stores nothing: they get a code by mail, and their form back with a
 * field for it. With the code, or a session of that same person, the command runs and the page shows what stands.
 */
export function linkAct<Body extends z.ZodType>(app: FastifyInstance, kit: WebKit, act: Act<Body>) {
  const desk = deskOf(kit)
  app.route({
    method: 'POST',
    url: act.path,
    config: { access: 'public', rateLimit: { max: kit.config.demo ? 300 : 30, timeWindow: '1 minute' } },
    handler: async (request, reply) => {
      const exchange = { request, reply }
      const visit = await visitLink(kit, exchange, act.purpose)
      if (!visit) return reply
      const typed = typedOf(request.body)
      const again = (status: number, shown: Partial<Shown>) =>
        sendScreen(kit, exchange, {
          visit,
          screen: act.screen,
          status,
          shown: { ...nothingTyped, act: act.act, typed, ...shown },
        })
      if (!isOwnForm(kit, exchange, ownerOf(visit.link, visit.visitor)))
        return again(403, { trouble: say(webWords.formOld, visit.language) })
      const { formToken: _token, code: _code, newCode: _again, ...fields } = typed
      const parsed = act.body.safeParse(fields)
      if (!parsed.success) return again(422, errorsOf(parsed.error, visit))
      const recognised = visit.visitor
        ? { claims: visit.visitor }
        : await recognise(kit, exchange, { visit, act, typed })
      if (!recognised) return reply
      const signedIn = recognised.visit ?? visit
      const through = visit.visitor ? 'session' : 'one-time-code'
      try {
        await kit.db.write(recognised.claims, async (tx) =>
          act.run({
            tx,
            actor: await getActor(tx, recognised.claims),
            visit,
            body: parsed.data,
            desk,
            through,
          }),
        )
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return sendScreen(kit, exchange, {
          visit: signedIn,
          screen: act.screen,
          status: statusOf[error.kind],
          shown: { act: act.act, typed, ...refusalOf(error, visit) },
        })
      }
      if (act.thanks) return sendLinkPage(exchange, 200, { visit: signedIn, page: act.thanks(signedIn) })
      return reply.redirect(to(patterns.link, { token: visit.token }), 303)
    },
  })
}

/** Shows a link's screen: the same neutral page as for a dead link when its thing is no longer there. */
export async function sendScreen(
  kit: WebKit,
  exchange: Exchange,
  { visit, screen, status, shown }: { visit: LinkVisit; screen: LinkScreen; status: number; shown: Shown },
) {
  const page = await screen(kit, visit, shown)
  return page ? sendLinkPage(exchange, status, { visit, page }) : sendDeadLink(exchange)
}

function sendLinkPage(exchange: Exchange, status: number, given: { visit: LinkVisit; page: ScreenPage }) {
  const { language, visitor, holder } = given.visit
  return sendPage(exchange, status, { ...given.page, owner: holder.collaboration.name, language, visitor })
}

type Recognised = { claims: Claims; visit?: LinkVisit }

/** Turns a right code into a session; otherwise sends the page that asks for one and answers null. */
async function recognise<Body extends z.ZodType>(
  kit: WebKit,
  exchange: Exchange,
  { visit, act, typed }: { visit: LinkVisit; act: Act<Body>; typed: Record<string, string> },
): Promise<Recognised | null> {
  const { holder, link, language } = visit
  const { code: _code, newCode, ...kept } = typed
  const code = newCode ? '' : typedCode(typed.code)
  let error: string | undefined
  if (code !== '') {
    try {
      const signedIn = await signIn(kit.db, {
        secretKey: kit.secretKey,
        email: holder.email,
        code,
        collaborationId: link.collaborationId,
        userAgent: exchange.request.headers['user-agent'],
      })
      setSessionCookie(kit, exchange, signedIn)
      const visitor = await kit.db.read(signedIn.claims, (db) => getActor(db, signedIn.claims))
      const token = formToken(kit, ownerOf(link, visitor))
      return { claims: signedIn.claims, visit: { ...visit, visitor, formToken: token } }
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.kind !== 'invalid') throw refusal
      error = refusalSentence(refusal.code, language)
    }
  } else await askForCode(kit.db, { secretKey: kit.secretKey, email: holder.email })
  const action = linkActPath(visit.token, act.act)
  sendPage(exchange, error ? 422 : 200, {
    language,
    title: say(webWords.codeTitle, language),
    owner: holder.collaboration.name,
    main: codeForm({
      language,
      action,
      kept,
      sentTo: maskedAddress(holder.email),
      submit: say(act.submit, language),
      error,
    }),
  })
  return null
}

/** The posted fields as text; a field sent twice counts once, as its last value. */
function typedOf(body: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      String(Array.isArray(value) ? value.at(-1) : value),
    ]),
  )
}

function errorsOf(error: z.ZodError, { language }: LinkVisit): Partial<Shown> {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '')
    errors[field] ??= refusalSentence(
      issue.message in refusals ? issue.message : 'request.wrong-type',
      language,
    )
  }
  return { errors, trouble: say(webWords.formWrong, language) }
}

function refusalOf(refusal: Refusal, { language }: LinkVisit): Pick<Shown, 'errors' | 'trouble'> {
  const sentence = refusalSentence(refusal.code, language, refusal.facts)
  return { errors: refusal.field ? { [refusal.field]: sentence } : {}, trouble: sentence }
}
