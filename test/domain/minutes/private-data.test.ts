import { assert, property, string } from 'fast-check'
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
    ['an account number with spaces', 'Konto 1234 56 78903'],
    ['an organisation number', 'Org.nr. 999 888 777'],
    ['the number of a decision', 'Vedtak 12/23'],
    ['a number inside an address', 'https://example.org/sak/13097248022x'],
    ['a number inside a checksum', 'a13097248022b7'],
    ['a Danish number inside an address', 'https://example.org/sak/130972-1234'],
    ['a case number with a sheet', 'Sak 130972-1234/2'],
    ['an identifier', '81122898-9874-4285-8765-070761428513'],
    ['an identifier that ends so', '9750a095-8fd6-4433-89e4-7c5703196039'],
    ['a checksum that begins so', '0703042374f7f393a9c4c5767bbaf79742040be1'],
    ['a checksum that ends so', '492baac219dc036d4e3f5cce2ffaa90a7724fe672a7d76bba87a6d3202222992'],
    ['a row of a table', '| 130972 | 48022 |\n| --- | --- |\n| 130972 | 1234 |'],
    ['numbers parted by a blank line', '130972\n\n48022'],
    ['numbers in a list', '- 130972\n- 48022\n\n* 130972\n* 48022\n\n1. 130972\n2. 48022'],
    ['a Danish day its month has not', '310272-4285'],
    ['a date and a time', 'Frist 31.08.2023 0900'],
    ['a meeting by telephone', 'Telefonmøte 2023-08-31'],
    ['a date after telephone', 'Avklart på telefon 2023-08-31 kl. 10'],
    ['a date and an hour after telephone', 'Avklart på telefon 2023-08-31 10.30'],
    ['years after telephone', 'Utgifter til telefon 2022-2023'],
    ['a telephone number of a table', '| Telefon | 22334455 |'],
    ['entities that are no digits', '&#9731; & &amp; &#x1F600; &#9999999; 12'],
  ])('%s', (_, text) => expect(clean(text)).toBe(text))

  test('a text without digits, whatever else is in it', () =>
    assert(
      property(string({ unit: 'binary' }), (any) => {
        const text = any.replace(/\p{Nd}/gu, '')
        expect(clean(text)).toBe(text)
      }),
    ))

  test('what stands before and after a number, whatever it is', () =>
    assert(
      property(string({ unit: 'binary' }), string({ unit: 'binary' }), (one, other) => {
        const [before, after] = [one, other].map((any) => any.replace(/\p{Nd}/gu, ''))
        expect(clean(`${before} 13097248022 ${after}`)).toBe(`${before} (tatt ut) ${after}`)
      }),
    ))
})

