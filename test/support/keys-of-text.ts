import { completions } from '#src/domain/drafting/markers/find-person.ts'
import type { Known } from '#src/domain/drafting/markers/known.ts'

/** One thing that fingers do: letters as they are, or a key that is named, such as Enter or Alt+V. */
export type Stroke = { type: string } | { press: string }

/** What a line of the minutes is to become beside the text: whoever types knows, for they sat in the meeting. */
export type Meant =
  | { kind: 'decision' }
  | { kind: 'follow-up'; responsible: string[] }
  /** the words behind its name are its term; its members stand on the next line */
  | { kind: 'working-group'; name: string; duration: string | null }

type Given = {
  known: Known
  /** the sentences that the room offers by `/` */
  phrases: string[]
  meantBy(line: string): Meant | null
}

const markOfKind = { decision: 'Alt+V', 'follow-up': 'Alt+O', 'working-group': 'Alt+G' } as const

/** Where the caret is: in a paragraph that is empty, behind words, or in a list item of that depth. */
type Place = { depth: number; fresh: boolean }

/** RULE: how a quick hand writes an item's plain text in the room. The caret stands in an empty text at first. */
export function keysOf(text: string, given: Given): Stroke[] {
  const strokes: Stroke[] = []
  const lines = text
    .split('\n')
    .map(readLine)
    .filter(({ words }) => words !== '')
  let place: Place = { depth: 0, fresh: true }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line
    const meant = given.meantBy(line.words)
    if (meant) {
      strokes.push(...toParagraph(place), { press: markOfKind[meant.kind] })
      const members = meant.kind === 'working-group' ? lines[++at]?.words : undefined
      strokes.push(...cardKeys(line.words, { meant, members, given }))
      place = { depth: 0, fresh: true }
    } else if (line.depth === 0) {
      strokes.push(...toParagraph(place), ...sentence(line.words, given))
      place = { depth: 0, fresh: false }
    } else {
      strokes.push(...toItem(place, line), ...wordKeys(line.words, given.known))
      place = { depth: line.depth, fresh: false }
    }
  }
  return strokes
}

type Line = { words: string; depth: number; mark: string }

/** ` - words` is a list item one deeper than `- words`; an address in angle brackets is typed without them. */
function readLine(typed: string): Line {
  const [, indent = '', mark = '', words = ''] = /^(\s*)(?:([-•]|\d+\.) +)?(.*)$/.exec(typed) ?? []
  const plain = words
    .replace(/^i{1,3}\. /, '')
    .replace(/^<(.+)>$/, '$1')
    .trim()
  return { words: plain, depth: mark ? indent.length + 1 : 0, mark: mark === '•' ? '-' : mark }
}

const times = (count: number, press: string): Stroke[] => Array.from({ length: count }, () => ({ press }))

/** Enter in an empty item leaves one list. */
const toParagraph = ({ depth, fresh }: Place): Stroke[] => times(fresh ? 0 : 1 + depth, 'Enter')

function toItem(place: Place, { depth, mark }: Line): Stroke[] {
  if (place.depth === 0) return [...toParagraph(place), { type: `${mark} ` }]
  const by = depth - place.depth
  return [{ press: 'Enter' }, ...times(Math.abs(by), by > 0 ? 'Tab' : 'Shift+Tab')]
}

function sentence(words: string, { known, phrases }: Given): Stroke[] {
  const offered = phrases.indexOf(words)
  return offered >= 0 && offered < 9 ? [{ type: `/${offered + 1}` }] : wordKeys(words, known)
}

function cardKeys(
  words: string,
  { meant, members, given }: { meant: Meant; members: string | undefined; given: Given },
): Stroke[] {
  const { known } = given
  if (meant.kind === 'decision') return [...wordKeys(words, known), { press: 'Enter' }]
  if (meant.kind === 'follow-up') {
    const doers = meant.responsible.flatMap((name) => [{ type: ' ' }, ...mentionKeys(name, known)])
    return [...wordKeys(words, known), ...doers, { press: 'Enter' }]
  }
  const head = [meant.name, meant.duration].filter(Boolean).join(', ')
  return [{ type: head }, { press: 'Enter' }, ...wordKeys(members ?? '', known), ...times(2, 'Enter')]
}

/** Names by the room's list where that is quicker; between two asterisks, bold. */
function wordKeys(words: string, known: Known): Stroke[] {
  const strokes: Stroke[] = []
  const names = known.people.map(({ name }) => name).sort((one, other) => other.length - one.length)
  let rest = words
  for (;;) {
    const next = firstOf(rest, names)
    strokes.push(...plainKeys(next ? rest.slice(0, next.at) : rest))
    if (!next) return strokes
    strokes.push(...mentionKeys(next.name, known))
    // The list writes the space behind the name.
    rest = rest.slice(next.at + next.name.length).replace(/^ /, '')
  }
}

function plainKeys(words: string): Stroke[] {
  return words
    .split('**')
    .flatMap((part, index) => [
      ...(index > 0 ? [{ press: 'Control+B' }] : []),
      ...(part === '' ? [] : [{ type: part }]),
    ])
}

/** A whole name, at a place where the room looks for one. */
function firstOf(words: string, names: string[]): { name: string; at: number } | null {
  const found = names.flatMap((name) => {
    const at = words.search(new RegExp(`(?<![^\\s(*])${name}(?![\\p{L}-])`, 'u'))
    return at < 0 ? [] : [{ name, at }]
  })
  return found.sort((one, other) => one.at - other.at || other.name.length - one.name.length)[0] ?? null
}

/** Letters until the name stands first in the list, and Enter. */
function mentionKeys(name: string, known: Known): Stroke[] {
  for (let letters = 1; letters < name.length - 2; letters++) {
    const typed = name.slice(0, letters)
    if (!typed.endsWith(' ') && completions(typed, known, 8)[0]?.name === name)
      return [{ type: `@${typed.toLowerCase()}` }, { press: 'Enter' }]
  }
  return [{ type: `${name} ` }]
}
