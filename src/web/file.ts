import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Visitor } from '#src/domain/access/read.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { Refusal } from '#src/platform/errors.ts'
import { PrintOrder, printDocument } from '#src/platform/paper/print.ts'
import type { WebKit } from './kit.ts'
import { sendFault } from './layout/fault-page.ts'
import { sendAttachment, sendFramedHtml, sendPdf, sendPicture } from './layout/send-file.ts'
import type { Pattern } from './paths.ts'
import { askedOf, partsOf, signInFirst, viewOf } from './screen.ts'
import { asVisitor } from './session-cookie.ts'
import { nothingTyped } from './view.ts'

type Shape = z.ZodType | undefined
type Of<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

type Bytes = { name: string; mediaType: string; bytes: Uint8Array }

type File<Params extends Shape, Query extends Shape> = {
  path: Pattern
  params?: Params
  /** what may stand behind the question mark; anything else is left out of account */
  query?: Query
  /** a picture of our own writing, shown within a page of ours */
  shown?: 'as-picture'
  /** bytes of our own making that were kept: shown in the browser, where an upload never is */
  isOurs?: boolean
  /** the bytes, HTML for a frame, or what is to be set when the transaction is over */
  read(given: {
    db: Reader
    actor: Visitor
    params: Of<Params>
    query: Of<Query>
  }): Promise<PrintOrder | Bytes | { framedHtml: string }>
}

/** A file for one who is signed in. PDFs of our own are shown in the browser; whatever else it is, is a download unless it is said to be shown. */
export function file<Params extends Shape, Query extends Shape>(
  web: FastifyInstance,
  kit: WebKit,
  shape: File<Params, Query>,
) {
  web.route({
    method: 'GET',
    url: shape.path,
    config: { access: 'signed-in-browser' },
    handler: async (request, reply) => {
      const exchange = { request, reply }
      const query = askedOf(shape.query as Query, request.query as Record<string, string>)
      // What an address names is looked at once it is known who asks: whoever is not signed in is asked to, whatever it is.
      const readAs = async (db: Reader, actor: Visitor) => {
        const params = partsOf(shape.params as Params, request.params as Record<string, unknown>)
        return shape.read({ db, actor, params, query })
      }
      const { visitor, read } = await asVisitor(kit, exchange, (db, actor) =>
        readAs(db, actor).catch((error: unknown) =>
          error instanceof Refusal ? error : Promise.reject(error),
        ),
      )
      if (!visitor) return signInFirst(exchange)
      if (read instanceof Refusal) {
        const url = new URL(request.url, kit.config.baseUrl)
        return sendFault(exchange, read, viewOf(kit, exchange, { visitor, url, shown: nothingTyped }))
      }
      if ('framedHtml' in read) return sendFramedHtml(exchange, read.framedHtml)
      const isOurs = read instanceof PrintOrder || shape.isOurs
      const sent = read instanceof PrintOrder ? await printDocument(kit, read.tree, read) : read
      if (shape.shown === 'as-picture') return sendPicture(exchange, sent)
      return isOurs && sent.mediaType === 'application/pdf'
        ? sendPdf(exchange, { ...sent, framed: true })
        : sendAttachment(exchange, sent)
    },
  })
}
