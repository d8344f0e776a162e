import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Visitor } from '#src/domain/access/read.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { Refusal } from '#src/platform/errors.ts'
import { PrintOrder, printDocument } from '#src/platform/paper/print.ts'
import type { WebKit } from './kit.ts'
import { sendFault } from './layout/fault-page.ts'
import { sendAttachment, sendPdf } from './layout/send-file.ts'
import type { Pattern } from './paths.ts'
import { askedOf, partsOf, signInFirst, viewOf } from './screen.ts'
import { asVisitor } from './session-cookie.ts'
import { nothingTyped } from './view.ts'

type Shape = z.ZodType | undefined
type Of<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

type File<Params extends Shape, Query extends Shape> = {
  path: Pattern
  params?: Params
  /** what may stand behind the question mark; anything else is left out of account */
  query?: Query
  /** bytes of our own making that were kept: shown in the browser, where an upload never is */
  isOurs?: boolean
  /** the bytes, or what is to be set when the transaction is over */
  read(given: {
    db: Reader
    actor: Visitor
    params: Of<Params>
    query: Of<Query>
  }): Promise<PrintOrder | { name: string; mediaType: string; bytes: Uint8Array }>
}

/** A file for one who is signed in. PDFs of our own are shown in the browser; whatever else it is, is a download. */
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
      const params = partsOf(shape.params as Params, request.params as Record<string, unknown>)
      const query = askedOf(shape.query as Query, request.query as Record<string, string>)
      const { visitor, read } = await asVisitor(kit, exchange, (db, actor) =>
        shape
          .read({ db, actor, params, query })
          .catch((error: unknown) => (error instanceof Refusal ? error : Promise.reject(error))),
      )
      if (!visitor) return signInFirst(exchange)
      if (read instanceof Refusal) {
        const url = new URL(request.url, kit.config.baseUrl)
        return sendFault(exchange, read, viewOf(kit, exchange, { visitor, url, shown: nothingTyped }))
      }
      const isOurs = read instanceof PrintOrder || shape.isOurs
      const sent = read instanceof PrintOrder ? await printDocument(kit, read.tree, read) : read
      return isOurs && sent.mediaType === 'application/pdf'
        ? sendPdf(exchange, { ...sent, framed: true })
        : sendAttachment(exchange, sent)
    },
  })
}
