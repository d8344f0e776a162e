import type { FastifyInstance } from 'fastify'
import type { LinkPurpose } from '#src/domain/access/links.ts'
import type { WebKit } from '../kit.ts'
import { nameSeatRoutes, nameSeatScreen } from '../name-seat/routes.ts'
import { patterns } from '../paths.ts'
import { type LinkScreen, nothingTyped, sendScreen } from './act.ts'
import { sendDeadLink } from './closed-pages.ts'
import { visitLink } from './visit.ts'

const screens: Partial<Record<LinkPurpose, LinkScreen>> = {
  'name-seat': nameSeatScreen,
}

/** What a link in a mail leads to. Opening it, also by a machine that reads mail, shows and never changes anything. */
export function linkRoutes(web: FastifyInstance, kit: WebKit) {
  nameSeatRoutes(web, kit)
  web.get(patterns.link, { config: { access: 'public' } }, async (request, reply) => {
    const exchange = { request, reply }
    const visit = await visitLink(kit, exchange)
    if (!visit) return reply
    const screen = screens[visit.link.purpose]
    if (!screen) return sendDeadLink(exchange)
    return sendScreen(kit, exchange, { visit, screen, status: 200, shown: nothingTyped })
  })
}
