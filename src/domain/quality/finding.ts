import { createHash } from 'node:crypto'

export const findingParts = [
  'meeting',
  'attendance',
  'item',
  'decision',
  'working-group',
  'follow-up',
] as const

export const mendGoals = [
  'meeting',
  'attendance',
  'papers',
  'follow-up',
  'working-group',
  'decision',
  'item',
] as const

/** Where something was found. `name` is what the thing is called; a reader gets a label made of it. */
export type Place = {
  part: (typeof findingParts)[number]
  id: string
  /** the item that it stands under; null for what belongs to the whole meeting */
  itemId: string | null
  name: string
}

/**
 * What would mend it: words of an item's text to be replaced, each time they stand there, or where to go. Papers are gone to by
 * their item, attendance by the invitee or, for all of it, by the meeting.
 */
export type Mend =
  | { kind: 'replace'; itemId: string; from: string; to: string }
  | { kind: 'go'; to: (typeof mendGoals)[number]; id: string }

/** The eleven groups of the quality check, and the rules of each. */
const rulesOfGroups = [
  [
    'dates.weekday',
    'dates.swapped',
    'dates.impossible',
    'dates.not-the-meetings',
    'dates.approved-minutes',
    'dates.next-is-past',
    'dates.next-differs',
    'dates.due-before-meeting',
  ],
  ['names.almost-person', 'names.almost-organisation', 'names.two-in-one', 'names.pronoun'],
  [
    'attendance.both',
    'attendance.not-taken',
    'attendance.some-not-taken',
    'attendance.deputy-for-nobody',
    'attendance.deputised-is-there',
    'attendance.task-for-absent',
    'attendance.seat-for-absent',
    'attendance.chair-away',
    'attendance.writer-away',
  ],
  [
    'seats.nobody-names',
    'seats.no-date',
    'seats.nobody-and-no-date',
    'seats.no-convener',
    'seats.term-without-start',
    'seats.pending-in-text',
  ],
  ['promises.vague', 'promises.no-assignee', 'promises.no-date'],
  [
    'decisions.missing',
    'decisions.only-in-text',
    'decisions.too-many-votes',
    'decisions.votes-in-text',
    'decisions.votes-belie',
    'decisions.proposal-open',
  ],
  ['papers.missing', 'links.not-an-address', 'links.empty-text'],
  ['numbering.gap', 'numbering.repeated', 'numbering.disorder', 'items.no-text', 'items.duplicate-line'],
  ['residue.placeholder', 'residue.empty-label'],
  ['private.reason', 'private.number'],
  [
    'missing.chair',
    'missing.writer',
    'missing.place',
    'missing.agenda',
    'missing.approval-item',
    'missing.approval',
    'missing.next-meeting',
  ],
] as const

export type Rule = (typeof rulesOfGroups)[number][number]

const groupOf = new Map<Rule, number>(
  rulesOfGroups.flatMap((rules, index) => rules.map((rule) => [rule, index + 1] as const)),
)

/** The ways out that a finding can bar: to the members for review, and to everybody. */
export const waysOut = ['sending', 'publishing'] as const

export type WayOut = (typeof waysOut)[number]

/**
 * What has to be put right, and before what: only what cannot be so. Private data are the group's own affair until everybody
 * may read the minutes.
 */
const bars: Partial<Record<Rule, WayOut>> = {
  'attendance.both': 'sending',
  'seats.no-convener': 'sending',
  'promises.no-assignee': 'sending',
  'decisions.too-many-votes': 'sending',
  'decisions.votes-in-text': 'sending',
  'private.reason': 'publishing',
  'private.number': 'publishing',
}

/** Facts for the sentence; one whose name ends with "day" is a date, YYYY-MM-DD. */
export type SentenceFacts = Record<string, string | number>

export type Found = {
  id: string
  rule: Rule
  group: number
  place: Place
  quote: string
  /** what may not happen before it is put right; null where it is only advice */
  blocks: WayOut | null
  facts: SentenceFacts
  mend: Mend | null
}

type About = {
  quote?: string
  facts?: SentenceFacts
  mend?: Mend | null
  /** the rule is not certain enough here to stand in anybody's way */
  advice?: boolean
}

/** RULE: something found. Its id is the same as long as the same rule finds the same words in the same place. */
export function found(
  rule: Rule,
  place: Place,
  { quote = '', facts = {}, mend = null, advice = false }: About = {},
): Found {
  const words = quote.trim()
  const id = createHash('sha256').update([rule, place.part, place.id, words].join('\n')).digest('hex')
  return {
    id: id.slice(0, 24),
    rule,
    group: groupOf.get(rule) ?? 0,
    place,
    quote: words,
    blocks: advice ? null : (bars[rule] ?? null),
    facts,
    mend,
  }
}
