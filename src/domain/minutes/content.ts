import canonicalize from 'canonicalize'
import type { ItemKind } from '#src/platform/database/schema/agenda.ts'
import type { approvalOutcomes } from '#src/platform/database/schema/approvals.ts'
import type { presences } from '#src/platform/database/schema/attendance.ts'
import type { waysReached } from '#src/platform/database/schema/decisions.ts'
import type { approvalPolicies, recordForms } from '#src/platform/database/schema/groups.ts'
import type { inviteeParts } from '#src/platform/database/schema/meetings.ts'
import type { Language } from '#src/platform/language/language.ts'

/** Somebody as the minutes name them: no addresses, no reasons for absence. */
export type Named = { id: string; name: string; organisation: string | null }

export type RecordForm = (typeof recordForms)[number]

export type Attendee = Named & {
  part: (typeof inviteeParts)[number]
  roleText: string | null
  presence: (typeof presences)[number] | null
  deputisingFor: string | null
  /** came or left for part of the meeting: the items' ids */
  fromItemId: string | null
  toItemId: string | null
}

export type MinutedDecision = {
  id: string
  number: string
  text: string
  reached: (typeof waysReached)[number]
  votesFor: number | null
  votesAgainst: number | null
  votesAbstained: number | null
  dissent: string | null
}

export type MinutedItem = {
  id: string
  number: string | null
  kind: ItemKind
  title: string
  presenter: string | null
  withdrawn: boolean
  /** why it is exempt from publicity; null when it is public, as everything was in versions frozen before */
  exemptBasis?: string | null
  text: string
  decisions: MinutedDecision[]
  papers: { title: string; url: string | null }[]
  /** the earlier minutes that were approved under this item; the corrections stand in both */
  approved: {
    minutesId: string
    startsAt: string
    zone: string
    outcome: (typeof approvalOutcomes)[number]
    corrections: string
  } | null
}

export type MinutedSeat = {
  organisation: string | null
  person: string | null
  label: string | null
  kind: 'member' | 'observer'
  convener: boolean
  nameDueOn: string | null
}

export type MinutedWorkingGroup = {
  id: string
  itemId: string | null
  name: string
  mandate: string
  termFrom: string
  termTo: string
  convener: string | null
  seats: MinutedSeat[]
}

export type MinutedFollowUp = {
  id: string
  itemId: string | null
  text: string
  assignee: string | null
  /** the assignee is a working group that was set up under an exempt item; missing in what was frozen before there were any */
  assigneeExempt?: boolean
  helpers: string[]
  dueOn: string | null
}

/** The record of one meeting. Instants are RFC 3339 in UTC, dates YYYY-MM-DD, texts Markdown. */
export type MinutesRecord = {
  collaboration: { name: string; letterheadLines: string[]; letterheadColour: string }
  group: { id: string; name: string; kind: string; recordForm?: RecordForm | null; language: Language }
  meeting: {
    id: string
    title: string | null
    startsAt: string
    endsAt: string
    zone: string
    place: string | null
    videoUrl: string | null
    chair: Named | null
    writer: Named | null
  }
  attendance: Attendee[]
  items: MinutedItem[]
  workingGroups: MinutedWorkingGroup[]
  followUps: MinutedFollowUp[]
}

export type Approval = {
  policy: (typeof approvalPolicies)[number]
  outcome: (typeof approvalOutcomes)[number]
  /** the stamp, in the language of the minutes */
  text: string
  corrections: string
  approvedAt: string
  inMeeting: { id: string; startsAt: string; zone: string } | null
}

export type AnsweredRemark = {
  person: string
  itemId: string | null
  quote: string
  text: string
  outcome: 'accepted' | 'declined'
  answer: string | null
}

/** A version of minutes as it is frozen: the record, and what became of it up to this version. */
export type FrozenContent = MinutesRecord & {
  format: 'referat-minutes-1'
  minutes: { id: string; number: number; reason: 'circulated' | 'approved' | 'corrected'; frozenAt: string }
  approval: Approval | null
  remarks: AnsweredRemark[]
  /** corrections after approval, oldest first */
  corrections: { number: number; text: string; at: string }[]
}

/** RULE: whether what members would read is the same: the meeting, who attended, and every item with its text and decisions. */
export function sameWords(one: MinutesRecord, other: MinutesRecord): boolean {
  const words = ({ meeting, attendance, items }: MinutesRecord) => [meeting, attendance, items]
  return canonical(words(one)) === canonical(words(other))
}

/**
 * RULE: the record to be approved, when it has changed since it was circulated. What was born in the meeting stays as
 * the members read it: a seat that was pending then is pending in the minutes, whoever has been named since.
 */
export const recordToApprove = (circulated: MinutesRecord, now: MinutesRecord): MinutesRecord => ({
  ...circulated,
  meeting: now.meeting,
  attendance: now.attendance,
  items: now.items,
})

/** Canonical JSON (RFC 8785): the same content gives the same bytes, whoever writes it. */
export function canonical(content: unknown): string {
  const json = canonicalize(content)
  if (json === undefined) throw new Error('only JSON can be frozen')
  return json
}
