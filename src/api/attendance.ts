import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { takeAttendance, takePresence } from '#src/domain/attendance/presence.ts'
import { getAttendance, listAttendance } from '#src/domain/attendance/read.ts'
import { mostNoteLetters, replyForInvitee, replyForOneself } from '#src/domain/attendance/reply.ts'
import { presences, replies } from '#src/platform/database/schema/attendance.ts'
import { inviteeParts } from '#src/platform/database/schema/meetings.ts'
import { line, text } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { type Asking, command, query } from './route.ts'
import { choice, count, id, instantOut, receipt } from './schemas.ts'

const tag = 'Attendance'
const ofMeeting = z.strictObject({ meetingId: id })
const ofInvitee = z.strictObject({ inviteeId: id })

const reply = z.strictObject({
  reply: choice(replies),
  how: choice(['room', 'video']).nullable().optional(),
  note: text(mostNoteLetters)
    .transform((words) => words.trim() || null)
    .nullable()
    .optional(),
  deputyId: id.nullable().optional(),
})

const presence = {
  presence: choice(presences).nullable(),
  deputisingForId: id.nullable().optional().meta({ description: 'the person whose place is taken' }),
  fromItemId: id.nullable().optional(),
  toItemId: id.nullable().optional(),
  note: line(500).nullable().optional(),
}

const nullableId = z.string().nullable()

const attendance = z.object({
  inviteeId: z.string(),
  personId: z.string(),
  name: z.string(),
  organisation: z.string().nullable(),
  part: z.enum(inviteeParts),
  roleText: z.string().nullable(),
  reply: z.enum(replies).nullable(),
  replyHow: z.enum(['room', 'video']).nullable(),
  replyNote: z.string().nullable(),
  replyDeputyId: nullableId,
  repliedAt: instantOut.nullable(),
  presence: z.enum(presences).nullable(),
  deputisingForId: nullableId,
  fromItemId: nullableId,
  toItemId: nullableId,
  presenceNote: z.string().nullable(),
  version: z.number().meta({ description: '0 while there is neither reply nor presence' }),
})

/** One who is asked, as a GET and a refusal as stale show them. */
export const asked = {
  answer: attendance,
  run: ({ db, actor, params }: Asking<{ inviteeId: string }>) => getAttendance(db, actor, params.inviteeId),
}

export function attendanceRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/meetings/:meetingId/attendance',
    summary:
      'Who is asked, what they replied and who came; notes are for those who prepare the meeting, and one’s own',
    tag,
    params: ofMeeting,
    answer: z.object({ items: z.array(attendance) }),
    run: async ({ db, actor, params }) => ({ items: await listAttendance(db, actor, params.meetingId) }),
  })

  query(app, kit, {
    path: '/invitees/:inviteeId',
    summary: 'One who is asked: what they replied and whether they came',
    tag,
    params: ofInvitee,
    ...asked,
  })

  command(app, kit, {
    method: 'PUT',
    path: '/meetings/:meetingId/reply',
    summary: 'Reply for yourself; the last reply counts, the same one again changes nothing',
    tag,
    params: ofMeeting,
    body: reply,
    answer: receipt,
    run: ({ tx, actor, params, body }) => replyForOneself(tx, actor, { ...params, ...body }),
  })

  command(app, kit, {
    method: 'PUT',
    path: '/invitees/:inviteeId/reply',
    summary: 'Write down somebody’s reply; If-Match takes their attendance’s version, 0 when there is none',
    tag,
    editable: true,
    current: asked,
    params: ofInvitee,
    body: reply,
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) =>
      replyForInvitee(tx, actor, { ...params, ...body, expected }),
  })

  command(app, kit, {
    method: 'PUT',
    path: '/invitees/:inviteeId/presence',
    summary: 'Say whether somebody came; If-Match takes their attendance’s version, 0 when there is none',
    tag,
    editable: true,
    current: asked,
    params: ofInvitee,
    body: z.strictObject(presence),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) => takePresence(tx, actor, { ...params, ...body, expected }),
  })

  command(app, kit, {
    method: 'PUT',
    path: '/meetings/:meetingId/attendance',
    summary:
      'Say who came, of many at once: all rows or none. A row with `version` is refused when another stands',
    tag,
    params: ofMeeting,
    body: z.strictObject({
      rows: z
        .array(z.strictObject({ inviteeId: id, ...presence, version: count(0, 1_000_000_000).optional() }))
        .min(1, 'request.nothing-to-change')
        .max(5_000, 'request.too-many-rows'),
    }),
    answer: z.object({ items: z.array(receipt) }),
    run: async ({ tx, actor, params, body }) => ({
      items: await takeAttendance(tx, actor, { ...params, ...body }),
    }),
  })
}
