import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { listAuditEntries, verifyAudit } from '#src/platform/read-audit.ts'
import { line } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { query } from './route.ts'
import { choice, id, instantOut, pageOfRows, pageQuery } from './schemas.ts'

const tag = 'Audit'

const entry = z.object({
  serial: z.number(),
  at: instantOut,
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string().nullable(),
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  details: z.record(z.string(), z.unknown()).nullable().meta({ description: 'null where it was erased' }),
  hash: z.string().meta({ description: 'Covers the entry and the one before it' }),
})

export function auditRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/audit-entries',
    summary: 'What was done, by whom, to what; newest first',
    tag,
    query: z.strictObject({
      ...pageQuery,
      order: choice(['asc', 'desc']).default('desc'),
      subjectId: id.optional(),
      subjectType: line(100).optional(),
      action: line(100).optional(),
    }),
    answer: pageOfRows(entry),
    run: ({ db, actor, query }) => listAuditEntries(db, actor, query),
  })

  query(app, kit, {
    path: '/audit-verification',
    summary: 'Recompute the whole chain of audit entries, and say whether it is whole',
    tag,
    answer: z.object({
      whole: z.boolean(),
      firstBrokenSerial: z.number().nullable(),
      entries: z.number(),
      headHash: z.string(),
    }),
    run: ({ db, actor }) => verifyAudit(db, actor),
  })
}
