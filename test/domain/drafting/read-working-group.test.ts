import { describe, expect, test } from 'vitest'
import { readCard } from '#src/domain/drafting/markers/read-card.ts'
import { knownOf } from '#test/support/make-known.ts'

const known = knownOf()

function read(source: string, of = known) {
  const card = readCard({ kind: 'working-group', source }, of)
  if (card.kind !== 'working-group') throw new Error(card.kind)
  return card
}

const people = (source: string) => read(source).seats.map(({ personId, label }) => personId ?? label)
const told = (source: string, of = known) =>
  read(source, of).problems.map(({ code, words }) => (words ? `${code}: ${words}` : code))

const [liv, karl, nina] = ['liv-arnkvern-bakk', 'karl-jørgen-toft', 'nina-mosli']

describe('name and term', () => {
  test.each([
    ['Grønn kraft, 1 år', 'Grønn kraft', { months: 12 }],
    ['Grønn kraft (6 måneder)', 'Grønn kraft', { months: 6 }],
    ['Grønn kraft med varighet på to år', 'Grønn kraft', { months: 24 }],
    ['Grønn kraft, varighet: et halvt år', 'Grønn kraft', { months: 6 }],
    ['Grønn kraft, til 1.10.2027', 'Grønn kraft', { to: '2027-10-01' }],
    ['Grønn kraft til og med 31. desember', 'Grønn kraft', { to: '2023-12-31' }],
    ['Grønn kraft, ut 2024', 'Grønn kraft', { to: '2024-12-31' }],
    ['Grøn kraft, eitt år', 'Grøn kraft, eitt år', null],
    ['Grøn kraft, eit år', 'Grøn kraft', { months: 12 }],
    ['Grön kraft, ett år', 'Grön kraft', { months: 12 }],
    ['Grøn kraft, varighed 8 måneder', 'Grøn kraft', { months: 8 }],
    ['Green power, term one year', 'Green power', { months: 12 }],
    ['Green power for 18 months', 'Green power', { months: 18 }],
    ['Green power until 1 October 2027', 'Green power', { to: '2027-10-01' }],
    ['Prioriteringer for 2025–2028', 'Prioriteringer for 2025–2028', null],
    ['Vann, 100 år', 'Vann, 100 år', null],
    ['Kraft\nVarighet: 1 år', 'Kraft', { months: 12 }],
    ['Kraft\nPeriode: til 1.10.2027', 'Kraft', { to: '2027-10-01' }],
  ])('%s', (source, name, term) => expect(read(source)).toMatchObject({ name, term }))

  test('a term cannot end before it begins', () => {
    expect(read('Kraft, til 1.10.2022')).toMatchObject({ name: 'Kraft, til 1.10.2022', term: null })
    expect(told('Kraft, til 1.10.2022')).toContain('date-past: til og med 1.10.2022')
  })
})

describe('members', () => {
  test.each([
    ['Kraft: Liv, Karl og Nina', [liv, karl, nina]],
    ['Kraft – Liv; Karl; Nina', [liv, karl, nina]],
    ['Kraft\nLiv, Karl og Nina.', [liv, karl, nina]],
    ['Kraft\n- Liv\n- Karl\n- Nina', [liv, karl, nina]],
    ['Kraft\ni. Liv, Karl\nii. Nina', [liv, karl, nina]],
    ['Kraft\nMedlemmer: Liv, Karl & Nina', [liv, karl, nina]],
    ['Kraft\nLedamöter: Liv, Karl och Nina', [liv, karl, nina]],
    ['Power\nMembers: Liv, Karl and Nina', [liv, karl, nina]],
    ['Kraft\nLiv Bakk, Hamarregionen; Nina Mosli, Oslo kommune', [liv, nina]],
    ['Kraft\nLiv (Hamarregionen), Nina (Oslo)', [liv, nina]],
    ['Kraft\nLiv, Ingar Vasli og Liv', [liv, 'Ingar Vasli']],
    ['Kraft\nAnne (Gjøvik)', ['anne-feldt']],
  ])('%s', (source, expected) => expect(people(source)).toEqual(expected))

  test('organisations have seats, also those with "og" in their name', () => {
    const of = knownOf({ organisations: [{ id: 'mr', name: 'Møre og Romsdal fylkeskommune' }] })
    expect(read('Kraft: Møre og Romsdal fylkeskommune og Liv', of).seats).toEqual([
      { organisationId: 'mr' },
      { personId: liv },
    ])
  })
})

