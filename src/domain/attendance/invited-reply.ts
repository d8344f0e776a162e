import type { Reader } from '#src/platform/database/database.ts'
import { findLatestInvitation } from '../meetings/invitation-versions.ts'
import type { MeetingState } from '../meetings/states.ts'
import type { FrozenInvitation } from './draft-invitation.ts'
import { type AttendanceRow, findOwnReply, type InviteeRow } from './read.ts'

/** What somebody who was mailed an invitation sees when they are about to reply. */
export type InvitedReply = {
  meeting: { id: string; state: MeetingState; cancelledReason: string | null }
  /** what was sent last, of whichever version the mail was */
  invitation: {
    id: string
    number: number
    sequence: number
    sentAt: Date
    message: string
    content: FrozenInvitation
    pdfFileId: string | null
  }
  /** whether the mail was about an earlier version */
  isNewer: boolean
  invitee: InviteeRow
  attendance: AttendanceRow | null
  /** whom a member may name: deputies of the seat, and people from the same organisation who are not asked */
  deputies: Deputy[]
}

export type Deputy = { id: string; name: string; ofSeat: boolean }

/** The invitation and the reply that stands, for the person it was mailed to; null when they are no longer asked. */
export async function findInvitedReply(
  db: Reader,
  asked: { invitationId: string; personId: string },
): Promise<InvitedReply | null> {
  const own = await findOwnReply(db, asked)
  if (!own) return null
  const latest = await findLatestInvitation(db, own.meeting.id)
  if (!latest) return null
  const { id, state, cancelledReason } = own.meeting
  return {
    meeting: { id, state, cancelledReason },
    invitation: { ...latest, content: latest.content as FrozenInvitation },
    isNewer: latest.id !== asked.invitationId,
    invitee: own.invitee,
    attendance: own.attendance,
    deputies: own.invitee.part === 'member' ? await listDeputies(db, own.invitee) : [],
  }
}

export type ReplyGiven = {
  inviteeId: string
  part: InviteeRow['part']
  organisationId: string | null
  reply: AttendanceRow['reply']
  replyHow: 'room' | 'video' | null
  replyNote: string | null
  replyDeputyId: string | null
  repliedAt: Date | null
  version: number
  deputies: Deputy[]
}

/**
 * What somebody who is asked has replied, with their note, and whom they may send instead, in one statement. Null when they
 * are not asked. Rights are the caller's to check: it is for themselves and for those who prepare the meeting.
 */
export async function findReplyGiven(
  db: Reader,
  { meetingId, personId, inviteeId }: { meetingId: string; personId?: string; inviteeId?: string },
): Promise<ReplyGiven | null> {
  const [row] = await db.statement<{ given: ReplyGiven & { repliedAt: string | null } }>({
    name: 'reply_given',
    text: `
      select json_build_object('inviteeId', asked.id, 'part', asked.part, 'organisationId', asked.organisation_id,
        'reply', a.reply, 'replyHow', a.reply_how, 'replyNote', a.reply_note, 'replyDeputyId', a.reply_deputy_id,
        'repliedAt', a.replied_at, 'version', coalesce(a.version, 0),
        'deputies', case when asked.part = 'member' then (${deputiesOf('asked.id')}) else '[]' end) as given
      from invitees asked
      left join attendances a on a.collaboration_id = asked.collaboration_id and a.invitee_id = asked.id
      where asked.meeting_id = $1::uuid and (asked.person_id = $2::uuid or asked.id = $3::uuid) and asked.removed_at is null`,
    values: [meetingId, personId ?? null, inviteeId ?? null],
  })
  if (!row) return null
  const { repliedAt } = row.given
  return { ...row.given, repliedAt: repliedAt === null ? null : new Date(repliedAt) }
}

async function listDeputies(db: Reader, invitee: InviteeRow): Promise<Deputy[]> {
  const [row] = await db.statement<{ deputies: Deputy[] }>({
    name: 'possible_deputies',
    text: deputiesOf('$1::uuid'),
    values: [invitee.id],
  })
  return row?.deputies ?? []
}

/** SQL: the same people as the reply itself takes: a deputy of the seat on the day, or one who works in the same place. */
const deputiesOf = (inviteeId: string) => `
      with possible as (
        select p.id, p.name, exists (
          select from seat_holders h where h.collaboration_id = i.collaboration_id and h.seat_id = i.seat_id
            and h.person_id = p.id and h.standing = 'deputy'
            and h.from_on <= day.of_meeting and (h.until_on is null or h.until_on >= day.of_meeting)) as of_seat
        from invitees i
        join meetings m on m.collaboration_id = i.collaboration_id and m.id = i.meeting_id
        cross join lateral (select (m.starts_at at time zone m.zone)::date as of_meeting) day
        join people p on p.collaboration_id = i.collaboration_id and p.id <> i.person_id
          and (p.ended_on is null or p.ended_on >= day.of_meeting)
        where i.id = ${inviteeId}
          and (p.organisation_id = i.organisation_id or p.id in (
            select h.person_id from seat_holders h where h.collaboration_id = i.collaboration_id and h.seat_id = i.seat_id
              and h.standing = 'deputy'))
          and not exists (select from invitees other where other.collaboration_id = i.collaboration_id
            and other.meeting_id = i.meeting_id and other.person_id = p.id and other.removed_at is null and other.part <> 'deputy')
      )
      select coalesce(json_agg(json_build_object('id', id, 'name', name, 'ofSeat', of_seat)
        order by of_seat desc, name, id), '[]') as deputies
      from (select * from possible order by of_seat desc, name, id limit 200) shown`
