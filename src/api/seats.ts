import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addHolder, endHolder } from '#src/domain/groups/holders.ts'
import { nameSeat } from '#src/domain/groups/name-seat.ts'
import { getSeatFor } from '#src/domain/groups/read.ts'
import { addSeat, changeSeat, endSeat } from '#src/domain/groups/seats.ts'
import { deskOf } from '#src/platform/desk.ts'
import { invalid } from '#src/platform/errors.ts'
import { calendarDate, emailAddress, line } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { type Asking, command, query } from './route.ts'
import { choice, count, id, receipt } from './schemas.ts'

const tag = 'Groups'
const params = z.strictObject({ seatId: id })
/** The body of everything that ends on a day. */
export const ending = z.strictObject({
  untilOn: calendarDate.optional().meta({ description: 'the last day; yesterday when not said: at once' }),
})

const facts = {
  kind: choice(['member', 'observer']).optional(),
  label: line(200).nullable().optional(),
  position: count(0, 10_000).optional(),
  namedByPersonId: id.nullable().optional(),
  nameDueOn: calendarDate.nullable().optional(),
}

/** A receipt that also tells who should have had a mail and has no address. */
export const mailedReceipt = receipt.extend({
  withoutEmail: z.array(z.object({ personId: z.string(), name: z.string() })),
})

const seat = z.object({
  id: z.string(),
  groupId: z.string(),
  organisationId: z.string().nullable(),
  kind: z.enum(['member', 'observer']),
  label: z.string().nullable(),
  position: z.number(),
  namedByPersonId: z.string().nullable(),
  nameDueOn: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  version: z.number(),
})

const holder = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  standing: z.enum(['holder', 'deputy']),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
})

const one = {
  answer: z.object({ seat, holders: z.array(holder) }),
  run: ({ db, actor, params }: Asking<{ seatId: string }>) => getSeatFor(db, actor, params.seatId),
}

const current = {
  answer: seat,
  run: async (asking: Asking<{ seatId: string }>) => (await one.run(asking)).seat,
}

export function seatRoutes(app: FastifyInstance, kit: Kit) {
  const desk = deskOf(kit)

  command(app, kit, {
    method: 'POST',
    path: '/groups/:groupId/seats',
    summary: 'Add a seat for an organisation, or for a person in their own right',
    tag,
    params: z.strictObject({ groupId: id }),
    body: z.strictObject({
      ...facts,
      organisationId: id.optional(),
      personId: id.optional(),
      fromOn: calendarDate.optional(),
    }),
    status: 201,
    answer: mailedReceipt,
    location: (made) => `/api/v1/seats/${made}`,
    run: ({ tx, actor, params, body }) => addSeat(tx, actor, { ...params, ...body }, desk),
  })

  query(app, kit, {
    path: '/seats/:seatId',
    summary: 'One seat and everybody who holds or held it',
    tag,
    params,
    ...one,
    version: (shown) => shown.seat.version,
  })

  command(app, kit, {
    method: 'PATCH',
    path: '/seats/:seatId',
    summary: 'Change a seat; another person to name somebody is asked by mail',
    tag,
    editable: true,
    current,
    params,
    body: z.strictObject(facts),
    answer: mailedReceipt,
    run: ({ tx, actor, params, body, expected }) =>
      changeSeat(tx, actor, { ...params, ...body, expected }, desk),
  })

  command(app, kit, {
    method: 'POST',
    path: '/seats/:seatId/ending',
    summary: 'End a seat and whoever holds it',
    tag,
    params,
    body: ending,
    answer: receipt,
    run: ({ tx, actor, params, body }) => endSeat(tx, actor, { ...params, ...body }),
  })

  holderRoutes(app, kit)
}

function holderRoutes(app: FastifyInstance, kit: Kit) {
  command(app, kit, {
    method: 'POST',
    path: '/seats/:seatId/holders',
    summary: 'Seat a person as holder or deputy; an earlier holder ends the day before',
    tag,
    params,
    body: z.strictObject({
      personId: id,
      standing: choice(['holder', 'deputy']),
      fromOn: calendarDate.optional(),
      untilOn: calendarDate.optional(),
    }),
    status: 201,
    answer: z.object({ id: z.string() }),
    run: ({ tx, actor, params, body }) => addHolder(tx, actor, { ...params, ...body }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/seat-holders/:holderId/ending',
    summary: 'End somebody’s time as holder or deputy',
    tag,
    params: z.strictObject({ holderId: id }),
    body: ending,
    run: ({ tx, actor, params, body }) => endHolder(tx, actor, { ...params, ...body }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/seats/:seatId/naming',
    summary: 'Say who takes a pending seat: a known person, or the name and address of a new one',
    tag,
    params,
    body: z.strictObject({
      personId: id.optional(),
      name: line(200).optional(),
      email: emailAddress.optional(),
      organisationId: id.optional(),
    }),
    status: 201,
    answer: z.object({ id: z.string(), personId: z.string() }),
    run: ({ tx, actor, params, body }) => nameSeat(tx, actor, { ...params, named: namedIn(body) }),
  })
}

/** Either a known person alone, or a new one's name and address: anything between would leave something typed unused. */
function namedIn(body: {
  personId?: string | undefined
  name?: string | undefined
  email?: string | undefined
  organisationId?: string | undefined
}) {
  const { personId, name, email, organisationId } = body
  if (personId && !name && !email && !organisationId) return { personId }
  if (!personId && name && email) return { name, email, organisationId }
  throw invalid('groups.person-or-new', { field: personId ? 'personId' : name ? 'email' : 'name' })
}
