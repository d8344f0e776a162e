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

/** Why a version of the minutes was frozen, for which this was the text. */
export type TextName = { versionNumber: number; reason: 'circulated' | 'approved' | 'corrected' }

/** Every save of an item's text, a page at a time; `named` says which versions of the minutes went out with it. */
export async function listTextVersions(db: Reader, itemId: string, request: PageRequest) {
  const [page, names] = await Promise.all([listPage(db, itemId, request), listNames(db, itemId)])
  const items = page.items.map((row) => ({
    ...row,
    named: names
      .filter(({ version }) => version === row.version)
      .map(({ versionNumber, reason }): TextName => ({ versionNumber, reason })),
  }))
  return { ...page, items }
}

/** What is frozen takes the newest text that is there: so a name is reckoned, and never has to be kept. */
const listNames = (db: Reader, itemId: string) =>
  db.statement<TextName & { version: number | null }>({
    name: 'names_of_text_versions',
    text: `
      select v.number as "versionNumber", v.reason, (
        select max(t.version) from item_text_versions t
        where t.collaboration_id = i.collaboration_id and t.agenda_item_id = i.id and t.written_at <= v.created_at
      ) as version
      from agenda_items i
      join minutes r on r.collaboration_id = i.collaboration_id and r.meeting_id = i.meeting_id
      join minutes_versions v on v.collaboration_id = r.collaboration_id and v.minutes_id = r.id
      where i.id = $1::uuid
      order by v.number`,
    values: [itemId],
  })

async function listPage(db: Reader, itemId: string, request: PageRequest) {
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

/** One save of an item's text. */
export async function getTextVersion(db: Reader, { itemId, version }: { itemId: string; version: number }) {
  const [row] = await db
    .select({
      version: itemTextVersions.version,
      text: itemTextVersions.text,
      writtenAt: itemTextVersions.writtenAt,
      writtenBy: { id: people.id, name: people.name },
    })
    .from(itemTextVersions)
    .leftJoin(people, eq(people.id, itemTextVersions.writtenBy))
    .where(and(eq(itemTextVersions.agendaItemId, itemId), eq(itemTextVersions.version, version)))
  if (!row) throw notFound('request.not-found', { field: 'version' })
  return row
}
