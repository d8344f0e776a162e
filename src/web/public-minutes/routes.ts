import type { FastifyInstance, FastifyRequest } from 'fastify'
import { html } from 'ghtml'
import { z } from 'zod'
import { findPublishedMinutes, findPublishedPdf } from '#src/domain/minutes/published.ts'
import { notFound } from '#src/platform/errors.ts'
import { say } from '#src/platform/language/phrase.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import type { WebKit } from '../kit.ts'
import { plainCrumbs } from '../layout/frame.ts'
import { sendPage } from '../layout/page.ts'
import { sendPdf } from '../layout/send-file.ts'
import { minutesDocument } from '../minutes/document.ts'
import { meetingTitle } from '../minutes/title.ts'
import { patterns, to } from '../paths.ts'
import { languageOfVisitor } from '../session-cookie.ts'

/** Published minutes, for everybody: what was frozen, and nothing that was not published. */
export function publicMinutesRoutes(web: FastifyInstance, kit: WebKit) {
  web.get(patterns.publicMinutes, { config: { access: 'public' } }, async (request, reply) => {
    const minutesId = idOf(request)
    const published = await findPublishedMinutes(kit.db, minutesId)
    if (!published) throw notFound('request.not-found')
    const { content } = published
    const language = languageOfVisitor(kit, { request, reply }, content.group.language)
    const title = meetingTitle(language, { ...content.meeting, group: content.group.name })
    const way: [string, string][] = [
      [
        content.collaboration.name,
        to(patterns.publicCollaboration, { collaborationId: published.collaborationId }),
      ],
      [content.group.name, to(patterns.publicGroup, { groupId: content.group.id })],
    ]
    const document = await minutesDocument(kit.press, published, 'public')
    return sendPage({ request, reply }, 200, {
      language,
      title,
      owner: content.collaboration.name,
      isPublic: true,
      main: html`!${plainCrumbs(language, way)}<h1>${title}</h1><p><a href="${to(patterns.publicMinutesPdf, { minutesId })}">${say(screenWords.asPdf, language)}</a></p>!${document}`,
    })
  })

  web.get(patterns.publicMinutesPdf, { config: { access: 'public' } }, async (request, reply) => {
    const file = await findPublishedPdf(kit.db, idOf(request))
    if (!file) throw notFound('request.not-found')
    return sendPdf({ request, reply }, { ...file, isPublic: true })
  })
}

function idOf(request: FastifyRequest): string {
  const id = z.uuid().safeParse((request.params as { minutesId?: string }).minutesId)
  if (!id.success) throw notFound('request.not-found')
  return id.data
}
