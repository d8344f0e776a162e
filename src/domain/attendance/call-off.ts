import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import type { WithoutEmail } from '#src/platform/mail/mail-each.ts'
import { enqueue } from '#src/platform/mail/outbox.ts'
import { cancelMeetingWithAgenda } from '../agenda/move-meeting.ts'
import {
  findLatestInvitation,
  freezeCancellation,
  type InvitationVersion,
} from '../meetings/invitation-versions.ts'
import { lockMeetingToPrepare } from '../meetings/read.ts'
import { refuseStep } from '../meetings/states.ts'
import { listPeopleById } from '../people/read.ts'
import type { FrozenInvitation, Recipient } from './draft-invitation.ts'
import { invitationMails } from './invitation-mails.ts'
import { listReplies } from './read.ts'

/**
 * Calls a meeting off with the reason. Everybody whose calendar holds it is told, and it is taken out again; a meeting that
 * nobody was called to is only marked. Answers who should have been told and has no address.
 */
export async function callOffMeeting(
  tx: Tx,
  actor: Actor,
  { meetingId, reason }: { meetingId: string; reason: string },
  desk: Desk,
) {
  const meeting = await lockMeetingToPrepare(tx, actor, meetingId)
  refuseStep(meeting.state, 'cancel')
  const latest = await findLatestInvitation(tx, meetingId)
  const told = latest ? await tellAll(tx, actor, { latest, reason }, desk) : null
  const cancelled = await cancelMeetingWithAgenda(tx, actor, { meetingId, reason })
  if (latest && told)
    await freezeCancellation(tx, actor, { id: told.id, latest, sequence: told.sequence, reason })
  return { id: cancelled.id, version: cancelled.version, withoutEmail: told?.withoutEmail ?? [] }
}

async function tellAll(
  tx: Tx,
  actor: Actor,
  { latest, reason }: { latest: InvitationVersion; reason: string },
  desk: Desk,
) {
  const content = latest.content as FrozenInvitation
  const people = await listPeopleById(tx, [
    ...new Set([...content.reached, ...content.invitees.map(({ personId }) => personId)]),
  ])
  const replies = await listReplies(tx, latest.meetingId)
  const recipients = people.flatMap((one): Recipient[] => {
    const reply = replies.get(one.id) ?? null
    return one.email === null ? [] : [{ ...one, email: one.email, as: 'withdrawn', invited: null, reply }]
  })
  const id = tx.newId()
  const sequence = latest.sequence + 1
  const sending = {
    invitationId: id,
    sequence,
    content,
    changes: [],
    message: reason,
    sender: actor.name,
    sentAt: tx.now,
    attachments: [],
  }
  const all = recipients.map((to) => ({ to, kind: 'invitation-cancelled' as const, link: null }))
  await enqueue(tx, await invitationMails(desk, sending, all))
  const withoutEmail: WithoutEmail[] = people
    .filter(({ email }) => email === null)
    .map(({ id: personId, name }) => ({ personId, name }))
  return { id, sequence, withoutEmail }
}
