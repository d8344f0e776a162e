import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'

/** Writes a standard phrase under an item where nothing is written yet; a text that somebody wrote stays as it is. */
export async function writePhrase(
  tx: Tx,
  actor: Actor,
  { itemId, meetingId, text }: { itemId: string; meetingId: string; text: string },
): Promise<void> {
  const [written] = await tx.statement<{ version: string }>({
    name: 'write_phrase',
    text: `
      with written as (
        insert into item_texts as t (agenda_item_id, meeting_id, text, version, written_at, written_by)
        values ($1::uuid, $2::uuid, $3::text, 1, $4::timestamptz, $5::uuid)
        on conflict (collaboration_id, agenda_item_id) do update
          set text = excluded.text, version = t.version + 1, written_at = excluded.written_at, written_by = excluded.written_by
          where btrim(t.text) = ''
        returning t.agenda_item_id, t.version
      )
      insert into item_text_versions (agenda_item_id, version, text, written_at, written_by)
      select agenda_item_id, version, $3::text, $4::timestamptz, $5::uuid from written
      returning version::text`,
    values: [itemId, meetingId, text, tx.now.toISOString(), actor.personId],
  })
  if (!written) return
  const details = { version: Number(written.version), length: text.length }
  await record(tx, actor, 'minutes.save-text', { type: 'agenda-item', id: itemId }, details)
}
