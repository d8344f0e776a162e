import type { waysReached } from '#src/platform/database/schema/decisions.ts'
import { conflict, invalid } from '#src/platform/errors.ts'

export type Votes = {
  reached: (typeof waysReached)[number]
  votesFor: number | null
  votesAgainst: number | null
  votesAbstained: number | null
}

/**
 * RULE: counts belong to a vote, do not belie how it is said to have ended, and there cannot be more of them than people
 * with a vote who were present. What nobody counted or wrote down is null and belies nothing: old minutes often know that
 * there was a vote and no more. `present` is null while presence has not been taken: then only circulating the minutes
 * can tell.
 */
export function refuseVotes(votes: Votes, present: number | null): void {
  const counts = [votes.votesFor, votes.votesAgainst, votes.votesAbstained]
  if (votes.reached === 'consent' && counts.some((count) => count !== null))
    throw invalid('decisions.votes-without-vote', { field: 'reached' })
  refuseContradiction(votes)
  const counted = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  if (present !== null && counted > present)
    throw conflict('decisions.too-many-votes', { field: 'votesFor', facts: { votes: counted, present } })
}

/** Carried takes more for than against; at a tie the chair's vote decides. */
function refuseContradiction({ reached, votesFor, votesAgainst }: Votes): void {
  const bothKnown = votesFor !== null && votesAgainst !== null
  if (reached === 'unanimous' && (votesAgainst ?? 0) > 0)
    throw invalid('decisions.not-unanimous', { field: 'votesAgainst' })
  if ((reached === 'unanimous' || reached === 'vote') && votesFor === 0)
    throw invalid('decisions.not-carried', { field: 'votesFor' })
  if (reached === 'vote' && bothKnown && votesFor <= votesAgainst)
    throw invalid('decisions.not-carried', { field: 'votesFor' })
  if (reached === 'casting-vote' && bothKnown && votesFor !== votesAgainst)
    throw invalid('decisions.no-tie', { field: 'reached' })
}
