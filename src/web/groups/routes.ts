import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { getCoverage } from '#src/domain/groups/coverage.ts'
import { addGroup } from '#src/domain/groups/keep.ts'
import { listGroupsAtAGlance } from '#src/domain/groups/read.ts'
import { listRosterPeriods } from '#src/domain/groups/read-changes.ts'
import { getRoster, rosterFor } from '#src/domain/groups/roster.ts'
import { printYearPlan } from '#src/domain/meetings/print-year-plan.ts'
import { getWholeGroup } from '#src/domain/working-groups/whole-group.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { listAuditEntries } from '#src/platform/read-audit.ts'
import { calendarDate, line } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { pageAsked, ticked } from '../asked-values.ts'
import { file } from '../file.ts'
import type { WebKit } from '../kit.ts'
import { patterns, to } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { historyPage } from './history-page.ts'
import { groupsPage } from './list-page.ts'
import { groupPage } from './page.ts'
import { seatRoutes } from './seat-routes.ts'
import { settingRoutes, standingKind } from './setting-routes.ts'

const params = z.object({ groupId: id })

export function groupRoutes(web: FastifyInstance, kit: WebKit) {
  listRoutes(web, kit)
  oneGroupRoutes(web, kit)
  settingRoutes(web, kit)
  seatRoutes(web, kit)
}

function listRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.groups,
    query: z.object({
      search: line(200).optional(),
      kind: standingKind.optional(),
      ended: ticked,
      ...pageAsked(),
    }),
    read: ({ db, actor, query }) =>
      listGroupsAtAGlance(db, actor, { ...query, order: 'asc', standing: true }),
    page: (found, view, { query }) => groupsPage(found, { view, asked: query }),
  })

  action(web, kit, {
    path: patterns.groups,
    body: z.strictObject({ name: line(200), kind: standingKind }),
    creates: true,
    run: ({ tx, actor, body }) => addGroup(tx, actor, body),
    next: ({ result }) => to(patterns.group, { groupId: result.id }),
    said: 'added',
  })
}

function oneGroupRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.group,
    params,
    query: z.object({ on: calendarDate.optional() }),
    read: async ({ db, actor, params: { groupId }, query: { on } }) => {
      // Asked for all at once: they travel together.
      const [whole, roster, coverage] = await Promise.all([
        getWholeGroup(db, actor, groupId),
        getRoster(db, groupId, on),
        getCoverage(db, actor, { groupId, on }),
      ])
      return { whole, roster: rosterFor(actor, roster), coverage }
    },
    page: (found, view, { query }) => groupPage(found, { view, on: query.on }),
  })

  screen(web, kit, {
    path: patterns.groupHistory,
    params,
    query: z.object(pageAsked()),
    read: async ({ db, actor, params, query }) => {
      const latest = { subjectId: params.groupId, limit: 20, order: 'desc' } as const
      const [history, entries] = await Promise.all([
        listRosterPeriods(db, actor, { ...params, ...query }),
        isSecretariat(actor) ? listAuditEntries(db, actor, latest) : null,
      ])
      return { ...history, entries: entries?.items ?? null }
    },
    page: historyPage,
  })

  file(web, kit, {
    path: patterns.groupYearPlan,
    params,
    read: ({ db, actor, params }) => printYearPlan(db, actor, { ...params, format: 'pdf' }),
  })
}
