import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextAttempt } from '#src/platform/mail/backoff.ts'

const firstAttempt = new Date('2023-08-01T10:00:00Z')
const seconds = (from: Date, to: Date | undefined) =>
  to ? (to.getTime() - from.getTime()) / 1000 : undefined

test('waits ten seconds, then twice as long each time, up to six hours', () => {
  const waits = Array.from({ length: 14 }, (_, at) =>
    seconds(
      firstAttempt,
      nextAttempt({ failures: at + 1, firstAttempt, now: firstAttempt, random: () => 0 }),
    ),
  )
  expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120, 10_240, 20_480, 21_600, 21_600])
})

test('chance takes up to a quarter off', () => {
  const wait = (random: number) =>
    seconds(firstAttempt, nextAttempt({ failures: 3, firstAttempt, now: firstAttempt, random: () => random }))
  expect([wait(0), wait(0.5), wait(1)]).toEqual([40, 35, 30])
})

test('a mail that always fails is tried some twenty-five times in 72 hours and then given up', () => {
  const chance = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
    minLength: 40,
    maxLength: 40,
  })
  fc.assert(
    fc.property(chance, (chances) => {
      let [now, failures] = [firstAttempt, 0]
      for (;;) {
        failures += 1
        const next = nextAttempt({ failures, firstAttempt, now, random: () => chances[failures] ?? 0 })
        if (!next) break
        expect(next.getTime()).toBeGreaterThan(now.getTime())
        expect(next.getTime() - firstAttempt.getTime()).toBeLessThanOrEqual(72 * 3_600_000)
        now = next
      }
      expect(failures).toBeGreaterThanOrEqual(22)
      expect(failures).toBeLessThanOrEqual(30)
      expect(now.getTime() - firstAttempt.getTime()).toBeGreaterThan(65 * 3_600_000)
    }),
    { numRuns: 100 },
  )
})

test('a machine that slept through the window gives up at once', () => {
  const now = new Date(firstAttempt.getTime() + 80 * 3_600_000)
  expect(nextAttempt({ failures: 2, firstAttempt, now, random: () => 0 })).toBeUndefined()
})
