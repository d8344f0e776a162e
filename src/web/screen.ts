import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Visitor } from '#src/domain/access/read.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { notFound, Refusal } from '#src/platform/errors.ts'
import { chooseLanguage, type Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import type { Press } from '#src/platform/paper/press.ts'
import { localDate } from '#src/platform/time.ts'
import { formToken } from './form-token.ts'
import type { Exchange, WebKit } from './kit.ts'
import { sendFault } from './layout/fault-page.ts'
import { frameOf, screenHtml } from './layout/frame.ts'
import { messagesOf } from './layout/messages.ts'
import { sendPage } from './layout/page.ts'
import { type Pattern, patterns, to } from './paths.ts'
import { asVisitor, type Said, takeFromLastPage } from './session-cookie.ts'
import { nothingTyped, type ScreenPage, type Shown, type View } from './view.ts'

type Shape = z.ZodType | undefined
type Of<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

export type Screen<Params extends Shape, Query extends Shape, Data> = {
  path: Pattern
  /** the parts of the address; ids by `id` */
  params?: Params
  /** what may stand behind the question mark; anything else is left out of account */
  query?: Query
  /** everything that the page shows, read in the transaction that recognised the visitor: a statement or two */
  read(given: {
    db: Reader
    actor: Visitor
    params: Of<Params>
    query: Of<Query>
    /** who made what is being shown again, where a form was refused */
    shown: Shown
  }): Promise<Data>
  page(
    data: Data,
    view: View,
    asked: { params: Of<Params>; query: Of<Query>; press: Press },
  ): ScreenPage | Promise<ScreenPage>
}

/** An id in an address. Anything else names nothing, and so is not found. */
export const id = z.uuid().toLowerCase()

/** A page for one who is signed in: one read-only transaction. Whoever is not is asked to sign in, and comes back here. */
export function screen<Params extends Shape, Query extends Shape, Data>(
  web: FastifyInstance,
  kit: WebKit,
  shape: Screen<Params, Query, Data>,
) {
  const pattern = new RegExp(`^${shape.path.replace(/:\w+/g, '([^/]+)')}$`)
  const names = [...shape.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)

  async function show(exchange: Exchange, url: URL, { status, shown, said }: Answer): Promise<boolean> {
    const parts = pattern.exec(url.pathname)?.slice(1) ?? []
    const params = partsOf(
      shape.params as Params,
      Object.fromEntries(names.map((name, at) => [name, decoded(parts[at])])),
    )
    const query = askedOf(shape.query as Query, Object.fromEntries(url.searchParams))
    const { visitor, read } = await asVisitor(kit, exchange, (db, actor) =>
      shape
        .read({ db, actor, params, query, shown })
        .catch((error: unknown) => (error instanceof Refusal ? error : Promise.reject(error))),
    )
    if (!visitor) return false
    const view = viewOf(kit, exchange, { visitor, url, shown })
    // What was typed is not thrown away with a page that has closed to its writer.
    if (read instanceof Refusal && shown !== nothingTyped) return false
    if (read instanceof Refusal) sendFault(exchange, read, view)
    else
      await sendScreen(exchange, status, {
        view,
        said,
        page: await shape.page(read, view, { params, query, press: kit.press }),
      })
    return true
  }

  kit.screens.push({
    pattern,
    showAgain: (exchange, url, answer) => show(exchange, url, { ...answer, said: null }),
  })
  web.route({
    method: 'GET',
    url: shape.path,
    config: { access: 'signed-in-browser' },
    handler: async (request, reply) => {
      const exchange = { request, reply }
      const url = new URL(request.url, kit.config.baseUrl)
      const said = takeFromLastPage(kit, exchange)
      if (!(await show(exchange, url, { status: 200, shown: nothingTyped, said })))
        return signInFirst(exchange)
      return reply
    },
  })
}

type Answer = { status: number; shown: Shown; said: Said | null }

/** A part of an address as it is meant. The server has read those it was asked for; one that a form names may be nonsense. */
function decoded(part = ''): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Sends somebody who is not signed in to do so, and back to the page they asked for. */
export const signInFirst = ({ request, reply }: Exchange) =>
  reply.redirect(to(patterns.front, {}, { to: request.url === patterns.front ? '' : request.url }), 303)

/** A page in its frame. */
export async function sendScreen(
  exchange: Exchange,
  status: number,
  { view, said, page }: { view: View; said: Said | null; page: ScreenPage },
) {
  return sendPage(exchange, status, {
    language: view.language,
    title: page.windowTitle ?? page.title,
    frame: frameOf(view, page),
    room: page.room ? { baseUrl: view.baseUrl } : undefined,
    main: screenHtml(view, page, messagesOf(view, said)),
  })
}

/** What a page is handed beside its data. */
export function viewOf(
  kit: WebKit,
  exchange: Exchange,
  { visitor, url, shown }: { visitor: Visitor; url: URL; shown: Shown },
): View {
  const language = languageOf(exchange, visitor)
  const now = kit.chance.now()
  return {
    language,
    actor: visitor,
    now,
    today: localDate(now, visitor.zone),
    formToken: formToken(kit, { shownTo: 'session', visitor }),
    shown,
    url: `${url.pathname}${url.search}`,
    baseUrl: kit.config.baseUrl,
    labels: new Map(),
    say: (phrase, facts) => say(phrase, language, facts),
  }
}

/** The language a person has chosen, else their browser's. */
export const languageOf = ({ request }: Exchange, visitor: Visitor): Language =>
  visitor.ownLanguage ??
  chooseLanguage(request.headers['accept-language'], visitor.collaborationLanguage as Language)

export function partsOf<Params extends Shape>(shape: Params, given: Record<string, unknown>): Of<Params> {
  const parsed = shape?.safeParse(given)
  if (parsed && !parsed.success) throw notFound('request.not-found')
  return parsed?.data as Of<Params>
}

/** What is asked for behind the question mark; what makes no sense is left out, so that an old address still opens. */
export function askedOf<Query extends Shape>(shape: Query, given: Record<string, string>): Of<Query> {
  if (!shape) return undefined as Of<Query>
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const parsed = shape.safeParse(filled)
  if (parsed.success) return parsed.data as Of<Query>
  const wrong = new Set(
    parsed.error.issues.flatMap(({ path, ...issue }) => [
      String(path[0] ?? ''),
      ...('keys' in issue ? (issue.keys as string[]) : []),
    ]),
  )
  const right = Object.entries(filled).filter(([name]) => !wrong.has(name))
  return shape.parse(Object.fromEntries(right)) as Of<Query>
}
