import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addCalendarDays,
  civilInstants,
  endOfLocalDay,
  instantText,
  isoWeek,
  isZone,
  localDate,
  localTime,
  parseDate,
  parseInstant,
  TimeError,
} from '#src/platform/time.ts'

const oslo = 'Europe/Oslo'

function refusalOf(attempt: () => unknown): string {
  try {
    attempt()
  } catch (error) {
    if (error instanceof TimeError) return `${error.field} ${error.code}`
    throw error
  }
  return 'accepted'
}

test('a civil time becomes its instant and keeps what the clock on the wall shows', () => {
  const summer = parseInstant({ at: '2023-08-31T09:00:00+02:00', zone: oslo })
  expect(summer).toEqual({ instant: new Date('2023-08-31T07:00:00Z'), local: '2023-08-31T09:00:00' })
  const winter = parseInstant({ at: '2023-12-01T09:00+01:00', zone: oslo })
  expect(winter).toEqual({ instant: new Date('2023-12-01T08:00:00Z'), local: '2023-12-01T09:00:00' })
  const universal = parseInstant({ at: '2023-08-31T07:00:00.250Z', zone: oslo })
  expect(universal).toEqual({
    instant: new Date('2023-08-31T07:00:00.250Z'),
    local: '2023-08-31T09:00:00.25',
  })
})

test('the hour that the spring change skips does not exist, under either offset', () => {
  for (const at of ['2024-03-31T02:30:00+01:00', '2024-03-31T02:30:00+02:00', '2024-03-31T02:00:00+01:00']) {
    expect(refusalOf(() => parseInstant({ at, zone: oslo }))).toBe('at time.does-not-exist')
  }
  expect(parseInstant({ at: '2024-03-31T01:59:59+01:00', zone: oslo }).instant.toISOString()).toBe(
    '2024-03-31T00:59:59.000Z',
  )
  expect(parseInstant({ at: '2024-03-31T03:00:00+02:00', zone: oslo }).instant.toISOString()).toBe(
    '2024-03-31T01:00:00.000Z',
  )
})

test('the hour that the autumn change repeats is told apart by its offset', () => {
  const first = parseInstant({ at: '2024-10-27T02:30:00+02:00', zone: oslo })
  const second = parseInstant({ at: '2024-10-27T02:30:00+01:00', zone: oslo })
  expect(first).toEqual({ instant: new Date('2024-10-27T00:30:00Z'), local: '2024-10-27T02:30:00' })
  expect(second).toEqual({ instant: new Date('2024-10-27T01:30:00Z'), local: '2024-10-27T02:30:00' })
  expect(refusalOf(() => parseInstant({ at: '2024-10-27T02:30:00+00:00', zone: oslo }))).toBe(
    'at time.offset-mismatch',
  )
})

test.each([
  ['2023-08-31T09:00:00', oslo, 'at time.offset-missing'],
  ['2023-08-31T09:00:00+01:00', oslo, 'at time.offset-mismatch'],
  ['2023-12-01T09:00:00+02:00', oslo, 'at time.offset-mismatch'],
  ['2023-08-31T09:00:60+02:00', oslo, 'at time.invalid'],
  ['2023-08-31T24:00:00+02:00', oslo, 'at time.invalid'],
  ['2023-02-30T09:00:00+01:00', oslo, 'at time.invalid'],
  ['2023-02-30T09:00:00Z', oslo, 'at time.invalid'],
  ['2023-13-01T09:00:00Z', oslo, 'at time.invalid'],
  ['2023-08-31', oslo, 'at time.invalid'],
  ['2023-08-31 09:00:00+02:00', oslo, 'at time.invalid'],
  ['2023-08-31T09:00:00-00:00', oslo, 'at time.invalid'],
  ['2023-08-31T09:00:00+02:00[Europe/Oslo]', oslo, 'at time.invalid'],
  ['2023-W35-4T09:00:00Z', oslo, 'at time.invalid'],
  ['2023-08-31T09:00:00+02:00\n', oslo, 'at time.invalid'],
  ['infinity', oslo, 'at time.invalid'],
  ['', oslo, 'at time.invalid'],
  ['0000-01-01T00:00:00Z', oslo, 'at time.out-of-range'],
  ['1899-12-31T12:00:00+01:00', oslo, 'at time.out-of-range'],
  ['2201-01-01T12:00:00+01:00', oslo, 'at time.out-of-range'],
  ['2200-12-31T23:30:00Z', oslo, 'at time.out-of-range'],
  ['+010000-01-01T00:00:00Z', oslo, 'at time.out-of-range'],
  ['2023-08-31T09:00:00+02:00', 'Europe/Atlantis', 'zone time.zone-unknown'],
  ['2023-08-31T09:00:00+02:00', '+02:00', 'zone time.zone-unknown'],
  ['2023-08-31T09:00:00+02:00', 'europe/oslo', 'zone time.zone-unknown'],
  ['2023-08-31T09:00:00+02:00', '', 'zone time.zone-unknown'],
])('%j in %j is refused: %s', (at, zone, reason) => {
  expect(refusalOf(() => parseInstant({ at, zone }))).toBe(reason)
})

