import { getTemplate, getTemplateOf } from '#src/domain/templates/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict, forbidden, notFound } from '#src/platform/errors.ts'
import { getFile } from '#src/platform/files.ts'
import { type DocumentFormat, PrintOrder } from '#src/platform/paper/print.ts'
import { getInvitationToRead } from '../meetings/invitation-versions.ts'
import { mayPrepare } from '../meetings/may.ts'
import { getMeeting, getMeetingToRead } from '../meetings/read.ts'
import { refuseStep } from '../meetings/states.ts'
import { draftInvitation, saysNothing } from './draft-invitation.ts'
import { changeSentence } from './invitation-changes.ts'
import { type InvitationContent, readInvitationContent } from './invitation-content.ts'
import { calendarEntry, invitationLetter, kindOf } from './invitation-mails.ts'
import { attendanceListPaper, fileNameOf, invitationPaper } from './invitation-paper.ts'

type Asked = { meetingId: string; message?: string | undefined }

/** What would be sent now: to whom, who cannot be reached, what changed, and the letter as one of them would get it. */
export async function previewInvitation(
  db: Reader,
  actor: Actor,
  { meetingId, message = '' }: Asked,
  desk: Pick<Desk, 'baseUrl'>,
) {
  const draft = await draftToPrepare(db, actor, meetingId)
  const { content, changes, recipients } = draft
  const { language } = content.group
  const first = recipients.find((one) => one.as === 'update') ?? recipients[0]
  const letter =
    first &&
    invitationLetter(
      { content, changes, message, sender: actor.name },
      {
        to: first,
        kind: kindOf[first.as],
        link: `${desk.baseUrl}/l/…`,
        language: first.language ?? language,
      },
    )
  return {
    number: draft.number,
    sendable: content.invitees.length > 0 && !saysNothing(draft),
    subject: letter?.subject ?? null,
    text: letter?.text ?? null,
    changes: changes.map((change) => ({ ...change, sentence: changeSentence(change, language) })),
    recipients: recipients.map(({ id, name, email, as }) => ({ personId: id, name, email, as })),
    withoutEmail: draft.withoutEmail,
  }
}

/** The invitation that would be sent now, marked as a draft. */
export async function printInvitationPreview(
  db: Reader,
  actor: Actor,
  { meetingId, message = '', format }: Asked & { format?: DocumentFormat },
): Promise<PrintOrder> {
  const { content, changes, number } = await draftToPrepare(db, actor, meetingId)
  const template = await getTemplate(db, { name: 'invitation', groupId: content.group.id })
  const sentAt = content.meeting.startsAt
  const tree = invitationPaper({ content, changes, message, number, sentAt, draft: true }, template)
  return new PrintOrder(tree, { name: fileNameOf(content), format })
}

async function draftToPrepare(db: Reader, actor: Actor, meetingId: string) {
  const [meeting, draft] = await Promise.all([
    getMeeting(db, meetingId),
    draftInvitation(db, { id: meetingId }),
  ])
  if (!mayPrepare(actor, meeting.group)) throw forbidden('meetings.only-preparers')
  refuseStep(meeting.state, 'call')
  return draft
}

/** The PDF of a version, the very bytes that were sent. A cancellation has none. */
export async function getInvitationPdf(db: Reader, actor: Actor, invitationId: string) {
  const { pdfFileId } = await getInvitationToRead(db, actor, invitationId)
  if (!pdfFileId) throw notFound('request.not-found')
  const { name, mediaType, bytes } = await getFile(db, pdfFileId)
  return { name, mediaType, bytes }
}

/** A version of the invitation in another form than the PDF that was sent: from what was frozen, by the template of then. */
export async function printInvitation(
  db: Reader,
  actor: Actor,
  { invitationId, format }: { invitationId: string; format: DocumentFormat },
): Promise<PrintOrder> {
  const version = await getInvitationToRead(db, actor, invitationId)
  if (!version.pdfFileId) throw notFound('request.not-found')
  const { message, number, changes } = version
  const content = version.content as InvitationContent
  const template = await getTemplateOf(db, 'invitation', version)
  const sentAt = version.sentAt.toISOString()
  const tree = invitationPaper({ content, changes, message, number, sentAt, draft: false }, template)
  return new PrintOrder(tree, { name: fileNameOf(content), format })
}

/** The list to sign at the door, as the meeting stands now. */
export async function printAttendanceList(
  db: Reader,
  actor: Actor,
  { meetingId, format }: { meetingId: string; format?: DocumentFormat },
): Promise<PrintOrder> {
  await getMeetingToRead(db, actor, meetingId)
  const content = await readInvitationContent(db, meetingId)
  const template = await getTemplate(db, { name: 'attendance-list', groupId: content.group.id })
  const tree = attendanceListPaper(content, template, { madeAt: content.meeting.startsAt })
  return new PrintOrder(tree, { name: fileNameOf(content, 'listFileName'), format })
}

/** The meeting as a calendar file that asks nobody for a reply. */
export async function publishCalendar(
  db: Reader,
  actor: Actor,
  { meetingId }: { meetingId: string },
  desk: Pick<Desk, 'mailFrom'>,
) {
  const meeting = await getMeetingToRead(db, actor, meetingId)
  if (meeting.state === 'cancelled') throw conflict('meetings.is-cancelled')
  const content = await readInvitationContent(db, meetingId)
  const facts = { content, sequence: meeting.calendarSequence, sentAt: db.now }
  const text = calendarEntry(desk, facts, { method: 'PUBLISH' })
  return {
    name: `${fileNameOf(content)}.ics`,
    mediaType: 'text/calendar; charset=utf-8; method=PUBLISH',
    bytes: Buffer.from(text),
  }
}
