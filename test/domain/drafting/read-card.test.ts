import { array, assert, constantFrom, property, string, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CardKind, cardKinds } from '#src/domain/drafting/markers/known.ts'
import { markerAt } from '#src/domain/drafting/markers/markers.ts'
import { readCard } from '#src/domain/drafting/markers/read-card.ts'
import { knownOf } from '#test/support/make-known.ts'

const known = knownOf()

/** All that a card keeps of its words. */
function kept(kind: CardKind, source: string): string {
  const card = readCard({ kind, source }, known)
  if (card.kind !== 'working-group') return card.text
  return [card.name, ...card.seats.map(({ label }) => label ?? ''), card.mandate].join('\n')
}

/** Words of no language. */
const strange = stringMatching(/^[qxz]{3,6}$/)
const strangeIn = (text: string) => text.match(/[qxz]{3,6}/g) ?? []

/** What the grammar knows, and what surrounds it. */
const understood = constantFrom(
  ...[
    '@Liv',
    'Liv Bakk',
    'Anne',
    'Gjøvik',
    'ansvar: Karl',
    'ansvar:',
    '@Ukjent',
    'og',
    'frist 1.10',
    'frist:',
  ],
  ...[
    'innen fredag',
    'om to uker',
    'til neste møte',
    'frist 31.2',
    'i uke 40',
    '(',
    ')',
    ',',
    ';',
    ':',
    '–',
    '.',
  ],
  ...[
    'Enstemmig.',
    '(7 mot 2)',
    '7 mot 2 stemmer',
    'ja 8',
    '5 for',
    '**',
    '1 år',
    'til 1.10.2027',
    '\n',
    '- ',
    '/',
  ],
  ...[
    'Mandat:',
    'Innkaller:',
    '(innkaller)',
    '(bekrefter navn)',
    'Oslo kommune (bekreftet navn: Nina)',
    '@',
    "'",
  ],
)
const lines = array(
  constantFrom(0, 1).chain((which) => (which === 0 ? understood : strange)),
  { maxLength: 25 },
)

describe('whatever is typed', () => {
  test('is answered', () =>
    assert(
      property(constantFrom(...cardKinds), string({ unit: 'binary', maxLength: 200 }), (kind, source) => {
        expect(readCard({ kind, source }, known).kind).toBe(kind)
      }),
    ))

  test.each(['decision', 'follow-up'] as const)(
    'keeps every word that was not understood, in its place: %s',
    (kind) =>
      assert(
        property(lines, (words) => {
          const source = words.join(' ')
          expect(strangeIn(kept(kind, source))).toEqual(strangeIn(source))
        }),
        { numRuns: 1000 },
      ),
  )

  // What stands beside a person's name, in a bracket or behind a stroke, is taken for where they are from.
  test('keeps every word that was not understood, in the name, the mandate or a seat of a working group', () =>
    assert(
      property(lines, (words) => {
        const source = words.filter((word) => !/[()/]/.test(word)).join(' ')
        expect(strangeIn(kept('working-group', source)).toSorted()).toEqual(strangeIn(source).toSorted())
      }),
      { numRuns: 1000 },
    ))

  test('reads the same twice, and what it leaves of a follow-up closes up', () =>
    assert(
      property(lines, (words) => {
        const source = words.join(' ')
        const card = readCard({ kind: 'follow-up', source }, known)
        expect(readCard({ kind: 'follow-up', source }, known)).toEqual(card)
        expect(kept('follow-up', source)).not.toMatch(/ {2}|\uE000|\(\)/)
      }),
    ))

  test.each([
    'a ',
    'Liv ',
    '@Liv ',
    '7 mot 2 ',
    'for: 5, ',
    'ansvar: ',
    'frist: ',
    '(',
    ' ',
    '\n',
    '- i. ',
    'Liv\n',
    'Innkaller: Liv\n',
    '**',
    '1.1 ',
  ])('is read at once, be it a hundred thousand letters of %j', (unit) => {
    const source = unit.repeat(100_000 / unit.length)
    for (const kind of cardKinds) expect(readCard({ kind, source }, known).kind).toBe(kind)
    for (const line of [source, `Vedtak ${source}`, `Vedtak: ${source}`])
      expect(() => markerAt(line)).not.toThrow()
  })
})

