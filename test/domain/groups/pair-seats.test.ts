import { expect, test } from 'vitest'
import { pairSeats, type SeatFor } from '#src/domain/groups/pair-seats.ts'

const kari = { id: 'kari', personId: 'k', organisationId: 'oslo' }
const pending = { id: 'pending', organisationId: 'gjovik', label: 'Gjøvik (bekrefter navn)' }
const words = { id: 'words', label: 'Lillestrøm' }
const ola = { id: 'ola', personId: 'o' }

const idsOf = (standing: (SeatFor & { id: string })[], said: SeatFor[]) =>
  pairSeats(standing, said).map((seat) => seat?.id ?? null)

test('a seat stays where its person, its organisation or its words stay, in whatever order they are said', () => {
  expect(
    idsOf(
      [kari, pending, words, ola],
      [{ label: 'Lillestrøm' }, { personId: 'o' }, { organisationId: 'gjovik' }, { personId: 'k' }],
    ),
  ).toEqual(['words', 'ola', 'pending', 'kari'])
})

test('whoever else is said gets a new one, and no seat stands for two', () => {
  expect(idsOf([ola], [{ personId: 'p' }, { label: 'Bærum' }])).toEqual([null, null])
  expect(idsOf([pending], [{ organisationId: 'gjovik' }, { organisationId: 'gjovik' }])).toEqual([
    'pending',
    null,
  ])
})

test('a person is surer than an organisation: the seat of another from there does not become theirs', () => {
  const per = { id: 'per', personId: 'p', organisationId: 'oslo' }
  expect(
    idsOf(
      [per, kari],
      [
        { personId: 'k', organisationId: 'oslo' },
        { personId: 'new', organisationId: 'oslo' },
      ],
    ),
  ).toEqual(['kari', 'per'])
})

test('the very words are surer than the organisation alone', () => {
  const other = { id: 'other', organisationId: 'gjovik', label: 'Gjøvik to' }
  const said = [
    { organisationId: 'gjovik', label: 'Gjøvik to' },
    { organisationId: 'gjovik', label: 'Gjøvik tre' },
  ]
  expect(idsOf([pending, other], said)).toEqual(['other', 'pending'])
})
