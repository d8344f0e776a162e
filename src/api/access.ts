import { createHmac, timingSafeEqual } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { foundCollaboration } from '#src/domain/access/found-collaboration.ts'
import { listRoles, listSessions } from '#src/domain/access/read.ts'
import { giveRole, takeRole } from '#src/domain/access/roles.ts'
import { endSessions, refreshSession } from '#src/domain/access/sessions.ts'
import { askForCode, type SignedIn, signIn } from '#src/domain/access/sign-in.ts'
import { newId, realChance } from '#src/platform/clock.ts'
import { collaborationRoleNames } from '#src/platform/database/schema/access.ts'
import { Refusal } from '#src/platform/errors.ts'
import { languages } from '#src/platform/language/language.ts'
import { calendarDate, emailAddress, line, zone } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { command, query } from './route.ts'
import { choice, id, instantOut, required } from './schemas.ts'
import { signAccessToken } from './session.ts'

const tag = 'Access'
const email = emailAddress.transform((address) => address.toLowerCase())
const code = required().regex(/^\d{6}$/, 'access.wrong-code')
const token = required().min(1, 'text.empty').max(200, 'text.too-long')
const tokens = z.object({ accessToken: z.string(), expiresInSeconds: z.number(), refreshToken: z.string() })
export const signedIn = tokens.extend({
  person: z.object({ id: z.string(), name: z.string() }),
  collaborationId: z.string(),
  collaborations: z.array(z.object({ id: z.string(), name: z.string() })),
})

/** How long asking for a code takes, whoever asks: longer than the slowest honest way through it. */
const evenAnswerMs = 200

