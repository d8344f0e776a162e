import { expect, test } from 'vitest'
import type { Roster } from '#src/domain/groups/roster.ts'
import { peopleToInvite } from '#src/domain/meetings/roster.ts'

type RosterSeat = Roster['seats'][number]
type RosterOffice = Roster['offices'][number]
type RosterHolder = NonNullable<RosterSeat['holder']>

const person = (personId: string): RosterHolder => ({
  id: `holding-${personId}`,
  personId,
  name: personId,
  email: null,
  title: null,
  language: null,
  organisation: { id: `home-${personId}`, name: 'Hjemme' },
  fromOn: '2020-01-01',
  untilOn: null,
})

const seat = (id: string, facts: Partial<RosterSeat>): RosterSeat => ({
  id,
  kind: 'member',
  label: null,
  position: 0,
  organisation: null,
  holder: null,
  deputies: [],
  pending: false,
  namedBy: null,
  nameDueOn: null,
  fromOn: '2020-01-01',
  untilOn: null,
  version: 1,
  ...facts,
})

const office = (name: RosterOffice['office'], personId: string): RosterOffice => ({
  ...person(personId),
  office: name,
})

const asked = (given: Parameters<typeof peopleToInvite>[0], secretariat: string[] = []) =>
  peopleToInvite(
    given,
    secretariat.map((personId) => ({ personId, organisationId: null })),
  ).map(({ personId, part, seatId }) => [personId, part, seatId])

test('a holder is asked for the seat, its deputies only while it has no holder', () => {
  const seats = [
    seat('s1', { holder: person('kari'), deputies: [person('vara')] }),
    seat('s2', { deputies: [person('per')] }),
    seat('s3', { kind: 'observer', holder: person('ola') }),
    seat('s4', {}),
  ]
  expect(asked({ seats, offices: [] })).toEqual([
    ['kari', 'member', 's1'],
    ['per', 'deputy', 's2'],
    ['ola', 'observer', 's3'],
  ])
})

test('nobody is asked twice: an own seat counts before standing in, an office or the secretariat', () => {
  const seats = [seat('s1', { deputies: [person('kari')] }), seat('s2', { holder: person('kari') })]
  const offices = [office('chair', 'kari'), office('convener', 'liv'), office('secretary', 'sekretær')]
  expect(asked({ seats, offices }, ['sekretær', 'kari', 'mari'])).toEqual([
    ['kari', 'member', 's2'],
    ['liv', 'member', null],
    ['sekretær', 'secretariat', null],
    ['mari', 'secretariat', null],
  ])
})

test('the seat’s organisation is shown, else the person’s own', () => {
  const seats = [
    seat('s1', { organisation: { id: 'region', name: 'Regionen' }, holder: person('kari') }),
    seat('s2', { holder: person('per') }),
  ]
  const people = peopleToInvite({ seats, offices: [] }, [])
  expect(people.map(({ organisationId }) => organisationId)).toEqual(['region', 'home-per'])
})
