import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addHolder, endHolder } from '#src/domain/groups/holders.ts'
import { mayKeep } from '#src/domain/groups/may.ts'
import { nameSeat } from '#src/domain/groups/name-seat.ts'
import { endOffice, giveOffice } from '#src/domain/groups/offices.ts'
import { getGroupFor } from '#src/domain/groups/read.ts'
import { getRoster } from '#src/domain/groups/roster.ts'
import { addSeat, changeSeat, endSeat } from '#src/domain/groups/seats.ts'
import { getWholeSeat } from '#src/domain/groups/whole-seat.ts'
import { listOrganisations } from '#src/domain/organisations/read.ts'
import { chooserFor, getChosen, listChoosable } from '#src/domain/people/choosing.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { officeNames } from '#src/platform/database/schema/groups.ts'
import { forbidden, invalid } from '#src/platform/errors.ts'
import { emailAddress, line } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { chosenId, dateOrNone, oneOf, orNone, wholeNumber } from '../asked-values.ts'
import type { WebKit } from '../kit.ts'
import { patterns, to } from '../paths.ts'
import { typedPerson } from '../people-choice.ts'
import { id, screen } from '../screen.ts'
import { addSeatPage } from './add-seat-page.ts'
import { officesPage } from './offices-page.ts'
import { seatPage } from './seat-page.ts'

const ofGroup = z.object({ groupId: id })
const ofSeat = z.object({ seatId: id })
const ending = z.strictObject({ untilOn: dateOrNone })
const seatFacts = {
  kind: oneOf(['member', 'observer']),
  label: orNone(line(200)),
  namedByPersonId: typedPerson,
  nameDueOn: dateOrNone,
}

/** Seats, who sits in them, and offices. */
export function seatRoutes(web: FastifyInstance, kit: WebKit) {
  addingRoutes(web, kit)
  oneSeatRoutes(web, kit)
  holderRoutes(web, kit)
  officeRoutes(web, kit)
}

function addingRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.groupSeats,
    params: ofGroup,
    read: async ({ db, actor, params }) => {
      const [group, organisations, people] = await Promise.all([
        getGroupFor(db, actor, params.groupId),
        listOrganisations(db, actor, { sort: 'name', order: 'asc', limit: 500 }),
        listChoosable(db, actor),
      ])
      if (!mayKeep(actor, group)) throw forbidden('request.only-secretariat')
      return { group, organisations: organisations.items, people }
    },
    page: addSeatPage,
  })

  action(web, kit, {
    path: patterns.groupSeats,
    params: ofGroup,
    body: z.strictObject({
      ...seatFacts,
      organisationId: orNone(chosenId),
      personId: typedPerson,
      fromOn: dateOrNone,
    }),
    creates: true,
    run: async ({ tx, actor, params, body, desk }) => {
      const { organisationId, personId, fromOn, ...facts } = body
      const choose = await chooserFor(tx, actor)
      return addSeat(
        tx,
        actor,
        {
          ...params,
          ...facts,
          organisationId: organisationId ?? undefined,
          fromOn: fromOn ?? undefined,
          personId: choose({ field: 'personId', typed: personId }) ?? undefined,
          namedByPersonId: choose({ field: 'namedByPersonId', typed: facts.namedByPersonId }),
        },
        desk,
      )
    },
    next: ({ result }) => to(patterns.seat, { seatId: result.id }),
    said: 'added',
  })
}

function oneSeatRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.seat,
    params: ofSeat,
    read: async ({ db, actor, params }) => {
      const [seat, people] = await Promise.all([
        getWholeSeat(db, actor, params.seatId),
        listChoosable(db, actor),
      ])
      return { seat, people }
    },
    page: seatPage,
  })

  action(web, kit, {
    path: patterns.seat,
    params: ofSeat,
    body: z.strictObject({ ...seatFacts, position: wholeNumber(0, 10_000) }),
    run: async ({ tx, actor, params, body, expected, desk }) => {
      const choose = await chooserFor(tx, actor)
      const namedByPersonId = choose({ field: 'namedByPersonId', typed: body.namedByPersonId })
      return changeSeat(tx, actor, { ...params, ...body, namedByPersonId, expected }, desk)
    },
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.seatEnding,
    params: ofSeat,
    body: ending,
    run: async ({ tx, actor, params, body }) => {
      const { group } = await getWholeSeat(tx, actor, params.seatId)
      await endSeat(tx, actor, { ...params, untilOn: body.untilOn ?? undefined })
      return { groupId: group.id }
    },
    next: ({ result }) => to(patterns.group, result),
    said: 'ended',
  })
}

function holderRoutes(web: FastifyInstance, kit: WebKit) {
  action(web, kit, {
    path: patterns.seatHolders,
    params: ofSeat,
    body: z.strictObject({
      personId: typedPerson,
      standing: oneOf(['holder', 'deputy']),
      fromOn: dateOrNone,
      untilOn: dateOrNone,
    }),
    creates: true,
    run: async ({ tx, actor, params, body }) =>
      addHolder(tx, actor, {
        ...params,
        standing: body.standing,
        fromOn: body.fromOn ?? undefined,
        untilOn: body.untilOn ?? undefined,
        personId: await getChosen(tx, actor, { field: 'personId', typed: body.personId }),
      }),
    said: 'added',
  })

  action(web, kit, {
    path: patterns.seatNaming,
    params: ofSeat,
    body: z.strictObject({
      personId: typedPerson,
      name: orNone(line(200)),
      email: orNone(emailAddress),
    }),
    creates: true,
    run: async ({ tx, actor, params, body }) =>
      nameSeat(tx, actor, { ...params, named: await namedIn(tx, actor, body) }),
    said: 'added',
  })

  action(web, kit, {
    path: patterns.holderEnding,
    params: z.object({ holderId: id }),
    body: ending,
    run: ({ tx, actor, params, body }) =>
      endHolder(tx, actor, { ...params, untilOn: body.untilOn ?? undefined }),
    said: 'ended',
  })
}

function officeRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.groupOffices,
    params: ofGroup,
    read: async ({ db, actor, params }) => {
      const [roster, people] = await Promise.all([getRoster(db, params.groupId), listChoosable(db, actor)])
      if (!mayKeep(actor, roster.group)) throw forbidden('request.only-secretariat')
      return { roster, people }
    },
    page: officesPage,
  })

  action(web, kit, {
    path: patterns.groupOffices,
    params: ofGroup,
    body: z.strictObject({
      office: oneOf(officeNames),
      personId: typedPerson,
      fromOn: dateOrNone,
      untilOn: dateOrNone,
    }),
    creates: true,
    run: async ({ tx, actor, params, body }) =>
      giveOffice(tx, actor, {
        ...params,
        office: body.office,
        fromOn: body.fromOn ?? undefined,
        untilOn: body.untilOn ?? undefined,
        personId: await getChosen(tx, actor, { field: 'personId', typed: body.personId }),
      }),
    said: 'added',
  })

  action(web, kit, {
    path: patterns.officeEnding,
    params: z.object({ officeId: id }),
    body: ending,
    run: ({ tx, actor, params, body }) =>
      endOffice(tx, actor, { ...params, untilOn: body.untilOn ?? undefined }),
    said: 'ended',
  })
}

/** Either somebody known alone, or somebody new's name and address: anything between would leave something typed unused. */
async function namedIn(
  db: Reader,
  actor: Actor,
  { personId: typed, name, email }: { personId: string | null; name: string | null; email: string | null },
) {
  const personId = (await chooserFor(db, actor))({ field: 'personId', typed })
  if (personId && !name && !email) return { personId }
  if (!personId && name && email) return { name, email }
  if (!personId && !name && !email) throw invalid('form.name-somebody', { field: 'personId' })
  throw invalid('groups.person-or-new', { field: personId ? 'personId' : name ? 'email' : 'name' })
}
