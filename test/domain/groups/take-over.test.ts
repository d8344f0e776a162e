import { expect, test } from 'vitest'
import { takeOver } from '#src/domain/groups/take-over.ts'

const today = '2026-03-02'
const period = (fromOn: string, untilOn: string | null = null) => ({ fromOn, untilOn })
const taken = (held: ReturnType<typeof period>, kept: ReturnType<typeof period>[] = []) =>
  takeOver([held], { kept: () => kept, today }).map(({ endsOn, goesOn }) => ({ endsOn, goesOn }))

test('what holds today ends yesterday and goes on as the kept one’s, so that the past shows who held it', () => {
  expect(taken(period('2025-01-01'))).toEqual([{ endsOn: '2026-03-01', goesOn: period(today) }])
  expect(taken(period('2025-01-01', '2026-12-31'))).toEqual([
    { endsOn: '2026-03-01', goesOn: period(today, '2026-12-31') },
  ])
})

test('what begins later never was the dropped one’s', () => {
  expect(taken(period('2026-06-01'))).toEqual([{ endsOn: '2026-05-31', goesOn: period('2026-06-01') }])
  expect(taken(period(today))).toEqual([{ endsOn: '2026-03-01', goesOn: period(today) }])
})

test('what is over stays as it was', () => {
  expect(taken(period('2025-01-01', '2026-03-01'))).toEqual([])
  expect(taken(period('2026-06-01', '2026-05-31'))).toEqual([])
})

test('the kept one’s own stands, also where it begins later', () => {
  expect(taken(period('2025-01-01'), [period('2025-06-01')])).toEqual([
    { endsOn: '2026-03-01', goesOn: null },
  ])
  expect(taken(period('2025-01-01'), [period('2026-06-01')])).toEqual([
    { endsOn: '2026-03-01', goesOn: period(today, '2026-05-31') },
  ])
  expect(taken(period('2025-01-01'), [period('2024-01-01', '2024-12-31')])).toEqual([
    { endsOn: '2026-03-01', goesOn: period(today) },
  ])
})
