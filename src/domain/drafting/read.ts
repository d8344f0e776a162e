import type { Reader } from '#src/platform/database/database.ts'

/** A draft as it is kept: the state it last was written back at, and what was typed since. */
export type KeptDraft = { state: Uint8Array; serial: number; lastSerial: number; updates: Uint8Array[] }

/** The draft of a meeting, null before anybody opened it. `hold` keeps other writers of it out until the transaction ends. */
export async function findDraft(
  db: Reader,
  meetingId: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<KeptDraft | null> {
  if (hold)
    await db.statement({
      name: 'hold_draft',
      text: 'select d.serial::text from drafts d where d.meeting_id = $1::uuid for update of d',
      values: [meetingId],
    })
  const [row] = await db.statement<{
    draft: { state: string; serial: number; lastSerial: number; updates: string[] }
  }>({
    name: 'kept_draft',
    text: `
      select json_build_object('state', encode(d.state, 'base64'), 'serial', d.serial, 'lastSerial', d.last_serial,
        'updates', coalesce((
          select json_agg(encode(u.content, 'base64') order by u.serial) from draft_updates u
          where u.collaboration_id = d.collaboration_id and u.meeting_id = d.meeting_id and u.serial > d.serial), '[]')
      ) as draft
      from drafts d where d.meeting_id = $1::uuid`,
    values: [meetingId],
  })
  if (!row) return null
  const { state, serial, lastSerial, updates } = row.draft
  return { state: bytes(state), serial, lastSerial, updates: updates.map(bytes) }
}

/** What a room that is open asks, each second: what was typed elsewhere, and marks that change with what stands around the text. */
export type Pulse = {
  lastSerial: number
  /** whether something is kept that is not written back yet */
  behind: boolean
  /** kept after `since`, in order; null where that is too long ago to be told one by one: then all is read anew */
  updates: Uint8Array[] | null
  writable: boolean
  /** of the items' texts, decisions, follow-ups and working groups: other than before, and the draft may have to take them in */
  textMark: string
  /** of attendance, agenda and the meeting itself */
  aroundMark: string
}

export async function findPulse(
  db: Reader,
  { meetingId, since }: { meetingId: string; since: number },
): Promise<Pulse | null> {
  const [row] = await db.statement<{ pulse: Omit<Pulse, 'updates'> & { updates: string[] } }>({
    name: 'draft_pulse',
    text: pulseStatement,
    values: [meetingId, since],
  })
  if (!row) return null
  const { updates, ...pulse } = row.pulse
  const complete = updates.length === pulse.lastSerial - since
  return { ...pulse, updates: complete ? updates.map(bytes) : null }
}

const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'))

const markOf = (table: string, version = 'version') =>
  `(select count(*) || '.' || coalesce(sum(x.${version}), 0) from ${table} x
    where x.collaboration_id = d.collaboration_id and x.meeting_id = d.meeting_id)`

const pulseStatement = `
  select json_build_object(
    'lastSerial', d.last_serial, 'behind', d.serial < d.last_serial,
    'updates', coalesce((
      select json_agg(encode(u.content, 'base64') order by u.serial) from draft_updates u
      where u.collaboration_id = d.collaboration_id and u.meeting_id = d.meeting_id and u.serial > $2::bigint), '[]'),
    'writable', m.state <> 'cancelled' and r.state in ('draft', 'in-review'),
    'textMark', concat_ws(' ', ${markOf('item_texts')}, ${markOf('decisions')}, ${markOf('follow_ups')},
      ${markOf('working_groups')}),
    'aroundMark', concat_ws(' ', m.version, r.version, ${markOf('agenda_items')}, ${markOf('attendances')},
      (select count(*) || '.' || count(v.removed_at) from invitees v
        where v.collaboration_id = d.collaboration_id and v.meeting_id = d.meeting_id))
  ) as pulse
  from drafts d
  join meetings m on m.collaboration_id = d.collaboration_id and m.id = d.meeting_id
  join minutes r on r.collaboration_id = d.collaboration_id and r.meeting_id = d.meeting_id
  where d.meeting_id = $1::uuid`
