import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { dismissOrganisations, dismissPeople } from '#src/domain/duplicates/dismiss.ts'
import { mergeOrganisations } from '#src/domain/duplicates/merge-organisations.ts'
import { mergePeople } from '#src/domain/duplicates/merge-people.ts'
import { previewMergeOfOrganisations } from '#src/domain/duplicates/organisation-moves.ts'
import { previewMergeOfPeople } from '#src/domain/duplicates/people-moves.ts'
import { listDuplicates } from '#src/domain/duplicates/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import { collaborationRoleNames } from '#src/platform/database/schema/access.ts'
import { countries, organisationKinds } from '#src/platform/database/schema/organisations.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { type DuplicateReason, duplicateReasons } from '#src/platform/language/words/duplicates.ts'
import type { Kit } from './kit.ts'
import { oneOrganisation } from './organisations.ts'
import { onePerson } from './people.ts'
import { command, query } from './route.ts'
import { id, instantOut, pageOfRows, pageQuery, receipt } from './schemas.ts'

const tag = 'Duplicates'
const ofPerson = z.strictObject({ personId: id })
const ofOrganisation = z.strictObject({ organisationId: id })
const dropped = z.strictObject({ dropId: id })
const number = z.number().int()
const named = z.object({ id: z.string(), name: z.string() })

const person = z.object({
  ...named.shape,
  email: z.string().nullable(),
  phone: z.string().nullable(),
  title: z.string().nullable(),
  organisation: named.nullable(),
  roles: z.array(z.enum(collaborationRoleNames)),
  seats: number,
  offices: number,
  meetingsAttended: number,
  openFollowUps: number,
  lastSeenAt: instantOut.nullable(),
  createdAt: instantOut,
  version: number,
})

const organisation = z.object({
  ...named.shape,
  kind: z.enum(organisationKinds),
  country: z.enum(countries),
  officialNumber: z.string().nullable(),
  parent: named.nullable(),
  people: number,
  organisations: number,
  seats: number,
  meetingsAttended: number,
  openFollowUps: number,
  lastSeenAt: instantOut.nullable(),
  createdAt: instantOut,
  version: number,
})

const reasonCodes = Object.keys(duplicateReasons) as [DuplicateReason, ...DuplicateReason[]]

const pairOf = <Entry extends z.ZodType>(entry: Entry) =>
  z.object({
    likelihood: number.meta({ description: '0 to 100: how much speaks for it, not a probability' }),
    reasons: z.array(z.object({ code: z.enum(reasonCodes), sentence: z.string() })),
    one: entry,
    other: entry,
  })

const peopleMoves = z.object({
  seats: number,
  offices: number,
  roles: number,
  seatsToName: number,
  meetings: number,
  meetingsLedOrWritten: number,
  itemsPresented: number,
  followUps: number,
  followUpsHelped: number,
  both: number,
})

const organisationMoves = z.object({
  people: number,
  organisations: number,
  seats: number,
  meetings: number,
  followUps: number,
  both: number,
})

export function duplicateRoutes(app: FastifyInstance, kit: Kit) {
  ofPeople(app, kit)
  ofOrganisations(app, kit)
}

function ofPeople(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/duplicates/people',
    summary: 'People who are probably entered twice, the likeliest first, with the reasons and what each has',
    tag,
    query: z.strictObject(pageQuery),
    answer: pageOfRows(pairOf(person)),
    run: async ({ db, actor, query }) =>
      inWords(actor, await listDuplicates(db, actor, { ...query, kind: 'people' })),
  })

  command(app, kit, {
    method: 'POST',
    path: '/duplicates/people/dismissals',
    summary: 'Say that two people are not the same: the pair is not suggested again',
    tag,
    body: z.strictObject({ personId: id, otherPersonId: id }),
    run: ({ tx, actor, body }) => dismissPeople(tx, actor, body),
  })

  query(app, kit, {
    path: '/people/:personId/merge-preview',
    summary: 'What would move to this person if another were merged into them',
    tag,
    params: ofPerson,
    query: dropped,
    answer: z.object({
      keep: person,
      drop: person,
      moves: peopleMoves,
      takesOver: z.array(z.string()).meta({ description: 'details that the kept person lacks' }),
    }),
    run: ({ db, actor, params, query }) =>
      previewMergeOfPeople(db, actor, { keepId: params.personId, dropId: query.dropId }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/people/:personId/merging',
    summary:
      'Merge another person into this one: what holds today and lies ahead moves, the past stays as it was; the other ends',
    tag,
    editable: true,
    current: onePerson,
    params: ofPerson,
    body: dropped,
    answer: z.object({ ...receipt.shape, moves: peopleMoves }),
    run: ({ tx, actor, params, body, expected }) =>
      mergePeople(tx, actor, { keepId: params.personId, dropId: body.dropId, expectedKeep: expected }),
  })
}

function ofOrganisations(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/duplicates/organisations',
    summary:
      'Organisations that are probably entered twice, the likeliest first, with the reasons and what each has',
    tag,
    query: z.strictObject(pageQuery),
    answer: pageOfRows(pairOf(organisation)),
    run: async ({ db, actor, query }) =>
      inWords(actor, await listDuplicates(db, actor, { ...query, kind: 'organisations' })),
  })

  command(app, kit, {
    method: 'POST',
    path: '/duplicates/organisations/dismissals',
    summary: 'Say that two organisations are not the same: the pair is not suggested again',
    tag,
    body: z.strictObject({ organisationId: id, otherOrganisationId: id }),
    run: ({ tx, actor, body }) => dismissOrganisations(tx, actor, body),
  })

  query(app, kit, {
    path: '/organisations/:organisationId/merge-preview',
    summary: 'What would move to this organisation if another were merged into it',
    tag,
    params: ofOrganisation,
    query: dropped,
    answer: z.object({ keep: organisation, drop: organisation, moves: organisationMoves }),
    run: ({ db, actor, params, query }) =>
      previewMergeOfOrganisations(db, actor, { keepId: params.organisationId, dropId: query.dropId }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/organisations/:organisationId/merging',
    summary:
      'Merge another organisation into this one: its people, seats, parts and open follow-ups move; it ends',
    tag,
    editable: true,
    current: oneOrganisation,
    params: ofOrganisation,
    body: dropped,
    answer: z.object({ ...receipt.shape, moves: organisationMoves }),
    run: ({ tx, actor, params, body, expected }) =>
      mergeOrganisations(tx, actor, {
        keepId: params.organisationId,
        dropId: body.dropId,
        expectedKeep: expected,
      }),
  })
}

/** The page with each reason's sentence in the reader's language. */
function inWords<Pair extends { reasons: DuplicateReason[] }>(
  { language }: Actor,
  { items, nextCursor }: { items: Pair[]; nextCursor: string | null },
) {
  const sentenceOf = (code: DuplicateReason) => say(duplicateReasons[code], language as Language)
  return {
    items: items.map(({ reasons, ...pair }) => ({
      ...pair,
      reasons: reasons.map((code) => ({ code, sentence: sentenceOf(code) })),
    })),
    nextCursor,
  }
}
