import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addGroup, changeGroup, endGroup } from '#src/domain/groups/keep.ts'
import { getGroupFor, listGroups, listStandingItems } from '#src/domain/groups/read.ts'
import { putStandingItems } from '#src/domain/groups/standing-items.ts'
import { itemKinds } from '#src/platform/database/schema/agenda.ts'
import {
  approvalPolicies,
  groupKinds,
  numberingSchemes,
  recordForms,
} from '#src/platform/database/schema/groups.ts'
import { languages } from '#src/platform/language/language.ts'
import { line, zone } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { type Asking, command, query } from './route.ts'
import { choice, count, id, instantOut, pageOfRows, pageQuery, receipt } from './schemas.ts'
import { ending } from './seats.ts'

const tag = 'Groups'
const params = z.strictObject({ groupId: id })
const settings = {
  name: line(200),
  kind: z
    .enum(groupKinds, 'request.not-a-choice')
    .exclude(['working-group'], 'request.not-a-choice')
    .optional(),
  language: choice(languages).optional(),
  zone: zone.optional(),
  defaultPlace: line(300).nullable().optional(),
  approvalPolicy: choice(approvalPolicies).optional(),
  writtenReviewDays: count(1, 90).optional(),
  silenceApproves: z.boolean('request.wrong-type').optional(),
  numbering: choice(numberingSchemes).optional(),
  recordForm: choice(recordForms).nullable().optional(),
  calendarPublic: z.boolean('request.wrong-type').optional(),
  phrases: z.array(line(300)).max(40, 'request.too-many-rows').optional(),
}

const group = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  kind: z.enum(groupKinds),
  name: z.string(),
  language: z.enum(languages),
  zone: z.string(),
  defaultPlace: z.string().nullable(),
  approvalPolicy: z.enum(approvalPolicies),
  writtenReviewDays: z.number(),
  silenceApproves: z.boolean(),
  numbering: z.enum(numberingSchemes),
  recordForm: z.enum(recordForms).nullable(),
  calendarPublic: z.boolean(),
  phrases: z.array(z.string()),
  endedOn: z.string().nullable(),
  version: z.number(),
  createdAt: instantOut,
})

const one = {
  answer: group,
  run: ({ db, actor, params }: Asking<{ groupId: string }>) => getGroupFor(db, actor, params.groupId),
}

const standing = {
  answer: z.object({
    version: z.number(),
    items: z.array(
      z.object({
        id: z.string(),
        place: z.enum(['first', 'last']),
        kind: z.enum(itemKinds),
        title: z.string(),
        minutesAllotted: z.number().nullable(),
      }),
    ),
  }),
  run: ({ db, actor, params }: Asking<{ groupId: string }>) => listStandingItems(db, actor, params.groupId),
}

export function groupRoutes(app: FastifyInstance, kit: Kit) {
  keepingRoutes(app, kit)
  standingItemRoutes(app, kit)
}

function keepingRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/groups',
    summary: 'Groups by name: all for the secretariat, for others their own and their working groups',
    tag,
    query: z.strictObject({
      ...pageQuery,
      search: line(200).optional(),
      kind: choice(groupKinds).optional(),
      parentId: id.optional(),
      ended: z.stringbool('request.wrong-type').optional(),
    }),
    answer: pageOfRows(group),
    run: ({ db, actor, query }) => listGroups(db, actor, query),
  })

  command(app, kit, {
    method: 'POST',
    path: '/groups',
    summary: 'Add a group; language and zone are the collaboration’s unless given',
    tag,
    body: z.strictObject(settings),
    status: 201,
    answer: receipt,
    location: (made) => `/api/v1/groups/${made}`,
    run: ({ tx, actor, body }) => addGroup(tx, actor, body),
  })

  query(app, kit, {
    path: '/groups/:groupId',
    summary: 'One group and its settings',
    tag,
    params,
    ...one,
  })

  command(app, kit, {
    method: 'PATCH',
    path: '/groups/:groupId',
    summary: 'Change a group’s settings',
    tag,
    editable: true,
    current: one,
    params,
    body: z.strictObject({ ...settings, name: settings.name.optional() }),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) => changeGroup(tx, actor, { ...params, ...body, expected }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/groups/:groupId/ending',
    summary: 'End a group with its seats and offices',
    tag,
    params,
    body: ending,
    answer: receipt,
    run: ({ tx, actor, params, body }) => endGroup(tx, actor, { ...params, ...body }),
  })
}

function standingItemRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/groups/:groupId/standing-items',
    summary: 'The items that every agenda of the group begins or ends with',
    tag,
    params,
    ...standing,
  })

  command(app, kit, {
    method: 'PUT',
    path: '/groups/:groupId/standing-items',
    summary: 'Replace the standing items; If-Match carries the group’s version',
    tag,
    editable: true,
    current: standing,
    params,
    body: z.strictObject({
      items: z
        .array(
          z.strictObject({
            place: choice(['first', 'last']).optional(),
            kind: choice(itemKinds),
            title: line(300),
            minutesAllotted: count(1, 1_440).nullable().optional(),
          }),
        )
        .max(30, 'request.too-many-rows'),
    }),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) =>
      putStandingItems(tx, actor, { ...params, ...body, expected }),
  })
}
