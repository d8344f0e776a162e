import type { FastifyInstance } from 'fastify'
import type { LinkPurpose } from '#src/domain/access/links.ts'
import { followUpRoutes, followUpScreen } from '../follow-up/routes.ts'
import type { WebKit } from '../kit.ts'
import { sendPdf } from '../layout/send-file.ts'
import { nameSeatRoutes, nameSeatScreen } from '../name-seat/routes.ts'
import { patterns } from '../paths.ts'
import { invitationPdf, replyRoutes, replyScreen } from '../reply/routes.ts'
import { reviewPdf, reviewRoutes, reviewScreen } from '../review/routes.ts'
import { nothingTyped } from '../view.ts'
import { type LinkScreen, sendScreen } from './act.ts'
import { sendDeadLink } from './closed-pages.ts'
import { visitLink } from './visit.ts'

const screens: Record<LinkPurpose, LinkScreen> = {
  reply: replyScreen,
  'name-seat': nameSeatScreen,
  review: reviewScreen,
  'follow-up': followUpScreen,
}

const pdfs: Partial<Record<LinkPurpose, typeof reviewPdf>> = {
  reply: invitationPdf,
  review: reviewPdf,
}

/** What a link in a mail leads to. Opening it, also by a machine that reads mail, shows and never changes anything. */
export function linkRoutes(web: FastifyInstance, kit: WebKit) {
  replyRoutes(web, kit)
  nameSeatRoutes(web, kit)
  reviewRoutes(web, kit)
  followUpRoutes(web, kit)
  web.get(patterns.link, { config: { access: 'public' } }, async (request, reply) => {
    const exchange = { request, reply }
    const visit = await visitLink(kit, exchange)
    if (!visit) return reply
    const screen = screens[visit.link.purpose]
    return sendScreen(kit, exchange, { visit, screen, status: 200, shown: nothingTyped })
  })

  web.get(patterns.linkPdf, { config: { access: 'public' } }, async (request, reply) => {
    const exchange = { request, reply }
    const visit = await visitLink(kit, exchange)
    if (!visit) return reply
    const file = await pdfs[visit.link.purpose]?.(kit, visit)
    return file ? sendPdf(exchange, file) : sendDeadLink(exchange)
  })
}
