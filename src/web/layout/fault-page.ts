import type { FastifyError } from 'fastify'
import { html } from 'ghtml'
import { refusalOfFault } from '#src/platform/database/refusal-of-fault.ts'
import { Refusal, type RefusalKind } from '#src/platform/errors.ts'
import { chooseLanguage } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { type RefusalCode, refusalSentence } from '#src/platform/language/refusals.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { Unreadable } from '#src/platform/unreadable.ts'
import type { Exchange } from '../kit.ts'
import { patterns } from '../paths.ts'
import type { View } from '../view.ts'
import { frameOf } from './frame.ts'
import { sendPage } from './page.ts'

export const statusOf: Record<RefusalKind, number> = {
  invalid: 422,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'signed-out': 401,
  unavailable: 503,
}

/**
 * Whatever no screen answered itself, as a page in the reader's language; in the frame for one who is signed in. What nobody
 * foresaw is a 500, and it is logged.
 */
export function sendFault(exchange: Exchange, error: unknown, view?: View) {
  const { status, code: told, facts } = readFault(error)
  // Whoever only opened a page did nothing.
  const code =
    told === 'request.forbidden' && exchange.request.method === 'GET' ? 'request.not-yours-to-read' : told
  if (status >= 500) exchange.request.log.error(error)
  const language = view?.language ?? chooseLanguage(exchange.request.headers['accept-language'], 'nb')
  const title = refusalSentence(`status.${status}`, language)
  return sendPage(exchange, status, {
    language,
    title,
    ...(view && { frame: frameOf(view, {}) }),
    main: html`<h1>${title}</h1><p class="lead">${refusalSentence(code, language, facts)}</p>!${status === 404 ? html`<p>${say(webWords.whyNothing, language)}</p>` : ''}
      <p><a href="${patterns.front}">${say(webWords.toFront, language)}</a></p>
      !${status >= 500 ? html`<p class="hint">${say(webWords.faultReference, language, { id: exchange.request.id })}</p>` : ''}`,
  })
}

type Fault = { status: number; code: RefusalCode; facts?: Record<string, string | number> }

function readFault(error: unknown): Fault {
  if (error instanceof Refusal) return { status: statusOf[error.kind], code: error.code, facts: error.facts }
  const refusal = refusalOfFault(error)
  if (refusal) return readFault(refusal)
  if (error instanceof Unreadable) return { status: 400, code: 'form.unreadable' }
  const { statusCode } = error as Partial<FastifyError>
  if (statusCode === 404) return { status: 404, code: 'request.no-such-address' }
  if (statusCode === 413) return { status: 413, code: 'request.too-large' }
  if (statusCode === 415) return { status: 415, code: 'form.not-a-form' }
  if (statusCode === 429) return { status: 429, code: 'request.too-many' }
  if (statusCode && statusCode >= 400 && statusCode < 500) return { status: 400, code: 'form.unreadable' }
  return { status: 500, code: 'request.bug' }
}
