import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Visitor } from '#src/domain/access/read.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { type Desk, deskOf } from '#src/platform/desk.ts'
import { Refusal } from '#src/platform/errors.ts'
import { onlyOnce } from '#src/platform/idempotency.ts'
import { say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import type { saidWords } from '#src/platform/language/words/web-frame.ts'
import { takeUploads } from '#src/platform/upload.ts'
import { isOwnForm } from './form-token.ts'
import type { Exchange, WebKit } from './kit.ts'
import { statusOf } from './layout/fault-page.ts'
import { sendLostForm, sendLostSession } from './lost-form.ts'
import type { Pattern } from './paths.ts'
import { fieldsOf, ownUrl, type Sent, textsOf, versionOf } from './posted.ts'
import { asRefusal, errorsOf, refusalOf } from './refused.ts'
import { languageOf, partsOf, viewOf } from './screen.ts'
import { keepForNextPage, visitorOf, writeAsVisitor } from './session-cookie.ts'
import { nothingTyped, type Shown } from './view.ts'

type Shape = z.ZodType | undefined
type Of<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

type SaidWord = keyof typeof saidWords

type Action<Params extends Shape, Body extends z.ZodType, Result, Prepared> = {
  path: Pattern
  params?: Params
  /** the form's own fields: all of them text as typed, a ticked box `on`, a file an Upload */
  body: Body
  /** takes one file */
  files?: boolean
  /** makes something new: the same form sent twice makes it once */
  creates?: boolean
  /**
   * what the form's own buttons do to it before it is read: rows added, moved and taken out. `again` shows it so and stores
   * nothing.
   */
  reshape?(typed: Record<string, string>): { typed: Record<string, string>; again: boolean }
  /** slow work without the database, done before the transaction begins */
  prepare?(given: {
    actor: Visitor
    params: Of<Params>
    body: z.output<Body>
    read: <Found>(work: (db: Reader) => Promise<Found>) => Promise<Found>
    userAgent: string | undefined
  }): Promise<Prepared>
  run(given: {
    tx: Tx
    actor: Visitor
    params: Of<Params>
    body: z.output<Body>
    prepared: Prepared
    /** the version that the form was shown with; 0 where it carries none */
    expected: number
    desk: Desk
  }): Promise<Result>
  /** where it goes when it is done; else back to the page that the form stood on */
  next?(given: { params: Of<Params>; body: z.output<Body>; result: Result; from: string }): string
  /** what the browser keeps or forgets of it: a session of another collaboration, or none */
  keep?(given: { exchange: Exchange; actor: Visitor; params: Of<Params>; result: Result }): void
  /** shown this once, as if typed, on the page that the form stood on, and kept nowhere: a secret address */
  reveal?(given: { result: Result }): Record<string, string>
  /** what the next page says of it; by a function where that depends on what came of it */
  said?: SaidWord | ((given: { result: Result }) => SaidWord | null)
  /** the address that takes it back, by a form without fields */
  undo?(given: { params: Of<Params>; body: z.output<Body>; result: Result }): string | undefined
}

/**
 * What a form does: one transaction, one command, and on to a page that shows what stands. Where it is refused, the page that the
 * form stood on is shown again with everything typed, the field marked and what to do about it.
 */
export function action<Params extends Shape, Body extends z.ZodType, Result, Prepared>(
  web: FastifyInstance,
  kit: WebKit,
  act: Action<Params, Body, Result, Prepared>,
) {
  const given = { kit, act, desk: deskOf(kit) }
  const route = (scope: FastifyInstance) =>
    scope.route({
      method: 'POST',
      url: act.path,
      config: { access: 'signed-in-browser', rateLimit: { max: 300, timeWindow: '1 minute' } },
      handler: (request, reply) => take(given, { request, reply }),
    })
  if (!act.files) return void route(web)
  web.register(async (scope) => {
    await takeUploads(scope)
    route(scope)
  })
}

type Given<Params extends Shape, Body extends z.ZodType, Result, Prepared> = {
  kit: WebKit
  act: Action<Params, Body, Result, Prepared>
  desk: Desk
}

/** Takes a posted form: from one who is signed in, shown by us, and readable; else it goes back to its writer. */
async function take<Params extends Shape, Body extends z.ZodType, Result, Prepared>(
  given: Given<Params, Body, Result, Prepared>,
  exchange: Exchange,
) {
  const { kit, act } = given
  const { formToken = '', from = '', act: name = '', version, ...fields } = fieldsOf(exchange.request.body)
  const sent: Sent = { name, from: ownUrl(kit, from), typed: textsOf(fields), version }
  const visitor = await visitorOf(kit, exchange)
  if (!visitor) return sendLostSession(kit, exchange, sent)
  const language = languageOf(exchange, visitor)
  const again = (status: number, shown: Partial<Shown>) =>
    showAgain(kit, exchange, { visitor, sent, status, shown })
  if (!isOwnForm(kit, exchange, { shownTo: 'session', visitor }))
    return again(403, { trouble: say(webWords.formOld, language) })
  const reshaped = act.reshape?.(sent.typed)
  if (reshaped) sent.typed = reshaped.typed
  if (reshaped?.again) return again(200, {})
  const parsed = act.body.safeParse(reshaped?.typed ?? fields)
  if (!parsed.success) return again(422, errorsOf(parsed.error, { language, typed: sent.typed }))
  try {
    const form = { formToken, fields, sent, body: parsed.data }
    return await carryOut(given, { exchange, visitor, form, again })
  } catch (error) {
    const refusal = asRefusal(error)
    if (!refusal) throw error
    if (refusal.kind === 'signed-out') return sendLostSession(kit, exchange, sent)
    return again(statusOf[refusal.kind], refusalOf(refusal, { language, typed: sent.typed }))
  }
}

type Taken<Body extends z.ZodType> = {
  exchange: Exchange
  visitor: Visitor
  form: { formToken: string; fields: Record<string, unknown>; sent: Sent; body: z.output<Body> }
  again: (status: number, shown: Partial<Shown>) => Promise<unknown>
}

/** Does what the form asks for, in one transaction, and leads on to a page that shows what stands. */
async function carryOut<Params extends Shape, Body extends z.ZodType, Result, Prepared>(
  { kit, act, desk }: Given<Params, Body, Result, Prepared>,
  { exchange, visitor, form, again }: Taken<Body>,
) {
  const { request, reply } = exchange
  const { sent, body } = form
  const params = partsOf(act.params as Params, request.params as Record<string, unknown>)
  const prepared = (await act.prepare?.({
    actor: visitor,
    params,
    body,
    read: (work) => kit.db.read(visitor, work),
    userAgent: request.headers['user-agent'],
  })) as Prepared
  const result = await writeAsVisitor(kit, exchange, async (tx, actor) => {
    const work = () => act.run({ tx, actor, params, body, prepared, expected: versionOf(sent.version), desk })
    return act.creates ? runOnce(tx, actor, { ...form, route: `POST ${request.url}` }, work) : work()
  })
  act.keep?.({ exchange, actor: visitor, params, result })
  if (act.reveal) return again(200, { typed: act.reveal({ result }) })
  const what = typeof act.said === 'function' ? act.said({ result }) : act.said
  if (what) keepForNextPage(kit, exchange, { what, undo: act.undo?.({ params, body, result }) })
  const back = `${sent.from.pathname}${sent.from.search}`
  return reply.redirect(act.next?.({ params, body, result, from: back }) ?? back, 303)
}

/** Runs the work once for each form that was shown, however often it is sent. */
async function runOnce<Result>(
  tx: Tx,
  actor: Visitor,
  { route, formToken, fields }: { route: string; formToken: string; fields: Record<string, unknown> },
  work: () => Promise<Result>,
): Promise<Result> {
  const key = createHash('sha256')
    .update(JSON.stringify([formToken, fields]))
    .digest('base64url')
  const outcome = await onlyOnce(tx, actor, { key, route, body: fields }, async () => ({
    result: await work(),
    headers: {},
    status: 200,
  }))
  return outcome.result as Result
}

async function showAgain(
  kit: WebKit,
  exchange: Exchange,
  { visitor, sent, status, shown }: { visitor: Visitor; sent: Sent; status: number; shown: Partial<Shown> },
) {
  const whole: Shown = { ...nothingTyped, act: sent.name, typed: sent.typed, ...shown }
  const page = kit.screens.find(({ pattern }) => pattern.test(sent.from.pathname))
  const stands = await page
    ?.showAgain(exchange, sent.from, { status, shown: whole })
    .catch((error: unknown) => (error instanceof Refusal ? false : Promise.reject(error)))
  if (stands) return exchange.reply
  const view = viewOf(kit, exchange, { visitor, url: sent.from, shown: whole })
  return sendLostForm(exchange, status, view)
}
