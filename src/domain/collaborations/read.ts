import type { Reader } from '#src/platform/database/database.ts'
import { collaborations } from '#src/platform/database/schema/collaborations.ts'
import { notFound } from '#src/platform/errors.ts'
import type { Letterhead } from '#src/platform/paper/document.ts'
import { localDate } from '#src/platform/time.ts'

/** The collaboration of this transaction's scope: row-level security shows no other. */
export async function getCollaboration(db: Reader) {
  const [row] = await db.select().from(collaborations)
  if (!row) throw notFound('request.not-found')
  return row
}

/** What stands at the head of its documents, as it is now. */
export async function getLetterhead(db: Reader): Promise<Letterhead> {
  const { name, letterheadLines, letterheadColour } = await getCollaboration(db)
  return { name, lines: letterheadLines, colour: letterheadColour }
}

/** Today in the collaboration's own calendar: the day that rights are read on. */
export const getToday = async (db: Reader): Promise<string> =>
  localDate(db.now, (await getCollaboration(db)).zone)
