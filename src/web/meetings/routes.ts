import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { foreseeAgenda, planWithAgenda } from '#src/domain/agenda/carry-over.ts'
import { planAhead } from '#src/domain/agenda/plan-ahead.ts'
import { readWaiting } from '#src/domain/agenda/read.ts'
import { getGroup, listGroups } from '#src/domain/groups/read.ts'
import { listMeetings } from '#src/domain/meetings/read.ts'
import { meetingStates } from '#src/platform/database/schema/meetings.ts'
import { calendarDate, line, webAddress } from '#src/platform/text.ts'
import { addCalendarDays, localDate } from '#src/platform/time.ts'
import { action } from '../action.ts'
import { chosenId, oneOf, orNone, pageAsked } from '../asked-values.ts'
import type { WebKit } from '../kit.ts'
import { patterns, to } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { meetingsPage } from './list.ts'
import { planPage } from './plan.ts'
import { spanTyped, timeFields } from './times.ts'

const params = z.object({ groupId: id })

/** What a form says of a meeting besides when it is. */
export const meetingFields = {
  title: orNone(line(300)),
  place: orNone(line(300)),
  videoUrl: orNone(webAddress),
  chairPersonId: orNone(chosenId),
  writerPersonId: orNone(chosenId),
}

export function meetingListRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.meetings,
    query: z.object({
      groupId: id.optional(),
      state: oneOf(meetingStates).optional(),
      from: calendarDate.optional(),
      to: calendarDate.optional(),
      when: z.enum(['coming', 'past']).default('coming'),
      ...pageAsked(),
    }),
    read: async ({ db, actor, query: { when, ...asked } }) => {
      const today = localDate(db.now, actor.zone)
      const between = asked.from !== undefined || asked.to !== undefined
      const days = when === 'past' ? { to: addCalendarDays(today, -1) } : { from: today }
      const order = when === 'past' && !between ? ('desc' as const) : ('asc' as const)
      const wanted = { ...asked, ...(!between && days), sort: 'startsAt' as const, order }
      const [found, groups] = await Promise.all([
        listMeetings(db, actor, wanted),
        listGroups(db, actor, { order: 'asc', limit: 200 }),
      ])
      return { found, groups: groups.items }
    },
    page: (read, view, { query }) => meetingsPage(read, { view, asked: query }),
  })

  screen(web, kit, {
    path: patterns.groupPlan,
    params,
    read: async ({ db, actor, params }) => {
      const today = localDate(db.now, actor.zone)
      const [ahead, waiting] = await Promise.all([
        planAhead(db, actor, { ...params, today }),
        readWaiting(db, params.groupId),
      ])
      const { group, proposed } = ahead
      const startsAt = proposed.on ? new Date(`${proposed.on}T12:00:00Z`) : db.now
      return { ahead, agenda: foreseeAgenda({ startsAt, zone: group.zone, group }, waiting) }
    },
    page: planPage,
  })

  action(web, kit, {
    path: patterns.groupMeetings,
    params,
    body: z.strictObject({ ...meetingFields, ...timeFields }),
    creates: true,
    run: async ({ tx, actor, params, body }) => {
      const { title, place, videoUrl, chairPersonId, writerPersonId, ...times } = body
      const { zone } = await getGroup(tx, params.groupId)
      const facts = { title, place, videoUrl, chairPersonId, writerPersonId }
      return planWithAgenda(tx, actor, { ...params, ...facts, ...spanTyped(times, zone) })
    },
    next: ({ result }) => to(patterns.meeting, { meetingId: result.id }),
    said: 'planned',
  })
}
