import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { listAuditLog } from '#src/domain/archive/audit-log.ts'
import { verifyAudit } from '#src/platform/read-audit.ts'
import { calendarDate, line } from '#src/platform/text.ts'
import { addCalendarDays, endOfLocalDay } from '#src/platform/time.ts'
import { pageAsked, ticked } from '../asked-values.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { auditPage } from './page.ts'

const filter = {
  search: line(200).optional(),
  actorId: id.optional(),
  action: line(100).optional(),
  subjectType: line(100).optional(),
  subjectId: id.optional(),
  from: calendarDate.optional(),
  to: calendarDate.optional(),
}

export function auditRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.audit,
    query: z.object({ ...filter, verify: ticked, ...pageAsked() }),
    read: async ({ db, actor, query: { search, from, to, verify, ...asked } }) => {
      const [entries, verified] = await Promise.all([
        listAuditLog(db, actor, {
          ...asked,
          actorName: search,
          from: from ? startOf(from, actor.zone) : undefined,
          until: to ? endOfLocalDay(to, actor.zone) : undefined,
        }),
        verify ? verifyAudit(db, actor) : null,
      ])
      return { entries, verified }
    },
    page: (found, view, { query: { verify: _, cursor: _cursor, limit: _limit, ...asked } }) =>
      auditPage(found, { view, asked }),
  })
}

const startOf = (date: string, zone: string) =>
  new Date(endOfLocalDay(addCalendarDays(date, -1), zone).getTime() + 1)
