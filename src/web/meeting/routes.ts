import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changeMeetingWithAgenda } from '#src/domain/agenda/move-meeting.ts'
import { callOffMeeting } from '#src/domain/attendance/call-off.ts'
import { findReplyGiven } from '#src/domain/attendance/invited-reply.ts'
import { printAttendanceList, publishCalendar } from '#src/domain/attendance/preview-invitation.ts'
import { replyNamingDeputy } from '#src/domain/attendance/reply-naming-deputy.ts'
import { getMeeting } from '#src/domain/meetings/read.ts'
import { holdMeeting } from '#src/domain/meetings/take-step.ts'
import { deskOf } from '#src/platform/desk.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { listAuditEntries } from '#src/platform/read-audit.ts'
import { text } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { pageAsked } from '../asked-values.ts'
import { file } from '../file.ts'
import type { WebKit } from '../kit.ts'
import { meetingFields } from '../meetings/routes.ts'
import { spanTyped, timeFields } from '../meetings/times.ts'
import { patterns } from '../paths.ts'
import { replyTyped } from '../reply/answer.ts'
import { id, screen } from '../screen.ts'
import { agendaRoutes } from './agenda/routes.ts'
import { historyPage } from './history.ts'
import { invitationRoutes } from './invitation/routes.ts'
import { overviewPage } from './overview.ts'
import { peopleRoutes } from './people/routes.ts'
import { readMeeting } from './read.ts'

const params = z.object({ meetingId: id })

/** The pages of one meeting, up to and including its invitation. */
export function meetingRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.meeting,
    params,
    read: async ({ db, actor, params }) => {
      const [meeting, given] = await Promise.all([
        readMeeting(db, actor, params.meetingId),
        findReplyGiven(db, { ...params, personId: actor.personId }),
      ])
      return { meeting, given }
    },
    page: (read, view, { press }) => overviewPage(read, view, press),
  })

  screen(web, kit, {
    path: patterns.meetingHistory,
    params,
    query: z.object(pageAsked()),
    read: async ({ db, actor, params, query }) => {
      const asked = { ...query, subjectId: params.meetingId, order: 'desc' as const }
      const [meeting, trail] = await Promise.all([
        readMeeting(db, actor, params.meetingId),
        isSecretariat(actor) ? listAuditEntries(db, actor, asked) : null,
      ])
      return { meeting, trail }
    },
    page: historyPage,
  })

  keepingActions(web, kit)
  replyAction(web, kit)
  files(web, kit)
  agendaRoutes(web, kit)
  peopleRoutes(web, kit)
  invitationRoutes(web, kit)
}

function keepingActions(web: FastifyInstance, kit: WebKit) {
  action(web, kit, {
    path: patterns.meetingChange,
    params,
    body: z.strictObject({ ...meetingFields, ...timeFields }),
    run: async ({ tx, actor, params, body, expected }) => {
      const { title, place, videoUrl, chairPersonId, writerPersonId, ...times } = body
      const { zone, state } = await getMeeting(tx, params.meetingId)
      const facts = { title, place, videoUrl, chairPersonId, writerPersonId, ...spanTyped(times, zone) }
      await changeMeetingWithAgenda(tx, actor, { ...params, ...facts, expected })
      return state
    },
    said: ({ result }) => (result === 'called' ? 'savedUntold' : 'saved'),
  })

  action(web, kit, {
    path: patterns.meetingHolding,
    params,
    body: z.strictObject({}),
    run: ({ tx, actor, params }) => holdMeeting(tx, actor, params),
    said: 'held',
  })

  action(web, kit, {
    path: patterns.meetingCancellation,
    params,
    body: z.strictObject({ reason: text(2_000).refine((value) => value.trim() !== '', 'text.empty') }),
    run: ({ tx, actor, params, body, desk }) => callOffMeeting(tx, actor, { ...params, ...body }, desk),
    said: 'calledOff',
  })
}

const replyAction = (web: FastifyInstance, kit: WebKit) =>
  action(web, kit, {
    path: patterns.meetingReply,
    params,
    body: replyTyped,
    run: ({ tx, actor, params, body }) =>
      replyNamingDeputy(tx, actor, { ...params, ...body, through: 'session' }),
    said: 'answered',
  })

function files(web: FastifyInstance, kit: WebKit) {
  const desk = deskOf(kit)

  file(web, kit, {
    path: patterns.meetingCalendar,
    params,
    read: ({ db, actor, params }) => publishCalendar(db, actor, params, desk),
  })

  file(web, kit, {
    path: patterns.meetingAttendanceList,
    params,
    read: ({ db, actor, params }) => printAttendanceList(db, actor, params),
  })
}
