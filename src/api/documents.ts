import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { printFollowUpList } from '#src/domain/follow-ups/print-list.ts'
import { printYearPlan } from '#src/domain/meetings/print-year-plan.ts'
import { printArchiveCopy } from '#src/domain/minutes/archive-copy.ts'
import { minutesDocuments, printExcerpt, printMinutes } from '#src/domain/minutes/documents.ts'
import { printMandate } from '#src/domain/working-groups/print-mandate.ts'
import type { Kit } from './kit.ts'
import { query } from './route.ts'
import { choice, formatQuery, id } from './schemas.ts'

/** Documents that are made when they are asked for, in any form; what was sent is kept beside its invitation or minutes. */
export function documentRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/minutes/:minutesId/documents/:document',
    summary: 'The minutes, their decisions only, or the variant for everybody, in any form',
    tag: 'Documents',
    params: z.strictObject({ minutesId: id, document: choice(minutesDocuments) }),
    query: formatQuery,
    run: ({ db, actor, params, query }) => printMinutes(db, actor, { ...params, ...query }),
  })

  query(app, kit, {
    path: '/minutes/:minutesId/archive-copy',
    summary:
      'Approved minutes for the archive: PDF/A-3a with the frozen JSON and the meeting’s papers inside',
    tag: 'Documents',
    params: z.strictObject({ minutesId: id }),
    run: ({ db, actor, params }) => printArchiveCopy(db, actor, params),
  })

  query(app, kit, {
    path: '/agenda-items/:itemId/excerpt',
    summary: 'The record of one item alone, with lines to certify it, in any form',
    tag: 'Documents',
    params: z.strictObject({ itemId: id }),
    query: formatQuery,
    run: ({ db, actor, params, query }) => printExcerpt(db, actor, { ...params, ...query }),
  })

  query(app, kit, {
    path: '/working-groups/:workingGroupId/mandate',
    summary: 'A working group’s mandate with term, convener and members, in any form',
    tag: 'Documents',
    params: z.strictObject({ workingGroupId: id }),
    query: formatQuery,
    run: ({ db, actor, params, query }) => printMandate(db, actor, { ...params, ...query }),
  })

  query(app, kit, {
    path: '/groups/:groupId/follow-up-list',
    summary: 'What a group and its working groups still owe, in any form',
    tag: 'Documents',
    params: z.strictObject({ groupId: id }),
    query: formatQuery,
    run: ({ db, actor, params, query }) => printFollowUpList(db, actor, { ...params, ...query }),
  })

  query(app, kit, {
    path: '/groups/:groupId/year-plan',
    summary: 'A group’s meetings through a year, this one when none is given, in any form',
    tag: 'Documents',
    params: z.strictObject({ groupId: id }),
    query: formatQuery.extend({
      year: z.coerce
        .number('request.wrong-type')
        .int('request.wrong-type')
        .min(1900, 'request.out-of-range')
        .max(2200, 'request.out-of-range')
        .optional(),
    }),
    run: ({ db, actor, params, query }) => printYearPlan(db, actor, { ...params, ...query }),
  })
}
