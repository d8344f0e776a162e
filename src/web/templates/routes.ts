import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { describeTemplate, sampleValues } from '#src/domain/documents/describe-template.ts'
import { checkTemplate, saveTemplate } from '#src/domain/documents/save-template.ts'
import { getGroup, listGroups } from '#src/domain/groups/read.ts'
import { dropTemplate } from '#src/domain/templates/add-version.ts'
import { documentNames } from '#src/domain/templates/names.ts'
import { getVersionToKeep, listTemplatesToKeep, listVersionsToKeep } from '#src/domain/templates/to-keep.ts'
import { deskOf } from '#src/platform/desk.ts'
import { notFound } from '#src/platform/errors.ts'
import { type Language, languages } from '#src/platform/language/language.ts'
import { action } from '../action.ts'
import { oneOf, orNone, pageAsked } from '../asked-values.ts'
import type { WebKit } from '../kit.ts'
import { patterns, to } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { templatesPage } from './page.ts'
import { previewRoutes } from './preview.ts'
import { source } from './source.ts'
import { templatePage } from './template-page.ts'

const params = z.object({ name: z.enum(documentNames) })
const place = z.strictObject({ groupId: orNone(id) })

export function templateRoutes(web: FastifyInstance, kit: WebKit) {
  const desk = deskOf(kit)

  screen(web, kit, {
    path: patterns.templates,
    query: z.object({ groupId: id.optional() }),
    read: async ({ db, actor, query }) => {
      const [templates, { items }] = await Promise.all([
        listTemplatesToKeep(db, actor, { groupId: query.groupId ?? null }),
        listGroups(db, actor, { limit: 200, order: 'asc' }),
      ])
      return { templates, groups: items }
    },
    page: (found, view, { query }) => templatesPage(found, { view, groupId: query.groupId }),
  })

  screen(web, kit, {
    path: patterns.template,
    params,
    query: z.object({ groupId: id.optional(), versionId: id.optional(), ...pageAsked(20) }),
    read: async ({ db, actor, params: { name }, query: { groupId: asked, versionId, ...page } }) => {
      const groupId = asked ?? null
      const [described, versions, version, group] = await Promise.all([
        describeTemplate(db, actor, { name, groupId }),
        listVersionsToKeep(db, actor, { ...page, order: 'desc', name, groupId }),
        versionId ? getVersionToKeep(db, actor, versionId) : null,
        groupId ? getGroup(db, groupId) : null,
      ])
      if (version && (version.name !== name || version.groupId !== groupId))
        throw notFound('request.not-found')
      return {
        described,
        versions,
        version,
        samples: sampleValues(name, actor.collaborationLanguage as Language),
        groupName: group?.name ?? null,
      }
    },
    page: (found, view) => templatePage(found, view),
  })

  action(web, kit, {
    path: patterns.template,
    params,
    body: place.extend({ source, language: oneOf(languages).optional() }),
    prepare: ({ read, actor, params, body }) =>
      checkTemplate(read, actor, { ...params, groupId: body.groupId, source: body.source }, desk),
    run: ({ tx, actor, params, body: { groupId, source }, expected }) =>
      saveTemplate(tx, actor, { ...params, groupId, source, expected }),
    next: ({ params, body: { groupId } }) => to(patterns.template, params, { groupId }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.templateRemoval,
    params,
    body: place,
    run: ({ tx, actor, params, body, expected }) => dropTemplate(tx, actor, { ...params, ...body, expected }),
    next: ({ params, body: { groupId } }) => to(patterns.template, params, { groupId }),
    said: 'removed',
  })

  previewRoutes(web, kit)
}
