import { expect, test } from 'vitest'
import { firstMissingLine, squeezed, textsOfItems, visibleLines } from '../../scripts/accept/read-case.ts'

test('an item’s text stands between its heading and the next; a list of the items before them does not count', () => {
  const source = [
    'Saksliste: 1. Åpning 2. Budsjett',
    '1. Åpning',
    'Leder ønsket velkommen.',
    '',
    'Sak 2 Budsjett (10:15 - 5 min)',
    '1. første punkt',
    ' - dypere',
    'Eventuelt',
    'Intet.',
  ].join('\n')
  const items = [
    { number: '1', title: 'Åpning' },
    { number: '2', title: 'Budsjett' },
    { number: null, title: 'Eventuelt' },
  ]
  expect(textsOfItems(source, items)).toEqual([
    'Leder ønsket velkommen.',
    '1. første punkt\n - dypere',
    'Intet.',
  ])
})

test('a heading without a title is found by its number, one inside a line by number and title, a missing one has no text', () => {
  expect(textsOfItems('Sak 19/19\n\nNeste møte', [{ number: '19/19', title: null }])).toEqual(['Neste møte'])
  const oneLine = 'Møte 6 Sak 47/14 Godkjenning Godkjent. Sak 48/14 Økonomi Tatt til vitende.'
  expect(
    textsOfItems(oneLine, [
      { number: '47/14', title: 'Godkjenning' },
      { number: '48/14', title: 'Økonomi' },
      { number: '49/14', title: 'Finnes ikke' },
    ]),
  ).toEqual(['Godkjent.', 'Tatt til vitende.', ''])
})

test('a line is looked for without the marks that become form, and a missing one is named', () => {
  expect(visibleLines('- i. **Eli**, Ola\n\n  1. Se [siden](https://a.example)')).toEqual([
    'i.Eli,Ola',
    'Sesiden',
  ])
  const printed = squeezed('Først dette.\nSå det andre, delt over to linjer.')
  expect(
    firstMissingLine('- Først dette.\n- Så det andre,\n delt over to linjer.', printed).missing,
  ).toBeNull()
  expect(firstMissingLine('Så det andre,\nFørst dette.', printed).missing).toBe('Førstdette.')
})
