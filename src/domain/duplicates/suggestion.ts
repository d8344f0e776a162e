import type { DuplicateReason } from '#src/platform/language/words/duplicates.ts'

/** Two entries that are probably the same, the smaller id first. */
export type Suggestion = {
  ids: [string, string]
  /** 0 to 100: how much speaks for it, not a probability */
  likelihood: number
  reasons: DuplicateReason[]
}

/** RULE: what is less likely than this is not worth anybody's time. */
const leastLikelihood = 25

/**
 * RULE: adds up what speaks for a pair and what speaks against it; null when too little is left. `against` is what is taken off
 * for facts that differ.
 */
export function weigh(
  ids: [string, string],
  { reasons, weights, against }: { reasons: DuplicateReason[]; weights: Weights; against: number },
): Suggestion | null {
  const sum = reasons.reduce((total, reason) => total + (weights[reason] ?? 0), -against)
  if (sum < leastLikelihood) return null
  return { ids: ids[0] < ids[1] ? ids : [ids[1], ids[0]], likelihood: Math.min(sum, 100), reasons }
}

export type Weights = Partial<Record<DuplicateReason, number>>

/** RULE: the likeliest first; among equals always in the same order. */
export const placeOf = ({ ids, likelihood }: Suggestion): string =>
  `${String(100 - likelihood).padStart(3, '0')} ${ids[0]} ${ids[1]}`
