import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { dismissOrganisations, dismissPeople } from '#src/domain/duplicates/dismiss.ts'
import { mergeOrganisations } from '#src/domain/duplicates/merge-organisations.ts'
import { mergePeople } from '#src/domain/duplicates/merge-people.ts'
import { previewMergeOfOrganisations } from '#src/domain/duplicates/organisation-moves.ts'
import { previewMergeOfPeople } from '#src/domain/duplicates/people-moves.ts'
import { type Duplicate, listDuplicates } from '#src/domain/duplicates/read.ts'
import type { Page } from '#src/platform/database/paging.ts'
import { notFound } from '#src/platform/errors.ts'
import { action } from '../action.ts'
import { chosenId, oneOf, pageAsked } from '../asked-values.ts'
import type { WebKit } from '../kit.ts'
import { patterns, to } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { mergePage } from './merge-page.ts'
import { duplicatesPage } from './page.ts'
import type { Standing } from './standing.ts'

const kind = oneOf(['people', 'organisations'])
const dropped = z.object({ dropId: id.optional() })
const dropping = z.strictObject({ dropId: chosenId })
const ofPerson = z.object({ personId: id })
const ofOrganisation = z.object({ organisationId: id })

export function duplicateRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.duplicates,
    query: z.object({ kind: kind.default('people'), ...pageAsked(20) }),
    read: ({ db, actor, query: { kind, ...page } }): Promise<Page<Duplicate<Standing>>> =>
      kind === 'people'
        ? listDuplicates(db, actor, { ...page, order: 'asc', kind })
        : listDuplicates(db, actor, { ...page, order: 'asc', kind }),
    page: (found, view, { query }) => duplicatesPage(found, { view, kind: query.kind }),
  })

  action(web, kit, {
    path: patterns.duplicateDismissals,
    body: z.strictObject({ kind, oneId: chosenId, otherId: chosenId }),
    run: ({ tx, actor, body: { kind, oneId, otherId } }) =>
      kind === 'people'
        ? dismissPeople(tx, actor, { personId: oneId, otherPersonId: otherId })
        : dismissOrganisations(tx, actor, { organisationId: oneId, otherOrganisationId: otherId }),
    said: 'saved',
  })

  screen(web, kit, {
    path: patterns.personMerging,
    params: ofPerson,
    query: dropped,
    read: ({ db, actor, params, query }) =>
      previewMergeOfPeople(db, actor, { keepId: params.personId, dropId: other(query.dropId) }),
    page: (preview, view) => mergePage(preview, view),
  })

  action(web, kit, {
    path: patterns.personMerging,
    params: ofPerson,
    body: dropping,
    run: ({ tx, actor, params, body, expected }) =>
      mergePeople(tx, actor, { keepId: params.personId, dropId: body.dropId, expectedKeep: expected }),
    next: ({ params }) => to(patterns.person, params),
    said: 'merged',
  })

  screen(web, kit, {
    path: patterns.organisationMerging,
    params: ofOrganisation,
    query: dropped,
    read: ({ db, actor, params, query }) =>
      previewMergeOfOrganisations(db, actor, { keepId: params.organisationId, dropId: other(query.dropId) }),
    page: (preview, view) => mergePage(preview, view),
  })

  action(web, kit, {
    path: patterns.organisationMerging,
    params: ofOrganisation,
    body: dropping,
    run: ({ tx, actor, params, body, expected }) =>
      mergeOrganisations(tx, actor, {
        keepId: params.organisationId,
        dropId: body.dropId,
        expectedKeep: expected,
      }),
    next: ({ params }) => to(patterns.organisation, params),
    said: 'merged',
  })
}

/** Merging takes two: an address that names only one is of no page. */
function other(dropId: string | undefined): string {
  if (!dropId) throw notFound('request.not-found')
  return dropId
}
