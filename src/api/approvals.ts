import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { approveVersion } from '#src/domain/approvals/answer-round.ts'
import { approveInMeeting } from '#src/domain/approvals/approve-in-meeting.ts'
import { getApprovalStatus, listRemarks } from '#src/domain/approvals/read.ts'
import { answerRemark, sendRemark } from '#src/domain/approvals/remarks.ts'
import { withdrawMinutes } from '#src/domain/approvals/withdraw.ts'
import { sendMinutes } from '#src/domain/drafting/send-minutes.ts'
import { approvalOutcomes } from '#src/platform/database/schema/approvals.ts'
import { approvalPolicies } from '#src/platform/database/schema/groups.ts'
import { inviteeParts } from '#src/platform/database/schema/meetings.ts'
import { minutesStates } from '#src/platform/database/schema/minutes.ts'
import { deskOf } from '#src/platform/desk.ts'
import { text } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { languageAsked } from './language-asked.ts'
import { command, query } from './route.ts'
import { choice, count, id, instantOut, pageOfRows, pageQuery, receipt, required } from './schemas.ts'

const params = z.strictObject({ minutesId: id })
const hash = required().regex(/^[0-9a-f]{64}$/, 'request.not-a-hash')
const person = z.object({ id: z.string(), name: z.string() })
const remarkStates = ['open', 'accepted', 'declined'] as const

const circulated = receipt.extend({
  versionNumber: z.number().int(),
  versionHash: z.string(),
  roundId: z.string(),
  dueAt: instantOut.nullable(),
  approvalItem: z
    .object({ meetingId: z.string(), itemId: z.string() })
    .nullable()
    .meta({ description: 'where the next meeting approves these minutes; null while it is not planned' }),
  mailed: z.number().int(),
  withoutAddress: z.array(person).meta({ description: 'people whom no mail could be sent to' }),
})

const approved = receipt.extend({ versionNumber: z.number().int(), versionHash: z.string() })

const status = z.object({
  minutesId: z.string(),
  state: z.enum(minutesStates),
  versionNumber: z.number().int().nullable(),
  versionHash: z.string().nullable().meta({ description: 'send it with an approval or a remark' }),
  changedSinceCirculation: z.boolean(),
  openRemarks: z.number().int(),
  round: z
    .object({
      id: z.string(),
      policy: z.enum(approvalPolicies),
      dueAt: instantOut.nullable(),
      silenceApproves: z.boolean(),
      openedAt: instantOut,
      closedAt: instantOut.nullable(),
      outcome: z.enum([...approvalOutcomes, 'withdrawn', 'lapsed']).nullable(),
    })
    .nullable(),
  members: z.array(
    z.object({
      personId: z.string(),
      name: z.string(),
      part: z.enum(inviteeParts),
      awaited: z.boolean(),
      approvedAt: z.string().nullable(),
      through: z.string().nullable(),
      delivered: z.boolean().nullable(),
    }),
  ),
  approval: z
    .object({
      policy: z.enum(approvalPolicies),
      outcome: z.enum(approvalOutcomes),
      corrections: z.string(),
      text: z.string(),
      inMeetingId: z.string().nullable(),
      inAgendaItemId: z.string().nullable(),
      approvedAt: instantOut,
    })
    .nullable(),
})

const remark = z.object({
  id: z.string(),
  minutesId: z.string(),
  versionNumber: z.number().int(),
  agendaItemId: z.string().nullable(),
  person,
  quote: z.string(),
  text: z.string(),
  state: z.enum(remarkStates),
  answer: z.string().nullable(),
  answeredAt: instantOut.nullable(),
  version: z.number().int(),
  createdAt: instantOut,
})

export function approvalRoutes(app: FastifyInstance, kit: Kit) {
  const desk = deskOf(kit)
  command(app, kit, {
    method: 'POST',
    path: '/minutes/:minutesId/circulation',
    summary:
      'Send the minutes out for review; again after changes, as a new version. Refused with `findings` while any of them blocks it',
    tag: 'Approvals',
    params,
    answer: circulated,
    run: ({ tx, actor, params, request }) =>
      sendMinutes(tx, actor, { ...params, language: languageAsked(request, actor) }, desk),
  })

  command(app, kit, {
    method: 'POST',
    path: '/minutes/:minutesId/withdrawal',
    summary: 'Take the minutes back from review to work on them',
    tag: 'Approvals',
    params,
    answer: receipt,
    run: ({ tx, actor, params }) => withdrawMinutes(tx, actor, params),
  })

  query(app, kit, {
    path: '/minutes/:minutesId/approval',
    summary: 'How the approval stands: the round, who has answered, what is open',
    tag: 'Approvals',
    params,
    answer: status,
    run: ({ db, actor, params }) => getApprovalStatus(db, actor, params),
  })

  command(app, kit, {
    method: 'POST',
    path: '/minutes/:minutesId/approval',
    summary: 'Accept the minutes in the version you have read, told by its hash',
    tag: 'Approvals',
    params,
    body: z.strictObject({ versionHash: hash }),
    run: ({ tx, actor, params, body }) =>
      approveVersion(tx, actor, { ...params, ...body, through: 'session' }, desk),
  })

  command(app, kit, {
    method: 'POST',
    path: '/agenda-items/:itemId/minutes-approval',
    summary: 'Minute that the meeting approved the earlier minutes under this item',
    tag: 'Approvals',
    params: z.strictObject({ itemId: id }),
    body: z.strictObject({ outcome: choice(approvalOutcomes), corrections: text(20_000).optional() }),
    answer: approved,
    run: ({ tx, actor, params, body }) => approveInMeeting(tx, actor, { ...params, ...body }, desk),
  })

  remarkRoutes(app, kit)
}

function remarkRoutes(app: FastifyInstance, kit: Kit) {
  const desk = deskOf(kit)
  query(app, kit, {
    path: '/minutes/:minutesId/remarks',
    summary: 'Remarks on the minutes with their answers',
    tag: 'Approvals',
    params,
    query: z.strictObject({ ...pageQuery, state: choice(remarkStates).optional() }),
    answer: pageOfRows(remark),
    run: ({ db, actor, params, query }) => listRemarks(db, actor, { ...params, ...query }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/minutes/:minutesId/remarks',
    summary: 'Propose a correction to the version you have read, told by its hash',
    tag: 'Approvals',
    params,
    body: z.strictObject({
      versionHash: hash,
      agendaItemId: id.optional(),
      quote: text(2_000).optional(),
      text: filled(10_000),
    }),
    status: 201,
    answer: receipt,
    run: ({ tx, actor, params, body }) =>
      sendRemark(tx, actor, { ...params, ...body, through: 'session' }, desk),
  })

  command(app, kit, {
    method: 'POST',
    path: '/remarks/:remarkId/answer',
    summary: 'Answer a remark; accepting it may carry the new text of its item',
    tag: 'Approvals',
    params: z.strictObject({ remarkId: id }),
    body: z.strictObject({
      outcome: choice(['accepted', 'declined']),
      answer: text(10_000).optional(),
      itemText: z.strictObject({ text: text(100_000), version: count(0, 1_000_000) }).optional(),
    }),
    answer: receipt,
    run: ({ tx, actor, params, body }) => answerRemark(tx, actor, { ...params, ...body }, desk),
  })
}

const filled = (maxLength: number) => text(maxLength).refine((value) => value.trim() !== '', 'text.empty')
