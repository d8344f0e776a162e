import type { Language } from '#src/platform/language/language.ts'

/** Months and weekdays as they are written in the five languages. */

const monthWords = [
  'januar jan januari january',
  'februar feb februari february febr',
  'mars mar marts march',
  'april apr',
  'mai maj may',
  'juni jun june',
  'juli jul july',
  'august aug augusti',
  'september sep sept',
  'oktober okt october oct',
  'november nov',
  'desember des december dec',
].map((words) => words.split(' '))

/** The number of a month by any of its names, in small letters. */
export const monthOf: ReadonlyMap<string, number> = new Map(
  monthWords.flatMap((words, index) => words.map((word) => [word, index + 1] as const)),
)

/** From Monday on, so that the place tells the ISO number less one. */
const weekdayRows: [Language, string[]][] = [
  ['nb', ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag']],
  ['nn', ['måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag', 'sundag']],
  ['sv', ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag']],
  ['da', ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag']],
  ['en', ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']],
  ['nb', ['man.', 'tir.', 'ons.', 'tor.', 'fre.', 'lør.', 'søn.']],
  ['nn', ['mån.', 'tys.', 'ons.', 'tors.', 'fre.', 'laur.', 'sun.']],
  ['sv', ['mån.', 'tis.', 'ons.', 'tors.', 'fre.', 'lör.', 'sön.']],
  ['da', ['man.', 'tirs.', 'ons.', 'tors.', 'fre.', 'lør.', 'søn.']],
  ['en', ['mon.', 'tue.', 'wed.', 'thu.', 'fri.', 'sat.', 'sun.']],
]

/** Short forms that are other words too: they count only with their full stop. */
const otherWords = ['man.', 'tor.', 'mon.', 'fri.', 'sat.', 'sun.', 'laur.']

const spellings = (word: string): string[] =>
  word.endsWith('.') && !otherWords.includes(word) ? [word, word.slice(0, -1)] : [word]

/** The ISO number of a weekday by any of its names, in small letters. */
export const weekdayOf: ReadonlyMap<string, number> = new Map(
  weekdayRows.flatMap(([, row]) =>
    row.flatMap((word, index) => spellings(word).map((spelling) => [spelling, index + 1] as const)),
  ),
)

/** Another weekday in the same form and language as this one, in the language given where the word is of several. */
export function weekdayLike(word: string, number: number, language: Language): string {
  const written = word.toLowerCase()
  const rows = weekdayRows.filter(([, row]) => row.some((one) => spellings(one).includes(written)))
  const [, row] = rows.find(([own]) => own === language) ?? rows[0] ?? [language, []]
  const right = row[number - 1] ?? word
  return /^\p{Lu}/u.test(word) ? right.charAt(0).toUpperCase() + right.slice(1) : right
}
