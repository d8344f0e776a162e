import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { findDraft, type KeptDraft } from './read.ts'
import { type WrittenBack, writeBack } from './write-back.ts'

/**
 * Opens the draft of a meeting for somebody who writes it: made of what its items say, the first time, and with what was saved to them
 * by other ways since; with it, the items whose text cannot be theirs as it stands. Refuses as writing does.
 */
export async function enterRoom(
  tx: Tx,
  actor: Actor,
  { meetingId }: { meetingId: string },
  desk: Desk,
): Promise<KeptDraft & Pick<WrittenBack, 'faults'>> {
  const { faults } = await writeBack(tx, actor, { meetingId }, desk)
  const draft = await findDraft(tx, meetingId)
  if (!draft) throw new Error('a draft that was just written back')
  return { ...draft, faults }
}
