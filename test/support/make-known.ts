import type { Known, KnownPerson } from '#src/domain/drafting/markers/known.ts'

const person = (name: string, organisation: string | null, invited = true): KnownPerson => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  name,
  organisation,
  invited,
})

const named = (name: string) => ({ id: name.toLowerCase().replaceAll(' ', '-'), name })

/** Whom a meeting of a Thursday in August knows: invented people, and others of the same names who are not invited. */
export const knownOf = (changes: Partial<Known> = {}): Known => ({
  language: 'nb',
  day: '2023-08-31',
  people: [
    person('Liv Arnkvern Bakk', 'Hamarregionen'),
    person('Karl Jørgen Toft', 'Horten kommune'),
    person('Nina Mosli', 'Oslo kommune'),
    person('Anne Solhaug', 'Oslo kommune'),
    person('Anne Feldt', 'Gjøvikregionen'),
    person('Gunhild Paulrud', 'Gjøvikregionen'),
    person('Åse Sørensen', 'Malmö stad'),
    person('Liv Utenfor', null, false),
    person('Petter Utenfor', null, false),
  ],
  organisations: [
    'Hamarregionen',
    'Hamar kommune',
    'Horten kommune',
    'Oslo kommune',
    'Gjøvikregionen',
    'Malmö stad',
    'Samarbeidsrådet for Nedre Romerike',
  ].map(named),
  workingGroups: [named('Arbeidsgruppe for grønn kraft')],
  ...changes,
})
