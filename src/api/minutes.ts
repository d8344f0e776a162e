import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { openDraft } from '#src/domain/minutes/open-draft.ts'
import { listMinutes } from '#src/domain/minutes/read.ts'
import { minutesStates } from '#src/platform/database/schema/minutes.ts'
import type { Kit } from './kit.ts'
import { command, query } from './route.ts'
import { choice, id, instantOut, pageOfRows, pageQuery, receipt } from './schemas.ts'

const minutesRow = z.object({
  id: z.string(),
  meetingId: z.string(),
  groupId: z.string(),
  groupName: z.string(),
  title: z.string().nullable(),
  startsAt: instantOut,
  state: z.enum(minutesStates),
  circulatedAt: instantOut.nullable(),
  approvedAt: instantOut.nullable(),
  publishedAt: instantOut.nullable(),
  version: z.number().int(),
})

export function minutesRoutes(app: FastifyInstance, kit: Kit) {
  command(app, kit, {
    method: 'POST',
    path: '/meetings/:meetingId/minutes',
    summary: 'Begin the minutes of a meeting',
    tag: 'Minutes',
    params: z.strictObject({ meetingId: id }),
    status: 201,
    answer: receipt,
    location: (made) => `/api/v1/minutes/${made}`,
    run: ({ tx, actor, params }) => openDraft(tx, actor, params),
  })

  query(app, kit, {
    path: '/minutes',
    summary: 'Minutes that you may read, by when the meetings were',
    tag: 'Minutes',
    query: z.strictObject({
      ...pageQuery,
      groupId: id.optional(),
      meetingId: id.optional(),
      state: choice(minutesStates).optional(),
    }),
    answer: pageOfRows(minutesRow),
    run: ({ db, actor, query }) => listMinutes(db, actor, query),
  })
}
