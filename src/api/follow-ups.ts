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
import { followUpSorts, getFollowUpFor, listFollowUps } from '#src/domain/follow-ups/read.ts'
import { rewriteFollowUp, takeOutFollowUp } from '#src/domain/follow-ups/rewrite.ts'
import { followUpStates } from '#src/platform/database/schema/follow-ups.ts'
import { deskOf } from '#src/platform/desk.ts'
import { calendarDate, line, text } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { type Asking, command, query } from './route.ts'
import { choice, id, instantOut, pageOfRows, pageQuery, receipt, sortBy } from './schemas.ts'
import { mailedReceipt } from './seats.ts'

const tag = 'Follow-ups'
const params = z.strictObject({ followUpId: id })
const remark = text(4_000).refine((value) => value.trim() !== '', { error: 'text.empty' })

const assignee = z
  .strictObject({ personId: id.optional(), organisationId: id.optional(), workingGroupId: id.optional() })
  .nullable()
  .meta({ description: 'one of the three, or null for nobody' })

const facts = {
  text: line(1_000),
  assignee: assignee.optional(),
  helpers: z.array(id).max(50, 'request.too-many-rows').optional(),
  dueOn: calendarDate.nullable().optional(),
}

const reference = z.object({ id: z.string(), name: z.string() })

const row = z.object({
  id: z.string(),
  text: z.string(),
  state: z.enum(followUpStates),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  groupId: z.string(),
  groupName: z.string(),
  groupParentId: z.string().nullable(),
  meetingId: z.string().nullable(),
  agendaItemId: z.string().nullable(),
  decisionId: z.string().nullable(),
  assigneePersonId: z.string().nullable(),
  assigneeOrganisationId: z.string().nullable(),
  assigneeWorkingGroupId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  yours: z.boolean().meta({ description: 'whether it is for you to do' }),
  closedAt: instantOut.nullable(),
  createdAt: instantOut,
  version: z.number(),
})

const followUp = z.object({
  id: z.string(),
  text: z.string(),
  state: z.enum(followUpStates),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  group: reference,
  meetingId: z.string().nullable(),
  agendaItemId: z.string().nullable(),
  decisionId: z.string().nullable(),
  assignee: reference.extend({ kind: z.enum(['person', 'organisation', 'working-group']) }).nullable(),
  responsible: z.array(reference),
  helpers: z.array(reference),
  closedAt: instantOut.nullable(),
  closedBy: reference.nullable(),
  closingComment: z.string().nullable(),
  createdAt: instantOut,
  version: z.number(),
})

const one = {
  answer: z.object({
    followUp,
    comments: z.array(
      z.object({ id: z.string(), person: reference, text: z.string(), createdAt: instantOut }),
    ),
  }),
  run: ({ db, actor, params }: Asking<{ followUpId: string }>) =>
    getFollowUpFor(db, actor, params.followUpId),
}

const current = {
  answer: followUp,
  run: async (asking: Asking<{ followUpId: string }>) => (await one.run(asking)).followUp,
}

export function followUpRoutes(app: FastifyInstance, kit: Kit) {
  readingRoutes(app, kit)
  keepingRoutes(app, kit)
  writingRoutes(app, kit)
  stepRoutes(app, kit)
}

function readingRoutes(app: FastifyInstance, kit: Kit) {
  const yesOrNo = z.stringbool('request.wrong-type').optional()

  query(app, kit, {
    path: '/follow-ups',
    summary: 'Follow-ups in the order they were added or are due; overdue is as of today in the group’s zone',
    tag,
    query: z.strictObject({
      ...pageQuery,
      sort: sortBy(followUpSorts),
      groupId: id.optional(),
      withWorkingGroups: yesOrNo,
      meetingId: id.optional(),
      agendaItemId: id.optional(),
      decisionId: id.optional(),
      assigneePersonId: id.optional(),
      assigneeOrganisationId: id.optional(),
      assigneeWorkingGroupId: id.optional(),
      mine: yesOrNo,
      state: choice(followUpStates).optional(),
      overdue: yesOrNo,
      dueFrom: calendarDate.optional(),
      dueBefore: calendarDate.optional(),
      undated: yesOrNo,
      closedFrom: calendarDate.optional().meta({ description: 'leaves out what was closed before this day' }),
      search: line(200).optional(),
    }),
    answer: pageOfRows(row),
    run: ({ db, actor, query }) => listFollowUps(db, actor, query),
  })

  query(app, kit, {
    path: '/follow-ups/:followUpId',
    summary: 'One follow-up with its helpers and comments',
    tag,
    params,
    ...one,
    version: (shown) => shown.followUp.version,
  })
}

