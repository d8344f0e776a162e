import { expect, test } from 'vitest'
import { proposeNextDay } from '#src/domain/meetings/next-day.ts'

test('the next meeting is proposed on the same weekday, the usual interval later', () => {
  const days = ['2026-02-12', '2025-11-20', '2025-08-28', '2025-06-05']
  expect(proposeNextDay({ days, today: '2026-03-02' })).toBe('2026-05-07')
})

test('one meeting put off by a week changes nothing', () => {
  const days = ['2026-02-12', '2026-01-22', '2025-12-18', '2025-11-20', '2025-10-23']
  expect(proposeNextDay({ days, today: '2026-02-13' })).toBe('2026-03-12')
})

test('it is always to come, however long the group has not met', () => {
  const days = ['2024-02-15', '2024-01-18']
  expect(proposeNextDay({ days, today: '2026-03-05' })).toBe('2026-03-12')
  expect(proposeNextDay({ days: ['2024-02-15', '2024-01-18'], today: '2024-03-14' })).toBe('2024-04-11')
})

test('a group that has met once is taken to meet each quarter; one that never has gets no proposal', () => {
  expect(proposeNextDay({ days: ['2026-02-12'], today: '2026-03-02' })).toBe('2026-05-14')
  expect(proposeNextDay({ days: [], today: '2026-03-02' })).toBeNull()
})

test('two meetings on one day are no interval', () => {
  expect(proposeNextDay({ days: ['2026-02-12', '2026-02-12', '2026-02-05'], today: '2026-02-12' })).toBe(
    '2026-02-19',
  )
})
