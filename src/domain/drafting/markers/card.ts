import type { waysReached } from '#src/platform/database/schema/decisions.ts'
import type { Named } from './known.ts'

/** What a card's words could not be read as, or only in part: shown beside the card, never in the way of writing on. */
export type Problem = {
  code:
    | 'name-ambiguous'
    | 'name-unknown'
    | 'name-almost'
    | 'date-impossible'
    | 'date-past'
    | 'date-open'
    | 'votes-contradict'
    | 'no-text'
    | 'no-assignee'
    | 'no-convener'
    | 'no-members'
  /** as they were typed; empty where something is missing */
  words: string
  /** who may be meant, where somebody may */
  choices?: Named[]
}

export type DecisionRead = {
  kind: 'decision'
  /** Markdown */
  text: string
  reached: (typeof waysReached)[number]
  votesFor: number | null
  votesAgainst: number | null
  votesAbstained: number | null
  problems: Problem[]
}

export type FollowUpRead = {
  kind: 'follow-up'
  /** plain text */
  text: string
  assignee: Assignee | null
  /** ids of people */
  helpers: string[]
  /** YYYY-MM-DD */
  dueOn: string | null
  problems: Problem[]
}

export type Assignee = { personId: string } | { organisationId: string } | { workingGroupId: string }

export type WorkingGroupRead = {
  kind: 'working-group'
  name: string
  /** Markdown; empty where nothing is said of it */
  mandate: string
  /** to a day (YYYY-MM-DD) or so many months; null where nothing is said of it */
  term: { to: string } | { months: number } | null
  convenerPersonId: string | null
  seats: SeatRead[]
  problems: Problem[]
}

/** Somebody's place. `label` is what was typed where it names no known person. */
export type SeatRead = { personId?: string; organisationId?: string; label?: string }

export type CardRead = DecisionRead | FollowUpRead | WorkingGroupRead
