import type { Config } from '#src/config.ts'
import { findVisitor, type Visitor } from '#src/domain/access/read.ts'
import { sessionDays } from '#src/domain/access/sign-in.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { Refusal } from '#src/platform/errors.ts'
import { chooseLanguage, type Language, languages } from '#src/platform/language/language.ts'
import type { Exchange, WebKit } from './kit.ts'

/** Who the request's session cookie stands for, with today's roles; null without a session that still stands. */
export const visitorOf = async (kit: WebKit, exchange: Exchange): Promise<Visitor | null> =>
  (await asVisitor(kit, exchange, async () => null)).visitor

/** Who comes, and what a page reads for them, of one moment and in one transaction; nothing is read for nobody. */
export async function asVisitor<Read>(
  kit: WebKit,
  exchange: Exchange,
  read: (db: Reader, visitor: Visitor) => Promise<Read>,
): Promise<{ visitor: Visitor; read: Read } | { visitor: null; read: null }> {
  const nobody = { visitor: null, read: null }
  const session = sessionOf(kit, exchange.request.cookies)
  if (!session) return nobody
  return kit.db.read(session, async (db) => {
    const visitor = await findVisitor(db, session.token)
    return visitor ? { visitor, read: await read(db, visitor) } : nobody
  })
}

/** A change by whoever comes, with the roles they hold in that very transaction. Refuses one who is signed out by then. */
export function writeAsVisitor<Result>(
  kit: WebKit,
  exchange: Exchange,
  work: (tx: Tx, visitor: Visitor) => Promise<Result>,
): Promise<Result> {
  const session = sessionOf(kit, exchange.request.cookies)
  if (!session) throw new Refusal('signed-out', 'request.signed-out')
  return kit.db.write(session, async (tx) => {
    const visitor = await findVisitor(tx, session.token)
    if (!visitor) throw new Refusal('signed-out', 'request.signed-out')
    return work(tx, visitor)
  })
}

/** The session that a browser's cookies name; whether it stands is not asked. */
export function sessionOf(
  kit: WebKit,
  cookies: Record<string, string | undefined>,
): { collaborationId: string; token: string } | null {
  const [, collaborationId, token] = cookieForm.exec(cookies[sessionCookie(kit.config)] ?? '') ?? []
  return collaborationId && token ? { collaborationId, token } : null
}

/** The collaboration stands before the token, so that a page needs no look-up of where the session belongs. */
const cookieForm = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{20,100})$/

type Session = { claims: { collaborationId: string }; refreshToken: string }

/** Keeps the session in the browser for as long as it lasts. */
export function setSessionCookie(kit: WebKit, { reply }: Exchange, { claims, refreshToken }: Session): void {
  reply.setCookie(sessionCookie(kit.config), `${claims.collaborationId}.${refreshToken}`, {
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

/** The language that was chosen in this browser; undefined when none was. */
export function chosenLanguage(kit: WebKit, { request }: Exchange): Language | undefined {
  const chosen = request.cookies[`${prefixOf(kit.config)}language`]
  return languages.find((language) => language === chosen)
}

/** The language for whoever is not signed in: chosen in this browser, else the browser's own, else that of what is shown. */
export const languageOfVisitor = (kit: WebKit, exchange: Exchange, fallback: Language): Language =>
  chosenLanguage(kit, exchange) ?? chooseLanguage(exchange.request.headers['accept-language'], fallback)

export function setLanguageCookie(kit: WebKit, { reply }: Exchange, language: Language): void {
  reply.setCookie(`${prefixOf(kit.config)}language`, language, {
    ...cookieRules(kit.config),
    sameSite: 'lax',
    maxAge: 365 * 86_400,
  })
}

/** What the next page says of what was just done, and how it is undone. Read once, and forgotten. */
export function keepForNextPage(kit: WebKit, { reply }: Exchange, said: Said): void {
  reply.setCookie(`${prefixOf(kit.config)}said`, Buffer.from(JSON.stringify(said)).toString('base64url'), {
    ...cookieRules(kit.config),
    sameSite: 'strict',
    maxAge: 60,
  })
}

export type Said = { what: string; undo?: string | undefined }

export function takeFromLastPage(kit: WebKit, { request, reply }: Exchange): Said | null {
  const name = `${prefixOf(kit.config)}said`
  const kept = request.cookies[name]
  if (!kept) return null
  reply.clearCookie(name, cookieRules(kit.config))
  try {
    const { what, undo } = JSON.parse(Buffer.from(kept, 'base64url').toString('utf8'))
    return typeof what === 'string' ? { what, undo: typeof undo === 'string' ? undo : undefined } : null
  } catch {
    return null
  }
}

const sessionCookie = (config: Config) => `${prefixOf(config)}session`

/** A __Host- cookie can be set by this very host alone, and only over https. */
const prefixOf = (config: Config) => (isSecure(config) ? '__Host-referat-' : 'referat-')

const isSecure = (config: Config) => config.baseUrl.startsWith('https:')

const cookieRules = (config: Config) => ({ path: '/', httpOnly: true, secure: isSecure(config) })
