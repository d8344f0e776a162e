import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { attendances, type replies } from '#src/platform/database/schema/attendance.ts'
import { seatHolders } from '#src/platform/database/schema/groups.ts'
import { invitees } from '#src/platform/database/schema/meetings.ts'
import { conflict, forbidden, invalid, stale } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { putInvitee, retireDeputy } from '../meetings/invitees.ts'
import { mayPrepare } from '../meetings/may.ts'
import { lockMeeting, type Meeting } from '../meetings/read.ts'
import { localDay } from '../meetings/times.ts'
import { getActivePeople } from '../people/active.ts'
import { type AttendanceRow, findAttendance, getInvitee, type InviteeRow } from './read.ts'

/** How long a note with a reply may be, whichever door it comes through. */
export const mostNoteLetters = 1_000

export type Reply = {
  reply: (typeof replies)[number]
  how?: 'room' | 'video' | null | undefined
  note?: string | null | undefined
  /** who comes instead: asked to the meeting as deputy, and sent an invitation with the next version */
  deputyId?: string | null | undefined
}

/**
 * One's own reply. The last one counts; the same one again changes nothing. Refuses who is not asked, and a meeting that
 * is over or called off. `through` says where it was given: api, or the link of an invitation.
 */
export async function replyForOneself(
  tx: Tx,
  actor: Actor,
  { meetingId, through = 'api', ...reply }: Reply & { meetingId: string; through?: string },
) {
  const meeting = await lockMeeting(tx, meetingId)
  const own = and(eq(invitees.meetingId, meetingId), eq(invitees.personId, actor.personId))
  const [invitee] = await tx.select().from(invitees).where(own)
  if (!invitee || invitee.removedAt) throw forbidden('attendance.not-invited')
  return keepReply(tx, actor, { meeting, invitee, reply, through })
}

/** A reply that somebody gave by telephone or mail, written down by those who prepare the meeting. Refuses a stale version. */
export async function replyForInvitee(
  tx: Tx,
  actor: Actor,
  { inviteeId, expected, ...reply }: Reply & { inviteeId: string; expected: number },
) {
  const { meetingId } = await getInvitee(tx, inviteeId)
  const meeting = await lockMeeting(tx, meetingId)
  if (!mayPrepare(actor, meeting.group)) throw forbidden('meetings.only-preparers')
  const invitee = await getInvitee(tx, inviteeId)
  if (invitee.removedAt) throw conflict('attendance.no-longer-invited')
  return keepReply(tx, actor, { meeting, invitee, reply, through: 'secretariat', expected })
}

type Keeping = { meeting: Meeting; invitee: InviteeRow; reply: Reply; through: string; expected?: number }

async function keepReply(tx: Tx, actor: Actor, { meeting, invitee, reply, through, expected }: Keeping) {
  if (meeting.state === 'cancelled') throw conflict('meetings.is-cancelled')
  if (meeting.state === 'held') throw conflict('meetings.is-held')
  const before = await findAttendance(tx, invitee.id)
  const wanted = {
    reply: reply.reply,
    replyHow: reply.reply === 'declined' ? null : (reply.how ?? null),
    replyNote: reply.note ?? null,
    replyDeputyId: reply.deputyId ?? null,
  }
  if (before && isSame(before, wanted)) return { id: invitee.id, version: before.version }
  if (expected !== undefined && expected !== (before?.version ?? 0)) throw stale(before)
  if (wanted.replyDeputyId) await refuseDeputy(tx, actor, { meeting, invitee, reply })
  await changeDeputy(tx, { invitee, before: before?.replyDeputyId ?? null, after: wanted.replyDeputyId })
  const version = (before?.version ?? 0) + 1
  const row = { ...wanted, repliedAt: tx.now, repliedThrough: through, version }
  await tx
    .insert(attendances)
    .values({ inviteeId: invitee.id, meetingId: meeting.id, ...row })
    .onConflictDoUpdate({ target: [attendances.collaborationId, attendances.inviteeId], set: row })
  const details = { inviteeId: invitee.id, personId: invitee.personId, through, ...wanted }
  await record(tx, actor, 'attendance.reply', { type: 'meeting', id: meeting.id }, details)
  return { id: invitee.id, version }
}

const isSame = (
  before: AttendanceRow,
  wanted: Pick<AttendanceRow, 'reply' | 'replyHow' | 'replyNote' | 'replyDeputyId'>,
): boolean =>
  before.reply === wanted.reply &&
  before.replyHow === wanted.replyHow &&
  before.replyNote === wanted.replyNote &&
  before.replyDeputyId === wanted.replyDeputyId

/**
 * A deputy takes a seat, for who says no. Members name one who is deputy for their seat or works where they work;
 * the secretariat names anybody.
 */
async function refuseDeputy(
  tx: Tx,
  actor: Actor,
  { meeting, invitee, reply }: { meeting: Meeting; invitee: InviteeRow; reply: Reply },
) {
  const field = 'deputyId'
  const personId = reply.deputyId ?? ''
  if (reply.reply !== 'declined') throw invalid('attendance.deputy-only-when-declined', { field })
  if (invitee.part !== 'member') throw invalid('attendance.only-members-have-deputies', { field })
  const people = await getActivePeople(tx, [{ field, personId }], localDay(meeting))
  const here = and(
    eq(invitees.meetingId, meeting.id),
    eq(invitees.personId, personId),
    isNull(invitees.removedAt),
  )
  const [standing] = await tx.select().from(invitees).where(here)
  if (personId === invitee.personId || (standing && standing.part !== 'deputy'))
    throw conflict('attendance.deputy-already-invited', { field })
  if (isSecretariat(actor) || mayPrepare(actor, meeting.group)) return
  const organisationId = people.get(personId)?.organisationId ?? null
  if (organisationId !== null && organisationId === invitee.organisationId) return
  if (
    invitee.seatId &&
    (await isDeputyOfSeat(tx, { seatId: invitee.seatId, personId, on: localDay(meeting) }))
  )
    return
  throw forbidden('attendance.deputy-from-elsewhere', { field })
}

async function isDeputyOfSeat(
  tx: Tx,
  { seatId, personId, on }: { seatId: string; personId: string; on: string },
) {
  const holding = and(
    eq(seatHolders.seatId, seatId),
    eq(seatHolders.personId, personId),
    eq(seatHolders.standing, 'deputy'),
    lte(seatHolders.fromOn, on),
    or(isNull(seatHolders.untilOn), gte(seatHolders.untilOn, on)),
  )
  return (await tx.$count(seatHolders, holding)) > 0
}

/** The one named before is no longer asked for this seat; the one named now is. */
async function changeDeputy(
  tx: Tx,
  { invitee, before, after }: { invitee: InviteeRow; before: string | null; after: string | null },
) {
  if (before === after) return
  if (before)
    await retireDeputy(tx, { meetingId: invitee.meetingId, personId: before, seatId: invitee.seatId })
  if (after)
    await putInvitee(tx, invitee.meetingId, {
      personId: after,
      part: 'deputy',
      seatId: invitee.seatId,
      organisationId: invitee.organisationId,
    })
}
