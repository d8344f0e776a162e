import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { getGroupFor } from '#src/domain/groups/read.ts'
import { listOrganisations } from '#src/domain/organisations/read.ts'
import { type Chooser, chooserFor, listChoosable } from '#src/domain/people/choosing.ts'
import { mayRunUnder } from '#src/domain/working-groups/may.ts'
import { type NewWorkingGroup, startWorkingGroup } from '#src/domain/working-groups/start.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { conflict, forbidden } from '#src/platform/errors.ts'
import { line, text } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { chosenId, dateOrNone, orNone, wholeNumber } from '../asked-values.ts'
import { reshapeRows, withRows } from '../form-rows.ts'
import type { WebKit } from '../kit.ts'
import { patterns, to } from '../paths.ts'
import { typedPerson } from '../people-choice.ts'
import { id, screen } from '../screen.ts'
import { blankSeat, startPage } from './start-page.ts'

const params = z.object({ groupId: id })

const seat = z.strictObject({
  personId: typedPerson,
  organisationId: orNone(chosenId),
  label: orNone(line(200)),
  namedByPersonId: typedPerson,
  nameDueOn: dateOrNone,
})

/** A new working group as its form sends it. */
export const startBody = z.preprocess(
  withRows('seats'),
  z.strictObject({
    name: line(200),
    mandate: text(10_000),
    'term.from': dateOrNone,
    'term.to': dateOrNone,
    'term.months': orNone(wholeNumber(1, 120)),
    convenerPersonId: typedPerson,
    seats: z.array(seat).max(100, 'request.too-many-rows'),
  }),
)

/** Setting up a working group outside a meeting. */
export function startRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.groupWorkingGroups,
    params,
    read: async ({ db, actor, params }) => {
      const [parent, organisations, people] = await Promise.all([
        getGroupFor(db, actor, params.groupId),
        listOrganisations(db, actor, { sort: 'name', order: 'asc', limit: 500 }),
        listChoosable(db, actor),
      ])
      if (!mayRunUnder(actor, parent)) throw forbidden('working-groups.only-leaders')
      if (parent.kind === 'working-group') throw conflict('working-groups.no-nesting')
      return { parent, organisations: organisations.items, people }
    },
    page: startPage,
  })

  action(web, kit, {
    path: patterns.groupWorkingGroups,
    params,
    body: startBody,
    creates: true,
    reshape: reshapeRows({ name: 'seats', blank: blankSeat, most: 100 }),
    run: async ({ tx, actor, params, body, desk }) =>
      startWorkingGroup(tx, actor, { ...params, ...(await startTyped(tx, actor, body)) }, desk),
    next: ({ result }) => to(patterns.workingGroup, { workingGroupId: result.id }),
    said: 'added',
  })
}

/** The same as the domain takes it, with the people that were typed. */
export async function startTyped(
  tx: Tx,
  actor: Actor,
  body: z.output<typeof startBody>,
): Promise<NewWorkingGroup> {
  const choose = await chooserFor(tx, actor)
  const convener = choose({ field: 'convenerPersonId', typed: body.convenerPersonId })
  return {
    name: body.name,
    mandate: body.mandate,
    term: {
      from: body['term.from'] ?? undefined,
      to: body['term.to'] ?? undefined,
      months: body['term.months'] ?? undefined,
    },
    convenerPersonId: convener ?? undefined,
    seats: body.seats.map((row, at) => seatOf(row, at, choose)),
  }
}

function seatOf(row: z.output<typeof seat>, at: number, choose: Chooser) {
  const person = (name: 'personId' | 'namedByPersonId') =>
    choose({ field: `seats.${at}.${name}`, typed: row[name] }) ?? undefined
  return {
    personId: person('personId'),
    namedByPersonId: person('namedByPersonId'),
    organisationId: row.organisationId ?? undefined,
    label: row.label ?? undefined,
    nameDueOn: row.nameDueOn ?? undefined,
  }
}
