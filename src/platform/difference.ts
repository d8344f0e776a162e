export type LineOfDifference = { kind: 'same' | 'gone' | 'new'; line: string }

/** Beyond this many pairs of lines the comparison would cost more than it tells: all old lines, then all new ones. */
const mostPairs = 1_000_000

/** What became of a text, line by line: a longest common subsequence, so that what stayed is shown as having stayed. */
export const lineDifference = (before: string, after: string): LineOfDifference[] =>
  differenceOf(linesOf(before), linesOf(after))

/** A line of one text beside what it is in the other; null where there is none. Pieces that are not `same` have changed. */
export type RowOfDifference = {
  kind: 'same' | 'changed' | 'gone' | 'new'
  before: LineOfDifference[] | null
  after: LineOfDifference[] | null
}

/** Two texts beside each other, line by line; of a line that was changed, word by word what went and what came. */
export function rowsOfDifference(before: string, after: string): RowOfDifference[] {
  const rows: RowOfDifference[] = []
  const [gone, come]: [string[], string[]] = [[], []]
  const pairUp = () => {
    const count = Math.max(gone.length, come.length)
    for (let at = 0; at < count; at++) rows.push(rowOf(gone[at], come[at]))
    gone.length = 0
    come.length = 0
  }
  for (const { kind, line } of lineDifference(before, after)) {
    if (kind === 'gone') gone.push(line)
    else if (kind === 'new') come.push(line)
    else {
      pairUp()
      const same: LineOfDifference[] = [{ kind: 'same', line }]
      rows.push({ kind: 'same', before: same, after: same })
    }
  }
  pairUp()
  return rows
}

function rowOf(gone: string | undefined, come: string | undefined): RowOfDifference {
  if (gone === undefined) return { kind: 'new', before: null, after: [{ kind: 'new', line: come ?? '' }] }
  if (come === undefined) return { kind: 'gone', before: [{ kind: 'gone', line: gone }], after: null }
  const pieces = joined(differenceOf(wordsOf(gone), wordsOf(come)))
  const of = (left: LineOfDifference['kind']) => pieces.filter(({ kind }) => kind !== left)
  return { kind: 'changed', before: of('new'), after: of('gone') }
}

/** Words, what stands between them, and each sign by itself. */
const wordsOf = (line: string): string[] => line.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []

/** Neighbours of one kind as one, so that a changed half sentence is read as that. */
function joined(pieces: LineOfDifference[]): LineOfDifference[] {
  const found: LineOfDifference[] = []
  for (const { kind, line } of pieces) {
    // What went and what came lie in turn between two words that stayed.
    const last =
      kind === 'same' ? found.at(-1) : found.findLast((one) => one.kind === kind || one.kind === 'same')
    if (last?.kind === kind) last.line += line
    else found.push({ kind, line })
  }
  return found
}

function differenceOf(old: string[], now: string[]): LineOfDifference[] {
  if (old.length * now.length > mostPairs)
    return [
      ...old.map((line) => ({ kind: 'gone' as const, line })),
      ...now.map((line) => ({ kind: 'new' as const, line })),
    ]
  const common = commonLengths(old, now)
  const lines: LineOfDifference[] = []
  let [o, n] = [0, 0]
  while (o < old.length || n < now.length) {
    if (o < old.length && n < now.length && old[o] === now[n]) {
      lines.push({ kind: 'same', line: now[n++] as string })
      o++
    } else if (n >= now.length || (o < old.length && at(common, o + 1, n) >= at(common, o, n + 1)))
      lines.push({ kind: 'gone', line: old[o++] as string })
    else lines.push({ kind: 'new', line: now[n++] as string })
  }
  return lines
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'))

/** The length of the longest common subsequence of what follows each pair of places. */
function commonLengths(old: string[], now: string[]): Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1))
  for (let o = old.length - 1; o >= 0; o--)
    for (let n = now.length - 1; n >= 0; n--)
      (lengths[o] as Uint32Array)[n] =
        old[o] === now[n]
          ? at(lengths, o + 1, n + 1) + 1
          : Math.max(at(lengths, o + 1, n), at(lengths, o, n + 1))
  return lengths
}

const at = (lengths: Uint32Array[], o: number, n: number): number => lengths[o]?.[n] ?? 0
