export type LineOfDifference = { kind: 'same' | 'gone' | 'new'; line: string }

/** Beyond this many pairs of lines the comparison would cost more than it tells: all old lines, then all new ones. */
const mostPairs = 1_000_000

/** What became of a text, line by line: a longest common subsequence, so that what stayed is shown as having stayed. */
export function lineDifference(before: string, after: string): LineOfDifference[] {
  const [old, now] = [linesOf(before), linesOf(after)]
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
