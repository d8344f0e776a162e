import type * as Y from 'yjs'
import type { Reader } from '#src/platform/database/database.ts'
import { markdownToDoc } from '#src/platform/rich-text/from-markdown.ts'
import { writeFragment } from '#src/platform/rich-text/shared-text.ts'
import { getText } from '../minutes/texts.ts'

/**
 * What makes an item's shared text again what was last saved of it, where what stands there cannot be read any more. Null for an
 * item of another meeting.
 */
export async function startOver(
  db: Reader,
  { meetingId, itemId }: { meetingId: string; itemId: string },
): Promise<((shared: Y.Doc) => void) | null> {
  const saved = await getText(db, itemId)
  if (saved.meetingId !== meetingId) return null
  return (shared) => {
    const fragment = shared.getXmlFragment(itemId)
    fragment.delete(0, fragment.length)
    writeFragment(fragment, markdownToDoc(saved.text))
  }
}
