import { v7 } from 'uuid'

/** Where time and chance come from. Tests and the demo pass their own, so that the same run gives the same ids and bytes. */
export type Chance = {
  now(): Date
  randomBytes(count: number): Uint8Array
}

export const realChance: Chance = {
  now: () => new Date(),
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
}

/** A new row's id: it sorts by the time it was made (UUID version 7). */
export function newId({ chance, now }: { chance: Chance; now: Date }): string {
  return v7({ msecs: now.getTime(), random: chance.randomBytes(16), seq: nextSequence(chance) })
}

/** Each source of chance counts its own ids, so that what it repeats is the same whatever else the process did before. */
const sequences = new WeakMap<Chance, number>()

function nextSequence(chance: Chance): number {
  const next = ((sequences.get(chance) ?? 0) + 1) % 0x7fffffff
  sequences.set(chance, next)
  return next
}
