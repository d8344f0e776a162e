import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { callOffMeeting } from '#src/domain/attendance/call-off.ts'
import {
  getInvitationPdf,
  previewInvitation,
  printAttendanceList,
  printInvitation,
  printInvitationPreview,
  publishCalendar,
} from '#src/domain/attendance/preview-invitation.ts'
import { sendInvitation } from '#src/domain/attendance/send-invitation.ts'
import { getInvitationToRead, listInvitations } from '#src/domain/meetings/invitation-versions.ts'
import { deskOf } from '#src/platform/desk.ts'
import { text } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { command, FileAnswer, query } from './route.ts'
import { formatQuery, id, instantOut, receipt } from './schemas.ts'
import { invitationChange } from './whole-meeting.ts'

const tag = 'Invitations'
const ofMeeting = z.strictObject({ meetingId: id })
const params = z.strictObject({ invitationId: id })
const message = text(5_000).optional()
const withoutEmail = z.array(z.object({ personId: z.string(), name: z.string() }))

const version = z.object({
  id: z.string(),
  number: z.number(),
  kind: z.enum(['call', 'change', 'cancellation']),
  sequence: z.number(),
  message: z.string(),
  changes: z.array(invitationChange),
  sentAt: instantOut,
  sentBy: z.string(),
})

export function invitationRoutes(app: FastifyInstance, kit: Kit) {
  const desk = deskOf(kit)
  sendingRoutes(app, kit)

  query(app, kit, {
    path: '/meetings/:meetingId/invitations',
    summary: 'The versions of a meeting’s invitation, the first first',
    tag,
    params: ofMeeting,
    answer: z.object({ items: z.array(version) }),
    run: async ({ db, actor, params }) => ({ items: await listInvitations(db, actor, params.meetingId) }),
  })

  query(app, kit, {
    path: '/invitations/:invitationId',
    summary: 'One version with everything it said when it was sent',
    tag,
    params,
    answer: version.extend({ meetingId: z.string(), content: z.unknown() }),
    run: ({ db, actor, params }) => getInvitationToRead(db, actor, params.invitationId),
  })

  query(app, kit, {
    path: '/invitations/:invitationId/pdf',
    summary: 'The PDF that was sent',
    tag,
    params,
    run: async ({ db, actor, params }) =>
      new FileAnswer(await getInvitationPdf(db, actor, params.invitationId)),
  })

  query(app, kit, {
    path: '/invitations/:invitationId/document',
    summary: 'What was sent, in any form; the PDF is made anew from it',
    tag,
    params,
    query: formatQuery,
    run: ({ db, actor, params, query }) => printInvitation(db, actor, { ...params, ...query }),
  })

  query(app, kit, {
    path: '/meetings/:meetingId/calendar.ics',
    summary: 'The meeting as a calendar file',
    tag,
    params: ofMeeting,
    run: async ({ db, actor, params }) => new FileAnswer(await publishCalendar(db, actor, params, desk)),
  })

  query(app, kit, {
    path: '/meetings/:meetingId/attendance-list.pdf',
    summary: 'The list to sign at the door',
    tag: 'Attendance',
    params: ofMeeting,
    run: ({ db, actor, params }) => printAttendanceList(db, actor, params),
  })

  query(app, kit, {
    path: '/meetings/:meetingId/attendance-list',
    summary: 'The list to sign at the door, in any form',
    tag: 'Attendance',
    params: ofMeeting,
    query: formatQuery,
    run: ({ db, actor, params, query }) => printAttendanceList(db, actor, { ...params, ...query }),
  })
}

function sendingRoutes(app: FastifyInstance, kit: Kit) {
  const desk = deskOf(kit)

  query(app, kit, {
    path: '/meetings/:meetingId/invitation-preview',
    summary: 'What would be sent now: to whom, who cannot be reached, what changed, subject and text',
    tag,
    params: ofMeeting,
    query: z.strictObject({ message }),
    answer: z.object({
      number: z.number(),
      sendable: z.boolean(),
      subject: z.string().nullable(),
      text: z.string().nullable(),
      changes: z.array(invitationChange.extend({ sentence: z.string() })),
      recipients: z.array(
        z.object({
          personId: z.string(),
          name: z.string(),
          email: z.string(),
          as: z.enum(['new', 'update', 'withdrawn']),
        }),
      ),
      withoutEmail,
    }),
    run: ({ db, actor, params, query }) => previewInvitation(db, actor, { ...params, ...query }, desk),
  })

  query(app, kit, {
    path: '/meetings/:meetingId/invitation-preview.pdf',
    summary: 'The PDF that would be sent now, marked as a draft',
    tag,
    params: ofMeeting,
    query: z.strictObject({ message }),
    run: ({ db, actor, params, query }) => printInvitationPreview(db, actor, { ...params, ...query }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/meetings/:meetingId/invitations',
    summary: 'Send the next version of the invitation: new people are invited, the others told what changed',
    tag,
    params: ofMeeting,
    body: z.strictObject({ message }),
    status: 201,
    answer: receipt.extend({
      version: z.number().meta({ description: 'of the meeting' }),
      number: z.number(),
      mails: z.number(),
      withoutEmail,
    }),
    location: (made) => `/api/v1/invitations/${made}`,
    run: ({ tx, actor, params, body }) => sendInvitation(tx, actor, { ...params, ...body }, desk),
  })

  command(app, kit, {
    method: 'POST',
    path: '/meetings/:meetingId/cancellation',
    summary: 'Call a meeting off, with the reason; everybody called is told and it leaves their calendars',
    tag: 'Meetings',
    params: ofMeeting,
    body: z.strictObject({ reason: text(2_000).refine((value) => value.trim() !== '', 'text.empty') }),
    answer: receipt.extend({ withoutEmail }),
    run: ({ tx, actor, params, body }) => callOffMeeting(tx, actor, { ...params, ...body }, desk),
  })
}
