/** Chance that can be had again: the same numbers for the same seed, each from 0 up to but not 1. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
  }
}

/** A whole number from the least up to and with the most. */
export const between = (chance: () => number, least: number, most: number): number =>
  least + Math.floor(chance() * (most - least + 1))

/** One of several; those that are named with a greater weight come more often. */
export function weighted<Name extends string>(chance: () => number, weights: Record<Name, number>): Name {
  const names = Object.keys(weights) as Name[]
  let left = chance() * names.reduce((sum, name) => sum + weights[name], 0)
  for (const name of names) {
    left -= weights[name]
    if (left < 0) return name
  }
  return names[0] as Name
}
