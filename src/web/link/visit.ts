import { findLink, type Link, type LinkPurpose } from '#src/domain/access/links.ts'
import { findLinkHolder, type LinkHolder } from '#src/domain/access/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import { chooseLanguage, type Language } from '#src/platform/language/language.ts'
import { formToken } from '../form-token.ts'
import type { Exchange, WebKit } from '../kit.ts'
import { visitorOf } from '../session-cookie.ts'
import { sendDeadLink, sendOtherReader } from './closed-pages.ts'

/** Somebody has opened a link that stands: whose it is, and whether that person is signed in here. */
export type LinkVisit = {
  token: string
  link: Link
  holder: LinkHolder
  /** the holder's own session; null for one who has only the link, which is enough to read and never to change */
  visitor: Actor | null
  language: Language
  formToken: string
}

/**
 * Who comes through the link. Null when a page that says no was sent: a link that is unknown, has run out, was
 * withdrawn, or whose person has ended looks the same to everybody; a session of somebody else is told so.
 */
export async function visitLink(
  kit: WebKit,
  exchange: Exchange,
  purpose?: LinkPurpose,
): Promise<LinkVisit | null> {
  const { token = '' } = exchange.request.params as { token?: string }
  const [link, session] = [await findLink(kit.db, token), await visitorOf(kit, exchange)]
  if (!link || (purpose && link.purpose !== purpose)) return refused(sendDeadLink(exchange))
  const holder = await kit.db.read(link, (db) => findLinkHolder(db, link))
  if (!holder) return refused(sendDeadLink(exchange))
  // One human may be a person in two collaborations: a session there says nothing here, and stands in nobody's way.
  const visitor = session?.collaborationId === link.collaborationId ? session : null
  if (visitor && visitor.personId !== link.personId) return refused(sendOtherReader(kit, exchange, visitor))
  const header = exchange.request.headers['accept-language']
  return {
    token,
    link,
    holder,
    visitor,
    language: holder.ownLanguage ?? chooseLanguage(header, holder.collaboration.language),
    formToken: formToken(kit, ownerOf(link, visitor)),
  }
}

/** What binds a link's forms: this link, and the session they were shown in. */
export const ownerOf = (link: Link, visitor: Actor | null) => ({ shownTo: `link:${link.id}`, visitor })

const refused = (_sent: unknown): null => null
