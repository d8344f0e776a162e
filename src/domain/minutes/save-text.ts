import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { stale } from '#src/platform/errors.ts'
import { belongsTo, isSecretariat, writesFor } from '#src/platform/may.ts'
import { getItemInMeeting, refuseWriting } from './item.ts'
import { refuseMarkdown } from './refuse-markdown.ts'
import { writesAll } from './rights.ts'
import { getText, getTextVersion } from './texts.ts'

/**
 * Saves the Markdown under an item as its next version; `expected` is the version it was written upon, 0 where there
 * was none. Refuses a text that cannot be set, locked minutes, and a stale version: that refusal carries what stands
 * now, so that both texts are at hand.
 *
 * It is the most frequent write of all, so rights, state, version, text and history are one statement, and the audit
 * travels with it: where nothing was saved, the refusal rolls both back.
 */
export async function saveText(
  tx: Tx,
  actor: Actor,
  { itemId, text, expected }: { itemId: string; text: string; expected: number },
) {
  refuseMarkdown(text, 'text')
  const version = expected + 1
  const [[saved]] = await Promise.all([
    tx.statement<{ id: string }>({
      name: 'save_text',
      text: saveStatement,
      values: [itemId, text, expected, tx.now.toISOString(), actor.personId, ...standingOf(actor)],
    }),
    record(
      tx,
      actor,
      'minutes.save-text',
      { type: 'agenda-item', id: itemId },
      { version, length: text.length },
    ),
  ])
  if (!saved) throw await refusalOf(tx, actor, itemId)
  return { id: itemId, version }
}

/** Makes an earlier version of an item's text the newest one. Nothing in between is lost. */
export async function restoreText(
  tx: Tx,
  actor: Actor,
  { itemId, version, expected }: { itemId: string; version: number; expected: number },
) {
  refuseWriting(actor, await getItemInMeeting(tx, itemId))
  const { text } = await getTextVersion(tx, { itemId, version })
  return saveText(tx, actor, { itemId, text, expected })
}

/** `writesMinutes` as the statement asks it: writes for every group; for these; for those under these; belongs to these. */
function standingOf(actor: Actor): [boolean, string, string, string] {
  const mine = Object.keys(actor.groups)
  const those = (may: typeof writesFor) => mine.filter((groupId) => may(actor, groupId)).join()
  return [isSecretariat(actor), those(writesAll), those(writesFor), those(belongsTo)]
}

async function refusalOf(tx: Tx, actor: Actor, itemId: string) {
  refuseWriting(actor, await getItemInMeeting(tx, itemId))
  return stale(await getText(tx, itemId))
}

// The trigger on item_texts makes a save and an approval wait for each other: no text slips in behind the frozen copy.
const saveStatement = `
  with target as (
    select i.id, i.meeting_id
    from agenda_items i
    join meetings m on m.collaboration_id = i.collaboration_id and m.id = i.meeting_id
    join minutes r on r.collaboration_id = i.collaboration_id and r.meeting_id = i.meeting_id
    where i.id = $1::uuid and r.state in ('draft', 'in-review') and m.state <> 'cancelled'
      and ($6::boolean or m.group_id::text = any(string_to_array($7::text, ','))
        or (m.writer_person_id = $5::uuid and m.group_id::text = any(string_to_array($9::text, ',')))
        or exists (select from groups g where g.collaboration_id = m.collaboration_id and g.id = m.group_id
          and g.parent_id::text = any(string_to_array($8::text, ','))))
      and ($3::integer = 0 or exists (
        select from item_texts t where t.collaboration_id = i.collaboration_id and t.agenda_item_id = i.id))
  ), saved as (
    insert into item_texts as t (agenda_item_id, meeting_id, text, version, written_at, written_by)
    select id, meeting_id, $2::text, 1, $4::timestamptz, $5::uuid from target
    on conflict (collaboration_id, agenda_item_id) do update
      set text = excluded.text, version = t.version + 1, written_at = excluded.written_at, written_by = excluded.written_by
      where t.version = $3::integer
    returning t.agenda_item_id, t.version
  )
  insert into item_text_versions (agenda_item_id, version, text, written_at, written_by)
  select agenda_item_id, version, $2::text, $4::timestamptz, $5::uuid from saved
  returning agenda_item_id::text as id`
