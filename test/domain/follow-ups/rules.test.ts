import { expect, test } from 'vitest'
import { reminderOn } from '#src/domain/follow-ups/reminders.ts'
import { stepFrom } from '#src/domain/follow-ups/steps.ts'

const codeOf = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    return (error as { code: string }).code
  }
}

test('only what is open is done or dropped, and only what is not open is opened again', () => {
  const states = ['open', 'done', 'dropped'] as const
  const table = (step: Parameters<typeof stepFrom>[1]) =>
    states.map((state) => codeOf(() => stepFrom(state, step)))
  expect(table('complete')).toEqual(['done', 'follow-ups.not-open', 'follow-ups.not-open'])
  expect(table('drop')).toEqual(['dropped', 'follow-ups.not-open', 'follow-ups.not-open'])
  expect(table('reopen')).toEqual(['follow-ups.open', 'open', 'open'])
})

test('it is reminded of a week before, the day before, and once in each week after', () => {
  const followUp = { id: 'x', dueOn: '2026-03-20', givenOn: '2026-03-01' }
  const eventOn = (day: string) => reminderOn(day, followUp)?.event ?? null
  expect(eventOn('2026-03-12')).toBeNull()
  expect(eventOn('2026-03-13')).toBe('follow-up:x:due:2026-03-20:7')
  expect(eventOn('2026-03-18')).toBe('follow-up:x:due:2026-03-20:7')
  expect(eventOn('2026-03-19')).toBe('follow-up:x:due:2026-03-20:1')
  expect(eventOn('2026-03-20')).toBe('follow-up:x:due:2026-03-20:1')
  expect(eventOn('2026-03-21')).toBe('follow-up:x:overdue:2026-03-20:0')
  expect(eventOn('2026-03-27')).toBe('follow-up:x:overdue:2026-03-20:0')
  expect(eventOn('2026-03-28')).toBe('follow-up:x:overdue:2026-03-20:1')
})

test('what was given less than a week before it is due is reminded of the day before only', () => {
  const late = { id: 'x', dueOn: '2026-03-20', givenOn: '2026-03-14' }
  expect(reminderOn('2026-03-15', late)).toBeNull()
  expect(reminderOn('2026-03-19', late)?.event).toBe('follow-up:x:due:2026-03-20:1')
})
