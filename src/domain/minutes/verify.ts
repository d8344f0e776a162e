import { asc, eq, sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/database.ts'
import { minutesVersions } from '#src/platform/database/schema/minutes.ts'
import { files } from '#src/platform/database/schema/platform.ts'
import { sha256, versionHash } from './chain.ts'
import { canonical } from './content.ts'

type VersionFault = 'content' | 'pdf' | 'hash' | 'link' | 'missing'

export type Verification = {
  intact: boolean
  versions: { number: number; hash: string; fault: VersionFault | null }[]
}

/**
 * Computes everything anew that a version promises: that its content is canonical and has the hash it says, says whose
 * version it is and which, that the PDF's bytes have theirs, that its own hash covers both and the version before it,
 * and that none is missing. One flipped bit, in whichever version, is a fault of that version.
 */
export async function verifyVersions(db: Reader, minutesId: string): Promise<Verification> {
  const rows = await db
    .select({ version: minutesVersions, pdf: files.bytes, follows: isThere })
    .from(minutesVersions)
    .leftJoin(files, eq(files.id, minutesVersions.pdfFileId))
    .where(eq(minutesVersions.minutesId, minutesId))
    .orderBy(asc(minutesVersions.number))
  const versions: Verification['versions'] = []
  // The first version covers one of other minutes of the group, or nothing: the hash it names must be there.
  const [first] = rows
  let expected = first?.version.previousHash === '' || first?.follows ? first.version.previousHash : null
  for (const [index, { version, pdf }] of rows.entries()) {
    const fault = faultOf(version, pdf, { number: index + 1, previousHash: expected })
    versions.push({ number: version.number, hash: version.hash, fault })
    expected = version.hash
  }
  return { intact: versions.every(({ fault }) => fault === null), versions }
}

/** Whether the version that a version names as the one before it is there. */
const isThere = sql<boolean>`exists (select from minutes_versions named where named.hash = ${minutesVersions.previousHash})`

function faultOf(
  version: typeof minutesVersions.$inferSelect,
  pdf: Uint8Array | null,
  expected: { number: number; previousHash: string | null },
): VersionFault | null {
  if (version.number !== expected.number) return 'missing'
  if (sha256(version.content) !== version.contentSha256 || !saysItself(version)) return 'content'
  if (!pdf || sha256(pdf) !== version.pdfSha256) return 'pdf'
  if (versionHash(version) !== version.hash) return 'hash'
  return version.previousHash === expected.previousHash ? null : 'link'
}

function saysItself(version: typeof minutesVersions.$inferSelect): boolean {
  const content = JSON.parse(version.content)
  return (
    canonical(content) === version.content &&
    content.minutes.id === version.minutesId &&
    content.minutes.number === version.number &&
    content.minutes.reason === version.reason
  )
}
