import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'

/** Where a text has changed, in its new places: what is worked out of it is worked out again there, and nowhere else. */
export function changedRanges(
  transactions: readonly Transaction[],
  { content }: Node,
): { from: number; to: number }[] {
  const maps = transactions.flatMap(({ mapping }) => mapping.maps)
  return maps.flatMap((map, at) => {
    const ranges: { from: number; to: number }[] = []
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      const later = maps.slice(at + 1)
      const from = later.reduce((place, next) => next.map(place, -1), newFrom)
      const to = later.reduce((place, next) => next.map(place, 1), newTo)
      ranges.push({ from: Math.min(from, content.size), to: Math.min(to, content.size) })
    })
    return ranges
  })
}
