import { expect, test } from 'vitest'
import { type Found, found } from '#src/domain/quality/finding.ts'
import { present } from '#src/domain/quality/present.ts'
import { languages } from '#src/platform/language/language.ts'
import { findingPlaces, findingWords } from '#src/platform/language/words/findings.ts'

const factsIn = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort()

test.each(Object.entries({ ...findingWords, ...findingPlaces }))(
  '%s says the same in every language: none leaves a fact out',
  (_, phrase) => {
    for (const language of languages) expect(factsIn(phrase[language])).toEqual(factsIn(phrase.nb))
  },
)

const place = { part: 'follow-up', id: 'f', itemId: 'i', name: `Male ${'skilt '.repeat(30)}` } as const
const late: Found = found('dates.due-before-meeting', place, {
  quote: ' Male skilt ',
  facts: { dueday: '2026-01-05', meetingday: '2026-02-10' },
})

test('a finding says its days with their weekdays, and calls its place by a name that is not too long', () => {
  const { message, place: shown, quote } = present(late, 'da')
  expect(message.text).toBe(
    'Fristen, mandag den 5. januar 2026, var overskredet før mødet tirsdag den 10. februar 2026.',
  )
  expect(message.facts).toEqual({ dueday: '2026-01-05', meetingday: '2026-02-10' })
  expect([shown.label.length, shown.label.slice(0, 20)]).toEqual([
    'Opfølgning: '.length + 80,
    'Opfølgning: Male ski',
  ])
  expect(quote).toBe('Male skilt')
})

test('a finding is known again by its rule, place and words, and by nothing else', () => {
  const again = found('dates.due-before-meeting', { ...place, name: 'Maling' }, { quote: 'Male skilt' })
  expect(again.id).toBe(late.id)
  expect(found('promises.no-date', place, { quote: 'Male skilt' }).id).not.toBe(late.id)
  expect(found('dates.due-before-meeting', place, { quote: 'Male' }).id).not.toBe(late.id)
})
