import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Database, Tx } from '#src/platform/database/database.ts'
import { type linkPurposes, links } from '#src/platform/database/schema/access.ts'
import { hashOfToken, newToken } from './secrets.ts'

export type LinkPurpose = (typeof linkPurposes)[number]

const linkDays = 180

export type Link = {
  id: string
  purpose: LinkPurpose
  personId: string
  subjectId: string
  collaborationId: string
}

/**
 * Makes a link for a mail: one purpose, one person, one version of one thing. Opening it shows; changing anything takes
 * a POST from the page and a session or a fresh one-time code. Returns the address to write into the mail.
 */
export async function makeLink(
  tx: Tx,
  baseUrl: string,
  given: { purpose: LinkPurpose; personId: string; subjectId: string },
): Promise<string> {
  const { personId, ...about } = given
  const made = await makeLinks(tx, baseUrl, { ...about, personIds: [personId] })
  return made.get(personId) ?? ''
}

/** One link for each of many people, about one thing, written together. Returns each person's address. */
export async function makeLinks(
  tx: Tx,
  baseUrl: string,
  { purpose, personIds, subjectId }: { purpose: LinkPurpose; personIds: string[]; subjectId: string },
): Promise<Map<string, string>> {
  const made = personIds.map((personId) => ({ personId, token: newToken(tx.randomBytes) }))
  const expiresAt = new Date(tx.now.getTime() + linkDays * 86_400_000)
  for (let start = 0; start < made.length; start += 500)
    await tx.insert(links).values(
      made.slice(start, start + 500).map(({ personId, token }) => ({
        id: tx.newId(),
        tokenHash: hashOfToken(token),
        purpose,
        personId,
        subjectId,
        createdAt: tx.now,
        expiresAt,
      })),
    )
  return new Map(made.map(({ personId, token }) => [personId, `${baseUrl}/l/${token}`]))
}

/** What a link's token stands for; null for one that is unknown, revoked or has run out: all look alike. */
export function findLink(db: Database, token: string): Promise<Link | null> {
  return db.door(async (tx) => {
    const [row] = await tx
      .select({
        id: links.id,
        purpose: links.purpose,
        personId: links.personId,
        subjectId: links.subjectId,
        collaborationId: links.collaborationId,
      })
      .from(links)
      .where(
        and(eq(links.tokenHash, hashOfToken(token)), isNull(links.revokedAt), gt(links.expiresAt, tx.now)),
      )
    return row ?? null
  })
}

/** Makes every link about a thing useless: it was withdrawn or replaced. */
export async function revokeLinksOf(tx: Tx, subjectId: string): Promise<void> {
  await tx
    .update(links)
    .set({ revokedAt: tx.now })
    .where(and(eq(links.subjectId, subjectId), isNull(links.revokedAt)))
}
