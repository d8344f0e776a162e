/** Numbers as they are written out in the five languages. */
const rows: [number, string][] = [
  [1, 'en ein ei én éin ett et ett eit étt ét one a an'],
  [2, 'to två two'],
  [3, 'tre three'],
  [4, 'fire fyra four'],
  [5, 'fem five'],
  [6, 'seks sex six'],
  [7, 'sju syv syv seven'],
  [8, 'åtte åtta otte eight'],
  [9, 'ni nio nine'],
  [10, 'ti tio ten'],
  [11, 'elleve elva eleven'],
  [12, 'tolv twelve'],
  [14, 'fjorten fjorton'],
  [18, 'atten arton eighteen'],
]

const values: ReadonlyMap<string, number> = new Map(
  rows.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)),
)

/** A pattern for a whole number below a thousand, in figures or in words. */
export const numberPattern = String.raw`(?:\d{1,3}|${[...values.keys()].sort((a, b) => b.length - a.length).join('|')})`

export const numberOf = (written: string): number => values.get(written.toLowerCase()) ?? Number(written)
