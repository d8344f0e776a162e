import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changeCollaboration } from '#src/domain/collaborations/change.ts'
import { getCollaboration } from '#src/domain/collaborations/read.ts'
import { addOrganisation, changeOrganisation, endOrganisation } from '#src/domain/organisations/keep.ts'
import { getOrganisation, listOrganisations, organisationSorts } from '#src/domain/organisations/read.ts'
import { countries, organisationKinds } from '#src/platform/database/schema/organisations.ts'
import { languages } from '#src/platform/language/language.ts'
import { calendarDate, line, zone } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { type Asking, command, query } from './route.ts'
import { choice, id, instantOut, pageOfRows, pageQuery, receipt, sortBy } from './schemas.ts'

const params = z.strictObject({ organisationId: id })

const facts = {
  name: line(200),
  kind: choice(organisationKinds).optional(),
  parentId: id.nullable().optional(),
  country: choice(countries).optional(),
  officialNumber: line(20).nullable().optional(),
}

const organisation = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(organisationKinds),
  parentId: z.string().nullable(),
  country: z.enum(countries),
  officialNumber: z.string().nullable(),
  endedOn: z.string().nullable(),
  mergedIntoId: z.string().nullable(),
  version: z.number(),
})

const collaboration = z.object({
  id: z.string(),
  name: z.string(),
  language: z.enum(languages),
  zone: z.string(),
  letterheadLines: z.array(z.string()),
  letterheadColour: z.string(),
  logoPictureId: z.string().nullable(),
  version: z.number(),
  createdAt: instantOut,
})

/** One organisation as its GET shows it. */
export const oneOrganisation = {
  answer: organisation,
  run: ({ db, params }: Asking<{ organisationId: string }>) => getOrganisation(db, params.organisationId),
}

const ours = { answer: collaboration, run: ({ db }: Asking<unknown>) => getCollaboration(db) }

export function organisationRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/collaboration',
    summary: 'The collaboration you are signed in to',
    tag: 'Collaborations',
    ...ours,
  })

  command(app, kit, {
    method: 'PATCH',
    path: '/collaboration',
    summary: 'Change name, language, zone or letterhead; the secretariat too may set the logo',
    tag: 'Collaborations',
    editable: true,
    current: ours,
    body: z.strictObject({
      name: line(200).optional(),
      language: choice(languages).optional(),
      zone: zone.optional(),
      letterheadLines: z.array(line(200)).max(6, 'request.too-many-rows').optional(),
      letterheadColour: z
        .string('text.not-text')
        .regex(/^#[0-9a-fA-F]{6}$/, 'request.not-a-colour')
        .optional(),
      logoPictureId: id.nullable().optional(),
    }),
    answer: receipt,
    run: ({ tx, actor, body, expected }) => changeCollaboration(tx, actor, { ...body, expected }),
  })

  query(app, kit, {
    path: '/organisations',
    summary: 'Member organisations by name',
    tag: 'Organisations',
    query: z.strictObject({
      ...pageQuery,
      sort: sortBy(organisationSorts),
      search: line(200).optional(),
      parentId: id.optional(),
      ended: z.stringbool('request.wrong-type').optional(),
    }),
    answer: pageOfRows(organisation),
    run: ({ db, actor, query }) => listOrganisations(db, actor, query),
  })

  command(app, kit, {
    method: 'POST',
    path: '/organisations',
    summary: 'Add a member organisation or a sub-region',
    tag: 'Organisations',
    body: z.strictObject(facts),
    status: 201,
    answer: receipt,
    location: (made) => `/api/v1/organisations/${made}`,
    run: ({ tx, actor, body }) => addOrganisation(tx, actor, body),
  })

  query(app, kit, {
    path: '/organisations/:organisationId',
    summary: 'One organisation',
    tag: 'Organisations',
    params,
    ...oneOrganisation,
  })

  command(app, kit, {
    method: 'PATCH',
    path: '/organisations/:organisationId',
    summary: 'Change an organisation',
    tag: 'Organisations',
    editable: true,
    current: oneOrganisation,
    params,
    body: z.strictObject({ ...facts, name: facts.name.optional() }),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) =>
      changeOrganisation(tx, actor, { ...params, ...body, expected }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/organisations/:organisationId/ending',
    summary: 'End a membership from a day on',
    tag: 'Organisations',
    params,
    body: z.strictObject({ on: calendarDate }),
    answer: receipt,
    run: ({ tx, actor, params, body }) => endOrganisation(tx, actor, { ...params, ...body }),
  })
}
