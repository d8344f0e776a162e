import { and, eq } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { type PageRequest, pageClauses, pageOf } from '#src/platform/database/paging.ts'
import { minutesVersions } from '#src/platform/database/schema/minutes.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import type { FrozenContent } from './content.ts'
import { hasExempt } from './public-content.ts'
import { getMinutesHead, refuseReading } from './read.ts'
import { readsExempt } from './rights.ts'

/** The versions of minutes that were frozen, first to last, without their content. */
export async function listVersions(db: Reader, minutesId: string, request: PageRequest) {
  const { after, orderBy, limit } = pageClauses(request, {
    column: minutesVersions.number,
    id: minutesVersions.id,
  })
  const rows = await db
    .select({
      id: minutesVersions.id,
      number: minutesVersions.number,
      reason: minutesVersions.reason,
      correction: minutesVersions.correction,
      template: { versionId: minutesVersions.templateVersionId, sha256: minutesVersions.templateSha256 },
      contentSha256: minutesVersions.contentSha256,
      pdfSha256: minutesVersions.pdfSha256,
      previousHash: minutesVersions.previousHash,
      hash: minutesVersions.hash,
      createdAt: minutesVersions.createdAt,
      createdBy: { id: people.id, name: people.name },
    })
    .from(minutesVersions)
    .leftJoin(people, eq(people.id, minutesVersions.createdBy))
    .where(and(eq(minutesVersions.minutesId, minutesId), after))
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => String(row.number))
}

export async function getVersionRow(db: Reader, minutesId: string, number: number) {
  const [row] = await db
    .select()
    .from(minutesVersions)
    .where(and(eq(minutesVersions.minutesId, minutesId), eq(minutesVersions.number, number)))
  if (!row) throw notFound('request.not-found')
  return row
}

/** A version for somebody who may read the minutes; one with something exempt not for those who read only what is published. */
export async function getVersionToRead(
  db: Reader,
  actor: Actor,
  { minutesId, number }: { minutesId: string; number: number },
) {
  const head = await getMinutesHead(db, minutesId)
  refuseReading(actor, head)
  const row = await getVersionRow(db, minutesId, number)
  if (!readsExempt(actor, head) && hasExempt(JSON.parse(row.content))) throw forbidden('request.forbidden')
  return row
}

/** What was frozen, read back. */
export async function getVersion(db: Reader, minutesId: string, number: number): Promise<FrozenContent> {
  return JSON.parse((await getVersionRow(db, minutesId, number)).content)
}

/** The content of the version with this hash, null when these minutes never had one. */
export async function findVersionByHash(
  db: Reader,
  { minutesId, hash }: { minutesId: string; hash: string },
): Promise<FrozenContent | null> {
  const [row] = await db
    .select({ content: minutesVersions.content })
    .from(minutesVersions)
    .where(and(eq(minutesVersions.minutesId, minutesId), eq(minutesVersions.hash, hash)))
  return row ? JSON.parse(row.content) : null
}

/** The minutes that a version belongs to. */
export async function getMinutesIdOfVersion(db: Reader, versionId: string): Promise<string> {
  const [row] = await db
    .select({ minutesId: minutesVersions.minutesId })
    .from(minutesVersions)
    .where(eq(minutesVersions.id, versionId))
  if (!row) throw notFound('request.not-found')
  return row.minutesId
}
