import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Actor } from '#src/platform/actor.ts'
import type { Exchange, WebKit } from './kit.ts'

/** What a form belongs to: the link or browser it was shown to, and the session it was shown in. */
export type FormOwner = { shownTo: string; visitor: Pick<Actor, 'sessionId'> | null }

/**
 * The proof that a form was shown by this server to the one who posts it. It differs each time it is shown: pages are
 * compressed, and what is the same in many compressed pages can be guessed from their lengths.
 */
export function formToken(kit: WebKit, owner: FormOwner): string {
  const nonce = Buffer.from(kit.chance.randomBytes(12)).toString('base64url')
  return `${nonce}.${sign(kit, owner, nonce)}`
}

/**
 * Whether a posted form is one of ours: it carries its token, and the browser does not say that another site sent it.
 * The Origin header is no help: under `referrer-policy: no-referrer` browsers send it as `null`.
 */
export function isOwnForm(kit: WebKit, exchange: Exchange, owner: FormOwner): boolean {
  const { request } = exchange
  const { formToken = '' } = (request.body as Record<string, unknown> | null) ?? {}
  return isFromHere(exchange) && isOwnToken(kit, String(formToken), owner)
}

/** Whether a proof is one that this server gave to its owner. */
export function isOwnToken(kit: WebKit, token: string, owner: FormOwner): boolean {
  const [nonce = '', signature = ''] = token.split('.')
  const given = Buffer.from(signature)
  const expected = Buffer.from(sign(kit, owner, nonce))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Whether the browser does not say that another site sent the form. */
export function isFromHere({ request }: Exchange): boolean {
  const site = request.headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}

const sign = (kit: WebKit, { shownTo, visitor }: FormOwner, nonce: string): string =>
  createHmac('sha256', kit.secretKey)
    .update(`form|${nonce}|${shownTo}|${visitor?.sessionId ?? ''}`)
    .digest('base64url')
