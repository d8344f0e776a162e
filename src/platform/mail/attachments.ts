import { eq } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { files } from '../database/schema/platform.ts'
import type { ClaimedMail } from './claims.ts'
import type { MailAttachment } from './compose.ts'
import { MailError } from './mail-error.ts'

type StoredFile = { mediaType: string; bytes: Uint8Array }

/**
 * Reads the files that mails carry, each once for a run of mails that share it: five thousand invitations hold one PDF
 * in memory. A file is looked for in the mail's own collaboration only. Throws MailError `permanent` when it is gone.
 */
export function attachmentReader(db: Database, { mostFiles = 8 }: { mostFiles?: number } = {}) {
  const read = new Map<string, Promise<StoredFile | undefined>>()

  function fileOf(collaborationId: string, fileId: string): Promise<StoredFile | undefined> {
    const key = `${collaborationId}/${fileId}`
    let file = read.get(key)
    if (!file) {
      file = readFile(db, { collaborationId, fileId })
      file.catch(() => read.delete(key))
    }
    // The one used last goes to the end, the one not used for longest is let go.
    read.delete(key)
    read.set(key, file)
    for (const oldest of read.keys()) if (read.size > mostFiles) read.delete(oldest)
    return file
  }

  return {
    attachmentsOf: ({
      collaborationId,
      attachments,
    }: Pick<ClaimedMail, 'collaborationId' | 'attachments'>): Promise<MailAttachment[]> =>
      Promise.all(
        attachments.map(async ({ fileId, name }) => {
          const file = await fileOf(collaborationId, fileId)
          if (!file) throw new MailError('permanent', 'message', `the attached file ${name} is gone`)
          return { name, type: file.mediaType, bytes: file.bytes }
        }),
      ),
    forget: () => read.clear(),
  }
}

async function readFile(
  db: Database,
  { collaborationId, fileId }: { collaborationId: string; fileId: string },
): Promise<StoredFile | undefined> {
  const [file] = await db.read({ collaborationId }, (reader) =>
    reader.select({ mediaType: files.mediaType, bytes: files.bytes }).from(files).where(eq(files.id, fileId)),
  )
  return file
}
