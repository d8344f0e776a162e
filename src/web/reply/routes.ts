import type { FastifyInstance } from 'fastify'
import { calendarEntry } from '#src/domain/attendance/invitation-mails.ts'
import { findInvitedReply } from '#src/domain/attendance/invited-reply.ts'
import { typedParagraphs } from '#src/domain/attendance/paper-blocks.ts'
import { replyNamingDeputy } from '#src/domain/attendance/reply-naming-deputy.ts'
import { getMeetingIdOfInvitation } from '#src/domain/meetings/invitation-versions.ts'
import { getFile } from '#src/platform/files.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import type { WebKit } from '../kit.ts'
import { type LinkScreen, linkAct } from '../link/act.ts'
import { sendDeadLink } from '../link/closed-pages.ts'
import { type LinkVisit, visitLink } from '../link/visit.ts'
import { patterns, to } from '../paths.ts'
import { replyTyped } from './answer.ts'
import { replyPage } from './page.ts'

export const replyScreen: LinkScreen = async (kit, visit, shown) => {
  const invited = await readReply(kit, visit)
  if (!invited) return null
  const blocks = typedParagraphs(invited.invitation.message)
  const message = blocks.length > 0 ? await kit.press.html(blocks, { firstLevel: 2 }) : ''
  return replyPage(invited, { visit, shown, message })
}

/** The frozen PDF of the invitation as it was sent last. */
export async function invitationPdf(kit: WebKit, visit: LinkVisit) {
  const fileId = (await readReply(kit, visit))?.invitation.pdfFileId
  return fileId ? kit.db.read(visit.link, (db) => getFile(db, fileId)) : null
}

export function replyRoutes(web: FastifyInstance, kit: WebKit) {
  linkAct(web, kit, {
    path: patterns.linkReply,
    act: 'reply',
    purpose: 'reply',
    body: replyTyped,
    screen: replyScreen,
    submit: screenWords.replyButton,
    run: async ({ tx, actor, visit, body, through }) => {
      const meetingId = await getMeetingIdOfInvitation(tx, visit.link.subjectId)
      return replyNamingDeputy(tx, actor, { meetingId, ...body, through })
    },
  })

  web.get(patterns.linkCalendar, { config: { access: 'public' } }, async (request, response) => {
    const exchange = { request, reply: response }
    const visit = await visitLink(kit, exchange, 'reply')
    if (!visit) return response
    const invited = await readReply(kit, visit)
    if (!invited || invited.meeting.state === 'cancelled') return sendDeadLink(exchange)
    const link = `${kit.config.baseUrl}${to(patterns.link, { token: visit.token })}`
    return response
      .header('content-type', 'text/calendar; charset=utf-8; method=PUBLISH')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'attachment; filename="mote.ics"')
      .send(calendarEntry(kit.config, invited.invitation, { method: 'PUBLISH', link }))
  })
}

const readReply = (kit: WebKit, { link }: LinkVisit) =>
  kit.db.read(link, (db) => findInvitedReply(db, { invitationId: link.subjectId, personId: link.personId }))
