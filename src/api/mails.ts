import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { mailStates } from '#src/platform/database/schema/platform.ts'
import {
  getMail,
  getMailAttachment,
  listMails,
  listSuppressedAddresses,
  mailSorts,
} from '#src/platform/mail/read-mails.ts'
import { liftSuppression, resendMail } from '#src/platform/mail/resend.ts'
import { showsSecrets, summaryAsShown, wordsAsShown } from '#src/platform/mail/shown-mail.ts'
import { emailAddress, line } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { command, FileAnswer, query } from './route.ts'
import { choice, id, instantOut, pageOfRows, pageQuery, sortBy } from './schemas.ts'

const tag = 'Mail'
const params = z.strictObject({ mailId: id })

const summary = z.object({
  id: z.string(),
  event: z.string().meta({ description: 'What happened, once: no second mail about it to the same address' }),
  kind: z.string(),
  personId: z.string().nullable(),
  toName: z.string(),
  toAddress: z.string(),
  language: z.string(),
  subject: z.string(),
  secret: z.boolean(),
  state: z.enum(mailStates).meta({ description: 'kept: there is no mail server, so it was not sent' }),
  attempts: z.number(),
  nextAttemptAt: instantOut.nullable().meta({ description: 'null once nothing more will be tried' }),
  lastError: z.string().nullable(),
  lastResponse: z.string().nullable().meta({ description: 'The mail server’s last words about it' }),
  sentAt: instantOut.nullable(),
  createdAt: instantOut,
})

const mail = summary.extend({
  messageId: z.string(),
  text: z.string().nullable().meta({ description: 'null where it holds a one-time code' }),
  html: z.string().nullable(),
  calendar: z.object({ method: z.string(), text: z.string() }).nullable(),
  attachments: z.array(z.object({ place: z.number(), name: z.string() })),
})

export function mailRoutes(app: FastifyInstance, kit: Kit) {
  const withSecrets = showsSecrets(kit.config)

  query(app, kit, {
    path: '/mails',
    summary: 'Mail that was written, newest first, and what became of it',
    tag,
    query: z.strictObject({
      ...pageQuery,
      sort: sortBy(mailSorts),
      order: choice(['asc', 'desc']).default('desc'),
      state: choice(mailStates).optional(),
      kind: line(100).optional(),
      personId: id.optional(),
      event: line(300).optional(),
      search: line(200).optional(),
    }),
    answer: pageOfRows(summary),
    run: async ({ db, actor, query }) => {
      const page = await listMails(db, actor, query)
      return { ...page, items: page.items.map((row) => summaryAsShown(row, withSecrets)) }
    },
  })

  query(app, kit, {
    path: '/mails/:mailId',
    summary: 'One mail with its text, calendar part and list of attachments',
    tag,
    params,
    answer: mail,
    run: async ({ db, actor, params }) => {
      const row = await getMail(db, actor, params.mailId)
      return {
        ...summaryAsShown(row, withSecrets),
        messageId: row.messageId,
        ...wordsAsShown(row, withSecrets),
        calendar: row.calendar,
        attachments: row.attachments.map(({ name }, at) => ({ place: at + 1, name })),
      }
    },
  })

  query(app, kit, {
    path: '/mails/:mailId/attachments/:place',
    summary: 'An attachment of a mail, counted from 1',
    tag,
    params: params.extend({ place: z.coerce.number('request.wrong-type').int('request.wrong-type').min(1) }),
    run: async ({ db, actor, params }) => new FileAnswer(await getMailAttachment(db, actor, params)),
  })

  command(app, kit, {
    method: 'POST',
    path: '/mails/:mailId/resending',
    summary: 'Send a mail again that failed or was kept, with the same Message-ID',
    tag,
    params,
    run: ({ tx, actor, params }) => resendMail(tx, actor, params),
  })

  suppressionRoutes(app, kit)
}

function suppressionRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/suppressed-addresses',
    summary: 'Addresses that refused mail for good and get none',
    tag,
    query: z.strictObject(pageQuery),
    answer: pageOfRows(z.object({ address: z.string(), reason: z.string(), createdAt: instantOut })),
    run: ({ db, actor, query }) => listSuppressedAddresses(db, actor, query),
  })

  command(app, kit, {
    method: 'DELETE',
    path: '/suppressed-addresses/:address',
    summary: 'Let an address get mail again',
    tag,
    params: z.strictObject({ address: emailAddress }),
    run: ({ tx, actor, params }) => liftSuppression(tx, actor, params),
  })
}
