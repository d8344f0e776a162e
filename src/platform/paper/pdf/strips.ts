import type { FontName, Shape } from './fonts.ts'
import type { Picture } from './picture.ts'

/**
 * What the layout makes and the painter paints. A strip is a horizontal piece of the page that is never torn:
 * a line of text, a table row. Its pieces stand at x of the page and at y below the strip's top, in reading
 * order.
 */
export type Strip = {
  /** space above, dropped at the top of a page */
  before: number
  height: number
  /** must stand on the same page as the strip after it */
  keep: boolean
  pieces: Piece[]
  /** boxes that this strip lies in, outermost first */
  frames: Frame[]
  /** printed again, outside the reading order, when this strip begins a page: the head of a table */
  header: Strip[] | null
  /** baseline of the strip's first line of text, for a list mark to stand on */
  baseline: number | null
}

export type Piece =
  | { kind: 'text'; x: number; y: number; run: TextRun; tag: Tag }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; width: number; colour: string }
  /** without a tag it only adorns, and nothing is read in its place */
  | {
      kind: 'picture'
      x: number
      y: number
      width: number
      height: number
      picture: Picture
      tag: Tag | null
    }
  /** nothing to see: an empty cell or list item that the structure tree still needs */
  | { kind: 'empty'; tag: Tag }

export type TextRun = {
  font: FontName
  size: number
  colour: string
  shapes: Shape[]
  width: number
  strike: boolean
  underline: boolean
}

/** A ground and an outline drawn behind all strips of a box that stand on one page. */
export type Frame = {
  x: number
  width: number
  fill: string | null
  outline: { width: number; colour: string } | null
  /** the bar at the left edge */
  bar: { width: number; colour: string } | null
}

/** An element of the PDF's structure tree. It joins its parent when its first piece is painted. */
export type Tag = {
  role: string
  parent: Tag | null
  attributes: Record<string, unknown> | null
  /** where a Link element leads and what it is called */
  link: { href: string; title: string } | null
  /** what is read in place of a Figure */
  alt: string | null
}

export function tagOf(role: string, parent: Tag | null, attributes: Tag['attributes'] = null): Tag {
  return { role, parent, attributes, link: null, alt: null }
}

/** The place a block is set in. */
export type Place = {
  x: number
  width: number
  tag: Tag
  frames: Frame[]
}

export function strip(height: number, pieces: Piece[], place: Place, rest: Partial<Strip> = {}): Strip {
  return {
    before: 0,
    height,
    keep: false,
    pieces,
    frames: place.frames,
    header: null,
    baseline: null,
    ...rest,
  }
}
