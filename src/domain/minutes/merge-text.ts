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
  const [stands, base] = [await getText(tx, itemId), await getBase(tx, { itemId, basedOn })]
  const merged = mergedText({ base: base.text, stands: stands.text, given: text })
  if (merged === stands.text) return { id: itemId, version: stands.version, text: merged }
  const { version } = await saveText(tx, actor, { itemId, text: merged, expected: stands.version })
  return { id: itemId, version, text: merged }
}

/** What it was written upon: nothing before anything was saved. */
async function getBase(db: Reader, { itemId, basedOn }: { itemId: string; basedOn: number }) {
  if (basedOn === 0) return { text: '' }
  return getTextVersion(db, { itemId, version: basedOn }).catch((error) => {
    throw error instanceof Refusal ? invalid('request.unknown-reference', { field: 'basedOn' }) : error
  })
}
