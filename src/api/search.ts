import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { hitKinds } from '#src/domain/search/kinds.ts'
import { search } from '#src/domain/search/search.ts'
import { line } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { query } from './route.ts'
import { choice, id, pageOfRows, pageQuery } from './schemas.ts'

const hit = z.object({
  kind: z.enum(hitKinds),
  id: z.string(),
  title: z.string(),
  excerpt: z
    .array(z.object({ text: z.string(), hit: z.boolean() }))
    .meta({ description: 'Plain text in pieces, never HTML; `hit` marks what was searched for' }),
  groupId: z.string().nullable(),
  groupName: z.string().nullable(),
  meetingId: z.string().nullable(),
  agendaItemId: z.string().nullable(),
  minutesId: z.string().nullable().meta({ description: 'The minutes that a minuted text stands in' }),
  on: z.string().nullable().meta({
    description: 'The day of the meeting, or on which a follow-up was given; null for what is found by name',
  }),
})

export function searchRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/search',
    summary: 'Everything you may read that has the words in it: names first, then newest first',
    tag: 'Search',
    query: z.strictObject({
      ...pageQuery,
      order: z.enum(['desc', 'asc'], 'request.not-a-choice').default('desc'),
      q: line(200).meta({
        description: 'Words, also half typed, a "phrase", -notThis. For an item text, `id` is the item’s',
      }),
      kind: choice(hitKinds).optional(),
      groupId: id.optional(),
    }),
    answer: pageOfRows(hit),
    run: ({ db, actor, query }) => search(db, actor, query),
  })
}
