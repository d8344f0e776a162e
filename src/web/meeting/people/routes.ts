import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { findReplyGiven } from '#src/domain/attendance/invited-reply.ts'
import { listReplyNotes } from '#src/domain/attendance/read.ts'
import { replyForInvitee } from '#src/domain/attendance/reply.ts'
import { findCoverageOfMeeting } from '#src/domain/groups/coverage.ts'
import { addInvitee, drawFromRoster, removeInvitee } from '#src/domain/meetings/invitees.ts'
import { listPeople } from '#src/domain/people/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { line } from '#src/platform/text.ts'
import { action } from '../../action.ts'
import { ticked } from '../../asked-values.ts'
import type { WebKit } from '../../kit.ts'
import { patterns, to } from '../../paths.ts'
import { replyTyped } from '../../reply/answer.ts'
import { id, screen } from '../../screen.ts'
import { answers } from '../attending.ts'
import { readMeeting } from '../read.ts'
import { inviteeTyped } from './add.ts'
import { type PeopleAsked, type PeopleRead, peoplePage } from './page.ts'

const ofMeeting = z.object({ meetingId: id })
const ofInvitee = z.object({ inviteeId: id })

/** How many of those who may be added are shown at a time; the others are looked for by name. */
const mostFound = 100

export function peopleRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.meetingPeople,
    params: ofMeeting,
    query: z.object({
      answer: z.enum(answers).optional(),
      edit: id.optional(),
      add: ticked,
      search: line(200).optional(),
    }),
    read: ({ db, actor, params, query }) => readPeople(db, actor, { ...params, ...query }),
    page: (read, view, { query }) => peoplePage(read, { view, asked: query }),
  })

  action(web, kit, {
    path: patterns.meetingInvitees,
    params: ofMeeting,
    body: inviteeTyped,
    creates: true,
    run: ({ tx, actor, params, body }) => addInvitee(tx, actor, { ...params, ...body }),
    next: ({ params, result }) => `${to(patterns.meetingPeople, params)}#invitee-${result.id}`,
    said: 'added',
  })

  action(web, kit, {
    path: patterns.meetingRosterDrawing,
    params: ofMeeting,
    body: z.strictObject({}),
    run: ({ tx, actor, params }) => drawFromRoster(tx, actor, params),
    said: 'drawn',
  })

  action(web, kit, {
    path: patterns.inviteeReply,
    params: ofInvitee,
    body: replyTyped,
    run: ({ tx, actor, params, body: { deputy, ...reply }, expected }) => {
      const deputyId = deputy && 'personId' in deputy ? deputy.personId : null
      return replyForInvitee(tx, actor, { ...params, ...reply, deputyId, expected })
    },
    next: ({ from }) => withoutEdit(from),
    said: 'answered',
  })

  action(web, kit, {
    path: patterns.inviteeRemoval,
    params: ofInvitee,
    body: z.strictObject({}),
    run: ({ tx, actor, params, expected }) => removeInvitee(tx, actor, { ...params, expected }),
    next: ({ from }) => withoutEdit(from),
    said: 'removed',
  })
}

/** The same page with nobody worked on. */
const withoutEdit = (from: string): string => from.replace(/([?&])edit=[^&#]*&?/, '$1').replace(/[?&]$/, '')

async function readPeople(
  db: Reader,
  actor: Actor,
  { meetingId, edit, add, search }: PeopleAsked & { meetingId: string },
): Promise<PeopleRead> {
  const [meeting, notes, given, found, coverage] = await Promise.all([
    readMeeting(db, actor, meetingId),
    listReplyNotes(db, actor, { meetingId }),
    edit ? findReplyGiven(db, { meetingId, inviteeId: edit }) : null,
    add ? listPeople(db, actor, { search, sort: 'name', order: 'asc', limit: mostFound }) : null,
    edit || add ? null : findCoverageOfMeeting(db, actor, { meetingId }),
  ])
  const { prepare } = meeting.may
  return { meeting, notes, coverage, given: prepare ? given : null, found: prepare ? found : null }
}
