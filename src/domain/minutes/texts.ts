import { and, eq } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { type PageRequest, pageClauses, pageOf } from '#src/platform/database/paging.ts'
import { agendaItems } from '#src/platform/database/schema/agenda.ts'
import { itemTexts, itemTextVersions } from '#src/platform/database/schema/minutes.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { notFound } from '#src/platform/errors.ts'
import type { ItemInMeeting } from './item.ts'
import { publicText } from './public-content.ts'
import { readsExempt } from './rights.ts'

/** The text under an item as it stands; version 0 and an empty text where none is written yet. */
export async function getText(db: Reader, itemId: string) {
  const [row] = await db
    .select({
      agendaItemId: agendaItems.id,
      meetingId: agendaItems.meetingId,
      text: itemTexts.text,
      version: itemTexts.version,
      writtenAt: itemTexts.writtenAt,
      writtenBy: { id: people.id, name: people.name },
    })
    .from(agendaItems)
    .leftJoin(itemTexts, eq(itemTexts.agendaItemId, agendaItems.id))
    .leftJoin(people, eq(people.id, itemTexts.writtenBy))
    .where(eq(agendaItems.id, itemId))
  if (!row) throw notFound('request.not-found')
  return { ...row, text: row.text ?? '', version: row.version ?? 0 }
}

/** The same for somebody who may read it: as it is for all, where they may only because the minutes are published. */
export async function getTextFor(db: Reader, actor: Actor, item: ItemInMeeting) {
  const found = await getText(db, item.id)
  return readsExempt(actor, item) ? found : { ...found, text: publicText(found.text, item.language) }
}

/** Every save of an item's text, a page at a time. */
export async function listTextVersions(db: Reader, itemId: string, request: PageRequest) {
  const { after, orderBy, limit } = pageClauses(request, {
    column: itemTextVersions.version,
    id: itemTextVersions.agendaItemId,
  })
  const rows = await db
    .select({
      id: itemTextVersions.agendaItemId,
      version: itemTextVersions.version,
      text: itemTextVersions.text,
      writtenAt: itemTextVersions.writtenAt,
      writtenBy: { id: people.id, name: people.name },
    })
    .from(itemTextVersions)
    .leftJoin(people, eq(people.id, itemTextVersions.writtenBy))
    .where(and(eq(itemTextVersions.agendaItemId, itemId), after))
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => String(row.version))
}

export async function getTextVersion(
  db: Reader,
  { itemId, version }: { itemId: string; version: number },
): Promise<{ text: string }> {
  const [row] = await db
    .select({ text: itemTextVersions.text })
    .from(itemTextVersions)
    .where(and(eq(itemTextVersions.agendaItemId, itemId), eq(itemTextVersions.version, version)))
  if (!row) throw notFound('request.not-found', { field: 'version' })
  return row
}
