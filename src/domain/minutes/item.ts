import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import type { ItemKind } from '#src/platform/database/schema/agenda.ts'
import type { MinutesState } from '#src/platform/database/schema/minutes.ts'
import { conflict, forbidden, notFound } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import {
  knowsGroup,
  type Minuted,
  readsCirculated,
  readsDraft,
  readsExempt,
  writesMinutes,
} from './rights.ts'
import { isLocked } from './steps.ts'

/** An agenda item with its meeting and that meeting's minutes, as far as the rules ask. Instants are RFC 3339 in UTC. */
export type ItemInMeeting = Minuted & {
  id: string
  kind: ItemKind
  title: string
  approvesMinutesId: string | null
  withdrawn: boolean
  meetingId: string
  meetingState: 'planned' | 'called' | 'held' | 'cancelled'
  startsAt: string
  zone: string
  language: Language
  minutesId: string | null
  minutesState: MinutesState | null
  invited: string[]
  invitedGuests: string[]
  exemptBasis: string | null
}

/** Loads an agenda item. `hold` keeps its minutes from being approved until the transaction ends. */
export async function getItemInMeeting(
  db: Reader,
  itemId: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<ItemInMeeting> {
  const values = [itemId]
  const [, [row]] = await Promise.all([
    hold ? db.statement({ name: 'hold_minutes_of_item', text: holdStatement, values }) : [],
    db.statement<{ item: ItemInMeeting }>({ name: 'item_in_meeting', text: itemStatement, values }),
  ])
  if (!row) throw notFound('request.not-found')
  return row.item
}

/** Refuses all but those who write these minutes, a cancelled meeting, minutes that are not begun, and locked ones. */
export function refuseWriting(actor: Actor, item: ItemInMeeting): void {
  if (!writesMinutes(actor, item))
    throw knowsGroup(actor, item) ? forbidden('minutes.only-writers') : unknown()
  refuseUnwritable(item)
}

/** The same for commands that have rights of their own. */
export function refuseUnwritable(item: ItemInMeeting): void {
  if (item.meetingState === 'cancelled') throw conflict('minutes.meeting-cancelled')
  if (item.minutesState === null) throw conflict('minutes.not-begun')
  if (isLocked(item.minutesState)) throw conflict('request.locked')
}

/**
 * Refuses those who may not read what is being written under the item. Until the minutes are approved the group reads
 * the circulated version of the minutes instead.
 */
export function refuseReadingText(actor: Actor, item: ItemInMeeting): void {
  if (readsDraft(actor, item)) return
  const { minutesState: state } = item
  if (state === null || !readsCirculated(actor, { ...item, state }))
    throw knowsGroup(actor, item) ? forbidden('minutes.still-draft') : unknown()
  if (!isLocked(state)) throw forbidden('minutes.still-draft')
  if (item.exemptBasis !== null && !readsExempt(actor, item)) throw unknown()
}

/** Refuses all but those who write these minutes or lead the meeting: what was struck out on the way is no part of the record. */
export function refuseReadingHistory(actor: Actor, item: ItemInMeeting): void {
  refuseReadingText(actor, item)
  if (!readsDraft(actor, item)) throw forbidden('minutes.only-writers')
}

const unknown = () => notFound('request.not-found')

// Locked before the item is read, so that what is read is what stands once the lock is had.
const holdStatement = `
  select r.id::text from minutes r
  join agenda_items i on i.collaboration_id = r.collaboration_id and i.meeting_id = r.meeting_id
  where i.id = $1::uuid for share of r`

const itemStatement = `
  select json_build_object(
    'id', i.id, 'kind', i.kind, 'title', i.title, 'approvesMinutesId', i.approves_minutes_id,
    'exemptBasis', i.exempt_basis,
    'withdrawn', i.withdrawn,
    'meetingId', i.meeting_id, 'meetingState', m.state, 'startsAt', ${utc('m.starts_at')}, 'zone', m.zone,
    'groupId', m.group_id, 'parentId', g.parent_id, 'language', g.language,
    'chairPersonId', m.chair_person_id, 'writerPersonId', m.writer_person_id,
    'minutesId', r.id, 'minutesState', r.state,
    'invited', coalesce((select json_agg(one.person_id) from invitees one
      where one.collaboration_id = m.collaboration_id and one.meeting_id = m.id and one.removed_at is null), '[]'),
    'invitedGuests', coalesce((select json_agg(one.person_id) from invitees one
      where one.collaboration_id = m.collaboration_id and one.meeting_id = m.id and one.removed_at is null
        and one.part = 'guest'), '[]')
  ) as item
  from agenda_items i
  join meetings m on m.collaboration_id = i.collaboration_id and m.id = i.meeting_id
  join groups g on g.collaboration_id = i.collaboration_id and g.id = m.group_id
  left join minutes r on r.collaboration_id = i.collaboration_id and r.meeting_id = i.meeting_id
  where i.id = $1::uuid`
