import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDifference } from '#src/platform/difference.ts'

const lines = fc
  .array(fc.constantFrom('a', 'b', 'c', ' '), { minLength: 1, maxLength: 12 })
  .map((all) => all.join('\n'))

const kept = (before: string, after: string, ...kinds: string[]) =>
  lineDifference(before, after)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ line }) => line)
    .join('\n')

test('what stayed and what went are the old text; what stayed and what came, the new', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      expect(kept(before, after, 'same', 'gone')).toBe(before)
      expect(kept(before, after, 'same', 'new')).toBe(after)
    }),
  )
})

test('one changed line is shown as one gone and one new, the others as having stayed', () => {
  expect(lineDifference('en\nto\ntre', 'en\n2\ntre').map(({ kind }) => kind)).toEqual([
    'same',
    'gone',
    'new',
    'same',
  ])
})

test('an empty text has no lines, and a huge one is compared in no time', () => {
  expect(lineDifference('', 'ny')).toEqual([{ kind: 'new', line: 'ny' }])
  const huge = Array.from({ length: 50_000 }, (_, line) => `${line}`).join('\n')
  const started = performance.now()
  expect(lineDifference(huge, `${huge}\nny`)).toHaveLength(100_001)
  expect(performance.now() - started).toBeLessThan(1_000)
})
