import type { Block } from '../tree.ts'
import { type Line, linesOf } from './lines.ts'
import { type Place, type Strip, strip, type Tag, tagOf } from './strips.ts'
import { baselineOf, type Flow, type Outline } from './text-strips.ts'
import { body, gaps, listIndent } from './theme.ts'

/**
 * A list with its marks hanging: bullets that change with the level, numbers that begin where the list says.
 */
export function listStrips(
  list: Extract<Block, { type: 'list' }>,
  place: Place,
  outline: Outline,
  flow: Flow,
): Strip[] {
  const level = levelOf(place.tag)
  const bullet = bullets[Math.min(level, bullets.length - 1)] as (typeof bullets)[number]
  const tag = tagOf('L', place.tag, {
    O: 'List',
    ListNumbering: list.ordered ? 'Decimal' : bullet.numbering,
  })
  const marks = list.items.map((_, index) => (list.ordered ? `${list.start + index}.` : bullet.mark))
  const indent = Math.min(indentFor(marks, outline), place.width / 4)
  const strips = list.items.flatMap((item, index) => {
    const mark = marks[index] as string
    const inItem = itemStrips({ item, mark, indent, list: tag }, place, outline, flow)
    const first = inItem[0]
    if (first) first.before = index === 0 ? (level === 0 ? gaps.list : gaps.item) : gaps.item
    return inItem
  })
  return strips
}

type Item = { item: Block[]; mark: string; indent: number; list: Tag }

function itemStrips({ item, mark, indent, list }: Item, place: Place, outline: Outline, flow: Flow): Strip[] {
  const tag = tagOf('LI', list)
  const label = tagOf('Lbl', tag)
  const content = tagOf('LBody', tag)
  const inner: Place = {
    x: place.x + indent,
    width: place.width - indent,
    tag: content,
    frames: place.frames,
  }
  const strips = flow(item, inner, outline)
  const setting = { x: place.x, width: column(mark, indent), style: body, tag: label, design: outline.design }
  const pieces = linesOf([{ type: 'text', value: mark }], setting)[0]?.pieces ?? []
  if (/^\d/.test(mark)) alignRight(pieces, place.x + indent - markGap)
  const first = strips[0]
  if (first && first.baseline !== null) {
    for (const piece of pieces) piece.y = first.baseline
    first.pieces.unshift(...pieces)
    return strips
  }
  // An item that is empty, or begins with a table or a box: its mark gets a line of its own.
  const baseline = baselineOf(body)
  for (const piece of pieces) piece.y = baseline
  const alone = strip(body.leading, [...pieces, { kind: 'empty', tag: content }], place, {
    baseline,
    keep: strips.length > 0,
  })
  return [alone, ...strips]
}

const markGap = 6

/** Numbers stand with their points under each other. */
function alignRight(pieces: Line['pieces'], x: number) {
  const width = pieces.reduce((sum, piece) => sum + piece.run.width, 0)
  let at = x - width
  for (const piece of pieces) {
    piece.x = at
    at += piece.run.width
  }
}

/** A mark is never broken, even where the indent had to shrink. */
function column(mark: string, indent: number): number {
  return Math.max(indent, mark.length * body.size)
}

function indentFor(marks: string[], outline: Outline): number {
  const widest = marks.reduce((longest, mark) => (mark.length > longest.length ? mark : longest), '')
  const setting = { x: 0, width: 1000, style: body, tag: tagOf('Lbl', null), design: outline.design }
  const width = linesOf([{ type: 'text', value: widest }], setting)[0]?.width ?? 0
  return Math.max(listIndent, width + markGap)
}

/** The mark of each level, and what the structure tree calls it: it knows no dash. */
const bullets = [
  { mark: '•', numbering: 'Disc' },
  { mark: '–', numbering: 'Disc' },
  { mark: '◦', numbering: 'Circle' },
  { mark: '–', numbering: 'Disc' },
  { mark: '▪', numbering: 'Square' },
  { mark: '–', numbering: 'Disc' },
] as const

/** How many lists this one lies in. */
function levelOf(tag: Tag | null): number {
  let level = 0
  for (let at = tag; at; at = at.parent) if (at.role === 'L') level++
  return level
}
