import type { FastifyInstance } from 'fastify'
import { html } from 'ghtml'
import { z } from 'zod'
import { previewTemplate } from '#src/domain/documents/save-template.ts'
import { documentNames } from '#src/domain/templates/names.ts'
import { Refusal } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { languages } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { type RefusalCode, refusalSentence } from '#src/platform/language/refusals.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { printDocument } from '#src/platform/paper/print.ts'
import { orNone } from '../asked-values.ts'
import { stylesheetPaths } from '../assets/bundle.ts'
import { file } from '../file.ts'
import { isOwnForm } from '../form-token.ts'
import type { Exchange, WebKit } from '../kit.ts'
import { statusOf } from '../layout/fault-page.ts'
import { message } from '../layout/fields.ts'
import { sendPdf } from '../layout/send-file.ts'
import { patterns } from '../paths.ts'
import { id, languageOf } from '../screen.ts'
import { visitorOf } from '../session-cookie.ts'
import { source } from './source.ts'

const params = z.object({ name: z.enum(documentNames) })
const body = z.object({ source, groupId: orNone(id), language: z.enum(languages).optional() })

/**
 * The sample meeting as a PDF for a frame: by the template in use, or by a text that is being written, which is kept nowhere. What is
 * wrong with the text is said in the frame, and the page around it stays as it is.
 */
export function previewRoutes(web: FastifyInstance, kit: WebKit) {
  file(web, kit, {
    path: patterns.templatePreview,
    params,
    query: z.object({ groupId: id.optional() }),
    read: ({ db, actor, params, query }) =>
      previewTemplate(db, actor, { ...params, groupId: query.groupId ?? null, format: 'pdf' }),
  })

  web.route({
    method: 'POST',
    url: patterns.templatePreview,
    config: { access: 'signed-in-browser', rateLimit: { max: 120, timeWindow: '1 minute' } },
    handler: async (request, reply) => {
      const exchange = { request, reply }
      const visitor = await visitorOf(kit, exchange)
      const language = visitor ? languageOf(exchange, visitor) : 'nb'
      if (!visitor) return sendTrouble(exchange, 401, { language, text: say(frameWords.lostTitle, language) })
      if (!isOwnForm(kit, exchange, { shownTo: 'session', visitor }))
        return sendTrouble(exchange, 403, { language, text: say(webWords.formOld, language) })
      const asked = params.and(body).safeParse({ ...(request.body as object), ...(request.params as object) })
      if (!asked.success) {
        const code = asked.error.issues[0]?.message as RefusalCode
        return sendTrouble(exchange, 422, { language, text: refusalSentence(code, language) })
      }
      try {
        const order = await kit.db.read(visitor, (db) =>
          previewTemplate(db, visitor, { ...asked.data, format: 'pdf' }),
        )
        return sendPdf(exchange, { ...(await printDocument(kit, order.tree, order)), framed: true })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const text = refusalSentence(error.code, language, error.facts)
        return sendTrouble(exchange, statusOf[error.kind], { language, text })
      }
    },
  })
}

function sendTrouble(
  { reply }: Exchange,
  status: number,
  { language, text }: { language: Language; text: string },
) {
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'private, no-store')
    .send(html`<!doctype html>
<html lang="${language}" data-color-scheme="auto" data-size="sm"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>${text}</title><link rel="stylesheet" href="${stylesheetPaths.app}"></head><body class="in-frame"><main>!${message('bad', text)}</main></body></html>`)
}
