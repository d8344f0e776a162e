import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '#src/config.ts'
import type { Claims } from '#src/platform/actor.ts'
import type { Chance } from '#src/platform/clock.ts'
import type { Database } from '#src/platform/database/database.ts'
import type { Press } from '#src/platform/paper/press.ts'

/** What the pages are given by app.ts. */
export type WebKit = {
  config: Config
  db: Database
  press: Press
  chance: Chance
  secretKey: string
  /** the REST door's own signature, for the demo page that hands out a token to try the API with */
  signAccessToken(claims: Claims): { accessToken: string; expiresInSeconds: number }
}

/** One request and its answer: they always travel together. */
export type Exchange = { request: FastifyRequest; reply: FastifyReply }
