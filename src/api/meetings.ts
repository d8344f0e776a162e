import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { planWithAgenda } from '#src/domain/agenda/carry-over.ts'
import { changeMeetingWithAgenda } from '#src/domain/agenda/move-meeting.ts'
import { addInvitee, drawFromRoster, removeInvitee } from '#src/domain/meetings/invitees.ts'
import { listMeetings, meetingSorts } from '#src/domain/meetings/read.ts'
import { holdMeeting } from '#src/domain/meetings/take-step.ts'
import { findWholeMeeting, presentWholeMeeting } from '#src/domain/meetings/whole-meeting.ts'
import { readsDraft } from '#src/domain/minutes/rights.ts'
import { replies } from '#src/platform/database/schema/attendance.ts'
import { inviteeParts, meetingStates } from '#src/platform/database/schema/meetings.ts'
import { calendarDate, line, webAddress, zone } from '#src/platform/text.ts'
import { asked } from './attendance.ts'
import { hotQuery } from './hot-route.ts'
import type { Kit } from './kit.ts'
import { type Asking, command, query } from './route.ts'
import { choice, id, instantOut, pageOfRows, pageQuery, receipt, sortBy } from './schemas.ts'
import { wholeMeeting } from './whole-meeting.ts'

const tag = 'Meetings'
const params = z.strictObject({ meetingId: id })

const instantIn = line(40).meta({
  description: 'RFC 3339 with the zone’s own offset: 2023-08-31T09:00:00+02:00',
})

const facts = {
  title: line(300).nullable().optional(),
  zone: zone.optional(),
  place: line(300).nullable().optional(),
  videoUrl: webAddress.nullable().optional(),
  chairPersonId: id.nullable().optional(),
  writerPersonId: id.nullable().optional(),
}

const meetingInList = z.object({
  id: z.string(),
  groupId: z.string(),
  groupName: z.string(),
  title: z.string().nullable(),
  state: z.enum(meetingStates),
  startsAt: instantOut,
  endsAt: instantOut,
  zone: z.string(),
  place: z.string().nullable(),
  videoUrl: z.string().nullable(),
  createdAt: instantOut,
  version: z.number(),
  asked: z.boolean().meta({ description: 'whether you are asked to it' }),
  ownReply: z.enum(replies).nullable(),
})

const whole = {
  answer: wholeMeeting,
  run: async ({ db, actor, params }: Asking<{ meetingId: string }>) => {
    const found = await findWholeMeeting(db, { ...params, personId: actor.personId })
    return JSON.parse(presentWholeMeeting(actor, found, readsDraft))
  },
}

export function meetingRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/meetings',
    summary: 'Meetings by time: of your groups and their working groups, and those you are asked to',
    tag,
    query: z.strictObject({
      ...pageQuery,
      sort: sortBy(meetingSorts),
      groupId: id.optional(),
      state: choice(meetingStates).optional(),
      from: calendarDate.optional(),
      to: calendarDate.optional(),
    }),
    answer: pageOfRows(meetingInList),
    run: ({ db, actor, query }) => listMeetings(db, actor, query),
  })

  command(app, kit, {
    method: 'POST',
    path: '/groups/:groupId/meetings',
    summary:
      'Plan a meeting: those on the roster that day are asked, and the agenda begins with what is carried over',
    tag,
    params: z.strictObject({ groupId: id }),
    body: z.strictObject({ ...facts, startsAt: instantIn, endsAt: instantIn }),
    status: 201,
    answer: receipt,
    location: (made) => `/api/v1/meetings/${made}`,
    run: ({ tx, actor, params, body }) => planWithAgenda(tx, actor, { ...params, ...body }),
  })

  hotQuery(app, kit, {
    path: '/meetings/:meetingId',
    summary:
      'A whole meeting: agenda with texts, decisions and papers, who is asked and came, minutes, invitations',
    tag,
    params,
    answer: wholeMeeting,
    ask: ({ db, params, claims }) => findWholeMeeting(db, { ...params, personId: claims.personId }),
    version: (found) => (found ? Number(found.version) : undefined),
    show: ({ actor, asked }) => presentWholeMeeting(actor, asked, readsDraft),
  })

  command(app, kit, {
    method: 'PATCH',
    path: '/meetings/:meetingId',
    summary: 'Change time, place, chair or writer; If-Match takes the meeting’s `version`',
    tag,
    editable: true,
    current: whole,
    params,
    body: z.strictObject({ ...facts, startsAt: instantIn.optional(), endsAt: instantIn.optional() }),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) =>
      changeMeetingWithAgenda(tx, actor, { ...params, ...body, expected }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/meetings/:meetingId/holding',
    summary: 'The meeting was held: on or after its day',
    tag,
    params,
    body: z
      .strictObject({
        endsAt: instantIn.optional().meta({ description: 'when it ended, where that was not as planned' }),
      })
      .nullish(),
    answer: receipt,
    run: ({ tx, actor, params, body }) => holdMeeting(tx, actor, { ...params, ...body }),
  })

  inviteeRoutes(app, kit)
}

function inviteeRoutes(app: FastifyInstance, kit: Kit) {
  command(app, kit, {
    method: 'POST',
    path: '/meetings/:meetingId/invitees',
    summary:
      'Ask one more person: a guest, a presenter of one item, an observer, a deputy; or one who came unasked',
    tag,
    params,
    body: z.strictObject({
      personId: id,
      part: choice(inviteeParts).default('guest'),
      roleText: line(200).nullable().optional(),
      agendaItemId: id.nullable().optional(),
      organisationId: id.nullable().optional(),
    }),
    status: 201,
    answer: z.object({ id: z.string() }),
    run: ({ tx, actor, params, body }) => addInvitee(tx, actor, { ...params, ...body }),
  })

  command(app, kit, {
    method: 'DELETE',
    path: '/invitees/:inviteeId',
    summary:
      'Take a person off the list of those asked; If-Match takes their attendance’s version, 0 when there is none',
    tag,
    editable: true,
    current: asked,
    params: z.strictObject({ inviteeId: id }),
    run: ({ tx, actor, params, expected }) => removeInvitee(tx, actor, { ...params, expected }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/meetings/:meetingId/roster-drawing',
    summary:
      'Draw the list of those asked up anew from the roster of the meeting’s day; what was added by hand stays',
    tag,
    params,
    answer: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
    run: ({ tx, actor, params }) => drawFromRoster(tx, actor, params),
  })
}
