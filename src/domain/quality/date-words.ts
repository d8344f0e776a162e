/** Months and weekdays as they are written in the five languages; nynorsk beside bokmål. */

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
const weekdayRows = [
  ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  ['måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag', 'sundag'],
  ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'],
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
]

/** Short forms; those that are other words too count only with their full stop. */
const shortRows = [
  ['man.', 'tir.', 'ons.', 'tor.', 'fre.', 'lør.', 'søn.'],
  ['man.', 'tirs.', 'ons.', 'tors.', 'fre.', 'lør.', 'søn.'],
  ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'],
  ['mon.', 'tue', 'wed', 'thu', 'fri.', 'sat.', 'sun.'],
]

const otherWords = ['man.', 'tor.', 'mon.', 'fri.', 'sat.', 'sun.']

export type WeekdayWord = { number: number; row: readonly string[] }

/** A weekday by any of its names, in small letters. */
export const weekdayOf: ReadonlyMap<string, WeekdayWord> = new Map(
  [...shortRows, ...weekdayRows].flatMap((row) =>
    row.flatMap((word, index) => {
      const spellings = word.endsWith('.') && !otherWords.includes(word) ? [word, word.slice(0, -1)] : [word]
      return spellings.map((spelling) => [spelling, { number: index + 1, row }] as const)
    }),
  ),
)