function keepingRoutes(app: FastifyInstance, kit: Kit) {
  const desk = deskOf(kit)

  command(app, kit, {
    method: 'POST',
    path: '/follow-ups',
    summary: 'Add a follow-up to a group, an agenda item or a decision; whoever shall do it is told by mail',
    tag,
    body: z.strictObject({
      ...facts,
      groupId: id.optional(),
      agendaItemId: id.optional(),
      decisionId: id.optional(),
    }),
    status: 201,
    answer: mailedReceipt,
    location: (made) => `/api/v1/follow-ups/${made}`,
    run: ({ tx, actor, body }) => addFollowUp(tx, actor, body, desk),
  })

  command(app, kit, {
    method: 'PATCH',
    path: '/follow-ups/:followUpId',
    summary: 'Change a follow-up’s text, due date, assignee or helpers',
    tag,
    editable: true,
    current,
    params,
    body: z.strictObject({ ...facts, text: facts.text.optional() }),
    answer: mailedReceipt,
    run: ({ tx, actor, params, body, expected }) =>
      changeFollowUp(tx, actor, { ...params, ...body, expected }, desk),
  })

  command(app, kit, {
    method: 'PUT',
    path: '/follow-ups/:followUpId/assignee',
    summary: 'Give a follow-up to somebody, or to nobody',
    tag,
    editable: true,
    current,
    params,
    body: z.strictObject({ assignee }),
    answer: mailedReceipt,
    run: ({ tx, actor, params, body, expected }) =>
      changeFollowUp(tx, actor, { ...params, ...body, expected }, desk),
  })
}

/** While the minutes that it was promised in are written. */
function writingRoutes(app: FastifyInstance, kit: Kit) {
  const desk = deskOf(kit)

  command(app, kit, {
    method: 'PUT',
    path: '/follow-ups/:followUpId/promise',
    summary: 'Rewrite a follow-up as its unfinished minutes say it; for those who write them',
    tag,
    editable: true,
    current,
    params,
    body: z.strictObject({
      text: facts.text,
      assignee,
      helpers: facts.helpers.unwrap(),
      dueOn: calendarDate.nullable(),
    }),
    answer: mailedReceipt,
    run: ({ tx, actor, params, body, expected }) =>
      rewriteFollowUp(tx, actor, { ...params, ...body, expected }, desk),
  })

  command(app, kit, {
    method: 'DELETE',
    path: '/follow-ups/:followUpId',
    summary: 'Take a follow-up out of unfinished minutes, as if it had never been promised',
    tag,
    editable: true,
    current,
    params,
    run: ({ tx, actor, params, expected }) => takeOutFollowUp(tx, actor, { ...params, expected }),
  })
}

function stepRoutes(app: FastifyInstance, kit: Kit) {
  command(app, kit, {
    method: 'POST',
    path: '/follow-ups/:followUpId/completion',
    summary: 'Say that it is done',
    tag,
    params,
    body: z.strictObject({ comment: remark.optional() }),
    answer: receipt,
    run: ({ tx, actor, params, body }) => completeFollowUp(tx, actor, { ...params, ...body }),
  })

  command(app, kit, {
    method: 'DELETE',
    path: '/follow-ups/:followUpId/completion',
    summary: 'Open it again, be it done or dropped',
    tag,
    params,
    answer: receipt,
    run: ({ tx, actor, params }) => reopenFollowUp(tx, actor, params),
  })

  command(app, kit, {
    method: 'POST',
    path: '/follow-ups/:followUpId/dropping',
    summary: 'Give it up, with a reason',
    tag,
    params,
    body: z.strictObject({ reason: remark }),
    answer: receipt,
    run: ({ tx, actor, params, body }) => dropFollowUp(tx, actor, { ...params, ...body }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/follow-ups/:followUpId/comments',
    summary: 'Comment: how it is going',
    tag,
    params,
    body: z.strictObject({ text: remark }),
    status: 201,
    answer: z.object({ id: z.string() }),
    run: ({ tx, actor, params, body }) => commentOnFollowUp(tx, actor, { ...params, ...body }),
  })
}
