/**
 * The limits of a text that a user typed, checked by one linear scan before anything parses it. The Markdown
 * parser is recursive over nesting and quadratic over some runs of marks; within these limits it answers in
 * well under a second, beyond them the door refuses and the renderers print the text as typed.
 */
const caps = {
  characters: 100_000,
  lines: 5_000,
  /** block quotes and lists inside each other */
  depth: 24,
  /** list and quote marks that follow another mark on their line, in the whole text */
  stackedMarkers: 1_000,
  /** brackets, emphasis marks, backticks and the like between two empty lines */
  marksInParagraph: 2_000,
}

export type TextFault = 'too-long' | 'too-deep' | 'too-dense'

/** Why a text may not be stored or parsed as Markdown, or null when it may. Linear in the text's length. */
export function capsOf(source: string): TextFault | null {
  if (source.length > caps.characters) return 'too-long'
  // Marks heaped on one letter take the shaping of a line as long as a book; no language has more than a few.
  if (/\p{M}{9}/u.test(source)) return 'too-dense'
  const lines = source.split(/\r\n?|\n/)
  if (lines.length > caps.lines) return 'too-long'
  const indents: number[] = []
  let marks = 0
  let stacked = 0
  for (const line of lines) {
    const { depth, markers } = depthOf(line, indents)
    stacked += Math.max(0, markers - 1)
    if (depth > caps.depth || stacked > caps.stackedMarkers) return 'too-deep'
    if (line.trim() === '') marks = 0
    else marks += marksOf(line)
    if (marks > caps.marksInParagraph) return 'too-dense'
  }
  return null
}

function marksOf(line: string): number {
  let marks = 0
  for (let at = 0; at < line.length; at++) if (isMark(line.charCodeAt(at))) marks++
  return marks
}

/** ! & ( ) * < > @ [ \ ] _ ` | ~ : the characters at which the inline parser tries something. */
function isMark(code: number): boolean {
  switch (code) {
    case 33:
    case 38:
    case 40:
    case 41:
    case 42:
    case 60:
    case 62:
    case 64:
    case 91:
    case 92:
    case 93:
    case 95:
    case 96:
    case 124:
    case 126:
      return true
    default:
      return false
  }
}

/**
 * How deep the line's last container stands: markers on the line itself, and list markers of earlier lines
 * that it is indented under. `indents` holds the columns of the list markers that are still open.
 */
function depthOf(line: string, indents: number[]): { depth: number; markers: number } {
  let at = 0
  let markers = 0
  let indent = -1
  while (at < line.length) {
    while (line[at] === ' ' || line[at] === '\t') at++
    const length = markerLength(line, at)
    if (length === 0) break
    if (indent < 0) indent = at
    markers++
    at += length
  }
  if (markers === 0) return { depth: 0, markers }
  while (indents.length > 0 && (indents.at(-1) as number) >= indent) indents.pop()
  const depth = indents.length + markers
  indents.push(indent)
  return { depth, markers }
}

function markerLength(line: string, at: number): number {
  const character = line[at]
  if (character === '>') return 1
  const ends = (index: number) => index >= line.length || line[index] === ' ' || line[index] === '\t'
  if (character === '-' || character === '*' || character === '+') return ends(at + 1) ? 1 : 0
  let digits = 0
  while (digits < 9 && line.charCodeAt(at + digits) >= 48 && line.charCodeAt(at + digits) <= 57) digits++
  const after = line[at + digits]
  return digits > 0 && (after === '.' || after === ')') && ends(at + digits + 1) ? digits + 1 : 0
}
