import type { CardRead } from './card.ts'
import type { CardKind, Known } from './known.ts'
import { readDecision } from './read-decision.ts'
import { readFollowUp } from './read-follow-up.ts'
import { readWorkingGroup } from './read-working-group.ts'

/**
 * RULE: what a card's words say. `source` is what stands behind its marker: lines parted by a line feed, bold as two stars on
 * either side. Whatever is typed gives an answer; what it does not say, or says in part, is in its problems. `known` is
 * remembered by itself: whoever knows somebody more makes another.
 */
export function readCard({ kind, source }: { kind: CardKind; source: string }, known: Known): CardRead {
  if (kind === 'decision') return readDecision(source)
  return kind === 'follow-up' ? readFollowUp(source, known) : readWorkingGroup(source, known)
}
