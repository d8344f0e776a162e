import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { patterns } from '../paths.ts'
import { assets } from './bundle.ts'
import { fontFile } from './fonts.ts'

/** Stylesheet, script and letters: packed, and kept by browsers for as long as they like, for another content has another name. */
export function assetRoutes(web: FastifyInstance) {
  web.get(patterns.assets, { config: { access: 'public' } }, async (request, reply) => {
    const { name } = z.object({ name: z.string() }).parse(request.params)
    reply.header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding')
    const font = fontFile(name)
    if (font) return reply.header('content-type', 'font/woff2').send(await font)
    const asset = assets.get(name)
    if (!asset) return reply.removeHeader('cache-control').callNotFound()
    const accepts = String(request.headers['accept-encoding'] ?? '')
    const packed = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : null
    reply.header('content-type', asset.mediaType)
    if (packed) reply.header('content-encoding', packed)
    return reply.send(packed === 'br' ? asset.brotli() : packed === 'gzip' ? asset.gzip() : asset.plain)
  })
}
