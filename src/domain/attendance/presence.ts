import { eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { attendances, type presences } from '#src/platform/database/schema/attendance.ts'
import { invitees } from '#src/platform/database/schema/meetings.ts'
import { conflict, forbidden, invalid, stale } from '#src/platform/errors.ts'
import { listItems } from '../agenda/read.ts'
import { addInvitee, type NewInvitee } from '../meetings/invitees.ts'
import { mayPrepare, serves } from '../meetings/may.ts'
import { lockMeeting, type Meeting, refuseApprovedMinutes } from '../meetings/read.ts'
import { refuseBeforeDay } from '../meetings/times.ts'
import { type Came, type PresenceFault, presenceFault } from './presence-rules.ts'
import { type AttendanceRow, getInvitee } from './read.ts'

export type Presence = {
  /** null takes it back */
  presence: (typeof presences)[number] | null
  /** the person whose place is taken: with `deputising`, and only then */
  deputisingForId?: string | null | undefined
  fromItemId?: string | null | undefined
  toItemId?: string | null | undefined
  note?: string | null | undefined
}

/** Who came, of one invitee. Refuses a stale version, and a meeting whose day has not come. */
export async function takePresence(
  tx: Tx,
  actor: Actor,
  { inviteeId, expected, ...presence }: Presence & { inviteeId: string; expected: number },
) {
  const { meetingId } = await getInvitee(tx, inviteeId)
  const rows = [{ inviteeId, version: expected, ...presence }]
  const [taken] = await takeRows(tx, actor, { meetingId, rows, fieldOf: (_, field) => field })
  return taken ?? { id: inviteeId, version: expected }
}

export type PresenceOfInvitee = Presence & {
  inviteeId: string
  /** the version read: refused as stale when another stands. Without it the row is written whatever stands */
  version?: number | undefined
}

/** Somebody who came without being asked, for themselves or in another's place. */
export type Unasked = Pick<NewInvitee, 'personId' | 'part'> & { deputisingForId?: string | null | undefined }

/**
 * Who came, of many invitees at once: all rows or none. Rows that say what stands already change nothing. Refuses, with the
 * field, a deputy for nobody, for one who is there or for one who has another deputy, and items in the wrong order. One who came
 * unasked is put on the list first, by those who may.
 */
export async function takeAttendance(
  tx: Tx,
  actor: Actor,
  { meetingId, rows: told, unasked }: { meetingId: string; rows: PresenceOfInvitee[]; unasked?: Unasked },
) {
  const rows = unasked ? [...told, await askWhoCame(tx, actor, { meetingId, unasked })] : told
  const fieldOf: FieldOf = (index, field) => (index < told.length ? `rows.${index}.${field}` : field)
  const twice = rows.findIndex(({ inviteeId }, at) =>
    rows.some((row, i) => i < at && row.inviteeId === inviteeId),
  )
  if (twice !== -1) throw invalid('attendance.row-twice', { field: fieldOf(twice, 'inviteeId') })
  return takeRows(tx, actor, { meetingId, rows, fieldOf })
}

async function askWhoCame(
  tx: Tx,
  actor: Actor,
  { meetingId, unasked }: { meetingId: string; unasked: Unasked },
): Promise<PresenceOfInvitee> {
  const { deputisingForId = null, ...invitee } = unasked
  const { id: inviteeId } = await addInvitee(tx, actor, { meetingId, ...invitee })
  return { inviteeId, presence: deputisingForId === null ? 'present' : 'deputising', deputisingForId }
}

type FieldOf = (index: number, field: string) => string

async function takeRows(
  tx: Tx,
  actor: Actor,
  { meetingId, rows, fieldOf }: { meetingId: string; rows: PresenceOfInvitee[]; fieldOf: FieldOf },
) {
  const meeting = await lockMeeting(tx, meetingId)
  if (!mayPrepare(actor, meeting.group) && !serves(actor, meeting)) throw forbidden('meetings.only-preparers')
  if (meeting.state === 'cancelled') throw conflict('meetings.is-cancelled')
  // What was taken may be taken back, also once the meeting was put off to another day.
  if (rows.some(({ presence }) => presence !== null)) refuseBeforeDay(meeting, tx)
  await refuseApprovedMinutes(tx, meeting)
  const standing = await readStanding(tx, meetingId)
  const changed = rows.map((row, index) => changeOf(row, { index, standing, fieldOf }))
  refuseFaults(changed, { standing, fieldOf, places: await placesOf(tx, meeting) })
  const written = changed.filter(({ before, after }) => !before || !isSame(before, after))
  if (written.length > 0) {
    await write(tx, meetingId, written)
    const details = { rows: written.map(({ inviteeId, after }) => ({ inviteeId, ...after })) }
    await record(tx, actor, 'attendance.take', { type: 'meeting', id: meetingId }, details)
  }
  return changed.map(({ inviteeId, before, after }) => ({
    id: inviteeId,
    version: before && isSame(before, after) ? before.version : (before?.version ?? 0) + 1,
  }))
}

type Standing = Map<string, { personId: string; row: AttendanceRow | null }>
type Told = Pick<AttendanceRow, 'presence' | 'deputisingForId' | 'fromItemId' | 'toItemId' | 'presenceNote'>
type Change = {
  index: number
  inviteeId: string
  personId: string
  before: AttendanceRow | null
  after: Told
}

async function readStanding(tx: Tx, meetingId: string): Promise<Standing> {
  const asked = await tx
    .select({ id: invitees.id, personId: invitees.personId, removedAt: invitees.removedAt })
    .from(invitees)
    .where(eq(invitees.meetingId, meetingId))
  const present = asked.filter((one) => one.removedAt === null)
  const ids = present.map((one) => one.id)
  const rows =
    ids.length === 0 ? [] : await tx.select().from(attendances).where(inArray(attendances.inviteeId, ids))
  const byInvitee = new Map(rows.map((row) => [row.inviteeId, row]))
  return new Map(present.map(({ id, personId }) => [id, { personId, row: byInvitee.get(id) ?? null }]))
}

function changeOf(
  row: PresenceOfInvitee,
  { index, standing, fieldOf }: { index: number; standing: Standing; fieldOf: FieldOf },
): Change {
  const invitee = standing.get(row.inviteeId)
  if (!invitee) throw invalid('request.unknown-reference', { field: fieldOf(index, 'inviteeId') })
  const after = {
    presence: row.presence,
    deputisingForId: row.deputisingForId ?? null,
    fromItemId: row.fromItemId ?? null,
    toItemId: row.toItemId ?? null,
    presenceNote: row.note ?? null,
  }
  const before = invitee.row
  const asRead = row.version === undefined || row.version === (before?.version ?? 0)
  if (!asRead && !(before && isSame(before, after))) throw stale(before)
  return { index, inviteeId: row.inviteeId, personId: invitee.personId, before, after }
}

async function placesOf(tx: Tx, meeting: Meeting): Promise<Map<string, number>> {
  const items = await listItems(tx, meeting.id)
  return new Map(items.map((item) => [item.id, item.position]))
}

/** The whole list as it will stand is looked at, so that a deputy and the one they stand in for can come in one request. */
function refuseFaults(
  changed: Change[],
  { standing, places, fieldOf }: { standing: Standing; places: Map<string, number>; fieldOf: FieldOf },
) {
  const list = new Map<string, Came>()
  for (const { personId, row } of standing.values())
    list.set(personId, {
      personId,
      presence: row?.presence ?? null,
      deputisingForId: row?.deputisingForId ?? null,
    })
  for (const { personId, after } of changed) list.set(personId, { personId, ...after })
  for (const { index, personId, after } of changed) {
    const fault = presenceFault({ personId, ...after }, { list: [...list.values()], places })
    if (fault) throw refusalOf(fault, fieldOf(index, fault.field))
  }
}

const refusalOf = ({ kind, code }: PresenceFault, field: string) =>
  (kind === 'conflict' ? conflict : invalid)(code, { field })

const isSame = (before: AttendanceRow, after: Told): boolean =>
  (['presence', 'deputisingForId', 'fromItemId', 'toItemId', 'presenceNote'] as const).every(
    (field) => before[field] === after[field],
  )

async function write(tx: Tx, meetingId: string, written: Change[]) {
  for (let start = 0; start < written.length; start += 500)
    await tx
      .insert(attendances)
      .values(
        written.slice(start, start + 500).map(({ inviteeId, after }) => ({ inviteeId, meetingId, ...after })),
      )
      .onConflictDoUpdate({
        target: [attendances.collaborationId, attendances.inviteeId],
        set: {
          presence: sql`excluded.presence`,
          deputisingForId: sql`excluded.deputising_for_id`,
          fromItemId: sql`excluded.from_item_id`,
          toItemId: sql`excluded.to_item_id`,
          presenceNote: sql`excluded.presence_note`,
          version: sql`${attendances.version} + 1`,
        },
      })
}
