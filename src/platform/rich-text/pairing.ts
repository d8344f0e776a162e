/** What stands at a place before (`old`) and what is to stand there (`now`), by their places. */
export type Pair = { old: number; now: number }

export type Likeness<Item> = {
  /** the same key: nothing to change */
  key: (item: Item) => string
  /** how much of one is in the other, 0 to 1; null where one cannot become the other */
  likeness: (old: Item, now: Item) => number | null
}

/** Beyond this many pairs comparing costs more than it saves: what is alike at both ends stays, the rest is taken in order. */
const mostCompared = { keys: 1_000_000, likeness: 10_000 }

/**
 * Which of the old items each new one is, in order: first all that are the same, then between those the ones that are most alike. An
 * item without a partner is new, or goes.
 */
export function pairsOf<Item>(old: readonly Item[], now: readonly Item[], by: Likeness<Item>): Pair[] {
  const [oldKeys, nowKeys] = [old.map(by.key), now.map(by.key)]
  const isKept: Worth = (o, n) => (oldKeys[o] === nowKeys[n] ? 1 : null)
  const same = bestPairs({ olds: old.length, nows: now.length }, isKept, mostCompared.keys)
  const pairs: Pair[] = []
  let [o, n] = [0, 0]
  for (const pair of [...same, { old: old.length, now: now.length }]) {
    const [fromOld, fromNow] = [o, n]
    const likenessAt: Worth = (a, b) => {
      const alike = by.likeness(old[fromOld + a] as Item, now[fromNow + b] as Item)
      // Whatever can become the other should, however little they share: what others type in it at the same time stays.
      return alike === null ? null : 0.01 + alike
    }
    const between = bestPairs({ olds: pair.old - o, nows: pair.now - n }, likenessAt, mostCompared.likeness)
    pairs.push(...between.map((found) => ({ old: fromOld + found.old, now: fromNow + found.now })))
    if (pair.old < old.length) pairs.push(pair)
    ;[o, n] = [pair.old + 1, pair.now + 1]
  }
  return pairs
}

type Worth = (old: number, now: number) => number | null

type Counts = { olds: number; nows: number }

/** The pairs in order that are worth most together. */
function bestPairs({ olds, nows }: Counts, worth: Worth, mostCompared: number): Pair[] {
  const least = Math.min(olds, nows)
  let head = 0
  while (head < least && isSame(worth(head, head))) head++
  let tail = 0
  while (tail < least - head && isSame(worth(olds - 1 - tail, nows - 1 - tail))) tail++
  const middle = { olds: olds - head - tail, nows: nows - head - tail }
  const inside =
    middle.olds * middle.nows > mostCompared ? inOrder(middle) : weighed(middle, shifted(worth, head))
  return [
    ...Array.from({ length: head }, (_, at) => ({ old: at, now: at })),
    ...inside
      .map((pair) => ({ old: head + pair.old, now: head + pair.now }))
      .filter((pair) => worth(pair.old, pair.now) !== null),
    ...Array.from({ length: tail }, (_, at) => ({ old: olds - tail + at, now: nows - tail + at })),
  ]
}

const isSame = (worth: number | null) => worth !== null && worth >= 1
const shifted =
  (worth: Worth, by: number): Worth =>
  (old, now) =>
    worth(old + by, now + by)

const inOrder = ({ olds, nows }: Counts): Pair[] =>
  Array.from({ length: Math.min(olds, nows) }, (_, at) => ({ old: at, now: at }))

function weighed({ olds, nows }: Counts, worth: Worth): Pair[] {
  const values = Array.from({ length: olds + 1 }, () => new Float64Array(nows + 1))
  const value = (o: number, n: number) => values[o]?.[n] ?? 0
  const worths = Array.from({ length: olds }, (_, o) => Array.from({ length: nows }, (_, n) => worth(o, n)))
  const paired = (o: number, n: number) => (worths[o]?.[n] ?? Number.NEGATIVE_INFINITY) + value(o + 1, n + 1)
  for (let o = olds - 1; o >= 0; o--)
    for (let n = nows - 1; n >= 0; n--)
      (values[o] as Float64Array)[n] = Math.max(value(o + 1, n), value(o, n + 1), paired(o, n))
  const pairs: Pair[] = []
  for (let o = 0, n = 0; o < olds && n < nows; ) {
    if (value(o, n) === paired(o, n)) pairs.push({ old: o++, now: n++ })
    else if (value(o, n) === value(o + 1, n)) o++
    else n++
  }
  return pairs
}
