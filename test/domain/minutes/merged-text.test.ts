import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergedText } from '#src/domain/minutes/merged-text.ts'

const base = 'Gruppen møtes i Hamar.\n\n- Kraft og nett\n- Jernbane\n'

test('what one changed and what the other changed both stand', () => {
  const stands = base.replace('Hamar', 'Lillehammer')
  const given = base.replace('- Jernbane', '- Jernbane og buss')
  expect(mergedText({ base, stands, given })).toBe(
    'Gruppen møtes i Lillehammer.\n\n- Kraft og nett\n- Jernbane og buss\n',
  )
})

test('two who change the same line in different places do not undo each other', () => {
  const stands = base.replace('Gruppen', 'Faggruppen')
  const given = base.replace('i Hamar', 'på Hamar')
  expect(mergedText({ base, stands, given })).toContain('Faggruppen møtes på Hamar.')
})

test('where both changed the same word, both words stand', () => {
  const merged = mergedText({
    base,
    stands: base.replace('Hamar', 'Lillehammer'),
    given: base.replace('Hamar', 'Gjøvik'),
  })
  expect(merged).toContain('Lillehammer')
  expect(merged).toContain('Gjøvik')
})

test('what only one of them wrote is that one’s text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(mergedText({ base: before, stands: before, given: after })).toBe(after)
      expect(mergedText({ base: before, stands: after, given: before })).toBe(after)
      expect(mergedText({ base: before, stands: after, given: after })).toBe(after)
    }),
  )
})

test('no word that either put in is lost, wherever they put it', () => {
  const word = fc.constantFrom<string>('sak', 'møte', 'kraft', 'og', 'vei', '- ', '\n')
  const place = fc.nat(40)
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 30 }),
      fc.array(place, { maxLength: 8 }),
      fc.array(place, { maxLength: 8 }),
      (words, ours, theirs) => {
        const put = (places: number[], mark: string) => {
          const next = [...words]
          for (const [index, at] of places.entries())
            next.splice(at % (next.length + 1), 0, `${mark}${index}`)
          return next.join(' ')
        }
        const merged = mergedText({ base: words.join(' '), stands: put(ours, 'Ø'), given: put(theirs, 'Å') })
        for (const index of ours.keys()) expect(merged.split(/\s+/)).toContain(`Ø${index}`)
        for (const index of theirs.keys()) expect(merged.split(/\s+/)).toContain(`Å${index}`)
      },
    ),
  )
})

test('one word typed thirty thousand times is merged at once, and nothing of it goes', () => {
  const same = 'ja '.repeat(30_000)
  const start = performance.now()
  const merged = mergedText({ base: same, stands: `${same}slutt`, given: `start ${same}`.slice(0, -300) })
  expect(performance.now() - start).toBeLessThan(2_000)
  expect(merged).toContain('start')
  expect(merged).toContain('slutt')
})
