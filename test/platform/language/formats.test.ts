import { execFileSync } from 'node:child_process'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import {
  dateAndTimeRange,
  listOf,
  longDate,
  nameOrder,
  number,
  shortDate,
  timeOfDay,
  timeRange,
  weekdayDate,
} from '#src/platform/language/formats.ts'
import { languages } from '#src/platform/language/language.ts'

const zone = 'Europe/Oslo'
const morning = { start: new Date('2023-08-31T07:00:00Z'), end: new Date('2023-08-31T08:30:00Z'), zone }

test('dates read as each language writes them', () => {
  const written = languages.map((language) => [
    longDate(language, '2023-08-31'),
    shortDate(language, '2023-08-31'),
    weekdayDate(language, '2023-08-31'),
  ])
  expect(written).toEqual([
    ['31. august 2023', '31.08.2023', 'torsdag 31. august 2023'],
    ['31. august 2023', '31.08.2023', 'torsdag 31. august 2023'],
    ['2023-08-31', '2023-08-31', 'torsdag 31 augusti 2023'],
    ['31. august 2023', '31.08.2023', 'torsdag den 31. august 2023'],
    ['31 August 2023', '31/08/2023', 'Thursday 31 August 2023'],
  ])
  expect(longDate('nb', '2024-02-01')).toBe('1. februar 2024')
  expect(weekdayDate('nn', '2024-02-03')).toBe('laurdag 3. februar 2024')
  expect(longDate('nb', Temporal.PlainDate.from('2023-05-23'))).toBe('23. mai 2023')
  expect(longDate('nb', '1900-01-01')).toBe('1. januar 1900')
})

test('times read as each language writes them, with an unspaced en dash', () => {
  expect(languages.map((language) => timeRange(language, morning))).toEqual([
    'kl. 09.00–10.30',
    'kl. 09.00–10.30',
    'kl. 09.00–10.30',
    'kl. 9.00–10.30',
    '09:00–10:30',
  ])
  expect(timeOfDay('nb', { at: new Date('2023-08-30T22:00:00Z'), zone })).toBe('kl. 00.00')
  expect(timeOfDay('da', { at: new Date('2023-08-30T22:05:00Z'), zone })).toBe('kl. 0.05')
  expect(timeOfDay('nb', { at: new Date('2023-12-01T08:00:00Z'), zone })).toBe('kl. 09.00')
})

test('a meeting of one day names it once, one of two days names both', () => {
  const seminar = { ...morning, end: new Date('2023-09-01T11:00:00Z') }
  expect(dateAndTimeRange('nb', morning)).toBe('torsdag 31. august 2023 kl. 09.00–10.30')
  expect(dateAndTimeRange('en', morning)).toBe('Thursday 31 August 2023, 09:00–10:30')
  expect(dateAndTimeRange('nb', seminar)).toBe(
    'torsdag 31. august 2023 kl. 09.00 – fredag 1. september 2023 kl. 13.00',
  )
})

test('numbers and lists follow the language', () => {
  expect(languages.map((language) => number(language, 1234567.5))).toEqual([
    '1\u00a0234\u00a0567,5',
    '1\u00a0234\u00a0567,5',
    '1\u00a0234\u00a0567,5',
    '1.234.567,5',
    '1,234,567.5',
  ])
  const lists = languages.map((language) => listOf(language, ['Anne', 'Bjørn', 'Cecilie']))
  expect(lists).toEqual([
    'Anne, Bjørn og Cecilie',
    'Anne, Bjørn og Cecilie',
    'Anne, Bjørn och Cecilie',
    'Anne, Bjørn og Cecilie',
    'Anne, Bjørn and Cecilie',
  ])
  expect([listOf('nb', []), listOf('nb', ['Anne']), listOf('nb', ['Anne', 'Bo'])]).toEqual([
    '',
    'Anne',
    'Anne og Bo',
  ])
})

test('names sort as each language sorts them', () => {
  const names = ['Åse', 'Östen', 'Ærlig', 'Zakarias', 'Ärla', 'Øyvind', 'Anne', 'Čáppa']
  const sorted = (language: 'nb' | 'sv' | 'da') => [...names].sort(nameOrder(language)).join(' ')
  expect(sorted('nb')).toBe('Anne Čáppa Zakarias Ärla Ærlig Östen Øyvind Åse')
  expect(sorted('da')).toBe(sorted('nb'))
  expect(sorted('sv')).toBe('Anne Čáppa Zakarias Åse Ärla Ærlig Östen Øyvind')
})

test('the host and its zone change no letter', () => {
  const program = `
    import * as formats from '#src/platform/language/formats.ts'
    const span = { start: new Date('2023-08-31T07:00:00Z'), end: new Date('2023-08-31T08:30:00Z'), zone: 'Europe/Oslo' }
    console.log(JSON.stringify(${JSON.stringify(languages)}.map((language) => [
      formats.weekdayDate(language, '2023-08-31'), formats.dateAndTimeRange(language, span), formats.number(language, 1234.5)])))`
  const onHost = (TZ: string, LANG: string) =>
    execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', program], {
      env: { ...process.env, TZ, LANG, LC_ALL: LANG },
      encoding: 'utf8',
    })
  const here = languages.map((language) => [
    weekdayDate(language, '2023-08-31'),
    dateAndTimeRange(language, morning),
    number(language, 1234.5),
  ])
  for (const [TZ, LANG] of [
    ['America/New_York', 'en_US.UTF-8'],
    ['Pacific/Kiritimati', 'C'],
  ] as const) {
    expect(JSON.parse(onHost(TZ, LANG))).toEqual(here)
  }
})
