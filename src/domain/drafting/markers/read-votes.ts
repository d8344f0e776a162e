import { refuseVotes, type Votes } from '../../decisions/votes.ts'
import type { Span } from './holes.ts'
import { numberOf } from './number-words.ts'
import {
  castingPattern,
  countedPattern,
  ofVote,
  pairPattern,
  unanimousPattern,
  uncountedPattern,
} from './vote-patterns.ts'

/** How a decision was reached, as its words tell, and where they stand. `contradicts`: the counts belie it and are not taken. */
export type VotesRead = Votes & { spans: Span[]; contradicts: boolean }

/** More figures than these are no vote. */
const mostCounts = 40

type Side = 'votesFor' | 'votesAgainst' | 'votesAbstained'
type Count = Span & { sides: Partial<Record<Side, number>>; certain: boolean }

/** RULE: reads the outcome of a vote; without a word of it a decision was reached by consent. */
export function readVotes(text: string): VotesRead {
  const unanimous = unanimousIn(text)
  const casting = spansOf(text, castingPattern).filter(
    ({ at, length }) =>
      !/^ (?:ved|vid) (?:stemmelikhet|lika|stemmelighed)/iu.test(text.slice(at + length, at + length + 24)),
  )
  const uncounted = spansOf(text, uncountedPattern)
  const counts = countsIn(text)
  const sides = Object.assign({}, ...counts.map((one) => one.sides).reverse()) as Count['sides']
  const [votesFor = null, votesAgainst = null, votesAbstained = null] = [
    sides.votesFor,
    sides.votesAgainst,
    sides.votesAbstained,
  ]
  const spans = [...unanimous, ...casting, ...uncounted, ...counts].map(({ at, length }) => ({ at, length }))
  const voted = counts.length + uncounted.length > 0 ? 'vote' : 'consent'
  const reached = casting.length > 0 ? 'casting-vote' : unanimous.length > 0 ? 'unanimous' : voted
  const votes = { reached, votesFor, votesAgainst, votesAbstained } as const
  if (!isBelied(votes)) return { ...votes, spans, contradicts: false }
  const told = reached === 'casting-vote' ? reached : 'vote'
  return { reached: told, votesFor: null, votesAgainst: null, votesAbstained: null, spans, contradicts: true }
}

/** By the rule of decisions themselves, so that what is read can be entered. */
function isBelied(votes: Votes): boolean {
  try {
    refuseVotes(votes, null)
    return false
  } catch {
    return true
  }
}

const spansOf = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)]
    .slice(0, mostCounts)
    .map((match) => ({ at: match.index, length: match[0].length }))

function unanimousIn(text: string): Span[] {
  return [...text.matchAll(unanimousPattern)].slice(0, mostCounts).flatMap((match) => {
    const { not, before, after } = match.groups ?? {}
    const span = { at: match.index, length: match[0].length }
    return !not && (before || after || standsAlone(text, span)) ? [span] : []
  })
}

/** As a bracket, a sentence or a line of its own, or as a part of one. */
function standsAlone(text: string, { at, length }: Span): boolean {
  const before = text.slice(Math.max(0, at - 12), at)
  const behind = text.slice(at + length, at + length + 2)
  return /(?:^|[\n(:;.!?] ?|\*\*)$/u.test(before) && /^ ?(?:[\n).,;:!?*]|$)/u.test(behind)
}

function countsIn(text: string): Count[] {
  const matches = [...text.matchAll(pairPattern)].slice(0, mostCounts)
  const pairs = matches.flatMap((match): Count[] => {
    const { yes = '', no = '', to, votes1, votes2 } = match.groups ?? {}
    const span = { at: match.index, length: match[0].length }
    const says = Boolean(votes1 ?? votes2)
    if (to ? !says : !says && !standsAlone(text, span) && !ofVote.test(text.slice(0, span.at).slice(-24)))
      return []
    return [{ ...span, sides: { votesFor: numberOf(yes), votesAgainst: numberOf(no) }, certain: true }]
  })
  const single = [...text.matchAll(countedPattern)]
    .slice(0, mostCounts)
    .map(readCount)
    .filter(({ at, length }) =>
      matches.every((pair) => at >= pair.index + pair[0].length || at + length <= pair.index),
    )
  const all = [...pairs, ...single].sort((one, other) => one.at - other.at)
  return all.filter(
    (count, index) => count.certain || belongsTo(count, all[index - 1]) || belongsTo(all[index + 1], count),
  )
}

/** Counts that follow one another, with no more than a comma or a word between, are those of one vote. */
const belongsTo = (later: Count | undefined, earlier: Count | undefined): boolean =>
  later !== undefined && earlier !== undefined && later.at - (earlier.at + earlier.length) <= 8

function readCount(match: RegExpExecArray): Count {
  const g = match.groups ?? {}
  const value = numberOf(g.n1 ?? g.n2 ?? g.n3 ?? g.n4 ?? g.n5 ?? '')
  const isFor = g.yes1 ?? g.yes2 ?? g.yes3 ?? g.n5
  const isNone = g.none1 ?? g.none2 ?? g.none3
  const side: Side = isFor ? 'votesFor' : isNone ? 'votesAbstained' : 'votesAgainst'
  return {
    at: match.index,
    length: match[0].length,
    sides: { [side]: value },
    certain: Boolean(g.votes1 ?? g.votes4 ?? g.votes5),
  }
}
