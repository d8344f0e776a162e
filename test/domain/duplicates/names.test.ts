import { describe, expect, test } from 'vitest'
import { likenessOf, wordsOf } from '#src/domain/duplicates/names.ts'
import { pairsOfOrganisations } from '#src/domain/duplicates/organisation-pairs.ts'
import { pairsOfPeople } from '#src/domain/duplicates/people-pairs.ts'

const likeness = (one: string, other: string) => likenessOf(wordsOf(one), wordsOf(other))

describe('two names', () => {
  test.each([
    ['Håkon Brenna-Lund', 'haakon brenna lund', 'same-name'],
    ['Bjørn Sæther', 'Bjoern Saether', 'same-name'],
    ['Čáhcesuolu, Áilu', 'Ailu Cahcesuolu', 'same-name'],
    ['Bryhni, Eli', 'Eli Bryhni', 'same-name'],
    ['Eli Bryhni', 'Eli Arnkværn Bryhni', 'shorter-name'],
    ['E. Bryhni', 'Eli Bryhni', 'shorter-name'],
    ['Gunhild Paulsen', 'Gunnhild Paulson', 'almost-same-name'],
    ['Christian Pettersen', 'Kristian Petersen', 'almost-same-name'],
    ['Sofie Lindqvist', 'Sophie Lindkvist', 'almost-same-name'],
    ['Ragnhild Moe', 'Ragnhlid Moe', 'almost-same-name'],
  ])('%s and %s: %s', (one, other, expected) => {
    expect([likeness(one, other), likeness(other, one)]).toEqual([expected, expected])
  })

  test.each([
    ['Kari Hansen', 'Kari Jansen'],
    ['Kari Holm', 'Mari Holm'],
    ['Eli Bryhni', 'Ola Bryhni'],
    ['Per Gunnar Stensby', 'Per Stensby Olsen'],
    ['Elin', 'Elin Sjöstrand'],
    ['E. B.', 'Eli Bryhni'],
    ['Person 1', 'Person 11'],
    ['Person 12', 'Person 13'],
    ['Maria', 'Marie Holm'],
  ])('%s and %s are nobody’s two spellings', (one, other) => {
    expect([likeness(one, other), likeness(other, one)]).toEqual([null, null])
  })
})

const person = (id: string, name: string, facts: object = {}) => ({
  ...{ id, name, email: null, phone: null, organisationId: null },
  ...facts,
})

describe('a pair of people', () => {
  test('is told by what speaks for it, and less likely where facts disagree', () => {
    const at = (organisationId: string, email?: string) => ({ organisationId, email: email ?? null })
    const likelihoodOf = (one: object, other: object) =>
      pairsOfPeople([person('a', 'Eli Bryhni', one), person('b', 'Eli Arnkværn Bryhni', other)])[0]
        ?.likelihood
    const alone = likelihoodOf({}, {}) as number
    expect(likelihoodOf(at('1'), at('1'))).toBeGreaterThan(alone)
    expect(likelihoodOf(at('1'), at('2'))).toBeLessThan(alone)
    const reached = likelihoodOf(at('1', 'eli@x.example.org'), at('1', 'bryhni@x.example.org'))
    expect(reached).toBeLessThan(likelihoodOf(at('1'), at('1')) as number)
  })

  test('almost alike in name and from two organisations is none', () => {
    const people = [
      person('a', 'Maria Olsen', { organisationId: '1' }),
      person('b', 'Marie Olsen', { organisationId: '2' }),
    ]
    expect(pairsOfPeople(people)).toEqual([])
  })

  test('is known by the name before the @, not by an office’s address', () => {
    const moved = (local: string) => [
      person('a', 'Eli Bryhni', { email: `${local}@gamle.example.org` }),
      person('b', 'Eli Hansen', { email: `${local}@nye.example.org` }),
    ]
    expect(pairsOfPeople(moved('eli.bryhni'))).toMatchObject([{ ids: ['a', 'b'], reasons: ['same-address'] }])
    expect(pairsOfPeople(moved('postmottak'))).toEqual([])
  })

  test('is found among many, each once, and many of one name are not all compared with each other', () => {
    const many = Array.from({ length: 3_000 }, (_, at) => person(`p${at}`, `Navn ${at}`))
    const twice = [person('x', 'Gunhild Paulsen'), person('y', 'Gunnhild Paulson')]
    expect(pairsOfPeople([...many, ...twice])).toMatchObject([{ ids: ['x', 'y'] }])
    const alike = Array.from({ length: 1_000 }, (_, at) => person(`q${at}`, 'Kari Hansen'))
    const pairs = pairsOfPeople(alike)
    expect(pairs.length).toBeLessThan(1_000 * 25)
    expect(new Set(pairs.map(({ ids }) => ids.join())).size).toBe(pairs.length)
  })
})

const organisation = (id: string, name: string, facts: object = {}) => ({
  ...{ id, name, kind: 'municipality', country: 'NO', officialNumber: null, parentId: null },
  ...facts,
})

test.each([
  ['Hamar', 'Hamar kommune', {}, {}, ['same-name']],
  ['Malung-Sälens kommun', 'Malung Sälen', { country: 'SE' }, { country: 'SE' }, ['almost-same-name']],
  ['Nes kommune', 'Nes i Akershus', {}, {}, ['shorter-name']],
  ['Hamar', 'Hammerstad', { officialNumber: '3403' }, { officialNumber: '34 03' }, ['same-official-number']],
  ['Våler kommune', 'Våler', { officialNumber: '3114' }, { officialNumber: '3419' }, null],
  ['Delregion Mjøsa', 'Mjøsa kommune', { id: 'a', kind: 'sub-region' }, { parentId: 'a' }, null],
  ['Nord-Aurdal kommune', 'Sør-Aurdal kommune', {}, {}, null],
  ['Kommune 1', 'Kommune 2', {}, {}, null],
])('the organisations %s and %s', (one, other, factsOfOne, factsOfOther, reasons) => {
  const pairs = pairsOfOrganisations([
    organisation('a', one, factsOfOne),
    organisation('b', other, factsOfOther),
  ])
  expect(pairs.map((pair) => pair.reasons)).toEqual(reasons ? [reasons] : [])
})
