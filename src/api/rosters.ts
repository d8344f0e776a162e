import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { coverages, getCoverage } from '#src/domain/groups/coverage.ts'
import { endOffice, giveOffice } from '#src/domain/groups/offices.ts'
import { listOffices } from '#src/domain/groups/read.ts'
import { getRoster, rosterFor } from '#src/domain/groups/roster.ts'
import { officeNames } from '#src/platform/database/schema/groups.ts'
import { calendarDate } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { command, query } from './route.ts'
import { choice, id, pageOfRows, pageQuery } from './schemas.ts'
import { ending } from './seats.ts'

const tag = 'Groups'
const params = z.strictObject({ groupId: id })
const onADay = z.strictObject({ on: calendarDate.optional() })

const reference = z.object({ id: z.string(), name: z.string() })

const personOnRoster = {
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  title: z.string().nullable(),
  organisation: reference.nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
}

/** The roster as the API answers it. */
export const rosterAnswer = z.object({
  group: reference,
  on: z.string(),
  seats: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['member', 'observer']),
      label: z.string().nullable(),
      position: z.number(),
      organisation: reference.nullable(),
      holder: z.object(personOnRoster).nullable(),
      deputies: z.array(z.object(personOnRoster)),
      pending: z.boolean(),
      namedBy: reference.nullable(),
      nameDueOn: z.string().nullable(),
      fromOn: z.string(),
      untilOn: z.string().nullable(),
      version: z.number(),
    }),
  ),
  offices: z.array(z.object({ ...personOnRoster, office: z.enum(officeNames) })),
})

/** Who sits in a group, who leads it, and whom that leaves out. */
export function rosterRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/groups/:groupId/roster',
    summary: 'Who held which seat and office on a day; today when none is given',
    tag,
    params,
    query: onADay,
    answer: rosterAnswer,
    run: async ({ db, actor, params, query }) =>
      rosterFor(actor, await getRoster(db, params.groupId, query.on)),
  })

  query(app, kit, {
    path: '/groups/:groupId/coverage',
    summary:
      'How each member organisation is represented on a day: seated, through its sub-region, empty seat, none',
    tag,
    params,
    query: onADay,
    answer: z.object({
      on: z.string(),
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          kind: z.string(),
          parentId: z.string().nullable(),
          coverage: z.enum(coverages),
        }),
      ),
    }),
    run: ({ db, actor, params, query }) => getCoverage(db, actor, { ...params, ...query }),
  })
  officeRoutes(app, kit)
}

function officeRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/groups/:groupId/offices',
    summary: 'Who holds and held the group’s offices, the newest first',
    tag,
    params,
    query: z.strictObject({ ...pageQuery, order: choice(['asc', 'desc']).default('desc') }),
    answer: pageOfRows(
      z.object({
        id: z.string(),
        office: z.enum(officeNames),
        personId: z.string(),
        name: z.string(),
        fromOn: z.string(),
        untilOn: z.string().nullable(),
      }),
    ),
    run: ({ db, actor, params, query }) => listOffices(db, actor, { ...params, ...query }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/groups/:groupId/offices',
    summary: 'Give a person an office; a former chair or convener ends the day before',
    tag,
    params,
    body: z.strictObject({
      personId: id,
      office: choice(officeNames),
      fromOn: calendarDate.optional(),
      untilOn: calendarDate.optional(),
    }),
    status: 201,
    answer: z.object({ id: z.string() }),
    run: ({ tx, actor, params, body }) => giveOffice(tx, actor, { ...params, ...body }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/offices/:officeId/ending',
    summary: 'End an office',
    tag,
    params: z.strictObject({ officeId: id }),
    body: ending,
    run: ({ tx, actor, params, body }) => endOffice(tx, actor, { ...params, ...body }),
  })
}
