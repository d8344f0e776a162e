import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addItem, changeItem, removeItem, withdrawItem } from '#src/domain/agenda/keep.ts'
import { getItemToRead, listAgenda } from '#src/domain/agenda/read.ts'
import { reorderAgenda } from '#src/domain/agenda/reorder.ts'
import { itemKinds } from '#src/platform/database/schema/agenda.ts'
import { line } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { type Asking, command, query } from './route.ts'
import { choice, count, id, markdown, receipt } from './schemas.ts'
import { agendaItem } from './whole-meeting.ts'

const tag = 'Agenda'
const ofMeeting = z.strictObject({ meetingId: id })
const params = z.strictObject({ itemId: id })

const facts = {
  kind: choice(itemKinds),
  title: line(500),
  description: markdown(20_000).optional(),
  numbered: z.boolean('request.wrong-type').optional(),
  fixedNumber: line(20).nullable().optional(),
  presenterPersonId: id.nullable().optional(),
  presenterText: line(200).nullable().optional(),
  minutesAllotted: count(1, 1_440).nullable().optional(),
  approvesMinutesId: id.nullable().optional(),
  reportsGroupId: id.nullable().optional(),
  listsFollowUps: z.boolean('request.wrong-type').optional(),
  exemptBasis: line(200).nullable().optional(),
}

const item = agendaItem.extend({ meetingId: z.string(), presenterPersonId: z.string().nullable() })

const one = {
  answer: item,
  run: ({ db, actor, params }: Asking<{ itemId: string }>) => getItemToRead(db, actor, params.itemId),
}

export function agendaRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/meetings/:meetingId/agenda-items',
    summary: 'A meeting’s items in order, with the version of the order',
    tag,
    params: ofMeeting,
    answer: z.object({ agendaVersion: z.number(), items: z.array(item) }),
    run: ({ db, actor, params }) => listAgenda(db, actor, params.meetingId),
    version: ({ agendaVersion }) => agendaVersion,
  })

  command(app, kit, {
    method: 'POST',
    path: '/meetings/:meetingId/agenda-items',
    summary: 'Add an item: at a position counted from 1, else last but before any other business',
    tag,
    params: ofMeeting,
    body: z.strictObject({ ...facts, position: count(1, 1_000).optional() }),
    status: 201,
    answer: receipt,
    location: (made) => `/api/v1/agenda-items/${made}`,
    run: ({ tx, actor, params, body }) => addItem(tx, actor, { ...params, ...body }),
  })

  command(app, kit, {
    method: 'PUT',
    path: '/meetings/:meetingId/agenda-order',
    summary: 'Put the items in another order; If-Match takes the meeting’s `agendaVersion`',
    tag,
    editable: true,
    params: ofMeeting,
    body: z.strictObject({ itemIds: z.array(id).max(1_000, 'request.too-many-rows') }),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) =>
      reorderAgenda(tx, actor, { ...params, ...body, expected }),
  })

  query(app, kit, {
    path: '/agenda-items/:itemId',
    summary: 'One item',
    tag,
    params,
    ...one,
  })

  command(app, kit, {
    method: 'PATCH',
    path: '/agenda-items/:itemId',
    summary: 'Change an item',
    tag,
    editable: true,
    current: one,
    params,
    body: z.strictObject({ ...facts, kind: facts.kind.optional(), title: facts.title.optional() }),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) => changeItem(tx, actor, { ...params, ...body, expected }),
  })

  command(app, kit, {
    method: 'DELETE',
    path: '/agenda-items/:itemId',
    summary: 'Take an item off the agenda; its papers stay with the meeting',
    tag,
    editable: true,
    current: one,
    params,
    run: ({ tx, actor, params, expected }) => removeItem(tx, actor, { ...params, expected }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/agenda-items/:itemId/withdrawal',
    summary: 'Withdraw an item: it keeps its place and number',
    tag,
    params,
    answer: receipt,
    run: ({ tx, actor, params }) => withdrawItem(tx, actor, { ...params, withdrawn: true }),
  })

  command(app, kit, {
    method: 'DELETE',
    path: '/agenda-items/:itemId/withdrawal',
    summary: 'Take a withdrawal back',
    tag,
    params,
    answer: receipt,
    run: ({ tx, actor, params }) => withdrawItem(tx, actor, { ...params, withdrawn: false }),
  })
}
