import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import {
  type FeedEntry,
  feedCalendar,
  type MeetingCalendar,
  meetingCalendar,
} from '#src/platform/calendar/calendar.ts'
import { parseCalendar } from '#src/platform/calendar/parse-calendar.ts'
import { readCalendar } from '#test/support/read-calendar.ts'

const meeting: MeetingCalendar = {
  uid: 'mote-1@referat.example.org',
  sequence: 0,
  method: 'REQUEST',
  start: new Date('2023-08-31T07:00:00Z'),
  end: new Date('2023-08-31T08:30:00Z'),
  summary: 'Faggruppe klima og miljø, møte 3/2023',
  location: 'Rådhuset, møterom Čáppa; inngang B',
  description: 'Saksliste:\n1. Godkjenning av innkalling\n2. Referat, 23. mai',
  url: 'https://referat.example.org/meetings/1?version=1',
  organizer: { name: 'Osloregionen, sekretariatet', email: 'referat@example.org' },
  attendee: { name: 'Åse Bjørnstad-Ŋilsen', email: 'ase@blåbær.no' },
  stamp: new Date('2023-08-01T10:00:00Z'),
}

/** The names of the properties as they stand in the text, so that a smuggled line would show. */
function propertyNames(calendar: string): string[] {
  const unfolded = calendar.replaceAll('\r\n ', '')
  return unfolded.split('\r\n').map((line) => line.split(/[;:]/)[0] ?? '')
}

test('what is written is read back', () => {
  const parsed = parseCalendar(meetingCalendar(meeting))
  expect(parsed).toEqual({
    method: 'REQUEST',
    events: [
      {
        uid: meeting.uid,
        sequence: 0,
        start: meeting.start,
        end: meeting.end,
        stamp: meeting.stamp,
        summary: meeting.summary,
        location: meeting.location,
        description: meeting.description,
        status: 'CONFIRMED',
        url: meeting.url,
        organizer: {
          name: 'Osloregionen, sekretariatet',
          email: 'referat@example.org',
          participation: 'NEEDS-ACTION',
          replyWanted: false,
        },
        attendees: [
          {
            name: 'Åse Bjørnstad-Ŋilsen',
            email: 'ase@xn--blbr-roah.no',
            participation: 'NEEDS-ACTION',
            replyWanted: true,
          },
        ],
      },
    ],
  })
})

