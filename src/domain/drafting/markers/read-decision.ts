import type { DecisionRead } from './card.ts'
import type { Span } from './holes.ts'
import { readVotes } from './read-votes.ts'
import { passedWord, vote } from './vote-patterns.ts'

/**
 * RULE: what was decided, and how, from the words of a decision. The words of the vote stay in the text, unless a bracket or a
 * line at its end holds nothing else.
 */
export function readDecision(source: string): DecisionRead {
  const { text: whole, unanimous } = withoutHead(plainSpaces(source))
  const { spans, contradicts, ...read } = readVotes(whole)
  const votes =
    unanimous && read.reached === 'consent' && !contradicts
      ? { ...read, reached: 'unanimous' as const }
      : read
  const left = contradicts ? whole : withoutVoteAtEnd(whole, spans)
  const said = /[\p{L}\d]/u.test(left)
  // "Enstemmig vedtatt." speaks of what stands above it; "Enstemmig." leaves out that anything was decided.
  const decides = said || passedWord.test(whole)
  return {
    kind: 'decision',
    text: said ? left : whole,
    ...votes,
    problems: [
      ...(decides ? [] : [{ code: 'no-text' as const, words: '' }]),
      ...(contradicts ? [{ code: 'votes-contradict' as const, words: wordsOf(whole, spans) }] : []),
    ],
  }
}

const plainSpaces = (source: string): string =>
  source
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()

const head =
  /^(?:\*\*)?(?:enstemmig|samrøystes|enhälligt?|enhällig|enstemmigt|unanimous) (?:vedtak|vedtatt|vedteke|vedtaget|beslut|beslutning|decision)(?: \d[\d/.–-]{0,15})?(?:\*\*)? ?:(?:\*\*)? ?/iu

/** A marker that says how it was decided is kept in the card, and is no part of what was decided. */
function withoutHead(source: string): { text: string; unanimous: boolean } {
  const match = head.exec(source)
  return match ? { text: source.slice(match[0].length), unanimous: true } : { text: source, unanimous: false }
}

function withoutVoteAtEnd(text: string, spans: Span[]): string {
  const line = text.lastIndexOf('\n') + 1
  if (holdsOnly(text, { at: line, length: text.length - line }, spans)) return text.slice(0, line).trimEnd()
  const bracket = /\((?<inner>[^()\n]{1,200})\)(?<stop>[.!]?)$/u.exec(text)
  if (!bracket || !holdsOnly(text, { at: bracket.index, length: bracket[0].length }, spans)) return text
  return text.slice(0, bracket.index).trimEnd() + (bracket.groups?.stop ?? '')
}

/** Whether a part of the text tells of the vote and of nothing else. */
function holdsOnly(text: string, part: Span, spans: Span[]): boolean {
  const end = part.at + part.length
  const inside = spans.filter(({ at, length }) => at >= part.at && at + length <= end)
  const left = inside
    .sort((one, other) => other.at - one.at)
    .reduce(
      (rest, { at, length }) => {
        const from = at - part.at
        return `${rest.slice(0, from)} ${rest.slice(from + length)}`
      },
      text.slice(part.at, end),
    )
  return inside.length > 0 && !/[\p{L}\d]/u.test(left.replace(vote, ''))
}

function wordsOf(text: string, spans: Span[]): string {
  const from = Math.min(...spans.map(({ at }) => at))
  const to = Math.max(...spans.map(({ at, length }) => at + length))
  return text.slice(from, to)
}
