import { getTemplate, madeBy } from '#src/domain/templates/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict } from '#src/platform/errors.ts'
import { keepFile } from '#src/platform/files.ts'
import { enqueue } from '#src/platform/mail/outbox.ts'
import { printDocument } from '#src/platform/paper/print.ts'
import { makeLinks } from '../access/links.ts'
import { freezeInvitation } from '../meetings/invitation-versions.ts'
import { lockMeetingToPrepare } from '../meetings/read.ts'
import { refuseStep } from '../meetings/states.ts'
import { draftInvitation, type FrozenInvitation, type Recipient, saysNothing } from './draft-invitation.ts'
import { invitationMails, kindOf } from './invitation-mails.ts'
import { fileNameOf, invitationPaper } from './invitation-paper.ts'

/**
 * Sends the next version of the invitation: freezes what it says with its PDF, calls the meeting, writes one mail to each.
 * Whoever is asked for the first time gets an invitation, the others what changed, those no longer asked a withdrawal.
 * Refuses when nobody is asked, or when nothing changed since the last version. Answers who has no address.
 */
export async function sendInvitation(
  tx: Tx,
  actor: Actor,
  { meetingId, message = '' }: { meetingId: string; message?: string | undefined },
  desk: Desk,
) {
  const meeting = await lockMeetingToPrepare(tx, actor, meetingId)
  refuseStep(meeting.state, 'call')
  const draft = await draftInvitation(tx, meeting)
  if (draft.content.invitees.length === 0) throw conflict('attendance.nobody-to-invite')
  if (saysNothing(draft)) throw conflict('attendance.nothing-to-send')
  const { content, changes, number, sequence, recipients, withoutEmail } = draft
  const id = tx.newId()
  const sentAt = tx.now.toISOString()
  const template = await getTemplate(tx, { name: 'invitation', groupId: content.group.id })
  const tree = invitationPaper({ content, changes, message, number, sentAt, draft: false }, template)
  const document = await printDocument(desk, tree, { name: fileNameOf(content) })
  const pdf = await keepFile(tx, document)
  const asked = recipients.filter((one) => one.as !== 'withdrawn').map((one) => one.id)
  const links = await makeLinks(tx, desk.baseUrl, { purpose: 'reply', personIds: asked, subjectId: id })
  const attachments = [{ fileId: pdf.id, name: document.name }]
  const sending = {
    invitationId: id,
    sequence,
    content,
    changes,
    message,
    sender: actor.name,
    sentAt: tx.now,
    attachments,
  }
  const letters = (all: Recipient[]) =>
    all.map((to) => ({ to, kind: kindOf[to.as], link: links.get(to.id) ?? null }))
  // Who is no longer asked is told of the meeting as they knew it.
  const known = { ...sending, content: draft.before ?? content }
  await enqueue(tx, [
    ...(await invitationMails(desk, sending, letters(recipients.filter((one) => one.as !== 'withdrawn')))),
    ...(await invitationMails(desk, known, letters(recipients.filter((one) => one.as === 'withdrawn')))),
  ])
  const frozen: FrozenInvitation = { ...content, reached: draft.reached }
  const version = {
    ...{ id, number, sequence, content: frozen, changes, message, pdfFileId: pdf.id },
    ...madeBy(template),
  }
  const called = await freezeInvitation(tx, actor, { meeting, ...version })
  return { id, version: called.version, number, mails: recipients.length, withoutEmail }
}
