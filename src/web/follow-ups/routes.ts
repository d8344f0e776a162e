import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addFollowUp } from '#src/domain/follow-ups/add.ts'
import {
  changeFollowUp,
  commentOnFollowUp,
  completeFollowUp,
  dropFollowUp,
  reopenFollowUp,
} from '#src/domain/follow-ups/keep.ts'
import { printFollowUpList } from '#src/domain/follow-ups/print-list.ts'
import { listFollowUps } from '#src/domain/follow-ups/read.ts'
import { getSurroundings } from '#src/domain/follow-ups/surroundings.ts'
import { getWholeFollowUp } from '#src/domain/follow-ups/whole.ts'
import { localDate } from '#src/platform/time.ts'
import { action } from '../action.ts'
import { file } from '../file.ts'
import type { WebKit } from '../kit.ts'
import { patterns, to } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { followUpsQuery, requestOf } from './asked.ts'
import { bodies } from './forms.ts'
import { followUpsPage } from './list-page.ts'
import { followUpPage } from './one-page.ts'

const params = z.object({ followUpId: id })

export function followUpRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.followUps,
    query: followUpsQuery,
    read: async ({ db, actor, query }) => {
      const { groupId, view } = query
      const [found, surroundings] = await Promise.all([
        listFollowUps(db, actor, requestOf(query, localDate(db.now, actor.zone))),
        // A board hands nothing on: what it adds goes to the group that was asked for.
        getSurroundings(db, actor, { groupId, ...(view === 'board' && { most: groupId ? 1 : 0 }) }),
      ])
      return { found, surroundings }
    },
    page: (read, view, { query }) => followUpsPage(read, view, query),
  })

  screen(web, kit, {
    path: patterns.followUp,
    params,
    read: ({ db, actor, params }) => getWholeFollowUp(db, actor, params.followUpId),
    page: (whole, view) => followUpPage(whole, view),
  })

  file(web, kit, {
    path: patterns.groupFollowUpList,
    params: z.object({ groupId: id }),
    read: ({ db, actor, params }) => printFollowUpList(db, actor, { ...params, format: 'pdf' }),
  })

  keepingRoutes(web, kit)
  stepRoutes(web, kit)
}

function keepingRoutes(web: FastifyInstance, kit: WebKit) {
  action(web, kit, {
    path: patterns.followUps,
    body: bodies.add,
    creates: true,
    run: ({ tx, actor, body, desk }) => addFollowUp(tx, actor, body, desk),
    next: ({ body }) => to(patterns.followUps, {}, { groupId: body.groupId }),
    said: 'added',
  })

  action(web, kit, {
    path: patterns.followUp,
    params,
    body: bodies.change,
    run: ({ tx, actor, params, body, expected, desk }) =>
      changeFollowUp(tx, actor, { ...params, ...body, expected }, desk),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.followUpAssignee,
    params,
    body: bodies.give,
    run: ({ tx, actor, params, body, expected, desk }) =>
      changeFollowUp(tx, actor, { ...params, ...body, expected }, desk),
    said: 'saved',
  })
}

function stepRoutes(web: FastifyInstance, kit: WebKit) {
  const reopening = ({ params }: { params: { followUpId: string } }) => to(patterns.followUpReopening, params)

  action(web, kit, {
    path: patterns.followUpCompletion,
    params,
    // The button in a row sends no comment.
    body: bodies.complete,
    run: ({ tx, actor, params, body }) =>
      completeFollowUp(tx, actor, { ...params, comment: body.comment ?? undefined }),
    said: 'done',
    undo: reopening,
  })

  action(web, kit, {
    path: patterns.followUpReopening,
    params,
    body: bodies.nothing,
    run: ({ tx, actor, params }) => reopenFollowUp(tx, actor, params),
    said: 'reopened',
  })

  action(web, kit, {
    path: patterns.followUpDropping,
    params,
    body: bodies.drop,
    run: ({ tx, actor, params, body }) => dropFollowUp(tx, actor, { ...params, ...body }),
    said: 'dropped',
    undo: reopening,
  })

  action(web, kit, {
    path: patterns.followUpComments,
    params,
    body: bodies.comment,
    creates: true,
    run: ({ tx, actor, params, body }) => commentOnFollowUp(tx, actor, { ...params, ...body }),
    said: 'added',
  })
}
