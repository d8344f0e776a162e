import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { getOverview } from '#src/domain/overview/read.ts'
import type { Kit } from './kit.ts'
import { chair, cockpit, member } from './overview-schemas.ts'
import { query } from './route.ts'

export function overviewRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/overview',
    summary:
      'What waits for you: as secretariat, as member and as chair; each list its first ten and their true count',
    tag: 'Overview',
    answer: z.object({ cockpit: cockpit.nullable(), member, chair: chair.nullable() }),
    run: ({ db, actor }) => getOverview(db, actor),
  })
}
