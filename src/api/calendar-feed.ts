import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { endFeed, findFeedOf, makeFeed } from '#src/domain/access/feeds.ts'
import type { Kit } from './kit.ts'
import { command, query } from './route.ts'
import { instantOut } from './schemas.ts'

const tag = 'Access'
const path = '/me/calendar-feed'

export function calendarFeedRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path,
    summary: 'Whether your calendar has a secret address, and since when; the address itself is not kept',
    tag,
    answer: z.object({ since: instantOut.nullable() }),
    run: async ({ db, actor }) => ({ since: (await findFeedOf(db, actor))?.createdAt ?? null }),
  })

  command(app, kit, {
    method: 'POST',
    path,
    summary: 'Make the secret address of your calendar, answered this once; a former one is revoked',
    tag,
    status: 201,
    answersSecret: true,
    answer: z.object({ url: z.string(), since: instantOut }),
    run: async ({ tx, actor }) => {
      const { url, createdAt } = await makeFeed(tx, actor, kit.config.baseUrl)
      return { url, since: createdAt }
    },
  })

  command(app, kit, {
    method: 'DELETE',
    path,
    summary: 'Revoke the secret address of your calendar, at once',
    tag,
    run: ({ tx, actor }) => endFeed(tx, actor),
  })
}
