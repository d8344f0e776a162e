import type { Block } from '../tree.ts'
import type { Design } from './design.ts'
import type { Line } from './lines.ts'
import { type Place, type Strip, strip, type Tag } from './strips.ts'
import type { TextStyle } from './theme.ts'

/** Lines as strips; two lines at least stay together at a page's foot and head. */
export function lineStrips(lines: Line[], style: TextStyle, place: Place): Strip[] {
  const baseline = baselineOf(style)
  const together = lines.length <= 3
  return lines.map((line, index) => {
    for (const piece of line.pieces) piece.y = baseline
    const keep = index < lines.length - 1 && (together || index === 0 || index === lines.length - 2)
    return strip(style.leading, line.pieces, place, { baseline, keep })
  })
}

/** Where the letters stand in a line: capitals are centred in the leading. */
export function baselineOf(style: TextStyle): number {
  return style.leading / 2 + style.size * 0.33
}

/** The strips with at least this space above them. */
export function spaced(strips: Strip[], before: number): Strip[] {
  const first = strips[0]
  if (first) first.before = Math.max(first.before, before)
  return strips
}

/** What the blocks so far say about the ones that follow, and the choices that hold for the whole document. */
export type Outline = {
  design: Design
  /** the level of the last heading as written, for Markdown below it */
  level: number
  /** the level of the last heading in the structure tree, where none may be left out */
  tagLevel: number
  /** for the bookmarks */
  headings: { title: string; level: number; tag: Tag }[]
}

/** Sets blocks in a place; handed to what contains blocks, so that no file needs the one above it. */
export type Flow = (blocks: readonly Block[], place: Place, outline: Outline) => Strip[]
