import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { listGroups } from '#src/domain/groups/read.ts'
import { getRoster, rosterFor } from '#src/domain/groups/roster.ts'
import { listChoosable } from '#src/domain/people/choosing.ts'
import { activateWorkingGroup } from '#src/domain/working-groups/activate.ts'
import { closeWorkingGroup } from '#src/domain/working-groups/close.ts'
import { changeWorkingGroup, extendTerm, reportWork } from '#src/domain/working-groups/keep.ts'
import { printMandate } from '#src/domain/working-groups/print-mandate.ts'
import { listWorkingGroups } from '#src/domain/working-groups/read.ts'
import { getWholeWorkingGroup } from '#src/domain/working-groups/whole-working-group.ts'
import { workingGroupStates } from '#src/platform/database/schema/working-groups.ts'
import { calendarDate, line, text } from '#src/platform/text.ts'
import { addCalendarDays, localDate } from '#src/platform/time.ts'
import { action } from '../action.ts'
import { oneOf, pageAsked, ticked } from '../asked-values.ts'
import { file } from '../file.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { workingGroupsPage } from './list-page.ts'
import { namesSomebody } from './members-part.ts'
import { workingGroupPage } from './page.ts'
import { startRoutes } from './start-routes.ts'

const params = z.object({ workingGroupId: id })

/** The days within which a term is said to end soon. */
const soonDays = 60

export function workingGroupRoutes(web: FastifyInstance, kit: WebKit) {
  listRoute(web, kit)
  oneRoute(web, kit)
  stepRoutes(web, kit)
  startRoutes(web, kit)
}

function listRoute(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.workingGroups,
    query: z.object({
      search: line(200).optional(),
      state: oneOf(workingGroupStates).optional(),
      parentId: id.optional(),
      ending: oneOf(['soon', 'past']).optional(),
      closed: ticked,
      ...pageAsked(),
    }),
    read: async ({ db, actor, query: { ending, closed, ...query } }) => {
      const today = localDate(db.now, actor.zone)
      const before = { soon: addCalendarDays(today, soonDays + 1), past: today }
      const [found, parents] = await Promise.all([
        listWorkingGroups(db, actor, {
          ...query,
          sort: 'termTo',
          order: 'asc',
          open: !closed && query.state === undefined,
          endingBefore: ending && before[ending],
        }),
        listGroups(db, actor, { standing: true, limit: 200, order: 'asc' }),
      ])
      return { found, parents: parents.items }
    },
    page: (found, view, { query }) => workingGroupsPage(found, { view, asked: query }),
  })
}

function oneRoute(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.workingGroup,
    params,
    read: async ({ db, actor, params: { workingGroupId } }) => {
      const [whole, today, people] = await Promise.all([
        getWholeWorkingGroup(db, actor, workingGroupId),
        getRoster(db, workingGroupId),
        listChoosable(db, actor),
      ])
      const { endedOn } = whole.group
      // Of one that is closed, who was in it on its last day.
      const isOver = endedOn !== null && endedOn < today.on
      const roster = rosterFor(actor, isOver ? await getRoster(db, workingGroupId, endedOn) : today)
      return { whole, roster, people: namesSomebody({ actor }, { whole, roster }) ? people : [] }
    },
    page: (found, view, { press }) => workingGroupPage(found, { view, press }),
  })

  file(web, kit, {
    path: patterns.workingGroupMandate,
    params,
    read: ({ db, actor, params }) => printMandate(db, actor, { ...params, format: 'pdf' }),
  })
}

function stepRoutes(web: FastifyInstance, kit: WebKit) {
  action(web, kit, {
    path: patterns.workingGroup,
    params,
    body: z.strictObject({
      name: line(200),
      mandate: text(10_000),
      termFrom: calendarDate,
      termTo: calendarDate,
    }),
    run: ({ tx, actor, params, body, expected }) =>
      changeWorkingGroup(tx, actor, { ...params, ...body, expected }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.workingGroupActivation,
    params,
    body: z.strictObject({}),
    run: ({ tx, actor, params }) => activateWorkingGroup(tx, actor, params),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.workingGroupExtension,
    params,
    body: z.strictObject({ termTo: calendarDate }),
    run: ({ tx, actor, params, body }) => extendTerm(tx, actor, { ...params, ...body }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.workingGroupReport,
    params,
    body: z.strictObject({
      text: text(100_000).refine((value) => value.trim() !== '', { error: 'text.empty' }),
    }),
    run: ({ tx, actor, params, body }) => reportWork(tx, actor, { ...params, ...body }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.workingGroupClosing,
    params,
    body: z.strictObject({}),
    run: ({ tx, actor, params }) => closeWorkingGroup(tx, actor, params),
    said: 'ended',
  })
}
