import type { Reader } from '#src/platform/database/database.ts'
import type { CardKind } from './markers/known.ts'

/** An item of the meeting whose minutes are drafted, with its text as saved and as the draft knows it. */
export type ItemOfDraft = {
  id: string
  text: string
  /** of the saved text; 0 where nothing is saved */
  version: number
  /** what the draft was when it was last written back; null before that */
  known: { version: number; markdown: string } | null
}

/** The items in the agenda's order, in one statement. */
export async function listItems(db: Reader, meetingId: string): Promise<ItemOfDraft[]> {
  const rows = await db.statement<{ item: ItemOfDraft }>({
    name: 'items_of_draft',
    text: `
      select json_build_object('id', i.id, 'text', coalesce(t.text, ''), 'version', coalesce(t.version, 0),
        'known', case when k.agenda_item_id is not null
          then json_build_object('version', k.version, 'markdown', k.markdown) end) as item
      from agenda_items i
      left join item_texts t on t.collaboration_id = i.collaboration_id and t.agenda_item_id = i.id
      left join draft_items k on k.collaboration_id = i.collaboration_id and k.meeting_id = i.meeting_id
        and k.agenda_item_id = i.id
      where i.meeting_id = $1::uuid order by i.position, i.id`,
    values: [meetingId],
  })
  return rows.map(({ item }) => item)
}

/** A card as it was last read, and what it became. */
export type KeptCard = {
  cardId: string
  itemId: string
  kind: CardKind
  source: string
  rowId: string | null
  fault: string | null
  /** of a decision: what it says now and its number; null where there is no such row any more */
  decision: { text: string; number: string; version: number } | null
  /** whether the follow-up or working group is still there */
  standing: boolean
}

export async function listCards(db: Reader, meetingId: string): Promise<KeptCard[]> {
  const rows = await db.statement<{ card: KeptCard }>({
    name: 'cards_of_draft',
    text: `
      select json_build_object('cardId', c.card_id, 'itemId', c.agenda_item_id, 'kind', c.kind, 'source', c.source,
        'rowId', c.row_id, 'fault', c.fault,
        'decision', (select json_build_object('text', d.text, 'number', d.number, 'version', d.version) from decisions d
          where d.collaboration_id = c.collaboration_id and d.id = c.row_id),
        'standing', case c.kind
          when 'decision' then exists (select from decisions d where d.collaboration_id = c.collaboration_id and d.id = c.row_id)
          when 'follow-up' then exists (select from follow_ups f where f.collaboration_id = c.collaboration_id and f.id = c.row_id)
          else exists (select from working_groups w where w.collaboration_id = c.collaboration_id and w.group_id = c.row_id)
        end) as card
      from draft_cards c where c.meeting_id = $1::uuid`,
    values: [meetingId],
  })
  return rows.map(({ card }) => card)
}