describe('however it is typed it is taken out', () => {
  test.each([
    ['a hard space', '130972\u00a048022'],
    ['a narrow hard space', '130972\u202f48022'],
    ['two spaces', '130972  48022'],
    ['many spaces', `130972${' '.repeat(40)}48022`],
    ['a line break', '130972\n48022'],
    ['a line break of Windows', '130972\r\n48022'],
    ['a hard line break', '130972  \n48022'],
    ['a line break in a quotation', '130972\n> 48022'],
    ['a hyphen', '130972-48022'],
    ['a hyphen between spaces', '130972 - 48022'],
    ['an en dash', '130972–48022'],
    ['an em dash', '130972—48022'],
    ['a hard hyphen', '130972\u201148022'],
    ['a minus', '130972\u221248022'],
    ['a soft hyphen', '130972\u00ad48022'],
    ['no width', '130972\u200b48022'],
    ['a date with dots', '13.09.72 48022'],
    ['a date with slashes', '13/09/72 48022'],
    ['a date with hyphens', '13-09-72-48022'],
    ['a date with the century', '13.09.1972 48022'],
    ['two groups in the second part', '130972 480 22'],
    ['bold on the date', '**130972** 48022'],
    ['bold on the second part', '130972 **48022**'],
    ['bold on both', '**130972** __48022__'],
    ['a mark in the middle', '130972`48022`'],
    ['an escaped sign', '130972\\-48022'],
    ['an entity for a digit', '&#49;3097248022'],
    ['a hexadecimal entity for a digit', '&#x31;3097248&#X30;22'],
    ['an entity for a space', '130972&nbsp;48022'],
    ['an entity for a dash', '130972&#8211;48022'],
    ['full-width digits', '１３０９７２４８０２２'],
    ['Arabic digits', '١٣٠٩٧٢ ٤٨٠٢٢'],
    ['mathematical digits', '𝟏𝟑𝟎𝟗𝟕𝟐𝟒𝟖𝟎𝟐𝟐'],
    ['Swedish, an en dash', '811228–9874'],
    ['Swedish, a hard hyphen', '811228\u20119874'],
    ['Swedish, a hard space', '811228\u00a09874'],
    ['Swedish, a line break', '811228-\n9874'],
    ['Swedish, the century and a dash', '19811228–9874'],
    ['Swedish, the century alone', '198112289874'],
    ['Swedish, a hundred years', '811228+9874'],
    ['Danish, a space', '130972 1234'],
    ['Danish, a hard space', '130972\u00a01234'],
    ['Danish, an en dash', '130972–1234'],
    ['Danish, a hard hyphen', '130972\u20111234'],
  ])('%s', (_, number) => expect(clean(`Født (${number}), ja`)).toBe('Født ((tatt ut)), ja'))

  test.each([
    ['a second number joined', '13097248022/2', '(tatt ut)/2'],
    ['a case joined', '2023/13097248022', '2023/(tatt ut)'],
    ['a word joined', 'fnr13097248022', 'fnr(tatt ut)'],
    ['bold around', '**13097248022**', '**(tatt ut)**'],
    ['bold from before', '**Født 130972** 48022', '**Født (tatt ut)**'],
    ['numbers before', 'I 2023 130972 48022.', 'I 2023 (tatt ut).'],
    ['two of them', '13097248022 13097248022', '(tatt ut) (tatt ut)'],
    ['a cell', '| 13097248022 | 2 |', '| (tatt ut) | 2 |'],
    ['the end of an address', 'https://example.org/13097248022', 'https://example.org/(tatt ut)'],
    ['a land in brackets', 'tlf (+47) 900 11 222', 'tlf (tatt ut)'],
    ['hard spaces', 'telefon\u00a0900\u00a011\u202f222', 'telefon\u00a0(tatt ut)'],
    ['whose telephone', 'Tlf privat: 900 11 222', 'Tlf privat: (tatt ut)'],
    ['two noughts', 'mobil: 0046 70 123 45 67', 'mobil: (tatt ut)'],
    ['a telephone in pairs', 'Telefon: 22 33 44 55', 'Telefon: (tatt ut)'],
    ['bold before a telephone', '**Tlf.:** 900 11 222\n14 møtte', '**Tlf.:** (tatt ut)\n14 møtte'],
    ['a telephone in brackets', 'Kari (mobil 900–11–222)', 'Kari (mobil (tatt ut))'],
    ['a telephone in a sentence', 'Telefonnummeret er 90011222.', 'Telefonnummeret er (tatt ut).'],
    ['a person after a telephone', 'tlf 900 11 222 1 130972 48022.', 'tlf (tatt ut).'],
    ['a telephone that is a person', 'tlf 13097248022', 'tlf (tatt ut)'],
  ])('%s', (_, text, expected) => expect(clean(text)).toBe(expected))
})

describe('long texts', () => {
  // A search that goes back and forth would not end before the test is given up.
  test.each([
    ['digits', '1'],
    ['digits and spaces', '1 '],
    ['digits and line breaks', '1\n'],
    ['dates', '13.09.72 '],
    ['groups of six', '130972 '],
    ['groups of six and marks', '*130972*-'],
    ['entities', '&#49;'],
    ['beginnings of entities', '&#4'],
    ['words for telephone', 'tlf '],
    ['telephones without enough digits', 'tlf 1 2 3 mobil privat '],
  ])('of %s stay', (_, piece) => {
    const text = `${piece.repeat(100_000)}1`
    expect(clean(text)).toBe(text)
  })

  test('of spaces and marks after a word for telephone stay', () => {
    const text = `tlf${' '.repeat(100_000)}${'*'.repeat(100_000)}:${' \n'.repeat(100_000)}1`
    expect(clean(text)).toBe(text)
  })

  test('of numbers lose every one', () =>
    expect(clean('**130972** 48022, '.repeat(20_000))).toBe('(tatt ut), '.repeat(20_000)))
})
