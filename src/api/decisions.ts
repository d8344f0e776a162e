import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addDecision, changeDecision, removeDecision } from '#src/domain/decisions/keep.ts'
import { decisionSorts, getDecision, listDecisions } from '#src/domain/decisions/read.ts'
import { setDecisionStatus } from '#src/domain/decisions/set-status.ts'
import { decisionStatuses, waysReached } from '#src/platform/database/schema/decisions.ts'
import { minutesStates } from '#src/platform/database/schema/minutes.ts'
import { line, text } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { type Asking, command, query } from './route.ts'
import { choice, count, id, instantOut, pageOfRows, pageQuery, receipt, sortBy } from './schemas.ts'

const params = z.strictObject({ decisionId: id })
const words = text(10_000).refine((value) => value.trim() !== '', 'text.empty')

const facts = {
  text: words,
  reached: choice(waysReached).optional(),
  votesFor: count(0, 100_000).nullable().optional(),
  votesAgainst: count(0, 100_000).nullable().optional(),
  votesAbstained: count(0, 100_000).nullable().optional(),
  dissent: words.nullable().optional(),
}

const decision = z.object({
  id: z.string(),
  number: z.string(),
  year: z.number().int(),
  groupId: z.string(),
  groupName: z.string(),
  meetingId: z.string(),
  meetingStartsAt: instantOut,
  agendaItemId: z.string(),
  itemTitle: z.string(),
  minutesState: z.enum(minutesStates),
  text: z.string(),
  reached: z.enum(waysReached),
  votesFor: z.number().nullable(),
  votesAgainst: z.number().nullable(),
  votesAbstained: z.number().nullable(),
  dissent: z.string().nullable(),
  status: z.enum(decisionStatuses),
  supersededById: z.string().nullable(),
  version: z.number().int(),
  createdAt: instantOut,
})

const one = {
  answer: decision,
  run: ({ db, actor, params }: Asking<{ decisionId: string }>) => getDecision(db, actor, params.decisionId),
}

export function decisionRoutes(app: FastifyInstance, kit: Kit) {
  command(app, kit, {
    method: 'POST',
    path: '/agenda-items/:itemId/decisions',
    summary: 'Enter a decision; it gets the next number of its group and year',
    tag: 'Decisions',
    params: z.strictObject({ itemId: id }),
    body: z.strictObject(facts),
    status: 201,
    answer: receipt.extend({ number: z.string() }),
    location: (made) => `/api/v1/decisions/${made}`,
    run: ({ tx, actor, params, body }) => addDecision(tx, actor, { ...params, ...body }),
  })

  query(app, kit, {
    path: '/decisions',
    summary: 'The register of decisions across the groups whose minutes you may read',
    tag: 'Decisions',
    query: z.strictObject({
      ...pageQuery,
      sort: sortBy(decisionSorts),
      groupId: id.optional(),
      meetingId: id.optional(),
      agendaItemId: id.optional(),
      year: z.coerce
        .number('request.wrong-type')
        .int('request.wrong-type')
        .min(1900, 'request.out-of-range')
        .max(2200, 'request.out-of-range')
        .optional(),
      status: choice(decisionStatuses).optional(),
      search: line(200).optional(),
    }),
    answer: pageOfRows(decision),
    run: ({ db, actor, query }) => listDecisions(db, actor, query),
  })

  query(app, kit, {
    path: '/decisions/:decisionId',
    summary: 'One decision',
    tag: 'Decisions',
    params,
    ...one,
  })

  command(app, kit, {
    method: 'PATCH',
    path: '/decisions/:decisionId',
    summary: 'Change words, votes or dissent while the minutes are not approved',
    tag: 'Decisions',
    editable: true,
    current: one,
    params,
    body: z.strictObject({ ...facts, text: words.optional() }),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) =>
      changeDecision(tx, actor, { ...params, ...body, expected }),
  })

  command(app, kit, {
    method: 'DELETE',
    path: '/decisions/:decisionId',
    summary: 'Take a decision out while the minutes are not approved',
    tag: 'Decisions',
    editable: true,
    current: one,
    params,
    run: ({ tx, actor, params, expected }) => removeDecision(tx, actor, { ...params, expected }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/decisions/:decisionId/status',
    summary: 'Say what became of a decision, also after approval',
    tag: 'Decisions',
    params,
    body: z.strictObject({ status: choice(decisionStatuses), supersededById: id.optional() }),
    answer: receipt,
    run: ({ tx, actor, params, body }) => setDecisionStatus(tx, actor, { ...params, ...body }),
  })
}
