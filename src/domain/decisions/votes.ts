import type { waysReached } from '#src/platform/database/schema/decisions.ts'
import { conflict, invalid } from '#src/platform/errors.ts'

export type Votes = {
  reached: (typeof waysReached)[number]
  votesFor: number | null
  votesAgainst: number | null
  votesAbstained: number | null
}

/**
 * RULE: counts belong to a vote, and there cannot be more of them than people with a vote who were present.
 * `present` is null while presence has not been taken: then only circulating the minutes can tell.
 */
export function refuseVotes(votes: Votes, present: number | null): void {
  const counts = [votes.votesFor, votes.votesAgainst, votes.votesAbstained]
  if (votes.reached === 'consent' && counts.some((count) => count !== null))
    throw invalid('decisions.votes-without-vote', { field: 'reached' })
  const counted = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  if (present !== null && counted > present)
    throw conflict('decisions.too-many-votes', { field: 'votesFor', facts: { votes: counted, present } })
}
