import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '../database/database.ts'
import { mails } from '../database/schema/platform.ts'

/** Which of these events have had a mail of this kind already: what the clock starts looks first, and writes each once. */
export async function knownEvents(
  db: Reader,
  { kind, events }: { kind: string; events: string[] },
): Promise<Set<string>> {
  if (events.length === 0) return new Set()
  const rows = await db
    .selectDistinct({ event: mails.event })
    .from(mails)
    .where(and(eq(mails.kind, kind), inArray(mails.event, events)))
  return new Set(rows.map(({ event }) => event))
}
