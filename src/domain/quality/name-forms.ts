import type { Examined } from './examined.ts'
import { type Found, found } from './finding.ts'
import { responsible } from './labels.ts'
import { folded } from './likeness.ts'
import { foundIn, goTo, type Line, linesOf, type Passage, placeOfWorkingGroup } from './passages.ts'

/** RULES: two people in one place ("Maria/Jonas"), or a pronoun, where a person is to be named. */
export function nameFormFindings(meeting: Examined, passages: Passage[]): Found[] {
  const places = new Set(meeting.organisations.flatMap((name) => folded(name).split(' ')))
  const names = meeting.roster.map(folded).filter((name) => name.includes(' '))
  const namesPeople = (line: string) => names.some((name) => folded(line).includes(name))
  return [
    ...passages.flatMap((passage) =>
      linesOf(passage.prose).flatMap((line) => [
        ...(namesPeople(line.text) || responsible.test(line.text) ? twoInOne(passage, line, places) : []),
        ...pronouns(passage, line),
      ]),
    ),
    ...inSeats(meeting, places),
  ]
}

const pair = /(?<![\p{L}\d/@-]|\p{L} )(\p{Lu}\p{Ll}+)\/(\p{Lu}\p{Ll}+)(?![\p{L}/-]| \p{Lu})/gu

/** Two single words with capitals and a slash between them, neither of them a place, beside somebody's name. */
const pairsIn = (text: string, places: ReadonlySet<string>): string[] =>
  [...text.matchAll(pair)]
    .filter(([, one = '', other = '']) => !places.has(folded(one)) && !places.has(folded(other)))
    .map(([words]) => words)

const twoInOne = (passage: Passage, line: Line, places: ReadonlySet<string>): Found[] =>
  pairsIn(line.text, places).map((quote) => foundIn(passage, 'names.two-in-one', { quote }))

function inSeats(meeting: Examined, places: ReadonlySet<string>): Found[] {
  return meeting.seats.flatMap((seat) => {
    const group = meeting.record.workingGroups.find(({ id }) => id === seat.workingGroupId)
    if (!group || seat.label === null || seat.person !== null) return []
    const place = placeOfWorkingGroup(group)
    return pairsIn(seat.label, places).map((quote) =>
      found('names.two-in-one', place, { quote, mend: goTo(place) }),
    )
  })
}

const pronoun =
  '(?:jeg|eg|jag|i|han|hun|ho|hon|hen|he|she|they|vi|me|we|de|undertegnede|underteikna|undertecknad|the undersigned)'
const pronounResponsible = new RegExp(`^[,: ]*[*_]*(?<word>${pronoun})[*_]*(?=$|[.,;)])`, 'iu')
const undersigned = /(?<!\p{L})(?:undertegnede|underteikna|undertecknade?|the undersigned)(?!\p{L})/iu

/** A pronoun behind "Ansvar:", and "the undersigned" anywhere: in the minutes nobody knows who that is. */
function pronouns(passage: Passage, line: Line): Found[] {
  const mark = responsible.exec(line.text)
  const after = mark ? pronounResponsible.exec(line.text.slice(mark.index + mark[0].length)) : null
  const quote = after?.groups?.word ?? undersigned.exec(line.text)?.[0]
  return quote ? [foundIn(passage, 'names.pronoun', { quote })] : []
}
