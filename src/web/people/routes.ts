import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { giveRole, takeRole } from '#src/domain/access/roles.ts'
import { findDuplicatesOf } from '#src/domain/duplicates/read.ts'
import { getPersonFor } from '#src/domain/groups/read-person.ts'
import { listOrganisations } from '#src/domain/organisations/read.ts'
import { addPerson, changePerson, endPerson } from '#src/domain/people/keep.ts'
import { listPeople } from '#src/domain/people/read.ts'
import { collaborationRoleNames } from '#src/platform/database/schema/access.ts'
import { languages } from '#src/platform/language/language.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { calendarDate, emailAddress, line, phoneNumber } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { chosenId, oneOf, orNone, pageAsked } from '../asked-values.ts'
import type { WebKit } from '../kit.ts'
import { patterns, to } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { peoplePage } from './page.ts'
import { personPage } from './person-page.ts'

const params = z.object({ personId: id })
const facts = z.strictObject({
  name: line(200),
  title: orNone(line(200)),
  organisationId: orNone(chosenId),
  email: orNone(emailAddress),
  phone: orNone(phoneNumber),
  language: orNone(oneOf(languages)),
})
const role = z.strictObject({ role: oneOf(collaborationRoleNames) })
const byName = { sort: 'name', order: 'asc' } as const

export function peopleRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.people,
    query: z.object({ search: line(200).optional(), organisationId: id.optional(), ...pageAsked() }),
    read: async ({ db, actor, query }) => {
      const [people, organisations] = await Promise.all([
        listPeople(db, actor, { ...query, ...byName }),
        listOrganisations(db, actor, { ...byName, limit: 200 }),
      ])
      return { people, organisations }
    },
    page: (found, view, { query }) => peoplePage(found, { view, asked: query }),
  })

  screen(web, kit, {
    path: patterns.person,
    params,
    read: async ({ db, actor, params: { personId } }) => {
      const office = isSecretariat(actor)
      const [found, organisations, duplicates] = await Promise.all([
        getPersonFor(db, actor, personId),
        office ? listOrganisations(db, actor, { ...byName, limit: 200 }) : null,
        office ? findDuplicatesOf(db, actor, { kind: 'people', id: personId }) : [],
      ])
      return { ...found, organisations: organisations?.items ?? [], duplicates }
    },
    page: (found, view) => personPage(found, view),
  })

  action(web, kit, {
    path: patterns.people,
    body: facts,
    creates: true,
    run: ({ tx, actor, body }) => addPerson(tx, actor, body),
    next: ({ result }) => to(patterns.person, { personId: result.id }),
    said: 'added',
  })

  action(web, kit, {
    path: patterns.person,
    params,
    body: facts,
    run: ({ tx, actor, params, body, expected }) => changePerson(tx, actor, { ...params, ...body, expected }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.personEnding,
    params,
    body: z.strictObject({ on: calendarDate }),
    run: ({ tx, actor, params, body }) => endPerson(tx, actor, { ...params, ...body }),
    said: 'ended',
  })

  action(web, kit, {
    path: patterns.personRoles,
    params,
    body: role,
    run: ({ tx, actor, params, body }) => giveRole(tx, actor, { ...params, ...body }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.personRoleTaking,
    params,
    body: role,
    run: ({ tx, actor, params, body }) => takeRole(tx, actor, { ...params, ...body }),
    said: 'saved',
  })
}
