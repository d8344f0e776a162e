import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addPerson, changePerson, endPerson } from '#src/domain/people/keep.ts'
import { getPerson, listPeople, personAsSeenBy, personSorts } from '#src/domain/people/read.ts'
import { languages } from '#src/platform/language/language.ts'
import { calendarDate, emailAddress, line, phoneNumber } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { type Asking, command, query } from './route.ts'
import { choice, id, pageOfRows, pageQuery, receipt, sortBy } from './schemas.ts'

const tag = 'People'
const params = z.strictObject({ personId: id })

const facts = {
  name: line(200),
  email: emailAddress.nullable().optional(),
  phone: phoneNumber.nullable().optional(),
  title: line(200).nullable().optional(),
  language: choice(languages).nullable().optional(),
  organisationId: id.nullable().optional(),
}

const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  title: z.string().nullable(),
  language: z.enum(languages).nullable(),
  organisationId: z.string().nullable(),
  endedOn: z.string().nullable(),
  mergedIntoId: z.string().nullable(),
  version: z.number(),
})

/** One person as its GET shows it. */
export const onePerson = {
  answer: person,
  run: async ({ db, actor, params }: Asking<{ personId: string }>) =>
    personAsSeenBy(actor, await getPerson(db, params.personId)),
}

export function peopleRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/people',
    summary: 'People by name; addresses are shown to the secretariat and to oneself',
    tag,
    query: z.strictObject({
      ...pageQuery,
      sort: sortBy(personSorts),
      search: line(200).optional(),
      organisationId: id.optional(),
    }),
    answer: pageOfRows(person),
    run: ({ db, actor, query }) => listPeople(db, actor, query),
  })

  command(app, kit, {
    method: 'POST',
    path: '/people',
    summary: 'Add a person',
    tag,
    body: z.strictObject(facts),
    status: 201,
    answer: receipt,
    location: (made) => `/api/v1/people/${made}`,
    run: ({ tx, actor, body }) => addPerson(tx, actor, body),
  })

  query(app, kit, {
    path: '/people/:personId',
    summary: 'One person',
    tag,
    params,
    ...onePerson,
  })

  command(app, kit, {
    method: 'PATCH',
    path: '/people/:personId',
    summary: 'Change a person',
    tag,
    editable: true,
    current: onePerson,
    params,
    body: z.strictObject({ ...facts, name: facts.name.optional() }),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) => changePerson(tx, actor, { ...params, ...body, expected }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/people/:personId/ending',
    summary: 'End a person from a day on; they are signed out everywhere',
    tag,
    params,
    body: z.strictObject({ on: calendarDate }),
    answer: receipt,
    run: ({ tx, actor, params, body }) => endPerson(tx, actor, { ...params, ...body }),
  })
}