export function accessRoutes(app: FastifyInstance, kit: Kit, secretKey: string) {
  const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: '1 minute' } })

  app.route({
    method: 'POST',
    url: '/sign-in-codes',
    config: {
      access: 'public',
      documented: { status: 202 },
      ...perMinute(kit.config.demo ? 300 : 10),
    },
    schema: {
      summary: 'Ask for a one-time code by mail; the answer is the same whoever asks',
      tags: [tag],
      body: z.strictObject({ email }),
    },
    handler: async (request, reply) => {
      const even = pause(evenAnswerMs)
      await askForCode(kit.db, { secretKey, email: (request.body as { email: string }).email })
      await even
      return reply.code(202).send()
    },
  })

  app.route({
    method: 'POST',
    url: '/sessions',
    config: { access: 'public', ...perMinute(kit.config.demo ? 300 : 20) },
    schema: {
      summary: 'Sign in with the mailed code: a ten-minute access token and a refresh token',
      tags: [tag],
      body: z.strictObject({ email, code, collaborationId: id.optional() }),
      response: { 201: signedIn },
    },
    handler: async (request, reply) => {
      const body = request.body as { email: string; code: string; collaborationId?: string }
      const session = await signIn(kit.db, { ...body, secretKey, userAgent: request.headers['user-agent'] })
      return reply.code(201).send(presentSession(app, session))
    },
  })

  app.route({
    method: 'POST',
    url: '/access-tokens',
    config: { access: 'public', ...perMinute(120) },
    schema: {
      summary: 'Exchange a refresh token for new tokens',
      tags: [tag],
      body: z.strictObject({ refreshToken: token }),
      response: { 201: tokens },
    },
    handler: async (request, reply) => {
      const refreshed = await refreshSession(kit.db, (request.body as { refreshToken: string }).refreshToken)
      return reply
        .code(201)
        .send({ ...signAccessToken(app, refreshed.claims), refreshToken: refreshed.refreshToken })
    },
  })

  app.route({
    method: 'POST',
    url: '/collaborations',
    config: { access: 'operator' },
    onRequest: async (request) => requireOperator(request, kit.config.operatorKey),
    schema: {
      summary: 'Found a collaboration and its first administrator (with the operator key as bearer)',
      tags: ['Collaborations'],
      body: z.strictObject({
        name: line(200),
        language: choice(languages).default('nb'),
        zone: zone.default('Europe/Oslo'),
        letterheadLines: z.array(line(200)).max(6, 'request.too-many-rows').optional(),
        administrator: z.strictObject({ name: line(200), email }),
      }),
      response: { 201: z.object({ id: z.string(), administratorId: z.string(), version: z.number() }) },
    },
    handler: async (request, reply) => {
      const founding = request.body as Omit<Parameters<typeof foundCollaboration>[1], 'collaborationId'>
      const key = request.headers['idempotency-key']
      const founded =
        typeof key === 'string'
          ? await foundCollaboration(
              kit.db,
              { ...founding, collaborationId: idOf(key, kit.config.operatorKey) },
              { key, route: `POST ${request.url}`, body: request.body },
            )
          : await foundCollaboration(kit.db, {
              ...founding,
              collaborationId: newId({ chance: realChance, now: realChance.now() }),
            })
      return reply.code(201).send(founded)
    },
  })

  query(app, kit, {
    path: '/me',
    summary: 'Who is signed in, with today’s roles',
    tag,
    answer: z.object({
      personId: z.string(),
      name: z.string(),
      collaborationId: z.string(),
      language: z.string(),
      roles: z.array(z.string()),
      groups: z.record(z.string(), z.array(z.string())),
    }),
    run: async ({ actor }) => actor,
  })

  query(app, kit, {
    path: '/sessions',
    summary: 'Where you are signed in',
    tag,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          how: z.string(),
          userAgent: z.string().nullable(),
          createdAt: instantOut,
          refreshedAt: instantOut,
          expiresAt: instantOut,
        }),
      ),
    }),
    run: async ({ db, actor }) => ({ items: await listSessions(db, actor) }),
  })

  command(app, kit, {
    method: 'DELETE',
    path: '/sessions',
    summary: 'Sign out everywhere',
    tag,
    run: ({ tx, actor }) => endSessions(tx, actor, 'all'),
  })

  command(app, kit, {
    method: 'DELETE',
    path: '/sessions/:sessionId',
    summary: 'Sign out of one session',
    tag,
    params: z.strictObject({ sessionId: id }),
    run: ({ tx, actor, params }) => endSessions(tx, actor, params),
  })

  query(app, kit, {
    path: '/people/:personId/roles',
    summary: 'The roles a person has and had in the collaboration',
    tag,
    params: z.strictObject({ personId: id }),
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          role: z.string(),
          fromOn: calendarDate,
          untilOn: calendarDate.nullable(),
        }),
      ),
    }),
    run: async ({ db, params }) => ({ items: await listRoles(db, params.personId) }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/people/:personId/roles',
    summary: 'Make a person administrator or part of the secretariat',
    tag,
    params: z.strictObject({ personId: id }),
    body: z.strictObject({ role: choice(collaborationRoleNames) }),
    status: 201,
    answer: z.object({ id: z.string() }),
    run: ({ tx, actor, params, body }) => giveRole(tx, actor, { ...params, ...body }),
  })

  command(app, kit, {
    method: 'DELETE',
    path: '/people/:personId/roles/:role',
    summary: 'Take a role away, at once',
    tag,
    params: z.strictObject({ personId: id, role: choice(collaborationRoleNames) }),
    run: ({ tx, actor, params }) => takeRole(tx, actor, params),
  })
}

export function presentSession(app: FastifyInstance, session: SignedIn) {
  return {
    ...signAccessToken(app, session.claims),
    refreshToken: session.refreshToken,
    person: session.person,
    collaborationId: session.claims.collaborationId,
    collaborations: session.collaborations,
  }
}

/** The id that follows from an Idempotency-Key, and from nothing that anybody else knows: a UUID of version 8. */
function idOf(key: string, operatorKey = ''): string {
  const bytes = createHmac('sha256', operatorKey).update(key).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function requireOperator(request: FastifyRequest, operatorKey: string | undefined) {
  const given = Buffer.from(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
  const kept = Buffer.from(operatorKey ?? '')
  if (!operatorKey || given.length !== kept.length || !timingSafeEqual(given, kept))
    throw new Refusal('signed-out', 'access.wrong-operator-key')
}
