import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { notePresence } from '#src/domain/attendance/note-presence.ts'
import { takeAttendance } from '#src/domain/attendance/presence.ts'
import { listPresenceNotes } from '#src/domain/attendance/read.ts'
import { getChosen, listChoosable } from '#src/domain/people/choosing.ts'
import { presences } from '#src/platform/database/schema/attendance.ts'
import { inviteeParts } from '#src/platform/database/schema/meetings.ts'
import { line } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { chosenId, oneOf, orNone } from '../asked-values.ts'
import { withRows } from '../form-rows.ts'
import type { WebKit } from '../kit.ts'
import { readMeeting } from '../meeting/read.ts'
import { patterns } from '../paths.ts'
import { typedPerson } from '../people-choice.ts'
import { id, screen } from '../screen.ts'
import { notedTyped } from './noted.ts'
import { attendancePage } from './page.ts'

const params = z.object({ meetingId: id })

const row = z.strictObject({
  inviteeId: chosenId,
  version: z.coerce.number().int().min(0),
  presence: orNone(oneOf(presences)),
  deputisingForId: orNone(chosenId),
  fromItemId: orNone(chosenId),
  toItemId: orNone(chosenId),
  note: orNone(line(500)),
})

const whoCame = z.preprocess(
  withRows('rows'),
  z.strictObject({
    rows: z.array(row).max(1_000, 'request.too-many-rows'),
    personId: typedPerson.optional(),
    part: oneOf(inviteeParts).optional(),
    deputisingForId: orNone(chosenId).optional(),
  }),
)

/** At the meeting: who came, of everybody asked, in one form. */
export function attendanceRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.meetingAttendance,
    params,
    query: z.object({ fill: z.literal('present').optional() }),
    read: async ({ db, actor, params: { meetingId } }) => {
      const [meeting, notes, people] = await Promise.all([
        readMeeting(db, actor, meetingId),
        listPresenceNotes(db, meetingId),
        listChoosable(db, actor),
      ])
      const { takePresence, prepare } = meeting.may
      return {
        meeting,
        notes: takePresence ? notes : new Map<string, string>(),
        people: prepare ? people : [],
      }
    },
    page: (read, view, { query }) => attendancePage(read, { view, everybody: query.fill === 'present' }),
  })

  action(web, kit, {
    path: patterns.meetingAttendance,
    params,
    body: whoCame,
    run: async ({ tx, actor, params, body }) => {
      const { personId: typed, part = 'guest', deputisingForId, rows } = body
      if (!typed) return takeAttendance(tx, actor, { ...params, rows: rows.map(whole) })
      const personId = await getChosen(tx, actor, { field: 'personId', typed })
      const unasked = { personId, part, deputisingForId }
      return takeAttendance(tx, actor, { ...params, rows: rows.map(whole), unasked })
    },
    said: 'saved',
  })

  presenceAction(web, kit)
}

/** While the meeting goes on: one thing of one person, by one tap. */
function presenceAction(web: FastifyInstance, kit: WebKit) {
  action(web, kit, {
    path: patterns.meetingPresence,
    params,
    body: notedTyped,
    run: ({ tx, actor, body }) => notePresence(tx, actor, body),
  })
}

/** For whom somebody deputises says something only of one who does. */
const whole = (told: z.output<typeof row>) =>
  told.presence === 'deputising' ? told : { ...told, deputisingForId: null }
