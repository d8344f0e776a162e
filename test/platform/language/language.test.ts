import { expect, test } from 'vitest'
import { chooseLanguage, languages } from '#src/platform/language/language.ts'

test('every language is chosen by its own name, and by a region of it', () => {
  for (const language of languages) {
    expect(chooseLanguage(language, 'nb')).toBe(language)
    expect(chooseLanguage(`${language.toUpperCase()}-XX`, 'nb')).toBe(language)
  }
})

test.each([
  [undefined, 'nb'],
  ['', 'nb'],
  ['no', 'nb'],
  ['no-NO,no;q=0.9,en;q=0.8', 'nb'],
  ['nn-NO,nb;q=0.9', 'nn'],
  ['en;q=0.4, sv;q=0.8, da;q=0.8', 'sv'],
  ['de, fr;q=0.9, da;q=0.1', 'da'],
  ['de, fr', 'nb'],
  ['*', 'nb'],
  ['sv;q=0, *', 'nb'],
  ['nb;q=0, *', 'nn'],
  ['nb;q=0, nn;q=0', 'sv'],
  ['en-US;q=0, en;q=0.5', 'en'],
  ['en;q=1.0 , sv ; q=0.999', 'en'],
  ['en;q=2, sv', 'sv'],
  ['en;q=0.1234, sv;q=0.1', 'sv'],
  ['en;level=1, da;q=0.2', 'da'],
  ['nob, norsk', 'nb'],
  [';;;,,,q=1,=', 'nb'],
] as const)('%j asks for %s', (header, language) => {
  expect(chooseLanguage(header, 'nb')).toBe(language)
})

test('the fallback answers when nothing fits', () => {
  expect(chooseLanguage('de', 'da')).toBe('da')
  expect(chooseLanguage('nb;q=0,nn;q=0,sv;q=0,da;q=0,en;q=0', 'da')).toBe('da')
})

test('a hostile header of a megabyte is answered at once', () => {
  const started = performance.now()
  expect(chooseLanguage('a-'.repeat(500_000), 'nb')).toBe('nb')
  expect(chooseLanguage('de,'.repeat(300_000), 'nb')).toBe('nb')
  expect(performance.now() - started).toBeLessThan(200)
})
