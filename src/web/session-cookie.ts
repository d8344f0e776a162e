import type { Config } from '#src/config.ts'
import { getActor } from '#src/domain/access/read.ts'
import { findSessionOfToken } from '#src/domain/access/sessions.ts'
import { sessionDays } from '#src/domain/access/sign-in.ts'
import type { Actor } from '#src/platform/actor.ts'
import { Refusal } from '#src/platform/errors.ts'
import type { Exchange, WebKit } from './kit.ts'

/** Who the request's session cookie stands for, with today's roles; null without a session that still stands. */
export async function findVisitor(kit: WebKit, { request }: Exchange): Promise<Actor | null> {
  const token = request.cookies[sessionCookie(kit.config)]
  if (!token || !/^[\w-]{20,100}$/.test(token)) return null
  const claims = await findSessionOfToken(kit.db, token)
  if (!claims) return null
  try {
    return await kit.db.read(claims, (db) => getActor(db, claims))
  } catch (error) {
    // A session whose person has ended is no session; anything else is a fault.
    if (error instanceof Refusal && error.kind === 'signed-out') return null
    throw error
  }
}

/** Keeps the session in the browser for as long as it lasts. */
export function setSessionCookie(kit: WebKit, { reply }: Exchange, token: string): void {
  reply.setCookie(sessionCookie(kit.config), token, {
    ...cookieRules(kit.config),
    sameSite: 'lax',
    maxAge: sessionDays * 86_400,
  })
}

export function clearSessionCookie(kit: WebKit, { reply }: Exchange): void {
  reply.clearCookie(sessionCookie(kit.config), cookieRules(kit.config))
}

/** Tells one browser from another before anybody has signed in, so that a form cannot be filled in elsewhere and posted here. */
export function visitorMark(kit: WebKit, { request, reply }: Exchange): string {
  const name = `${prefixOf(kit.config)}visitor`
  const known = request.cookies[name]
  if (known && /^[\w-]{22}$/.test(known)) return known
  const mark = Buffer.from(kit.chance.randomBytes(16)).toString('base64url')
  reply.setCookie(name, mark, { ...cookieRules(kit.config), sameSite: 'strict' })
  return mark
}

const sessionCookie = (config: Config) => `${prefixOf(config)}session`

/** A __Host- cookie can be set by this very host alone, and only over https. */
const prefixOf = (config: Config) => (isSecure(config) ? '__Host-referat-' : 'referat-')

const isSecure = (config: Config) => config.baseUrl.startsWith('https:')

const cookieRules = (config: Config) => ({ path: '/', httpOnly: true, secure: isSecure(config) })
