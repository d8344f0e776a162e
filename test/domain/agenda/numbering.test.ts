import { expect, test } from 'vitest'
import { numberItems, serialOf } from '#src/domain/agenda/numbering.ts'

const item = (fixedNumber: string | null = null, numbered = true) => ({ fixedNumber, numbered })
const plain = { form: { kind: 'plain' as const }, last: 0 }
const of2019 = (last = 0) => ({ form: { kind: 'running-year' as const, year: 2019 }, last })

test('plain numbers count the numbered items of one meeting', () => {
  expect(numberItems([item(), item(null, false), item()], plain)).toEqual(['1', null, '2'])
})

test('running numbers go on after the earlier meetings of the year, with two digits for the year', () => {
  expect(numberItems([item(), item()], of2019(19))).toEqual(['20/19', '21/19'])
  const of2005 = { form: { kind: 'running-year' as const, year: 2005 }, last: 0 }
  expect(numberItems([item()], of2005)).toEqual(['1/05'])
})

test('a number given by hand stands, and the next goes on after it where it has the same form', () => {
  expect(numberItems([item('20/19'), item(), item('7b'), item()], of2019())).toEqual([
    '20/19',
    '21/19',
    '7b',
    '22/19',
  ])
  expect(numberItems([item(), item('20/19'), item()], plain)).toEqual(['1', '20/19', '2'])
  expect(numberItems([item('5', false), item()], plain)).toEqual(['5', '6'])
})

test('a number of another year or form counts for nothing', () => {
  const { form } = of2019()
  expect(
    ['20/18', '20', 'sak 20/19', '', null, '020/19', '20/2019'].map((one) => serialOf(one, form)),
  ).toEqual([0, 0, 0, 0, 0, 0, 20])
})
