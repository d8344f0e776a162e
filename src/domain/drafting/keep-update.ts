import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { getDraftHead, refuseDrafting } from './head.ts'

/**
 * Keeps what was typed, as the shared text's library encodes it, beside what was kept before: it is not read here. Answers its
 * place in the order. Refuses as writing does. It is no change of the record yet: that is recorded when it is written back.
 */
export async function keepUpdate(
  tx: Tx,
  actor: Actor,
  { meetingId, update }: { meetingId: string; update: Uint8Array },
): Promise<number> {
  refuseDrafting(actor, await getDraftHead(tx, meetingId))
  return insertUpdate(tx, { meetingId, update, personId: actor.personId })
}

/** The same within a command that has asked who may. The draft's row gives the order: numbers are seen in the order they are given. */
export async function insertUpdate(
  tx: Tx,
  { meetingId, update, personId }: { meetingId: string; update: Uint8Array; personId: string },
): Promise<number> {
  const [kept] = await tx.statement<{ serial: string }>({
    name: 'keep_draft_update',
    text: `
      with next as (
        update drafts d set last_serial = d.last_serial + 1 where d.meeting_id = $1::uuid returning d.last_serial
      )
      insert into draft_updates (meeting_id, serial, content, written_by, written_at)
      select $1::uuid, last_serial, decode($2::text, 'base64'), $3::uuid, $4::timestamptz from next
      returning serial::text`,
    values: [meetingId, Buffer.from(update).toString('base64'), personId, tx.now.toISOString()],
  })
  if (!kept) throw new Error('an update to a draft that nobody has opened')
  return Number(kept.serial)
}
