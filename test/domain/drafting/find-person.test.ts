import { describe, expect, test } from 'vitest'
import { completions, findName } from '#src/domain/drafting/markers/find-person.ts'
import { knownOf } from '#test/support/make-known.ts'

const known = knownOf()

describe('a name stands for', () => {
  test.each([
    ['Liv Arnkvern Bakk', 'Liv Arnkvern Bakk'],
    ['liv arnkvern bakk', 'Liv Arnkvern Bakk'],
    ['Liv Bakk', 'Liv Arnkvern Bakk'],
    ['Liv B.', 'Liv Arnkvern Bakk'],
    ['Liv A. Bakk', 'Liv Arnkvern Bakk'],
    // Another one is known, and not invited.
    ['Liv', 'Liv Arnkvern Bakk'],
    ['Liv U', 'Liv Utenfor'],
    ['Petter', 'Petter Utenfor'],
    ['Karl', 'Karl Jørgen Toft'],
    ['Karl-Jørgen', 'Karl Jørgen Toft'],
    ['Aase Sörensen', 'Åse Sørensen'],
    ['Oslo kommune', 'Oslo kommune'],
    ['Oslo', 'Oslo kommune'],
    ['Gjøvik', 'Gjøvikregionen'],
    ['Malmö', 'Malmö stad'],
    ['Nedre Romerike', 'Samarbeidsrådet for Nedre Romerike'],
    ['arbeidsgruppen for grønn kraft', 'Arbeidsgruppe for grønn kraft'],
    ['grønn kraft', 'Arbeidsgruppe for grønn kraft'],
  ])('%s: %s', (typed, name) => expect(findName(typed, known)).toMatchObject({ fit: 'one', who: { name } }))

  test.each([
    ['Anne', ['Anne Solhaug', 'Anne Feldt']],
    ['Hamar', ['Hamarregionen', 'Hamar kommune']],
  ])('%s: one of several', (typed, names) =>
    expect(findName(typed, known)).toMatchObject({
      fit: 'several',
      choices: names.map((name) => ({ name })),
    }),
  )

  test.each([
    ['Gunnhild Paulrod', 'Gunhild Paulrud'],
    ['Gunnhild', 'Gunhild Paulrud'],
    ['Livv Bakk', null],
    ['Gjovikregionen', 'Gjøvikregionen'],
  ])('%s: almost %s, and is not taken', (typed, name) =>
    expect(findName(typed, known)).toEqual(
      name ? { fit: 'almost', choices: [expect.objectContaining({ name })] } : { fit: 'none' },
    ),
  )

  test.each(['Karl Olsen', 'Bakk', 'Gjøvik kommune', 'O', ''])('%s: nobody', (typed) =>
    expect(findName(typed, known)).toEqual({ fit: 'none' }),
  )
})

describe('behind @ are offered', () => {
  const offered = (prefix: string, limit = 5) => completions(prefix, known, limit).map(({ name }) => name)

  test('those of the meeting first, then others, then organisations', () => {
    expect(offered('li')).toEqual(['Liv Arnkvern Bakk', 'Liv Utenfor'])
    expect(offered('ha')).toEqual(['Hamar kommune', 'Hamarregionen'])
    expect(offered('', 2)).toEqual(['Anne Feldt', 'Anne Solhaug'])
  })

  test('people by any of their names, with their organisation', () =>
    expect(completions('TOF', known, 5)).toEqual([
      { id: 'karl-jørgen-toft', name: 'Karl Jørgen Toft', hint: 'Horten kommune' },
    ]))

  test('two of one name with what tells them apart, and so they are read again', () => {
    const people = [
      { id: 'one', name: 'Kari Holm', organisation: 'Oslo kommune', invited: true },
      { id: 'two', name: 'Kari Holm', organisation: 'Horten kommune', invited: true },
    ]
    expect(completions('kari', knownOf({ people }), 5).map(({ name }) => name)).toEqual([
      'Kari Holm (Oslo kommune)',
      'Kari Holm (Horten kommune)',
    ])
  })
})
