import ICAL from 'ical.js'
import { readEmailAddress } from '../mail/address.ts'
import { plainLine, plainText } from '../plain-line.ts'
import { parseDate } from '../time.ts'

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

/** One entry of a calendar that is subscribed to: a meeting with a beginning and an end, or what is due on a day. */
export type FeedEntry = Pick<
  MeetingCalendar,
  'uid' | 'sequence' | 'summary' | 'location' | 'description' | 'url' | 'organizer' | 'stamp'
> & { status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED' } & ({ start: Date; end: Date } | { day: string })

/** What a calendar fetches again and again: how it is called there, and how long it may wait before the next time. */
export type FeedCalendar = { name: string; refreshHours: number; entries: FeedEntry[] }

/**
 * One meeting as iCalendar text (RFC 5545, iTIP's RFC 5546): CRLF, lines of at most 75 octets.
 *
 * Times are written in UTC. A meeting happens once, so UTC names its instant exactly and every calendar shows it in
 * the reader's own zone. Zoned times would need a VTIMEZONE with rules: Outlook reads a zone without one as another
 * zone and misreads one that lists its changes as dates, and the rules would have to be guessed from Intl's data.
 * When the law moves an offset the meeting is sent again with a higher sequence, as any change is.
 */
export function meetingCalendar(meeting: MeetingCalendar): string {
  const calendar = emptyCalendar(meeting.method)
  calendar.addSubcomponent(meetingEvent(meeting))
  return `${calendar.toString()}\r\n`
}

/**
 * Many entries as one published calendar, which invites nobody. A meeting has the UID and SEQUENCE of its invitation, so that
 * who has both is shown one. Times are in UTC as above; a day is a date without a time, the same in every zone.
 */
export function feedCalendar({ name, refreshHours, entries }: FeedCalendar): string {
  const calendar = emptyCalendar('PUBLISH')
  const shownName = plainLine(name).replaceAll(/[\\;,]/g, '\\$&')
  // NAME is RFC 7986; nearly every calendar reads the older name of it, and Outlook its own for how long to wait.
  for (const property of ['name', 'x-wr-calname']) calendar.addPropertyWithValue(property, shownName)
  for (const property of ['refresh-interval', 'x-published-ttl'])
    calendar.addProperty(hoursProperty(property, refreshHours))
  for (const entry of entries) calendar.addSubcomponent(feedEvent(entry))
  return `${calendar.toString()}\r\n`
}

// The library counts a continued line without its leading space, so one octet is kept back for it.
ICAL.foldLength = 74

function emptyCalendar(method: CalendarMethod): ICAL.Component {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Referat//Referat//NO')
  calendar.addPropertyWithValue('calscale', 'GREGORIAN')
  calendar.addPropertyWithValue('method', method)
  return calendar
}

function hoursProperty(name: string, hours: number): ICAL.Property {
  const property = new ICAL.Property(name)
  property.resetType('duration')
  property.setValue(ICAL.Duration.fromSeconds(hours * 3_600))
  return property
}

function meetingEvent(meeting: MeetingCalendar): ICAL.Component {
  const { method, start, end } = meeting
  const status = method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'
  const event = eventOf({ ...meeting, status, start, end }, 'OPAQUE')
  if (method !== 'PUBLISH') event.addProperty(attendeeProperty(meeting))
  return event
}

/** What was called off and what is only due takes nobody's time. */
const feedEvent = (entry: FeedEntry): ICAL.Component =>
  eventOf(entry, 'day' in entry || entry.status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE')

function eventOf(entry: FeedEntry, transparency: 'OPAQUE' | 'TRANSPARENT'): ICAL.Component {
  const event = new ICAL.Component('vevent')
  const add = (name: string, value: string | number | ICAL.Time) => event.addPropertyWithValue(name, value)
  add('uid', plainLine(entry.uid))
  add('sequence', entry.sequence)
  add('dtstamp', universal(entry.stamp))
  add('last-modified', universal(entry.stamp))
  if ('day' in entry) add('dtstart', ICAL.Time.fromDateString(parseDate(entry.day).toString()))
  else {
    add('dtstart', universal(entry.start))
    add('dtend', universal(entry.end))
  }
  add('summary', plainLine(entry.summary))
  if (entry.location) add('location', plainLine(entry.location))
  if (entry.description) add('description', plainText(entry.description))
  if (entry.url) add('url', linkTarget(entry.url))
  add('status', entry.status)
  add('transp', transparency)
  event.addProperty(personProperty('organizer', entry.organizer))
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
