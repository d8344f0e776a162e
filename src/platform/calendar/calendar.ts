import ICAL from 'ical.js'
import { readEmailAddress } from '../mail/address.ts'
import { plainLine, plainText } from '../plain-line.ts'

export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH'

/** A name (may be empty) and one strict address. */
export type CalendarPerson = { name: string; email: string }

/** Whom a copy is for, whether the meeting counts on them, and what they have answered, if they have. */
export type CalendarAttendee = CalendarPerson & {
  optional?: boolean
  answer?: 'accepted' | 'declined' | 'tentative' | null
}

export type MeetingCalendar = {
  /** the same for the meeting's whole life, and for every attendee */
  uid: string
  /** 0 for the first invitation, one more for each change; calendars ignore what is older than what they have */
  sequence: number
  method: CalendarMethod
  start: Date
  end: Date
  summary: string
  location?: string
  description?: string
  /** http or https */
  url?: string
  /** who gets the replies; Gmail and Outlook trust the invitation more when the mail comes from this address */
  organizer: CalendarPerson
  /** the one person this copy is for; left out of a published calendar, which invites nobody (RFC 5546 section 3.2.1) */
  attendee?: CalendarAttendee
  /** when this version was made */
  stamp: Date
}

/**
 * One meeting as iCalendar text (RFC 5545, iTIP's RFC 5546): CRLF, lines of at most 75 octets.
 *
 * Times are written in UTC. A meeting happens once, so UTC names its instant exactly and every calendar shows it in
 * the reader's own zone. Zoned times would need a VTIMEZONE with rules: Outlook reads a zone without one as another
 * zone and misreads one that lists its changes as dates, and the rules would have to be guessed from Intl's data.
 * When the law moves an offset the meeting is sent again with a higher sequence, as any change is.
 */
export function meetingCalendar(meeting: MeetingCalendar): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Referat//Referat//NO')
  calendar.addPropertyWithValue('calscale', 'GREGORIAN')
  calendar.addPropertyWithValue('method', meeting.method)
  calendar.addSubcomponent(meetingEvent(meeting))
  return `${calendar.toString()}\r\n`
}

// The library counts a continued line without its leading space, so one octet is kept back for it.
ICAL.foldLength = 74

function meetingEvent(meeting: MeetingCalendar): ICAL.Component {
  const event = new ICAL.Component('vevent')
  const add = (name: string, value: string | number | ICAL.Time) => event.addPropertyWithValue(name, value)
  add('uid', plainLine(meeting.uid))
  add('sequence', meeting.sequence)
  add('dtstamp', universal(meeting.stamp))
  add('last-modified', universal(meeting.stamp))
  add('dtstart', universal(meeting.start))
  add('dtend', universal(meeting.end))
  add('summary', plainLine(meeting.summary))
  if (meeting.location) add('location', plainLine(meeting.location))
  if (meeting.description) add('description', plainText(meeting.description))
  if (meeting.url) add('url', linkTarget(meeting.url))
  add('status', meeting.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED')
  add('transp', 'OPAQUE')
  event.addProperty(personProperty('organizer', meeting.organizer))
  if (meeting.method !== 'PUBLISH') event.addProperty(attendeeProperty(meeting))
  return event
}

function universal(instant: Date): ICAL.Time {
  if (Number.isNaN(instant.getTime())) throw new TypeError('a calendar needs a valid instant')
  return ICAL.Time.fromJSDate(instant, true)
}

function linkTarget(url: string): string {
  const { protocol, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new TypeError('a calendar links to http and https only')
  return href
}

/**
 * An answer that was given goes with every later version, or the calendar would take it back and ask again (RFC 5546,
 * section 3.2.2). Observers and guests are optional: Outlook shows a NON-PARTICIPANT as a room or a thing.
 */
function attendeeProperty({ attendee, method }: MeetingCalendar): ICAL.Property {
  if (!attendee) throw new TypeError('an invitation or cancellation is for one attendee')
  const property = personProperty('attendee', attendee)
  property.setParameter('cutype', 'INDIVIDUAL')
  property.setParameter('role', attendee.optional ? 'OPT-PARTICIPANT' : 'REQ-PARTICIPANT')
  property.setParameter('partstat', attendee.answer?.toUpperCase() ?? 'NEEDS-ACTION')
  if (!attendee.answer && method === 'REQUEST') property.setParameter('rsvp', 'TRUE')
  return property
}

function personProperty(kind: 'organizer' | 'attendee', { name, email }: CalendarPerson): ICAL.Property {
  const address = readEmailAddress(email)
  if (typeof address === 'string') throw new TypeError(`the ${kind}'s address is ${address}`)
  const property = new ICAL.Property(kind)
  // Outlook and Gmail show the escapes of RFC 6868 as they stand, so what would need one is written otherwise.
  const shown = plainLine(name).replaceAll('"', '’').replaceAll('^', ' ').trim()
  property.setParameter('cn', shown || address.display)
  property.setValue(`mailto:${address.wire.replaceAll(/[%?#/&=`{|}^]/g, encodeURIComponent)}`)
  return property
}
