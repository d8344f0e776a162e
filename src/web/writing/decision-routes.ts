import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addDecision, changeDecision, removeDecision } from '#src/domain/decisions/keep.ts'
import { waysReached } from '#src/platform/database/schema/decisions.ts'
import { text } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { oneOf, orNone, wholeNumber } from '../asked-values.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
import { id } from '../screen.ts'

const words = text(10_000).refine((value) => value.trim() !== '', 'text.empty')
const votes = orNone(wholeNumber(0, 100_000))

const decision = z.strictObject({
  text: words,
  reached: oneOf(waysReached),
  votesFor: votes,
  votesAgainst: votes,
  votesAbstained: votes,
  dissent: orNone(words),
})

/** Decisions while the minutes are written: entered, changed, taken out. */
export function decisionRoutes(web: FastifyInstance, kit: WebKit) {
  const params = z.object({ decisionId: id })

  action(web, kit, {
    path: patterns.itemDecisions,
    params: z.object({ itemId: id }),
    body: decision,
    creates: true,
    run: ({ tx, actor, params, body }) => addDecision(tx, actor, { ...params, ...body }),
    said: 'added',
  })

  action(web, kit, {
    path: patterns.decision,
    params,
    body: decision,
    run: ({ tx, actor, params, body, expected }) =>
      changeDecision(tx, actor, { ...params, ...body, expected }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.decisionRemoval,
    params,
    body: z.strictObject({}),
    run: ({ tx, actor, params, expected }) => removeDecision(tx, actor, { ...params, expected }),
    said: 'removed',
  })
}
