import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { watchRound } from '#src/domain/approvals/watch-round.ts'
import { sendMinutes } from '#src/domain/drafting/send-minutes.ts'
import { getMeeting } from '#src/domain/meetings/read.ts'
import { holdMeeting } from '#src/domain/meetings/take-step.ts'
import { checkMeeting } from '#src/domain/quality/check.ts'
import { forbidden } from '#src/platform/errors.ts'
import { calendarDate } from '#src/platform/text.ts'
import { action } from '../action.ts'
import type { WebKit } from '../kit.ts'
import { readMeeting } from '../meeting/read.ts'
import { instantTyped, timeOfDay } from '../meetings/times.ts'
import { patterns, to } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { sendingPage } from './page.ts'

const params = z.object({ meetingId: id })

/** From the last word of the meeting to the minutes in everybody's mail. */
export function sendingRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.meetingSending,
    params,
    read: async ({ db, actor, params }) => {
      const [meeting, findings] = await Promise.all([
        readMeeting(db, actor, params.meetingId),
        checkMeeting(db, actor, params),
      ])
      if (!meeting.may.write) throw forbidden('minutes.only-writers')
      const watched = meeting.minutes && (await watchRound(db, actor, { minutesId: meeting.minutes.id }))
      return { meeting, findings, watched }
    },
    page: (read, view) => sendingPage(read, view),
  })

  action(web, kit, {
    path: patterns.meetingEnding,
    params,
    body: z.strictObject({ on: calendarDate, endsAt: timeOfDay }),
    run: async ({ tx, actor, params, body }) => {
      const { zone } = await getMeeting(tx, params.meetingId)
      const endsAt = instantTyped('endsAt', { date: body.on, time: body.endsAt, zone })
      return holdMeeting(tx, actor, { ...params, endsAt })
    },
    said: 'held',
  })

  action(web, kit, {
    path: patterns.minutesCirculation,
    params: z.object({ minutesId: id }),
    body: z.strictObject({}),
    run: ({ tx, actor, params, desk }) => sendMinutes(tx, actor, params, desk),
    next: ({ params }) => to(patterns.minutesReview, params),
    said: 'sent',
  })
}
