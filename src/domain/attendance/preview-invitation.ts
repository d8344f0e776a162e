import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict, forbidden, notFound } from '#src/platform/errors.ts'
import { getFile } from '#src/platform/files.ts'
import { getInvitationToRead } from '../meetings/invitation-versions.ts'
import { mayPrepare } from '../meetings/may.ts'
import { getMeeting, getMeetingToRead } from '../meetings/read.ts'
import { refuseStep } from '../meetings/states.ts'
import { draftInvitation, saysNothing } from './draft-invitation.ts'
import { changeSentence } from './invitation-changes.ts'
import { readInvitationContent } from './invitation-content.ts'
import { calendarEntry, invitationLetter, kindOf } from './invitation-mails.ts'
import { attendanceListPaper, fileNameOf, invitationPaper, printed } from './invitation-paper.ts'

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

/** The PDF that would be sent now, marked as a draft. */
export async function previewInvitationPdf(
  db: Reader,
  actor: Actor,
  { meetingId, message = '' }: Asked,
  desk: Pick<Desk, 'press'>,
) {
  const { content, changes, number } = await draftToPrepare(db, actor, meetingId)
  const sentAt = db.now.toISOString()
  const tree = invitationPaper({ content, changes, message, number, sentAt, draft: true })
  return {
    name: fileNameOf(content, { word: 'fileName', extension: 'pdf' }),
    mediaType: 'application/pdf',
    bytes: await printed(tree, desk),
  }
}

async function draftToPrepare(db: Reader, actor: Actor, meetingId: string) {
  const meeting = await getMeeting(db, meetingId)
  if (!mayPrepare(actor, meeting.group)) throw forbidden('meetings.only-preparers')
  refuseStep(meeting.state, 'call')
  return draftInvitation(db, meeting)
}

/** The PDF of a version, the very bytes that were sent. A cancellation has none. */
export async function getInvitationPdf(db: Reader, actor: Actor, invitationId: string) {
  const { pdfFileId } = await getInvitationToRead(db, actor, invitationId)
  if (!pdfFileId) throw notFound('request.not-found')
  const { name, mediaType, bytes } = await getFile(db, pdfFileId)
  return { name, mediaType, bytes }
}

/** The list to sign at the door, as the meeting stands now. */
export async function printAttendanceList(
  db: Reader,
  actor: Actor,
  { meetingId }: { meetingId: string },
  desk: Pick<Desk, 'press'>,
) {
  await getMeetingToRead(db, actor, meetingId)
  const content = await readInvitationContent(db, meetingId)
  const tree = attendanceListPaper(content, { madeAt: db.now.toISOString() })
  return {
    name: fileNameOf(content, { word: 'listFileName', extension: 'pdf' }),
    mediaType: 'application/pdf',
    bytes: await printed(tree, desk),
  }
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
    name: fileNameOf(content, { word: 'fileName', extension: 'ics' }),
    mediaType: 'text/calendar; charset=utf-8; method=PUBLISH',
    bytes: Buffer.from(text),
  }
}
