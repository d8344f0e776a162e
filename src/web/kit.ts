import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '#src/config.ts'
import type { Claims } from '#src/platform/actor.ts'
import type { Chance } from '#src/platform/clock.ts'
import type { Database } from '#src/platform/database/database.ts'
import type { Press } from '#src/platform/paper/press.ts'
import type { Shown } from './view.ts'

/** What the pages are given by app.ts. */
export type WebGiven = {
  config: Config
  db: Database
  press: Press
  chance: Chance
  secretKey: string
  /** the REST door's own signature, for the demo page that hands out a token to try the API with */
  signAccessToken(claims: Claims): { accessToken: string; expiresInSeconds: number }
}

/** The same with the pages that stand: a form that is refused is shown again on the page it came from. */
export type WebKit = WebGiven & { screens: RegisteredScreen[] }

export type RegisteredScreen = {
  pattern: RegExp
  /** sends the page of that address with what was typed; false where it can no longer be shown */
  showAgain(exchange: Exchange, url: URL, answer: { status: number; shown: Shown }): Promise<boolean>
}

/** One request and its answer: they always travel together. */
export type Exchange = { request: FastifyRequest; reply: FastifyReply }