test('the text is what calendars expect, letter by letter', () => {
  const short = { ...meeting, description: undefined, location: undefined, url: undefined, sequence: 2 }
  expect(meetingCalendar(short).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Referat//Referat//NO',
    'CALSCALE:GREGORIAN',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:mote-1@referat.example.org',
    'SEQUENCE:2',
    'DTSTAMP:20230801T100000Z',
    'LAST-MODIFIED:20230801T100000Z',
    'DTSTART:20230831T070000Z',
    'DTEND:20230831T083000Z',
    'SUMMARY:Faggruppe klima og miljø\\, møte 3/2023',
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    'ORGANIZER;CN="Osloregionen, sekretariatet":mailto:referat@example.org',
    'ATTENDEE;CN=Åse Bjørnstad-Ŋilsen;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT',
    ' ;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ase@xn--blbr-roah.no',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('an answer that was given stays in every later copy, and nobody is asked twice', () => {
  const lineFor = (facts: Partial<MeetingCalendar['attendee']>, method: 'REQUEST' | 'CANCEL' = 'REQUEST') => {
    const attendee = { name: 'Kari', email: 'kari@example.org', ...facts }
    const text = meetingCalendar({ ...meeting, method, attendee }).replaceAll('\r\n ', '')
    return /^ATTENDEE;(.*):mailto/m.exec(text)?.[1]
  }
  const required = 'CN=Kari;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT'
  expect(lineFor({})).toBe(`${required};PARTSTAT=NEEDS-ACTION;RSVP=TRUE`)
  expect(lineFor({ answer: 'accepted' })).toBe(`${required};PARTSTAT=ACCEPTED`)
  expect(lineFor({ answer: 'declined' }, 'CANCEL')).toBe(`${required};PARTSTAT=DECLINED`)
  expect(lineFor({}, 'CANCEL')).toBe(`${required};PARTSTAT=NEEDS-ACTION`)
  expect(lineFor({ answer: 'tentative', optional: true })).toBe(
    'CN=Kari;CUTYPE=INDIVIDUAL;ROLE=OPT-PARTICIPANT;PARTSTAT=TENTATIVE',
  )
})

test('a cancellation says so, a published meeting invites nobody', () => {
  const cancelled = parseCalendar(meetingCalendar({ ...meeting, method: 'CANCEL', sequence: 3 }))
  expect(cancelled.method).toBe('CANCEL')
  expect(cancelled.events[0]).toMatchObject({ status: 'CANCELLED', sequence: 3, uid: meeting.uid })
  expect(cancelled.events[0]?.attendees).toHaveLength(1)
  const published = parseCalendar(meetingCalendar({ ...meeting, method: 'PUBLISH' }))
  expect(published).toMatchObject({ method: 'PUBLISH', events: [{ status: 'CONFIRMED', attendees: [] }] })
  expect(() => meetingCalendar({ ...meeting, attendee: undefined })).toThrow('one attendee')
})

test('every line ends in CRLF and holds at most 75 octets, and no letter is cut in two', () => {
  const long = { ...meeting, summary: '🌲ærøåŋ '.repeat(200).trim(), description: 'x'.repeat(5_000) }
  const calendar = meetingCalendar(long)
  for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(calendar).not.toContain('\ufffd')
  expect(parseCalendar(calendar).events[0]?.summary).toBe(long.summary)
})

const attempts = [
  'Ola\r\nATTENDEE:mailto:evil@example.org',
  'Ola\nEND:VEVENT\nBEGIN:VEVENT',
  'Ola\rX-EVIL:1',
  'Ola\u2028X-EVIL:1\u0085X-EVIL:2',
  'Ola";X-EVIL=1:mailto:evil@example.org',
  'Ola^nX-EVIL:1^\'"',
  'Ola;PARTSTAT=ACCEPTED,Kari:"quoted"\\n\\,',
  'Ola\0\u001b[2J\ud800',
]

test.each(attempts)('%j adds no property and moves no instant', (attempt) => {
  const hostile = meetingCalendar({
    ...meeting,
    uid: attempt,
    summary: attempt,
    location: attempt,
    description: attempt,
    organizer: { ...meeting.organizer, name: attempt },
    attendee: { name: attempt, email: 'kari@example.org' },
  })
  expect(propertyNames(hostile)).toEqual(propertyNames(meetingCalendar(meeting)))
  const { events } = parseCalendar(hostile)
  expect(events).toHaveLength(1)
  expect(events[0]).toMatchObject({
    start: meeting.start,
    end: meeting.end,
    organizer: { email: 'referat@example.org' },
  })
  expect(events[0]?.attendees).toHaveLength(1)
  expect(events[0]?.attendees[0]).toMatchObject({ email: 'kari@example.org', participation: 'NEEDS-ACTION' })
})

test('no text at all adds a property', () => {
  const expected = propertyNames(meetingCalendar(meeting))
  const pieces = fc.constantFrom(
    '\r',
    '\n',
    ';',
    ':',
    ',',
    '"',
    '^',
    '\\',
    '=',
    ' ',
    'X-A',
    'å',
    '\0',
    '\u2029',
    '\ud800',
  )
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1, maxLength: 30 }), (parts) => {
      const text = parts.join('')
      const written = meetingCalendar({
        ...meeting,
        summary: text,
        location: `x${text}`,
        description: `x${text}`,
        attendee: { name: text, email: 'kari@example.org' },
      })
      expect(propertyNames(written)).toEqual(expected)
      expect(parseCalendar(written).events[0]?.attendees[0]?.email).toBe('kari@example.org')
    }),
    { numRuns: 300 },
  )
})

test('addresses are strict and links are for browsers', () => {
  const invite = (email: string) => () => meetingCalendar({ ...meeting, attendee: { name: 'Kari', email } })
  expect(invite('a@x.no, evil@example.org')).toThrow('not-one-address')
  expect(invite('a@x.no\r\nX-EVIL:1')).toThrow('not-one-address')
  expect(() => meetingCalendar({ ...meeting, url: 'javascript:alert(1)' })).toThrow('http')
  expect(() => meetingCalendar({ ...meeting, start: new Date(Number.NaN) })).toThrow('valid instant')
  const odd = parseCalendar(invite('a?b#c%d{e}@example.org')())
  expect(odd.events[0]?.attendees[0]?.email).toBe('a?b#c%d{e}@example.org')
})

