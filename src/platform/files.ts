import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Reader, Tx } from './database/database.ts'
import { files } from './database/schema/platform.ts'
import { notFound } from './errors.ts'

/** Keeps bytes under a name as they are, for ever: a file's row never changes. Tells the SHA-256 of the bytes in hex. */
export async function keepFile(
  tx: Tx,
  { name, mediaType, bytes }: { name: string; mediaType: string; bytes: Uint8Array },
): Promise<{ id: string; sha256: string }> {
  const id = tx.newId()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await tx
    .insert(files)
    .values({ id, name, mediaType, sizeBytes: bytes.length, sha256, bytes, createdAt: tx.now })
  return { id, sha256 }
}

/** A kept file with its bytes. Whoever calls this has checked that the reader may have it. */
export async function getFile(db: Reader, fileId: string) {
  const [row] = await db.select().from(files).where(eq(files.id, fileId))
  if (!row) throw notFound('request.not-found')
  return row
}

/** Forgets a file that nothing points at any more. The database refuses one that a version of minutes or an invitation keeps. */
export async function forgetFile(tx: Tx, fileId: string): Promise<void> {
  await tx.delete(files).where(eq(files.id, fileId))
}
