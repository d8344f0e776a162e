import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { almostSamePerson, distance } from '#src/domain/quality/likeness.ts'
import { examinedOf, foundInText, rulesFound } from '#test/support/make-examined.ts'

describe('distance', () => {
  test.each([
    ['torget', 'torget', 0],
    ['torget', 'torgt', 1],
    ['torget', 'trogte', 2],
    ['torget', 'havnen', 3],
  ])('%s, %s', (one, other, expected) => expect(distance(one, other, 2)).toBe(expected))

  test('is the same both ways, and none from a word to itself', () =>
    assert(
      property(string({ maxLength: 12 }), string({ maxLength: 12 }), (one, other) => {
        expect(distance(one, other, 20)).toBe(distance(other, one, 20))
        expect(distance(one, one, 20)).toBe(0)
      }),
    ))
})

describe('two names that are almost one', () => {
  test.each([
    ['Gunnhild Paulrod', 'Gunhild Paulrud'],
    ['Liv Bakk', 'Liv Arnkvern Bakk'],
    ['Karl-Jørgen Toft', 'Karl Jørgen Toft'],
    ['Åse Sörensen', 'Aase Sørensen'],
    ['Bjørn F. Framnes', 'Bjørn Framnes'],
  ])('%s, %s', (one, other) => expect(almostSamePerson(one, other)).toBe(true))

  test.each([
    ['Kari Jensen', 'Kari Hansen'],
    ['Jon Berg', 'Jan Berg'],
    ['Kari Berg', 'Kari Berge Lund'],
    ['Per Hansen', 'Kari Hansen'],
    ['Gunhild', 'Gunhild Paulrud'],
  ])('%s, %s are two', (one, other) => expect(almostSamePerson(one, other)).toBe(false))
})

describe('a person in the text', () => {
  test.each([
    ['Gunnhild Paulrod orienterte.', 'names.almost-person: Gunnhild Paulrod → Gunhild Paulrud'],
    ['Ordfører Gunhild Paulerud åpnet.', 'names.almost-person: Gunhild Paulerud → Gunhild Paulrud'],
    ['Liv Bakk tok ordet.', 'names.almost-person: Liv Bakk → Liv Arnkvern Bakk'],
  ])('%s', (text, expected) => expect(foundInText(text)).toEqual([expected]))

  test.each([
    'Gunhild Paulrud orienterte.',
    'Gunhild Paulruds forslag ble drøftet.',
    'Gunhild orienterte.',
    'Rådmann Gunhild Paulrud og Ada Bergsland.',
    'Per Olsen fra Oslo orienterte.',
  ])('%s is nobody else', (text) => expect(foundInText(text)).toEqual([]))

  test('who is somebody else of the collaboration is left alone', () => {
    const people = [...examinedOf().people, 'Gunnhild Paulrud']
    expect(foundInText('Gunnhild Paulrud orienterte.', { people })).toEqual([])
  })
})

describe('an organisation in the text', () => {
  test('is found when a letter within it is wrong', () =>
    expect(foundInText('Lilestrøm meldte seg.')).toEqual([
      'names.almost-organisation: Lilestrøm → Lillestrøm',
    ]))

  test.each(['Lillestrøms forslag.', 'Lillestrømmen er sterk.', 'Lillehammer meldte seg.'])(
    '%s is left alone',
    (text) => expect(foundInText(text)).toEqual([]),
  )
})

describe('where a person is to be named', () => {
  test.each([
    ['Ada Bergsland, Maria/Jonas og Gunhild Paulrud', 'names.two-in-one: Maria/Jonas'],
    ['Ansvar: Maria/Jonas', 'names.two-in-one: Maria/Jonas'],
    ['Ansvar: jeg', 'names.pronoun: jeg'],
    ['Ansvarig: hon', 'names.pronoun: hon'],
    ['Undertegnede fortalte om torget.', 'names.pronoun: Undertegnede'],
  ])('%s', (text, expected) => expect(foundInText(text)).toEqual([expected]))

  test.each([
    'Jernbane/Buss ble drøftet.',
    'Ada Bergsland, Gunhild Paulrud/Gjøvik',
    'Ada Bergsland fra Gjøvik/Oslo',
    'Ansvar: Ada',
    'Jeg er enig, sa Ada Bergsland.',
  ])('%s is right', (text) => expect(foundInText(text)).toEqual([]))

  test('also in the seat of a working group', () => {
    const group = {
      ...{
        id: 'work',
        itemId: 'item-1',
        name: 'Skilt',
        mandate: '',
        termFrom: '2026-02-10',
        termTo: '2027-02-10',
      },
      ...{ convener: 'Ada Bergsland', seats: [] },
    }
    const seat = {
      ...{ id: 's', workingGroupId: 'work', personId: null, person: null, organisation: null },
      ...{ label: 'Maria/Jonas (Vik)', hasNamer: true, nameDueOn: '2026-03-01' },
    }
    expect(rulesFound({ workingGroups: [group], seats: [seat] })).toEqual(['names.two-in-one'])
  })
})
