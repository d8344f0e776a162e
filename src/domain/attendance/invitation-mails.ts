import { setImmediate as nextTurn } from 'node:timers/promises'
import { html } from 'ghtml'
import {
  type CalendarAttendee,
  type CalendarMethod,
  meetingCalendar,
} from '#src/platform/calendar/calendar.ts'
import type { InvitationChange } from '#src/platform/database/schema/meetings.ts'
import type { AttachmentReference } from '#src/platform/database/schema/platform.ts'
import type { Desk } from '#src/platform/desk.ts'
import type { Language } from '#src/platform/language/language.ts'
import { writeLetter } from '#src/platform/mail/letter.ts'
import type { OutgoingMail } from '#src/platform/mail/outbox.ts'
import type { Recipient } from './draft-invitation.ts'
import { changeSentence, isNews } from './invitation-changes.ts'
import { headingOf, type InvitationContent } from './invitation-content.ts'
import { agendaLines, bullets, dayOf, factRows, spanOf, typedParagraphs } from './paper-blocks.ts'

export type Sending = {
  /** the invitation's id: the mails of one version are written once */
  invitationId: string
  sequence: number
  content: InvitationContent
  changes: InvitationChange[]
  /** what the sender says beside it; why the meeting was called off */
  message: string
  sender: string
  sentAt: Date
  attachments: AttachmentReference[]
}

export type LetterKind = 'invitation' | 'invitation-changed' | 'invitation-withdrawn' | 'invitation-cancelled'

export const kindOf: Record<Recipient['as'], LetterKind> = {
  new: 'invitation',
  update: 'invitation-changed',
  withdrawn: 'invitation-withdrawn',
}

/**
 * One mail for each recipient: text, HTML, the calendar entry made out to them, the PDF that all share. Writing thousands
 * takes seconds, so others get their turn in between.
 */
export async function invitationMails(
  desk: Desk,
  sending: Sending,
  recipients: { to: Recipient; kind: LetterKind; link: string | null }[],
): Promise<OutgoingMail[]> {
  const mails: OutgoingMail[] = []
  const letterTo = letterWriter(sending)
  const parts = new Map(sending.content.invitees.map(({ personId, part }) => [personId, part]))
  for (const [index, { to, kind, link }] of recipients.entries()) {
    if (index % 50 === 49) await nextTurn()
    const language = to.language ?? sending.content.group.language
    const leaves = kind === 'invitation-withdrawn' || kind === 'invitation-cancelled'
    const method = leaves ? 'CANCEL' : 'REQUEST'
    const part = parts.get(to.id)
    const attendee = {
      ...{ name: to.name, email: to.email, answer: to.reply },
      optional: part === 'observer' || part === 'guest',
    }
    mails.push({
      event: `invitation:${sending.invitationId}`,
      kind,
      to: { personId: to.id, name: to.name, address: to.email },
      language,
      ...letterTo({ to, kind, link, language }),
      calendar: {
        method,
        text: calendarEntry(desk, sending, { method, attendee, link }),
      },
      attachments: leaves ? [] : sending.attachments,
    })
  }
  return mails
}

/**
 * Letters of one kind in one language differ in the name and the link alone, so each is written once with marks in their
 * places: thousands of copies take the time of a few.
 */
function letterWriter(sending: Sending) {
  const written = new Map<string, ReturnType<typeof invitationLetter>>()
  return (letter: Letter) => {
    const { to, kind, link, language } = letter
    const alike = JSON.stringify([kind, language, to.invited?.part, to.invited?.agendaItemId, link !== null])
    let master = written.get(alike)
    if (!master) {
      const marked = { ...to, name: nameMark }
      master = invitationLetter(sending, { ...letter, to: marked, link: link && linkMark })
      written.set(alike, master)
    }
    const address = link ?? ''
    return {
      subject: master.subject,
      text: master.text.replaceAll(nameMark, () => to.name).replaceAll(linkMark, () => address),
      html: master.html.replaceAll(nameMark, () => html`${to.name}`).replaceAll(linkMark, () => address),
    }
  }
}

/** A character that no name or text has a use for, and an address that can belong to nobody (RFC 2606). */
const nameMark = '\ue010'
const linkMark = 'https://reply.invalid/mark'

type Letter = { to: Recipient; kind: LetterKind; link: string | null; language: Language }

/** The letter to one recipient, in their language. */
export function invitationLetter(
  { content, changes, message, sender }: Pick<Sending, 'content' | 'changes' | 'message' | 'sender'>,
  { to, kind, link, language }: Letter,
) {
  const item = content.items.find(({ id }) => id === to.invited?.agendaItemId)
  const facts = {
    person: { name: to.name },
    group: content.group.name,
    collaboration: content.collaboration.name,
    title: content.meeting.title,
    when: spanOf(content.meeting, language),
    day: dayOf(content.meeting, language),
    deputy: to.invited?.part === 'deputy',
    item: item ? headingOf(item) : null,
    message: message.trim(),
    changed: changes.some(isNews),
    link,
    sender,
  }
  const news = changes.filter(isNews).map((change) => changeSentence(change, language))
  return writeLetter(kind, language, facts, {
    message: () => typedParagraphs(message),
    facts: () => [{ type: 'facts', rows: factRows(content, language) }],
    changes: () => bullets(news),
    agenda: () => agendaLines(content, language),
  })
}

/** The meeting as an entry for one person's calendar, or for anybody's when it is published. */
export function calendarEntry(
  desk: Pick<Desk, 'mailFrom'>,
  { content, sequence, sentAt }: Pick<Sending, 'content' | 'sequence' | 'sentAt'>,
  { method, attendee, link }: { method: CalendarMethod; attendee?: CalendarAttendee; link?: string | null },
): string {
  const { meeting, group, collaboration, items } = content
  const agenda = items.map(headingOf).join('\n')
  return meetingCalendar({
    uid: `${meeting.id}@referat`,
    sequence,
    method,
    start: new Date(meeting.startsAt),
    end: new Date(meeting.endsAt),
    summary: meeting.title ? `${group.name}: ${meeting.title}` : group.name,
    location: [meeting.place, meeting.videoUrl].filter(Boolean).join(' · '),
    description: [agenda, meeting.videoUrl, link].filter(Boolean).join('\n\n'),
    ...(meeting.videoUrl && { url: meeting.videoUrl }),
    organizer: { name: collaboration.name, email: desk.mailFrom.address },
    ...(attendee && { attendee }),
    stamp: sentAt,
  })
}
