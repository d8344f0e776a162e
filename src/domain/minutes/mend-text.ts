import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { conflict } from '#src/platform/errors.ts'
import { getItemInMeeting, refuseWriting } from './item.ts'
import { saveText } from './save-text.ts'
import { getText } from './texts.ts'

/**
 * Replaces words of the text under an item, each time they stand there, and leaves all else as it is. Refuses as saving the text
 * does, and where the words no longer stand there.
 */
export async function mendText(
  tx: Tx,
  actor: Actor,
  { itemId, from, to }: { itemId: string; from: string; to: string },
) {
  refuseWriting(actor, await getItemInMeeting(tx, itemId, { hold: true }))
  const { text, version } = await getText(tx, itemId)
  if (from === '' || !text.includes(from)) throw conflict('minutes.words-gone')
  return saveText(tx, actor, { itemId, text: text.replaceAll(from, () => to), expected: version })
}
