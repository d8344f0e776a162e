import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CalendarError, parseCalendar } from '#src/platform/calendar/parse-calendar.ts'

/** Nine o'clock in Oslo, in summer. */
const nine = new Date('2023-08-31T07:00:00Z')

const reply = (zone: string, rules: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'METHOD:REPLY',
    ...rules,
    'BEGIN:VEVENT',
    'UID:mote-1@referat.example.org',
    'SEQUENCE:1',
    `DTSTART;TZID=${zone}:20230831T090000`,
    'ATTENDEE;PARTSTAT=ACCEPTED;CN=Kari:MAILTO:kari@example.org',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')

test('a reply with zoned times is read, with the rules it brings or by the name of the zone', () => {
  const rules = (zone: string) => [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ]
  const outlook = parseCalendar(reply('W. Europe Standard Time', rules('W. Europe Standard Time')))
  expect(outlook).toMatchObject({
    method: 'REPLY',
    events: [
      {
        sequence: 1,
        start: nine,
        attendees: [{ email: 'kari@example.org', participation: 'ACCEPTED' }],
      },
    ],
  })
  expect(parseCalendar(reply('Europe/Oslo', [])).events[0]?.start).toEqual(nine)
  expect(parseCalendar(reply('Somewhere', [])).events[0]?.start).toBeUndefined()
})

test('what is no calendar is refused', () => {
  const vcard = 'BEGIN:VCARD\r\nVERSION:4.0\r\nEND:VCARD'
  for (const text of [
    '',
    'hei',
    vcard,
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT',
    'BEGIN:VCALENDAR\r\n'.repeat(3_000),
    'a'.repeat(600_000),
  ]) {
    expect(() => parseCalendar(text), text.slice(0, 40)).toThrow(CalendarError)
  }
})

test('a damaged calendar is read or refused, never anything else', () => {
  const whole = reply('Europe/Oslo', [])
  const damage = fc.tuple(fc.nat(whole.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 5 }))
  fc.assert(
    fc.property(damage, ([at, length, instead]) => {
      try {
        parseCalendar(whole.slice(0, at) + instead + whole.slice(at + length))
      } catch (error) {
        expect(error).toBeInstanceOf(CalendarError)
      }
    }),
    { numRuns: 500 },
  )
  expect(() => parseCalendar(whole.replace('20230831T090000', 'i dag'))).toThrow(CalendarError)
})
