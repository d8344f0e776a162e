import { readFileSync } from 'node:fs'

export type CaseAttendee = {
  name: string
  organisation: string | null
  status: 'present' | 'absent' | 'excused' | 'deputy'
  role?: string
  deputyFor?: string
  partial?: string
}
export type CaseItem = {
  number: string | null
  title: string | null
  kind: string | null
  decisions: string[]
  withdrawn?: boolean
}
export type CaseWorkingGroup = {
  name: string
  convener: string | null
  members: (string | { name: string })[]
  pending?: string[]
  duration?: string | null
}

/** What a case of real minutes is known to hold. Anything may be null or missing. */
export type Case = {
  language: string
  group: string | null
  date: string
  start: string | null
  end: string | null
  place: string | null
  chair: string | null
  attendees: CaseAttendee[]
  secretariat: string[]
  items: CaseItem[]
  followUps: { text: string; responsible: string | null; due: string | null }[]
  workingGroups: CaseWorkingGroup[]
}

export function readCase({ textFile, expectedFile }: { textFile: string; expectedFile: string }): {
  expected: Case
  texts: string[]
} {
  const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as Case
  const source = readFileSync(textFile, 'utf8').replace(/\r\n?/g, '\n').normalize('NFC')
  return { expected, texts: textsOfItems(source, expected.items) }
}

/**
 * The text of each item: what stands between its heading and the next one in the file. A file often lists its items
 * before it treats them, so the last run of headings that is in order counts. An item whose heading cannot be found
 * has no text.
 */
export function textsOfItems(source: string, items: Pick<CaseItem, 'number' | 'title'>[]): string[] {
  const found: ({ start: number; end: number } | null)[] = items.map(() => null)
  let before = source.length
  for (let index = items.length - 1; index >= 0; index--) {
    const heading = lastHeading(source.slice(0, before), items[index] as CaseItem)
    found[index] = heading
    if (heading) before = heading.start
  }
  return found.map((heading, index) => {
    if (!heading) return ''
    const next = found.slice(index + 1).find((one) => one !== null)
    return source.slice(heading.end, next?.start ?? source.length).trim()
  })
}

/** The last place where the item's number (with its sign, such as "Sak") and title stand, up to the end of its line's label. */
function lastHeading(
  source: string,
  item: Pick<CaseItem, 'number' | 'title'>,
): { start: number; end: number } | null {
  const number =
    item.number === null
      ? ''
      : `(?:(?:Sak|Punkt|Ärende|Pkt)\\.?\\s*(?:nr\\.?)?\\s*)?${loosely(item.number)}[.):;,\\s–-]*`
  const marks = '(?:[#*•·\\-–]+[ \\t]*)*'
  const patterns = item.title
    ? [
        `(?:^|\\n)[ \\t]*${marks}${number}${loosely(item.title)}[ \\t]*(?:\\([^()\\n]*\\))?[*:;.]*[ \\t]*(?=\\n|$)`,
        `(?:^|\\n)[ \\t]*${marks}${number}${loosely(item.title)}`,
        `${number}${loosely(item.title)}`,
        `(?:^|\\n)[ \\t]*${marks}${loosely(item.title)}[ \\t]*(?=\\n|$)`,
      ]
    : [`(?:^|\\n)[ \\t]*${marks}${number}(?=\\n|$|\\s)`]
  for (const pattern of patterns) {
    const match = [...source.matchAll(new RegExp(pattern, 'gi'))].at(-1)
    if (match) return { start: match.index, end: match.index + match[0].length }
  }
  return null
}

/** The words with any white space between them. */
const loosely = (words: string): string =>
  words
    .normalize('NFC')
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('\\s+')

/** The lines of a text as a reader sees them: without Markdown's marks, which become form on paper. */
export function visibleLines(text: string): string[] {
  return (
    text
      .split('\n')
      .map((line) =>
        line
          .replace(/^[\s>]*(?:(?:[-*+•·]|#{1,6}|\d{1,9}[.)])[ \t]+)*/, '')
          .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
          .replace(/<(https?:[^>]*)>/g, '$1')
          .replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1'),
      )
      .map(squeezed)
      // Dashes alone are a rule or the line under a table's head.
      .filter((line) => /[^-:=]/.test(line))
  )
}

/** Letters, digits and signs without white space and Markdown's emphasis: how a line is looked for in a PDF's text. */
export const squeezed = (text: string): string =>
  text.normalize('NFC').replace(/[\s\u00ad\u200b*_`~|\\]+/g, '')

/** The first line of the text that does not stand in `printed` after the ones before it; null when all do. */
export function firstMissingLine(
  text: string,
  printed: string,
  from = 0,
): { missing: string | null; end: number } {
  let at = from
  for (const line of visibleLines(text)) {
    const position = printed.indexOf(line, at)
    if (position === -1) return { missing: line, end: at }
    at = position + line.length
  }
  return { missing: null, end: at }
}
