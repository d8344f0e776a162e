import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { describeTemplate } from '#src/domain/documents/describe-template.ts'
import { checkTemplate, previewTemplate, saveTemplate } from '#src/domain/documents/save-template.ts'
import { dropTemplate } from '#src/domain/templates/add-version.ts'
import { type DocumentName, documentNames } from '#src/domain/templates/names.ts'
import { getVersionToKeep, listTemplatesToKeep, listVersionsToKeep } from '#src/domain/templates/to-keep.ts'
import { deskOf } from '#src/platform/desk.ts'
import { languages } from '#src/platform/language/language.ts'
import { documentFormats } from '#src/platform/paper/print.ts'
import type { Kit } from './kit.ts'
import { type Asking, command, query } from './route.ts'
import { choice, id, instantOut, markdown, pageOfRows, pageQuery, receipt } from './schemas.ts'

const tag = 'Templates'
const name = choice(documentNames)
/** A template is a page or two; one of this length is set in well under a second. */
const source = markdown(50_000).refine((value) => value.trim() !== '', 'text.empty')

const origin = {
  origin: z.enum(['shipped', 'collaboration', 'group']),
  versionId: z.string().nullable(),
  sha256: z.string(),
  version: z.number().int(),
}

const described = z.object({
  name: z.string(),
  groupId: z.string().nullable(),
  ...origin,
  source: z.string(),
  placeholders: z.array(z.string()),
  blocks: z.array(
    z.object({ name: z.string(), options: z.record(z.string(), z.array(z.string()).nullable()) }),
  ),
  settings: z.array(z.string()),
})

const versionRow = z.object({
  id: z.string(),
  number: z.number().int(),
  dropped: z.boolean(),
  sha256: z.string(),
  createdAt: instantOut,
  createdBy: z.object({ id: z.string(), name: z.string() }),
})

/** Templates of the whole collaboration, and the same of one group. */
export function templateRoutes(app: FastifyInstance, kit: Kit) {
  const whole = { path: '/templates', of: 'the collaboration', place: {} }
  const ofGroup = { path: '/groups/:groupId/templates', of: 'one group', place: { groupId: id } }
  for (const level of [whole, ofGroup]) {
    readingRoutes(app, kit, level)
    writingRoutes(app, kit, level)
  }
  query(app, kit, {
    path: '/template-versions/:versionId',
    summary: 'One version of a template with its text',
    tag,
    params: z.strictObject({ versionId: id }),
    answer: versionRow.extend({ source: z.string().nullable() }),
    run: ({ db, actor, params }) => getVersionToKeep(db, actor, params.versionId),
  })
}

type Level = { path: string; of: string; place: { groupId?: typeof id } }

const placeOf = ({ groupId }: { groupId?: unknown }) => ({
  groupId: typeof groupId === 'string' ? groupId : null,
})

const inUse = {
  answer: described,
  run: ({ db, actor, params }: Asking<{ name: DocumentName; groupId?: unknown }>) =>
    describeTemplate(db, actor, { name: params.name, ...placeOf(params) }),
}

function readingRoutes(app: FastifyInstance, kit: Kit, { path, of, place }: Level) {
  query(app, kit, {
    path,
    summary: `Which template each document of ${of} is made by`,
    tag,
    params: z.strictObject(place),
    answer: z.object({ items: z.array(z.object({ name: z.string(), ...origin })) }),
    run: ({ db, actor, params }) => listTemplatesToKeep(db, actor, placeOf(params)),
  })

  query(app, kit, {
    path: `${path}/:name`,
    summary: `The template in use for ${of}, with all that its text may name; \`version\` is what If-Match takes`,
    tag,
    params: z.strictObject({ ...place, name }),
    ...inUse,
  })

  query(app, kit, {
    path: `${path}/:name/versions`,
    summary: `The versions of a template that were written for ${of}`,
    tag,
    params: z.strictObject({ ...place, name }),
    query: z.strictObject(pageQuery),
    answer: pageOfRows(versionRow),
    run: ({ db, actor, params, query }) =>
      listVersionsToKeep(db, actor, { ...query, name: params.name, ...placeOf(params) }),
  })
}

function writingRoutes(app: FastifyInstance, kit: Kit, { path, of, place }: Level) {
  const desk = deskOf(kit)
  const params = z.strictObject({ ...place, name })

  command(app, kit, {
    method: 'PUT',
    path: `${path}/:name`,
    summary: `Write the next version of a template of ${of}; a broken one is refused with its line. If-Match "0" where there is none yet`,
    tag,
    editable: true,
    current: inUse,
    params,
    body: z.strictObject({ source }),
    answer: receipt,
    prepare: ({ read, actor, params, body }) =>
      checkTemplate(read, actor, { name: params.name, ...placeOf(params), ...body }, desk),
    run: ({ tx, actor, params, body, expected }) =>
      saveTemplate(tx, actor, { name: params.name, ...placeOf(params), ...body, expected }),
  })

  command(app, kit, {
    method: 'DELETE',
    path: `${path}/:name`,
    summary: `Give up a template of ${of}: the one above it holds again`,
    tag,
    editable: true,
    current: inUse,
    params,
    answer: receipt,
    run: ({ tx, actor, params, expected }) =>
      dropTemplate(tx, actor, { name: params.name, ...placeOf(params), expected }),
  })

  command(app, kit, {
    method: 'POST',
    path: `${path}/:name/preview`,
    summary: 'The sample meeting by a text that is being written, or by the template in use; nothing is kept',
    tag,
    params,
    body: z.strictObject({
      source: source.optional(),
      language: choice(languages).optional(),
      format: choice(documentFormats).default('pdf'),
    }),
    status: 200,
    makesFile: true,
    run: ({ tx, actor, params, body }) =>
      previewTemplate(tx, actor, { name: params.name, ...placeOf(params), ...body }),
  })
}
