import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { activateWorkingGroup } from '#src/domain/working-groups/activate.ts'
import { closeWorkingGroup } from '#src/domain/working-groups/close.ts'
import { changeWorkingGroup, extendTerm, reportWork } from '#src/domain/working-groups/keep.ts'
import { getWorkingGroupFor, listWorkingGroups, workingGroupSorts } from '#src/domain/working-groups/read.ts'
import { rewriteProposed, takeOutProposed } from '#src/domain/working-groups/rewrite.ts'
import { startInMeeting, startWorkingGroup } from '#src/domain/working-groups/start.ts'
import { workingGroupStates } from '#src/platform/database/schema/working-groups.ts'
import { deskOf } from '#src/platform/desk.ts'
import { calendarDate, line, text } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { rosterAnswer } from './rosters.ts'
import { type Asking, command, query } from './route.ts'
import { choice, count, id, instantOut, pageOfRows, pageQuery, receipt, sortBy } from './schemas.ts'
import { mailedReceipt } from './seats.ts'

const tag = 'Working groups'
const params = z.strictObject({ workingGroupId: id })
const mandate = text(10_000)

const newWorkingGroup = z.strictObject({
  name: line(200),
  mandate: mandate.optional(),
  term: z
    .strictObject({
      from: calendarDate.optional(),
      to: calendarDate.optional(),
      months: count(1, 120).optional(),
    })
    .optional()
    .meta({ description: 'to a day or for so many months, a year when not said; from the meeting’s day' }),
  convenerPersonId: id.optional(),
  seats: z
    .array(
      z.strictObject({
        personId: id.optional(),
        organisationId: id.optional(),
        label: line(200).optional(),
        namedByPersonId: id.optional(),
        nameDueOn: calendarDate.optional(),
      }),
    )
    .max(100, 'request.too-many-rows'),
})

const row = {
  id: z.string(),
  name: z.string(),
  parentId: z.string().nullable(),
  parentName: z.string(),
  meetingId: z.string().nullable(),
  agendaItemId: z.string().nullable(),
  state: z.enum(workingGroupStates),
  termFrom: z.string(),
  termTo: z.string(),
  version: z.number(),
}

const one = {
  answer: z.object({
    workingGroup: z.object({
      ...row,
      position: z.number(),
      mandate: z.string(),
      report: z.string().nullable(),
      reportedAt: instantOut.nullable(),
      closedAt: instantOut.nullable(),
      createdAt: instantOut,
    }),
    convener: rosterAnswer.shape.offices.element.nullable(),
    offices: rosterAnswer.shape.offices,
    seats: rosterAnswer.shape.seats,
    followUps: z.object({ open: z.number(), overdue: z.number() }),
  }),
  run: ({ db, actor, params }: Asking<{ workingGroupId: string }>) =>
    getWorkingGroupFor(db, actor, params.workingGroupId),
}

const current = {
  answer: one.answer.shape.workingGroup,
  run: async (asking: Asking<{ workingGroupId: string }>) => (await one.run(asking)).workingGroup,
}

export function workingGroupRoutes(app: FastifyInstance, kit: Kit) {
  startingRoutes(app, kit)
  readingRoutes(app, kit)
  writingRoutes(app, kit)
  stepRoutes(app, kit)
}

function startingRoutes(app: FastifyInstance, kit: Kit) {
  const desk = deskOf(kit)
  const made = {
    method: 'POST',
    tag,
    body: newWorkingGroup,
    status: 201,
    answer: mailedReceipt,
    location: (workingGroupId: string) => `/api/v1/working-groups/${workingGroupId}`,
  } as const

  command(app, kit, {
    ...made,
    path: '/agenda-items/:itemId/working-groups',
    summary: 'Set up a working group under an agenda item; who shall name somebody is asked by mail',
    params: z.strictObject({ itemId: id }),
    run: ({ tx, actor, params, body }) => startInMeeting(tx, actor, { ...params, ...body }, desk),
  })

  command(app, kit, {
    ...made,
    path: '/groups/:groupId/working-groups',
    summary: 'Set up a working group outside any meeting',
    params: z.strictObject({ groupId: id }),
    run: ({ tx, actor, params, body }) => startWorkingGroup(tx, actor, { ...params, ...body }, desk),
  })
}

function readingRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/working-groups',
    summary: 'Working groups by the last day of their term',
    tag,
    query: z.strictObject({
      ...pageQuery,
      sort: sortBy(workingGroupSorts),
      parentId: id.optional(),
      meetingId: id.optional(),
      agendaItemId: id.optional(),
      state: choice(workingGroupStates).optional(),
      endingBefore: calendarDate.optional(),
      search: line(200).optional(),
    }),
    answer: pageOfRows(z.object({ ...row, convenerName: z.string().nullable() })),
    run: ({ db, actor, query }) => listWorkingGroups(db, actor, query),
  })

  query(app, kit, {
    path: '/working-groups/:workingGroupId',
    summary: 'One working group with its seats, convener and the number of follow-ups not done',
    tag,
    params,
    ...one,
    version: (shown) => shown.workingGroup.version,
  })

  command(app, kit, {
    method: 'PATCH',
    path: '/working-groups/:workingGroupId',
    summary: 'Change a working group’s name, mandate or term',
    tag,
    editable: true,
    current,
    params,
    body: z.strictObject({
      name: line(200).optional(),
      mandate: mandate.optional(),
      termFrom: calendarDate.optional(),
      termTo: calendarDate.optional(),
    }),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) =>
      changeWorkingGroup(tx, actor, { ...params, ...body, expected }),
  })
}

/** While the minutes that it was set up in are written. */
function writingRoutes(app: FastifyInstance, kit: Kit) {
  const desk = deskOf(kit)

  command(app, kit, {
    method: 'PUT',
    path: '/working-groups/:workingGroupId/proposal',
    summary:
      'Rewrite a proposed working group as its unfinished minutes say it; seats that stay keep their ids',
    tag,
    editable: true,
    current,
    params,
    body: newWorkingGroup,
    answer: mailedReceipt,
    run: ({ tx, actor, params, body, expected }) =>
      rewriteProposed(tx, actor, { ...params, ...body, expected }, desk),
  })

  command(app, kit, {
    method: 'DELETE',
    path: '/working-groups/:workingGroupId',
    summary: 'Take a proposed working group out of unfinished minutes, as if it had never been set up',
    tag,
    editable: true,
    current,
    params,
    run: ({ tx, actor, params, expected }) => takeOutProposed(tx, actor, { ...params, expected }),
  })
}

function stepRoutes(app: FastifyInstance, kit: Kit) {
  command(app, kit, {
    method: 'POST',
    path: '/working-groups/:workingGroupId/activation',
    summary: 'Set a proposed working group to work; its convener is asked to call the first meeting',
    tag,
    params,
    answer: mailedReceipt,
    run: ({ tx, actor, params }) => activateWorkingGroup(tx, actor, params),
  })

  command(app, kit, {
    method: 'POST',
    path: '/working-groups/:workingGroupId/extension',
    summary: 'Let a working group go on until a later day',
    tag,
    params,
    body: z.strictObject({ termTo: calendarDate }),
    answer: receipt,
    run: ({ tx, actor, params, body }) => extendTerm(tx, actor, { ...params, ...body }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/working-groups/:workingGroupId/report',
    summary: 'Hand in the working group’s report to its parent',
    tag,
    params,
    body: z.strictObject({
      text: text(100_000).refine((value) => value.trim() !== '', { error: 'text.empty' }),
    }),
    answer: receipt,
    run: ({ tx, actor, params, body }) => reportWork(tx, actor, { ...params, ...body }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/working-groups/:workingGroupId/closing',
    summary: 'Close a working group; its seats and offices end at once',
    tag,
    params,
    answer: receipt,
    run: ({ tx, actor, params }) => closeWorkingGroup(tx, actor, params),
  })
}
