import { expect, test } from 'vitest'
import { covers, handOver, overlap } from '#src/domain/groups/periods.ts'

const from = (fromOn: string, untilOn: string | null = null) => ({ fromOn, untilOn })

test('a period holds on its first and its last day, and not the day after', () => {
  const spring = from('2026-01-01', '2026-05-31')
  expect(['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01'].map((day) => covers(spring, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(covers(from('2026-01-01'), '2199-12-31')).toBe(true)
})

test('a period that ended the day before it began shares a day with none', () => {
  expect(overlap(from('2026-03-02', '2026-03-01'), from('2026-01-01'))).toBe(false)
  expect(overlap(from('2026-01-01', '2026-03-02'), from('2026-03-02'))).toBe(true)
})

test('whoever holds it ends the day before the next begins, be it the same day they began', () => {
  const earlier = from('2025-01-01')
  expect(handOver([earlier], from('2026-03-01'))).toEqual({
    ended: [{ held: earlier, untilOn: '2026-02-28' }],
  })
  const sameDay = from('2026-03-01')
  expect(handOver([sameDay], from('2026-03-01'))).toEqual({
    ended: [{ held: sameDay, untilOn: '2026-02-28' }],
  })
  expect(handOver([from('2020-01-01', '2020-12-31')], from('2026-03-01'))).toEqual({ ended: [] })
})

test('one who begins within the new period is not moved', () => {
  const later = from('2026-06-01')
  expect(handOver([later], from('2026-03-01'))).toEqual({ taken: later })
  expect(handOver([later], from('2026-03-01', '2026-05-31'))).toEqual({ ended: [] })
})
