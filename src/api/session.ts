import jwt from '@fastify/jwt'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Claims } from '#src/platform/actor.ts'
import type { Documented } from './documented.ts'

const accessTokenMinutes = 10
/** how far the clocks of two servers that share a key may be apart */
const skewSeconds = 30

const claims = z.strictObject({
  sub: z.uuid(),
  sid: z.uuid(),
  col: z.uuid(),
  iss: z.literal('referat'),
  aud: z.literal('referat-api'),
  iat: z.number().int(),
  exp: z.number().int(),
})

export class SignedOut extends Error {}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** who may call this route; one without it does not boot */
    access?: 'public' | 'signed-in' | 'signed-in-browser' | 'operator'
    editable?: boolean
    documented?: Documented
  }
  interface FastifyRequest {
    claims: Claims | null
  }
}

/**
 * Recognises the bearer's access token before anything else of a signed-in route runs. The token only says which
 * session to look up: whether it still stands, and what its person may do, is asked of the database every time.
 */
export async function sessionPlugin(app: FastifyInstance, secretKey: string) {
  await app.register(jwt, {
    secret: secretKey,
    sign: { algorithm: 'HS256', expiresIn: `${accessTokenMinutes}m`, iss: 'referat', aud: 'referat-api' },
    verify: {
      algorithms: ['HS256'],
      allowedIss: 'referat',
      allowedAud: 'referat-api',
      maxAge: `${accessTokenMinutes}m`,
      cache: true,
    },
  })
  app.decorateRequest('claims', null)
  app.addHook('onRoute', (route) => {
    // The reference page brings its own routes, which know nothing of access.
    if (route.url.startsWith('/api/docs')) route.config = { ...route.config, access: 'public' }
    if (!route.config?.access) throw new Error(`${route.method} ${route.url} does not say who may call it`)
  })
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.access !== 'signed-in') return
    request.claims = readToken(app, request)
  })
}

export function signAccessToken(
  app: FastifyInstance,
  claims: Claims,
): { accessToken: string; expiresInSeconds: number } {
  const accessToken = app.jwt.sign({
    sub: claims.personId,
    sid: claims.sessionId,
    col: claims.collaborationId,
  })
  return { accessToken, expiresInSeconds: accessTokenMinutes * 60 }
}

export function claimsOf(request: FastifyRequest): Claims {
  if (!request.claims) throw new SignedOut()
  return request.claims
}

function readToken(app: FastifyInstance, request: FastifyRequest): Claims {
  const match = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(request.headers.authorization ?? '')
  if (!match?.[1]) throw new SignedOut()
  try {
    const parsed = claims.parse(app.jwt.verify(match[1]))
    // Neither is ever written by `signAccessToken`: a token from later, or one that lasts longer, was made elsewhere.
    if (parsed.iat > Date.now() / 1000 + skewSeconds) throw new SignedOut()
    if (parsed.exp - parsed.iat > accessTokenMinutes * 60) throw new SignedOut()
    return { personId: parsed.sub, sessionId: parsed.sid, collaborationId: parsed.col }
  } catch {
    throw new SignedOut()
  }
}
