import { describe, expect, test } from 'vitest'
import { withoutPrivateData } from '#src/domain/minutes/private-data.ts'

const clean = (text: string) => withoutPrivateData(text, '(tatt ut)')

describe('what must not be published is taken out of the text', () => {
  // Invented numbers whose check digits are right; 13097248022 and 19900118+… are not anybody's.
  test.each([
    ['Norwegian', 'Født 13097248022, bor i Vik.', 'Født (tatt ut), bor i Vik.'],
    ['Norwegian, with a space', 'Nr. 130972 48022.', 'Nr. (tatt ut).'],
    ['Norwegian D-number', 'D-nummer 53097248016', 'D-nummer (tatt ut)'],
    ['Swedish', 'Personnummer 811228-9874 angavs.', 'Personnummer (tatt ut) angavs.'],
    ['Swedish, with the century', '19811228-9874', '(tatt ut)'],
    ['Danish', 'CPR 070761-4285', 'CPR (tatt ut)'],
    [
      'a telephone number',
      'Ring Kari på mobil 900 11 222 etter kl. 16.',
      'Ring Kari på mobil (tatt ut) etter kl. 16.',
    ],
    ['a telephone number abroad', 'Tlf.: +46 70-123 45 67', 'Tlf.: (tatt ut)'],
  ])('%s', (_, text, expected) => expect(clean(text)).toBe(expected))
})

describe('what only looks like it stays', () => {
  test.each([
    ['an account number', 'Konto 1234.56.78903'],
    ['eleven digits that are no day', '99999999999'],
    ['a check digit that is wrong', '13097248023'],
    ['an amount', '130 000 000 kroner'],
    ['a case number', 'Sak 2023/123456-7890'],
    ['a date', '2023-08-31'],
    ['a number of employees', 'Kommunen har 811228 innbyggere'],
    ['a word for telephone without a number', 'Telefonmøte 14. mars kl. 9'],
    ['Danish day that is none', '450761-4285'],
  ])('%s', (_, text) => expect(clean(text)).toBe(text))
})
