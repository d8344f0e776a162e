import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  getInvitationPdf,
  previewInvitation,
  printInvitationPreview,
} from '#src/domain/attendance/preview-invitation.ts'
import { sendInvitation } from '#src/domain/attendance/send-invitation.ts'
import { deskOf } from '#src/platform/desk.ts'
import { Refusal } from '#src/platform/errors.ts'
import { text } from '#src/platform/text.ts'
import { action } from '../../action.ts'
import { ticked } from '../../asked-values.ts'
import { file } from '../../file.ts'
import type { WebKit } from '../../kit.ts'
import { patterns, to } from '../../paths.ts'
import { id, screen } from '../../screen.ts'
import { readMeeting } from '../read.ts'
import { invitationPage } from './page.ts'

const ofMeeting = z.object({ meetingId: id })
const message = text(5_000)
const asked = z.object({ message: message.optional() })

export function invitationRoutes(web: FastifyInstance, kit: WebKit) {
  const desk = deskOf(kit)

  screen(web, kit, {
    path: patterns.meetingInvitation,
    params: ofMeeting,
    query: asked,
    read: async ({ db, actor, params, query }) => {
      const preview = previewInvitation(db, actor, { ...params, ...query }, desk).catch(noneWhereRefused)
      const meeting = readMeeting(db, actor, params.meetingId)
      // Asked together; and over together, since a preview asks in more than one go and the transaction ends with the first refusal.
      await Promise.allSettled([meeting, preview])
      return { meeting: await meeting, preview: await preview }
    },
    page: (read, view, { query }) => invitationPage(read, { view, message: query.message ?? '' }),
  })

  action(web, kit, {
    path: patterns.meetingInvitation,
    params: ofMeeting,
    body: z.strictObject({ message, look: ticked }),
    run: async ({ tx, actor, params, body: { message, look }, desk }) =>
      look ? null : sendInvitation(tx, actor, { ...params, message }, desk),
    next: ({ params, body, result }) =>
      to(patterns.meetingInvitation, params, { message: result === null && body.message }),
    said: ({ result }) => (result === null ? null : 'sent'),
  })

  file(web, kit, {
    path: patterns.meetingInvitationPdf,
    params: ofMeeting,
    query: asked,
    read: ({ db, actor, params, query }) => printInvitationPreview(db, actor, { ...params, ...query }),
  })

  file(web, kit, {
    path: patterns.invitationPdf,
    params: z.object({ invitationId: id }),
    isOurs: true,
    read: ({ db, actor, params }) => getInvitationPdf(db, actor, params.invitationId),
  })
}

/** A preview is for those who send it, while the meeting may still be called; the others read what was sent. */
function noneWhereRefused(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}
