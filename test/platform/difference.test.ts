import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDifference, rowsOfDifference } from '#src/platform/difference.ts'

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

test('side by side, each column is its whole text, and a changed line tells its words apart', () => {
  const column = (rows: ReturnType<typeof rowsOfDifference>, side: 'before' | 'after') =>
    rows.flatMap((row) => row[side]?.map(({ line }) => line).join('') ?? []).join('\n')
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const rows = rowsOfDifference(before, after)
      expect([column(rows, 'before'), column(rows, 'after')]).toEqual([before, after])
    }),
  )
  expect(rowsOfDifference('Vi møtes i mai.', 'Vi møtes i juni.')).toEqual([
    {
      kind: 'changed',
      before: [
        { kind: 'same', line: 'Vi møtes i ' },
        { kind: 'gone', line: 'mai' },
        { kind: 'same', line: '.' },
      ],
      after: [
        { kind: 'same', line: 'Vi møtes i ' },
        { kind: 'new', line: 'juni' },
        { kind: 'same', line: '.' },
      ],
    },
  ])
})

test('an empty text has no lines, and a huge one is compared in no time', () => {
  expect(lineDifference('', 'ny')).toEqual([{ kind: 'new', line: 'ny' }])
  const huge = Array.from({ length: 50_000 }, (_, line) => `${line}`).join('\n')
  const started = performance.now()
  expect(lineDifference(huge, `${huge}\nny`)).toHaveLength(100_001)
  expect(performance.now() - started).toBeLessThan(1_000)
})