test('a date and a time of day become an instant with the zone’s own offset; one that comes twice asks which', () => {
  expect(instantText({ date: '2023-08-31', time: '09:00', zone: oslo })).toBe('2023-08-31T09:00:00+02:00')
  expect(instantText({ date: '2023-12-01', time: '09:00', zone: oslo })).toBe('2023-12-01T09:00:00+01:00')
  const skipped = { date: '2024-03-31', time: '02:30', zone: oslo }
  expect(civilInstants(skipped)).toEqual([])
  expect(refusalOf(() => instantText(skipped))).toBe('at time.does-not-exist')
  const twice = { date: '2024-10-27', time: '02:30', zone: oslo }
  const both = ['2024-10-27T02:30:00+02:00', '2024-10-27T02:30:00+01:00']
  expect(civilInstants(twice)).toEqual(both)
  expect(refusalOf(() => instantText(twice))).toBe('at time.exists-twice')
  expect(refusalOf(() => instantText({ ...twice, meant: '2024-10-27T02:30:00Z' }))).toBe(
    'at time.exists-twice',
  )
  for (const meant of both) expect(instantText({ ...twice, meant })).toBe(meant)
  expect(civilInstants({ date: '2024-06-01', time: '00:00', zone: 'Asia/Kathmandu' })).toEqual([
    '2024-06-01T00:00:00+05:45',
  ])
  expect(refusalOf(() => civilInstants({ date: '2024-02-30', time: '09:00', zone: oslo }))).toBe(
    'date time.invalid',
  )
  expect(refusalOf(() => civilInstants({ date: '2024-02-28', time: '24:00', zone: oslo }))).toBe(
    'at time.invalid',
  )
  expect(refusalOf(() => civilInstants({ ...twice, zone: 'Oslo' }))).toBe('zone time.zone-unknown')
})

test('what clocks show is told in hours and minutes', () => {
  expect(localTime(new Date('2023-08-31T07:05:30Z'), oslo)).toBe('09:05')
})

test('zones of the IANA database are known, old names too', () => {
  for (const zone of [oslo, 'Europe/Stockholm', 'Atlantic/Faroe', 'America/Nuuk', 'US/Eastern', 'UTC']) {
    expect(isZone(zone), zone).toBe(true)
  }
})

test('a deadline is the last millisecond of the local day, on the days of change too', () => {
  expect(endOfLocalDay('2023-08-31', oslo).toISOString()).toBe('2023-08-31T21:59:59.999Z')
  expect(endOfLocalDay('2024-03-31', oslo).toISOString()).toBe('2024-03-31T21:59:59.999Z')
  expect(endOfLocalDay('2024-10-27', oslo).toISOString()).toBe('2024-10-27T22:59:59.999Z')
  expect(endOfLocalDay('2023-08-31', 'America/Nuuk').toISOString()).toBe('2023-09-01T01:59:59.999Z')
  const hoursOf = (date: string) =>
    (endOfLocalDay(date, oslo).getTime() - endOfLocalDay(addCalendarDays(date, -1), oslo).getTime()) /
    3_600_000
  expect(['2024-03-31', '2024-10-27', '2024-06-01'].map(hoursOf)).toEqual([23, 25, 24])
  expect(refusalOf(() => endOfLocalDay('2024-03-31', 'Oslo'))).toBe('zone time.zone-unknown')
})

test('a day is a calendar day', () => {
  expect(addCalendarDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(addCalendarDays('2024-03-30', 1)).toBe('2024-03-31')
  expect(addCalendarDays('2024-01-01', -1)).toBe('2023-12-31')
  expect(refusalOf(() => addCalendarDays('2200-12-31', 1))).toBe('date time.out-of-range')
})

test('the local date is the one of the zone', () => {
  expect(localDate(new Date('2023-08-31T22:30:00Z'), oslo)).toBe('2023-09-01')
  expect(localDate(new Date('2023-08-31T22:30:00Z'), 'UTC')).toBe('2023-08-31')
})

test('weeks are those of ISO 8601', () => {
  expect(isoWeek('2023-08-31')).toEqual({ year: 2023, week: 35 })
  expect(isoWeek('2021-01-03')).toEqual({ year: 2020, week: 53 })
  expect(isoWeek('2024-12-30')).toEqual({ year: 2025, week: 1 })
})

test.each([
  ['2023-02-29', 'date time.invalid'],
  ['2024-02-29', 'accepted'],
  ['2023-02-30', 'date time.invalid'],
  ['0000-01-01', 'date time.out-of-range'],
  ['1899-12-31', 'date time.out-of-range'],
  ['+010000-01-01', 'date time.out-of-range'],
  ['20230831', 'date time.invalid'],
  ['2023-8-31', 'date time.invalid'],
  ['2023-08-31T09:00', 'date time.invalid'],
  ['2023-W53-1', 'date time.invalid'],
  ['infinity', 'date time.invalid'],
])('the date %j: %s', (date, answer) => {
  expect(refusalOf(() => parseDate(date))).toBe(answer)
})

test('every instant, told with its own local time and offset, is read back as itself', () => {
  const zones = fc.constantFrom(oslo, 'Europe/Stockholm', 'Europe/London', 'America/Nuuk', 'Asia/Kolkata')
  const instants = fc.date({ min: new Date('1972-01-01'), max: new Date('2199-12-30'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, zones, (moment, zone) => {
      const { local } = parseInstant({ at: moment.toISOString(), zone })
      const minutes = Math.round((Date.parse(`${local}Z`) - moment.getTime()) / 60_000)
      const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
      const offset = `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
      expect(parseInstant({ at: local + offset, zone }).instant).toEqual(moment)
    }),
    { numRuns: 300 },
  )
})
