import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { mailStates } from '#src/platform/database/schema/platform.ts'
import { notFound } from '#src/platform/errors.ts'
import {
  countMails,
  findSuppressionOf,
  getMail,
  getMailAttachment,
  listMails,
  listSuppressedAddresses,
} from '#src/platform/mail/read-mails.ts'
import { liftSuppression, resendMail } from '#src/platform/mail/resend.ts'
import { isWiped, showsSecrets, summaryAsShown, wordsAsShown } from '#src/platform/mail/shown-mail.ts'
import { emailAddress, line } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { oneOf, pageAsked } from '../asked-values.ts'
import { file } from '../file.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { mailPage } from './mail-page.ts'
import { mailsPage } from './page.ts'

const params = z.object({ mailId: id })
const asked = z.object({
  state: oneOf([...mailStates, 'suppressed']).optional(),
  kind: line(100).optional(),
  personId: id.optional(),
  search: line(200).optional(),
  ...pageAsked(),
})

export function mailRoutes(web: FastifyInstance, kit: WebKit) {
  const withSecrets = showsSecrets(kit.config)

  screen(web, kit, {
    path: patterns.mails,
    query: asked,
    read: async ({ db, actor, query: { state, cursor, limit, ...filter } }) => {
      const counting = countMails(db, actor, filter)
      if (state === 'suppressed') {
        const addresses = listSuppressedAddresses(db, actor, { cursor, limit, order: 'asc' })
        const [counted, suppressed] = await Promise.all([counting, addresses])
        return { counted, suppressed }
      }
      const page = { cursor, limit, sort: 'createdAt', order: 'desc' } as const
      const [counted, mails] = await Promise.all([
        counting,
        listMails(db, actor, { ...filter, ...page, state }),
      ])
      return {
        counted,
        mails: { ...mails, items: mails.items.map((row) => summaryAsShown(row, withSecrets)) },
      }
    },
    page: (found, view, { query }) => mailsPage(found, { view, asked: query }),
  })

  screen(web, kit, {
    path: patterns.mail,
    params,
    read: async ({ db, actor, params }) => {
      const [row, suppression] = await Promise.all([
        getMail(db, actor, params.mailId),
        findSuppressionOf(db, params.mailId),
      ])
      return {
        mail: summaryAsShown(row, withSecrets),
        shown: wordsAsShown(row, withSecrets),
        wiped: isWiped(row),
        suppression,
      }
    },
    page: (found, view) => mailPage(found, view),
  })

  file(web, kit, {
    path: patterns.mailBody,
    params,
    read: async ({ db, actor, params }) => {
      const shown = wordsAsShown(await getMail(db, actor, params.mailId), withSecrets)
      if (!shown.html) throw notFound('request.not-found')
      return { framedHtml: shown.html }
    },
  })

  file(web, kit, {
    path: patterns.mailAttachment,
    params: params.extend({ place: z.coerce.number().int().min(1) }),
    read: ({ db, actor, params }) => getMailAttachment(db, actor, params),
  })

  action(web, kit, {
    path: patterns.mailResending,
    params,
    body: z.strictObject({}),
    run: ({ tx, actor, params }) => resendMail(tx, actor, params),
    said: 'sentAgain',
  })

  action(web, kit, {
    path: patterns.suppressedRelease,
    body: z.strictObject({ address: emailAddress }),
    run: ({ tx, actor, body }) => liftSuppression(tx, actor, body),
    said: 'released',
  })
}