/** As they were minuted in a real meeting, with its real errors; people and organisations by their roster. */
describe('the working groups of a meeting that was held', () => {
  const roster = [
    ['Eli Arnkværn Bryhni', 'Hamarregionen utvikling'],
    ['Karl Jørgen Tofte', 'Horten kommune'],
    ['Nina Mosseby', 'Samarbeidsrådet for Nedre Romerike'],
    ['Anne Solheim', 'Oslo kommune'],
    ['Trine Knobel', 'Gardemoregionen'],
    ['Lina Maria Linge', 'Ringerike kommune'],
    ['Haakon Gjems', 'Grue kommune'],
    ['Gina Finsrud', 'Halden kommune'],
    ['Berte Helgestad', 'Hamarregionen'],
    ['Gunhild Paulsen', 'Gjøvikregionen'],
    ['Toril Lislien', 'Drammen kommune'],
    ['Anne Feltman', 'Bærum kommune'],
  ] as const
  const real = knownOf({
    people: roster.map(([name, organisation]) => ({ id: name, name, organisation, invited: true })),
    organisations: roster.map(([, name]) => ({ id: name, name })),
    workingGroups: [],
  })
  const group = (source: string) => readCard({ kind: 'working-group', source }, real)
  const person = (personId: string) => ({ personId })

  test('the first: a member who was not there', () =>
    expect(
      group(
        'Oppfølging av Osloregionens strategiske prioriteringer for 2025-2028, 1 år\n- i. **Eli Bryhni**, Ingar Vaskinn, Nina Mosseby og Trine Knobel',
      ),
    ).toEqual({
      kind: 'working-group',
      name: 'Oppfølging av Osloregionens strategiske prioriteringer for 2025-2028',
      mandate: '',
      term: { months: 12 },
      convenerPersonId: 'Eli Arnkværn Bryhni',
      seats: [
        person('Eli Arnkværn Bryhni'),
        { label: 'Ingar Vaskinn' },
        person('Nina Mosseby'),
        person('Trine Knobel'),
      ],
      problems: [{ code: 'name-unknown', words: 'Ingar Vaskinn' }],
    }))

  test('the second: one of two, and a region that is to name somebody', () =>
    expect(
      group(
        'Internasjonalt talentstrategidokument (1 år)\n- i. **Karl Jørgen Tofte**, Gina Finsrud, Lina Maria Linge, Anne Feltman, Maria/Jonas (Lillestrøm), og Gjøvik (bekrefter navn)',
      ),
    ).toEqual({
      kind: 'working-group',
      name: 'Internasjonalt talentstrategidokument',
      mandate: '',
      term: { months: 12 },
      convenerPersonId: 'Karl Jørgen Tofte',
      seats: [
        ...['Karl Jørgen Tofte', 'Gina Finsrud', 'Lina Maria Linge', 'Anne Feltman'].map(person),
        { label: 'Maria/Jonas (Lillestrøm)' },
        { label: 'Gjøvik (bekrefter navn)', organisationId: 'Gjøvikregionen' },
      ],
      problems: [{ code: 'name-unknown', words: 'Maria/Jonas' }],
    }))

  test('the third: somebody misspelt who waits, and one confirmed', () =>
    expect(
      group(
        'Arbeidsgruppe for grønt industriløft og kraft, varighet 1 år: **Berte Helgestad**, Haakon Gjems, Gunnhild Paulson/Gjøvik (bekrefter navn), Toril Lislien/Drammensregionen og Oslo kommune (bekreftet navn: Svein Mygland)',
      ),
    ).toEqual({
      kind: 'working-group',
      name: 'Arbeidsgruppe for grønt industriløft og kraft',
      mandate: '',
      term: { months: 12 },
      convenerPersonId: 'Berte Helgestad',
      seats: [
        ...['Berte Helgestad', 'Haakon Gjems'].map(person),
        { label: 'Gunnhild Paulson/Gjøvik (bekrefter navn)', organisationId: 'Gjøvikregionen' },
        person('Toril Lislien'),
        { label: 'Svein Mygland', organisationId: 'Oslo kommune' },
      ],
      problems: [
        {
          code: 'name-almost',
          words: 'Gunnhild Paulson',
          choices: [{ id: 'Gunhild Paulsen', name: 'Gunhild Paulsen' }],
        },
        { code: 'name-unknown', words: 'Svein Mygland' },
      ],
    }))

  test('and what those in bold shall do', () =>
    expect(
      readCard(
        {
          kind: 'follow-up',
          source: '@Eli Bryhni, @Karl Jørgen Tofte og @Berte Helgestad følger opp gruppens første møte.',
        },
        real,
      ),
    ).toEqual({
      kind: 'follow-up',
      text: 'følger opp gruppens første møte.',
      assignee: { personId: 'Eli Arnkværn Bryhni' },
      helpers: ['Karl Jørgen Tofte', 'Berte Helgestad'],
      dueOn: null,
      problems: [],
    }))
})