test('the host and its zone move no instant, in summer or winter', () => {
  const program = `
    import { meetingCalendar } from '#src/platform/calendar/calendar.ts'
    import { parseCalendar } from '#src/platform/calendar/parse-calendar.ts'
import { readCalendar } from '#test/support/read-calendar.ts'
    const base = JSON.parse(process.env.MEETING)
    const written = ['2023-08-31T07:00:00Z', '2023-12-01T08:00:00Z', '2024-03-31T01:00:00Z', '2024-10-27T00:30:00Z'].map((start) =>
      meetingCalendar({ ...base, start: new Date(start), end: new Date(Date.parse(start) + 5400000), stamp: new Date(base.stamp) }))
    console.log(JSON.stringify(written.map((text) => [text, parseCalendar(text).events[0].start])))`
  const onHost = (TZ: string): [string, string][] =>
    JSON.parse(
      execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', program], {
        env: { ...process.env, TZ, MEETING: JSON.stringify(meeting) },
        encoding: 'utf8',
      }),
    )
  const onUtc = onHost('UTC')
  expect(onUtc.map(([, start]) => start)).toEqual([
    '2023-08-31T07:00:00.000Z',
    '2023-12-01T08:00:00.000Z',
    '2024-03-31T01:00:00.000Z',
    '2024-10-27T00:30:00.000Z',
  ])
  expect(onHost('America/New_York')).toEqual(onUtc)
  expect(onHost('Europe/Oslo')).toEqual(onUtc)
})

test('the library has nothing to add to what was written', () => {
  const again = new ICAL.Component(ICAL.parse(meetingCalendar(meeting))).toString()
  expect(`${again}\r\n`).toBe(meetingCalendar(meeting))
})

describe('a calendar that is subscribed to', () => {
  const { uid, sequence, start, end, summary, organizer, stamp } = meeting
  const entry = { uid, sequence, start, end, summary, organizer, stamp, status: 'CONFIRMED' as const }
  const due: FeedEntry = {
    ...{ uid: 'b@referat', sequence: 1, day: '2024-02-29', summary: 'Ring', organizer, stamp },
    status: 'CONFIRMED',
  }
  const feed = (name: string, entries: FeedEntry[]) => feedCalendar({ name, refreshHours: 4, entries })

  test('is what calendars expect, letter by letter', () => {
    const tentative = { ...entry, uid: 'a@referat', status: 'TENTATIVE' as const }
    expect(feed('Råd; utvalg, \\', [tentative, due]).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Referat//Referat//NO',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:Råd\\; utvalg\\, \\\\',
      'X-WR-CALNAME:Råd\\; utvalg\\, \\\\',
      'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
      'X-PUBLISHED-TTL;VALUE=DURATION:PT4H',
      'BEGIN:VEVENT',
      'UID:a@referat',
      'SEQUENCE:0',
      'DTSTAMP:20230801T100000Z',
      'LAST-MODIFIED:20230801T100000Z',
      'DTSTART:20230831T070000Z',
      'DTEND:20230831T083000Z',
      'SUMMARY:Faggruppe klima og miljø\\, møte 3/2023',
      'STATUS:TENTATIVE',
      'TRANSP:OPAQUE',
      'ORGANIZER;CN="Osloregionen, sekretariatet":mailto:referat@example.org',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:b@referat',
      'SEQUENCE:1',
      'DTSTAMP:20230801T100000Z',
      'LAST-MODIFIED:20230801T100000Z',
      'DTSTART;VALUE=DATE:20240229',
      'SUMMARY:Ring',
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
      'ORGANIZER;CN="Osloregionen, sekretariatet":mailto:referat@example.org',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  test('holds many, and none is one too', () => {
    const many = Array.from({ length: 300 }, (_, at) => ({ ...entry, uid: `${at}@referat` }))
    expect(Object.keys(readCalendar(feed('Alle', many)).entries)).toHaveLength(300)
    expect(readCalendar(feed('Ingen', []))).toMatchObject({ name: 'Ingen', entries: {} })
    expect(() => feed('Gal', [{ ...due, day: '2023-02-29' }])).toThrow('time.invalid')
  })

  test.each(attempts)('%j as its name adds no property', (attempt) => {
    const names = propertyNames(feed('Rådet', [entry]))
    expect(propertyNames(feed(attempt, [{ ...entry, summary: attempt }]))).toEqual(names)
  })
})
