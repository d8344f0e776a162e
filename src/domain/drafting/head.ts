import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import type { MinutesState } from '#src/platform/database/schema/minutes.ts'
import { conflict, notFound } from '#src/platform/errors.ts'
import { type Minuted, refuseAllButWriters } from '../minutes/rights.ts'
import { isLocked } from '../minutes/steps.ts'

/** A meeting as far as it matters to who writes its draft. */
export type DraftHead = Minuted & {
  meetingId: string
  meetingState: 'planned' | 'called' | 'held' | 'cancelled'
  minutesState: MinutesState | null
}

export async function getDraftHead(db: Reader, meetingId: string): Promise<DraftHead> {
  const [row] = await db.statement<{ head: DraftHead }>({
    name: 'draft_head',
    text: `
      select json_build_object('meetingId', m.id, 'meetingState', m.state, 'groupId', m.group_id, 'parentId', g.parent_id,
        'chairPersonId', m.chair_person_id, 'writerPersonId', m.writer_person_id, 'minutesState', r.state) as head
      from meetings m
      join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id
      left join minutes r on r.collaboration_id = m.collaboration_id and r.meeting_id = m.id
      where m.id = $1::uuid`,
    values: [meetingId],
  })
  if (!row) throw notFound('request.not-found')
  return row.head
}

/** Refuses all but those who write these minutes, a cancelled meeting, minutes that are not begun, and locked ones. */
export function refuseDrafting(actor: Actor, head: DraftHead): void {
  refuseAllButWriters(actor, head)
  if (head.meetingState === 'cancelled') throw conflict('minutes.meeting-cancelled')
  if (head.minutesState === null) throw conflict('minutes.not-begun')
  if (isLocked(head.minutesState)) throw conflict('request.locked')
}
