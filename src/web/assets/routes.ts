import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { assets } from '../layout/assets.ts'
import { patterns } from '../paths.ts'

/** Stylesheet, script and letters: packed, and kept by browsers for as long as they like, for another content has another name. */
export function assetRoutes(web: FastifyInstance) {
  web.get(patterns.assets, { config: { access: 'public' } }, async (request, reply) => {
    const asset = assets.get(z.object({ name: z.string() }).parse(request.params).name)
    if (!asset) return reply.callNotFound()
    const accepts = String(request.headers['accept-encoding'] ?? '')
    const packed = asset.mediaType.startsWith('font/')
      ? null
      : /\bbr\b/.test(accepts)
        ? 'br'
        : /\bgzip\b/.test(accepts)
          ? 'gzip'
          : null
    reply
      .header('content-type', asset.mediaType)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
    if (packed) reply.header('content-encoding', packed)
    return reply.send(packed === 'br' ? asset.brotli() : packed === 'gzip' ? asset.gzip() : asset.plain)
  })
}
