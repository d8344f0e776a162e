import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { nameSubjects } from '#src/domain/archive/audit-subjects.ts'
import { listAuditEntries, verifyAudit } from '#src/platform/read-audit.ts'
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
      const entries = await listAuditEntries(db, actor, {
        ...asked,
        order: 'desc',
        actorName: search,
        from: from ? startOf(from, actor.zone) : undefined,
        until: to ? endOfLocalDay(to, actor.zone) : undefined,
      })
      return {
        entries,
        subjects: await nameSubjects(db, actor, entries.items),
        verified: verify ? await verifyAudit(db, actor) : null,
      }
    },
    page: (found, view, { query: { verify: _, cursor: _cursor, limit: _limit, ...asked } }) =>
      auditPage(found, { view, asked }),
  })
}

const startOf = (date: string, zone: string) =>
  new Date(endOfLocalDay(addCalendarDays(date, -1), zone).getTime() + 1)