describe('who convenes', () => {
  test.each([
    'Kraft: **Liv**, Karl',
    'Kraft: Karl, Liv (innkaller)',
    'Kraft: Karl, Liv (sammankallande)',
    'Kraft: Karl, Liv (tovholder)',
    'Kraft: Karl, Liv (convener)',
    'Kraft\nInnkaller: Liv\nMedlemmer: Karl, Liv',
    'Kraft\n**Leder:** Liv\nKarl',
  ])('%s', (source) => {
    expect(read(source).convenerPersonId).toBe(liv)
    expect(people(source).toSorted()).toEqual([karl, liv])
    expect(told(source)).toEqual([])
  })

  test('the first of them is not taken for it, nor two', () => {
    expect(read('Kraft: Liv, Karl').convenerPersonId).toBeNull()
    expect(told('Kraft: Liv, Karl')).toEqual(['no-convener'])
    expect(told('Kraft: **Liv**, **Karl**')).toEqual(['no-convener'])
  })
})

describe('seats that wait for a name', () => {
  test.each([
    ['Gjøvik (bekrefter navn)', { label: 'Gjøvik (bekrefter navn)', organisationId: 'gjøvikregionen' }],
    ['Oslo (stadfestar namn)', { label: 'Oslo (stadfestar namn)', organisationId: 'oslo-kommune' }],
    ['Oslo (bekräftar namn)', { label: 'Oslo (bekräftar namn)', organisationId: 'oslo-kommune' }],
    ['Oslo (bekræfter navn)', { label: 'Oslo (bekræfter navn)', organisationId: 'oslo-kommune' }],
    ['Oslo (name to follow)', { label: 'Oslo (name to follow)', organisationId: 'oslo-kommune' }],
    // The region or the municipality.
    ['Hamar (bekrefter navn)', { label: 'Hamar (bekrefter navn)' }],
    ['Maria/Jonas (Oslo)', { label: 'Maria/Jonas (Oslo)', organisationId: 'oslo-kommune' }],
    ['Nina/Karl (Oslo)', { label: 'Nina/Karl (Oslo)', organisationId: 'oslo-kommune' }],
    ['Nina Mosli/Oslo', { personId: nina, organisationId: 'oslo-kommune' }],
    ['Nina Mosli/Drammensregionen', { personId: nina }],
    ['Oslo (bekreftet navn: Nina Mosli)', { personId: nina, organisationId: 'oslo-kommune' }],
    ['Oslo (bekreftet navn: Svein Myr)', { label: 'Svein Myr', organisationId: 'oslo-kommune' }],
  ])('%s', (typed, seat) => expect(read(`Kraft: **Liv**, ${typed}`).seats).toEqual([{ personId: liv }, seat]))
})

describe('the mandate', () => {
  test.each([
    ['Kraft\nMandat: Foreslå tiltak.', 'Foreslå tiltak.'],
    ['Kraft\nUppdrag: Föreslå åtgärder.', 'Föreslå åtgärder.'],
    ['Kraft\nKommissorium: Foreslå tiltag.', 'Foreslå tiltag.'],
    ['Kraft\n**Mandate:** Propose measures.\nReport in May.', 'Propose measures.\nReport in May.'],
    // What names nobody is kept.
    ['Kraft\nLiv, Karl\nDe følger opp det første møtet.', 'De følger opp det første møtet.'],
  ])('%s', (source, mandate) => expect(read(source).mandate).toBe(mandate))
})

test('what is missing is told', () => {
  expect(told('Kraft')).toEqual(['no-members', 'no-convener'])
  expect(told('')).toEqual(['no-text', 'no-members', 'no-convener'])
  expect(told('Kraft: **Liv**, Anne, Gunnhild Paulrod, Ingar Vasli')).toEqual([
    'name-ambiguous: Anne',
    'name-almost: Gunnhild Paulrod',
    'name-unknown: Ingar Vasli',
  ])
})
