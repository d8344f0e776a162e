import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { getDecision, listDecisions, listRegisterChoices } from '#src/domain/decisions/read.ts'
import { setDecisionStatus } from '#src/domain/decisions/set-status.ts'
import { getWholeDecision } from '#src/domain/decisions/whole.ts'
import { printExcerpt } from '#src/domain/minutes/documents.ts'
import { decisionStatuses } from '#src/platform/database/schema/decisions.ts'
import { line } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { chosenId, oneOf, orNone, pageAsked, wholeNumber } from '../asked-values.ts'
import { file } from '../file.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { decisionsPage } from './list-page.ts'
import { decisionPage } from './one-page.ts'

const params = z.object({ decisionId: id })

export function decisionRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.decisions,
    query: z.object({
      search: line(200).optional(),
      groupId: chosenId.optional(),
      year: wholeNumber(1900, 2200).optional(),
      status: oneOf(decisionStatuses).optional(),
      sort: oneOf(['oldest']).optional(),
      ...pageAsked(),
    }),
    read: async ({ db, actor, query: { sort, ...query } }) => {
      const [found, choices] = await Promise.all([
        listDecisions(db, actor, {
          ...query,
          sort: 'meetingStartsAt',
          order: sort === 'oldest' ? 'asc' : 'desc',
        }),
        listRegisterChoices(db, actor),
      ])
      return { found, choices }
    },
    page: (read, view, { query }) => decisionsPage(read, view, query),
  })

  screen(web, kit, {
    path: patterns.decision,
    params,
    read: ({ db, actor, params }) => getWholeDecision(db, actor, params.decisionId),
    page: async (whole, view, { press }) => {
      const { text, dissent } = whole.decision
      const written = (source: string) => press.html([{ type: 'markdown', source }], { firstLevel: 2 })
      const [words, other] = await Promise.all([written(text), dissent ? written(dissent) : ''])
      return decisionPage(whole, view, { text: words, dissent: other })
    },
  })

  file(web, kit, {
    path: patterns.decisionExcerpt,
    params,
    read: async ({ db, actor, params }) => {
      const { agendaItemId } = await getDecision(db, actor, params.decisionId)
      return printExcerpt(db, actor, { itemId: agendaItemId, format: 'pdf' })
    },
  })

  action(web, kit, {
    path: patterns.decisionStatus,
    params,
    body: z.strictObject({ status: oneOf(decisionStatuses), supersededById: orNone(chosenId) }),
    run: ({ tx, actor, params, body }) =>
      setDecisionStatus(tx, actor, {
        ...params,
        status: body.status,
        supersededById: body.supersededById ?? undefined,
      }),
    said: 'saved',
  })
}
