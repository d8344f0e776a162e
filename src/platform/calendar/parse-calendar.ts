import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { isZone } from '../time.ts'

export type ParsedPerson = {
  name: string
  email: string
  /** NEEDS-ACTION, ACCEPTED, DECLINED, TENTATIVE or DELEGATED */
  participation: string
  replyWanted: boolean
}

export type ParsedEvent = {
  uid: string
  sequence: number
  /** undefined for a date without a time, and for a time whose zone is unknown: it names no instant */
  start: Date | undefined
  end: Date | undefined
  stamp: Date | undefined
  summary: string
  location: string
  description: string
  status: string
  url: string
  organizer: ParsedPerson | undefined
  attendees: ParsedPerson[]
}

export type ParsedCalendar = { method: string; events: ParsedEvent[] }

/** The text was no calendar, or too long to be anyone's invitation or reply. */
export class CalendarError extends Error {
  readonly code = 'calendar.unreadable'
}

/** Longer calendars are whole diaries, not an answer to an invitation. */
const longestCalendar = 500_000

/**
 * Reads iCalendar text that somebody sent, such as a reply (METHOD:REPLY): one entry per VEVENT. Everything in it is
 * the sender's claim. Throws CalendarError when it is not a calendar.
 */
export function parseCalendar(text: string): ParsedCalendar {
  if (text.length > longestCalendar) throw new CalendarError('the calendar is too long')
  try {
    return readCalendar(new ICAL.Component(ICAL.parse(text)))
  } catch (error) {
    // The parser throws whatever it stumbled over; the sender's text is at fault each time.
    throw new CalendarError('the text is not one calendar', { cause: error })
  }
}

function readCalendar(calendar: ICAL.Component): ParsedCalendar {
  if (calendar.name !== 'vcalendar') throw new TypeError(`${calendar.name} is not a calendar`)
  const events = calendar.getAllSubcomponents('vevent').map(readEvent)
  return { method: textOf(calendar, 'method').toUpperCase(), events }
}

function readEvent(event: ICAL.Component): ParsedEvent {
  return {
    uid: textOf(event, 'uid'),
    sequence: Number.parseInt(textOf(event, 'sequence'), 10) || 0,
    start: instantOf(event, 'dtstart'),
    end: instantOf(event, 'dtend'),
    stamp: instantOf(event, 'dtstamp'),
    summary: textOf(event, 'summary'),
    location: textOf(event, 'location'),
    description: textOf(event, 'description'),
    status: textOf(event, 'status'),
    url: textOf(event, 'url'),
    organizer: event.getAllProperties('organizer').map(readPerson)[0],
    attendees: event.getAllProperties('attendee').map(readPerson),
  }
}

function textOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name)
  return value === null || value === undefined ? '' : String(value)
}

function instantOf(event: ICAL.Component, name: string): Date | undefined {
  const property = event.getFirstProperty(name)
  const value = property?.getFirstValue()
  if (!property || !(value instanceof ICAL.Time) || value.isDate) return undefined
  const zone = String(property.getParameter('tzid') ?? '')
  if (value.zone !== ICAL.Timezone.localTimezone) return new Date(value.toUnixTime() * 1000)
  // The library would read a zone it has no rules for as the host's own.
  return isZone(zone) ? civilInstant(value.toString(), zone) : undefined
}

function civilInstant(local: string, zone: string): Date | undefined {
  try {
    return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds)
  } catch {
    return undefined
  }
}

function readPerson(property: ICAL.Property): ParsedPerson {
  const parameter = (name: string) => String(property.getParameter(name) ?? '')
  return {
    name: parameter('cn'),
    email: decoded(String(property.getFirstValue() ?? '').replace(/^mailto:/i, '')),
    participation: parameter('partstat').toUpperCase() || 'NEEDS-ACTION',
    replyWanted: parameter('rsvp').toUpperCase() === 'TRUE',
  }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
