import { expect, test } from 'vitest'
import { stepFrom } from '#src/domain/working-groups/steps.ts'
import { readTerm, reminderAt } from '#src/domain/working-groups/term.ts'

const codeOf = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    return (error as { code: string }).code
  }
}

test('every state allows its own steps and refuses the others with the reason', () => {
  const states = ['proposed', 'active', 'reported', 'closed'] as const
  const table = (step: Parameters<typeof stepFrom>[1]) =>
    states.map((state) => codeOf(() => stepFrom(state, step)))
  const [notProposed, notActive] = ['working-groups.not-proposed', 'working-groups.not-active']
  expect(table('activate')).toEqual(['active', notProposed, notProposed, notProposed])
  expect(table('report')).toEqual([notActive, 'reported', 'reported', notActive])
  expect(table('extend')).toEqual([notActive, 'active', 'active', notActive])
  expect(table('close')).toEqual(['closed', 'closed', 'closed', 'working-groups.closed'])
})

test('a term is a year from the meeting’s day unless said otherwise', () => {
  const on = '2023-08-31'
  expect(readTerm(undefined, on)).toEqual({ from: on, to: '2024-08-31' })
  expect(readTerm({ months: 6 }, on)).toEqual({ from: on, to: '2024-02-29' })
  expect(readTerm({ from: '2023-09-15', to: '2023-12-31' }, on)).toEqual({
    from: '2023-09-15',
    to: '2023-12-31',
  })
  expect(readTerm({ from: '2024-02-29' }, on).to).toBe('2025-02-28')
  expect(codeOf(() => readTerm({ to: '2024-01-01', months: 3 }, on))).toBe('working-groups.term-twice')
  expect(codeOf(() => readTerm({ to: '2023-08-30' }, on))).toBe('working-groups.term-backwards')
  expect(codeOf(() => readTerm({ from: '2200-01-01' }, on))).toBe('time.out-of-range')
})

test('a term is reminded of from 60 and from 14 days before its end, and no more when it is over', () => {
  expect([61, 60, 46, 45, 15, 14, 1, 0, -1].map(reminderAt)).toEqual([
    null,
    60,
    60,
    null,
    null,
    14,
    14,
    14,
    null,
  ])
})
