import type { Actor } from '#src/platform/actor.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { invalid, Refusal } from '#src/platform/errors.ts'
import { getItemInMeeting, refuseWriting } from './item.ts'
import { mergedText } from './merged-text.ts'
import { saveText } from './save-text.ts'
import { getText, getTextVersion } from './texts.ts'

/**
 * Saves the Markdown under an item that was written upon an earlier version of it, together with what others have saved since: where
 * both changed the same words, both stand, those saved first before the others. Answers the text as it stands then. Refuses as
 * saving does, and a version that never was.
 */
export async function mergeText(
  tx: Tx,
  actor: Actor,
  { itemId, text, basedOn }: { itemId: string; text: string; basedOn: number },
) {
  refuseWriting(actor, await getItemInMeeting(tx, itemId, { hold: true }))
  await holdText(tx, itemId)
  const [stands, base] = [await getText(tx, itemId), await getBase(tx, { itemId, basedOn })]
  const merged = mergedText({ base: base.text, stands: stands.text, given: text })
  if (merged === stands.text) return { id: itemId, version: stands.version, text: merged }
  const { version } = await saveText(tx, actor, { itemId, text: merged, expected: stands.version })
  return { id: itemId, version, text: merged }
}

/** Nobody else saves until the transaction ends: also not the first text, which refers to its item. */
async function holdText(tx: Tx, itemId: string): Promise<void> {
  const values = [itemId]
  await Promise.all([
    tx.statement({
      name: 'hold_item',
      text: 'select i.id::text from agenda_items i where i.id = $1::uuid for update of i',
      values,
    }),
    tx.statement({
      name: 'hold_item_text',
      text: 'select t.version from item_texts t where t.agenda_item_id = $1::uuid for update of t',
      values,
    }),
  ])
}

/** What it was written upon: nothing before anything was saved. */
async function getBase(db: Reader, { itemId, basedOn }: { itemId: string; basedOn: number }) {
  if (basedOn === 0) return { text: '' }
  return getTextVersion(db, { itemId, version: basedOn }).catch((error) => {
    throw error instanceof Refusal ? invalid('request.unknown-reference', { field: 'basedOn' }) : error
  })
}
