import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { findDuplicatesOf } from '#src/domain/duplicates/read.ts'
import { getOrganisationFor } from '#src/domain/groups/read-organisation.ts'
import { addOrganisation, changeOrganisation, endOrganisation } from '#src/domain/organisations/keep.ts'
import { listOrganisations } from '#src/domain/organisations/read.ts'
import { countries, organisationKinds } from '#src/platform/database/schema/organisations.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { calendarDate, line } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { chosenId, oneOf, orNone, pageAsked, ticked } from '../asked-values.ts'
import type { WebKit } from '../kit.ts'
import { patterns, to } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { organisationPage } from './organisation-page.ts'
import { organisationsPage } from './page.ts'

const params = z.object({ organisationId: id })
const facts = z.strictObject({
  name: line(200),
  kind: oneOf(organisationKinds),
  country: oneOf(countries),
  parentId: orNone(chosenId),
  officialNumber: orNone(line(20)),
})

export function organisationRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.organisations,
    query: z.object({ search: line(200).optional(), ended: ticked, ...pageAsked() }),
    read: ({ db, actor, query }) => listOrganisations(db, actor, { ...query, sort: 'name', order: 'asc' }),
    page: (found, view, { query }) => organisationsPage(found, { view, asked: query }),
  })

  screen(web, kit, {
    path: patterns.organisation,
    params,
    read: async ({ db, actor, params: { organisationId } }) => {
      const office = isSecretariat(actor)
      const [found, others, duplicates] = await Promise.all([
        getOrganisationFor(db, actor, organisationId),
        office ? listOrganisations(db, actor, { sort: 'name', order: 'asc', limit: 200 }) : null,
        office ? findDuplicatesOf(db, actor, { kind: 'organisations', id: organisationId }) : [],
      ])
      return { ...found, others: others?.items ?? [], duplicates }
    },
    page: (found, view) => organisationPage(found, view),
  })

  action(web, kit, {
    path: patterns.organisations,
    body: facts,
    creates: true,
    run: ({ tx, actor, body }) => addOrganisation(tx, actor, body),
    next: ({ result }) => to(patterns.organisation, { organisationId: result.id }),
    said: 'added',
  })

  action(web, kit, {
    path: patterns.organisation,
    params,
    body: facts,
    run: ({ tx, actor, params, body, expected }) =>
      changeOrganisation(tx, actor, { ...params, ...body, expected }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.organisationEnding,
    params,
    body: z.strictObject({ on: calendarDate }),
    run: ({ tx, actor, params, body }) => endOrganisation(tx, actor, { ...params, ...body }),
    said: 'ended',
  })
}
