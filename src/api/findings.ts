import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { checkMeeting } from '#src/domain/quality/check.ts'
import { findingParts, mendGoals, type WayOut, waysOut } from '#src/domain/quality/finding.ts'
import type { Kit } from './kit.ts'
import { languageAsked } from './language-asked.ts'
import { query } from './route.ts'
import { id } from './schemas.ts'

const mend = z.discriminatedUnion('kind', [
  z.object({
    kind: z
      .literal('replace')
      .meta({ description: 'words of the item’s text to replace, each time they stand there' }),
    itemId: z.string(),
    from: z.string(),
    to: z.string(),
  }),
  z.object({ kind: z.literal('go'), to: z.enum(mendGoals), id: z.string() }),
])

const finding = z.object({
  id: z.string().meta({ description: 'the same as long as the same words are found in the same place' }),
  rule: z.string(),
  group: z.number().int().meta({ description: 'of the eleven groups of the quality check' }),
  place: z.object({
    part: z.enum(findingParts),
    id: z.string(),
    itemId: z.string().nullable(),
    label: z.string(),
  }),
  quote: z.string(),
  blocking: z.boolean().meta({ description: 'has to be put right before the minutes leave' }),
  blocks: z
    .enum(waysOut)
    .nullable()
    .meta({ description: 'before which way out it has to be put right; null where it is only advice' }),
  message: z.object({
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
    text: z.string(),
  }),
  mend: mend.nullable(),
})

export function findingRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/meetings/:meetingId/findings',
    summary: 'What an experienced secretary would put right before the invitation or the minutes leave',
    tag: 'Minutes',
    params: z.strictObject({ meetingId: id }),
    answer: z.object({
      items: z.array(finding),
      blocks: z
        .object({ sending: z.number().int(), publishing: z.number().int() })
        .meta({ description: 'how many of them have to be put right before the minutes leave by each way' }),
    }),
    run: async ({ db, actor, params, request }) => {
      const language = languageAsked(request, actor)
      const items = await checkMeeting(db, actor, { ...params, language })
      const barring = (way: WayOut) => items.filter(({ blocks }) => blocks === way).length
      return { items, blocks: { sending: barring('sending'), publishing: barring('publishing') } }
    },
  })
}
