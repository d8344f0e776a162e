import { describe, expect, test } from 'vitest'
import { findDue } from '#src/domain/drafting/markers/find-due.ts'

/** A Thursday. */
const day = '2023-08-31'
const dueOn = (text: string, from = day) => findDue(text, from)?.dueOn
const read = (text: string, from = day) => {
  const due = findDue(text, from)
  return due && [due.dueOn, ...due.problems.map(({ code, words }) => `${code}: ${words}`)]
}

describe('a deadline is counted from the day of the meeting', () => {
  test.each([
    ['Ringe, frist 1.10', '2023-10-01'],
    ['Ringe, frist: 1. oktober', '2023-10-01'],
    ['Ringe (frist 1/10-23)', '2023-10-01'],
    ['Ringe med frist 01.10.23', '2023-10-01'],
    ['Svarfrist: 1. oktober 2024', '2024-10-01'],
    ['Ringe innen 1.2.', '2024-02-01'],
    ['Ringe innen 31.8', '2023-08-31'],
    ['Ringe innen 30.8', '2024-08-30'],
    ['Ringe innen fredag', '2023-09-01'],
    ['Ringe innen torsdag', '2023-09-07'],
    ['Ringe innen fredag 15. september kl. 12', '2023-09-15'],
    ['Ringe på mandag', '2023-09-04'],
    ['Ringe neste fredag', '2023-09-08'],
    ['Ringe fredag i neste uke', '2023-09-08'],
    ['Ringe innen uke 40', '2023-10-06'],
    ['Ringe i uke 40 og skrive', '2023-10-06'],
    ['Ringe innen mandag i uke 40', '2023-10-02'],
    ['Ringe i uke 2', '2024-01-12'],
    ['Ringe i neste uke', '2023-09-08'],
    ['Ringe innen utgangen av oktober', '2023-10-31'],
    ['Ringe innen utgangen av måneden', '2023-08-31'],
    ['Ringe om to uker', '2023-09-14'],
    ['Ringe innen 14 dager', '2023-09-14'],
    ['Ringe om en måned', '2023-09-30'],
    ['Ringe i morgen', '2023-09-01'],
    ['Ringe (1.10)', '2023-10-01'],
    ['Ringe – 1. oktober', '2023-10-01'],
    ['Ringe til 1. oktober', '2023-10-01'],
    ['Ringje innan fredag', '2023-09-01'],
    ['Ringje seinast 1. oktober', '2023-10-01'],
    ['Ringje om to veker', '2023-09-14'],
    ['Ringje i morgon', '2023-09-01'],
    ['Ringje innan veke 40', '2023-10-06'],
    ['Ringa innan 1 oktober', '2023-10-01'],
    ['Ringa senast 2026-10-01', '2026-10-01'],
    ['Ringa senast den 1 oktober', '2023-10-01'],
    ['Ringa inom två veckor', '2023-09-14'],
    ['Ringa nästa fredag', '2023-09-08'],
    ['Ringa senast v. 40', '2023-10-06'],
    ['Ringa vecka 40', '2023-10-06'],
    ['Ringa före utgången av oktober', '2023-10-31'],
    ['Ringe inden 1/10', '2023-10-01'],
    ['Ringe senest fredag', '2023-09-01'],
    ['Ringe inden uge 40', '2023-10-06'],
    ['Ringe om to uger', '2023-09-14'],
    ['Ringe inden udgangen af oktober', '2023-10-31'],
    ['Call by Friday', '2023-09-01'],
    ['Call by 1 October', '2023-10-01'],
    ['Call by October 1st, 2024', '2024-10-01'],
    ['Call no later than 1st of October', '2023-10-01'],
    ['Call in two weeks', '2023-09-14'],
    ['Call in week 40', '2023-10-06'],
    ['Call by the end of October', '2023-10-31'],
    ['Call next Friday', '2023-09-08'],
    ['Call tomorrow', '2023-09-01'],
  ])('%s: %s', (text, expected) => expect(dueOn(text)).toBe(expected))

  test('the last week of a year may lie in the next', () => {
    expect(dueOn('i uke 53', '2026-12-28')).toBe('2027-01-01')
    expect(dueOn('i uke 53', '2027-01-01')).toBe('2027-01-01')
    expect(dueOn('innen 29.2', '2023-08-31')).toBe('2024-02-29')
  })
})

describe('what names no day is not guessed', () => {
  test.each([
    ['Ringe, frist 31.2', [null, 'date-impossible: frist 31.2']],
    ['Ringe innen 31. juni', [null, 'date-impossible: innen 31. juni']],
    ['Ringe innen uke 54', [null, 'date-impossible: innen uke 54']],
    ['Ringe innen uke 53', [null, 'date-impossible: innen uke 53']],
    ['Ringe til neste møte', [null, 'date-open: til neste møte']],
    ['Ringa till nästa styrelsemöte', [null, 'date-open: till nästa styrelsemöte']],
    ['Call before the next meeting', [null, 'date-open: before the next meeting']],
    ['Ringe innen månedsskiftet', [null, 'date-open: innen månedsskiftet']],
    ['Ringe innen oktober', [null, 'date-open: innen oktober']],
    ['Ringe innen sommeren', [null, 'date-open: innen sommeren']],
    ['Ringe, frist: avklares', [null, 'date-open: frist: avklares']],
    ['Ringe innen 1. mars 2023', ['2023-03-01', 'date-past: innen 1. mars 2023']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))

  test.each([
    'Ringe før jul',
    'Ringe kommunen om ferien',
    'Møtet 1. oktober forberedes',
    'Undersøke om neste fredag passer',
    'Leie lokalet fra 1.9 til 1.10',
    'Sette en frist for innspill',
    'Se punkt 1.10',
    'Kurs i to uker',
    'Bruke 1.5 mill',
    'Handlingsplan 2024',
    'Øke med 1.5 prosent',
  ])('%s says nothing of a deadline', (text) => expect(findDue(text, day)).toBeNull())
})
