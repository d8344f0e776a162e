import type { FastifyInstance } from 'fastify'
import { getOverview } from '#src/domain/overview/read.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
import { screen } from '../screen.ts'
import { homePage } from './page.ts'

/** What one should do now, by the roles one has. */
export function homeRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.home,
    read: ({ db, actor }) => getOverview(db, actor),
    page: (overview, view) => homePage(overview, view),
  })
}
