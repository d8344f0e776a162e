import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { findPublicCollaboration } from '#src/domain/archive/public-collaboration.ts'
import { findPublicGroup } from '#src/domain/archive/public-group.ts'
import { notFound } from '#src/platform/errors.ts'
import type { WebKit } from '../kit.ts'
import { sendPage } from '../layout/page.ts'
import { patterns } from '../paths.ts'
import { id, partsOf } from '../screen.ts'
import { languageOfVisitor } from '../session-cookie.ts'
import { publicCollaborationPage, publicGroupPage } from './page.ts'

const asked = z.object({
  year: z.coerce.number().int().min(1900).max(2200).optional().catch(undefined),
  cursor: z.string().max(2_000).optional().catch(undefined),
})

/** What a collaboration and its groups have for everybody. What is not there looks like what one may not see. */
export function publicGroupRoutes(web: FastifyInstance, kit: WebKit) {
  web.get(patterns.publicCollaboration, { config: { access: 'public' } }, async (request, reply) => {
    const { collaborationId } = partsOf(
      z.object({ collaborationId: id }),
      request.params as Record<string, unknown>,
    )
    const found = await findPublicCollaboration(kit.db, collaborationId)
    if (!found) throw notFound('request.not-found')
    const language = languageOfVisitor(kit, { request, reply }, found.language)
    return sendPage({ request, reply }, 200, {
      ...publicCollaborationPage(found, language),
      language,
      isPublic: true,
    })
  })

  web.get(patterns.publicGroup, { config: { access: 'public' } }, async (request, reply) => {
    const { groupId } = partsOf(z.object({ groupId: id }), request.params as Record<string, unknown>)
    const { year, cursor } = asked.parse(request.query)
    const found = await findPublicGroup(kit.db, groupId, { year, cursor, limit: 30 })
    if (!found) throw notFound('request.not-found')
    const language = languageOfVisitor(kit, { request, reply }, found.group.language)
    return sendPage({ request, reply }, 200, {
      ...publicGroupPage(found, { language, year, isFirst: cursor === undefined }),
      language,
      owner: found.collaboration.name,
      isPublic: true,
    })
  })
}
