import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { listGroups } from '#src/domain/groups/read.ts'
import { hitKinds } from '#src/domain/search/kinds.ts'
import { search } from '#src/domain/search/search.ts'
import { line } from '#src/platform/text.ts'
import { chosenId, oneOf, pageAsked } from '../asked-values.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
import { screen } from '../screen.ts'
import { searchPage } from './page.ts'

export function searchRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.search,
    query: z.object({
      q: line(200).optional(),
      kind: oneOf(hitKinds).optional(),
      groupId: chosenId.optional(),
      ...pageAsked(20),
    }),
    read: async ({ db, actor, query: { q, ...query } }) => {
      const [found, groups] = await Promise.all([
        q === undefined ? null : search(db, actor, { ...query, q, order: 'desc' }),
        listGroups(db, actor, { order: 'asc', limit: 200 }),
      ])
      return { found, groups: groups.items }
    },
    page: ({ found, groups }, view, { query }) => searchPage(view, { found, groups, asked: query }),
  })
}
