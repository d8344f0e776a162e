import { describe, expect, test } from 'vitest'
import { atLocal, meetingDay } from '#src/demo/calendar.ts'

describe('the day of a meeting in the demo', () => {
  test('is so many weeks away, on its weekday, whatever day it is today', () => {
    for (const today of ['2026-11-16', '2026-11-18', '2026-11-22'])
      expect(meetingDay(today, { weeks: -1, weekday: 3 })).toBe('2026-11-11')
  })

  test('keeps clear of Christmas, New Year and the days off in May, away from today', () => {
    expect(meetingDay('2026-12-10', { weeks: 2, weekday: 4 })).toBe('2027-01-07')
    expect(meetingDay('2027-01-08', { weeks: -2, weekday: 5 })).toBe('2026-12-18')
    expect(meetingDay('2028-05-03', { weeks: 2, weekday: 3 })).toBe('2028-05-24')
  })

  test('is told by the clock on the wall, in winter and in summer', () => {
    expect(atLocal('2027-03-27', '09:00').toISOString()).toBe('2027-03-27T08:00:00.000Z')
    expect(atLocal('2027-03-29', '09:00').toISOString()).toBe('2027-03-29T07:00:00.000Z')
  })
})
