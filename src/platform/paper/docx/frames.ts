import { BorderStyle, type FileChild, type IBorderOptions, Paragraph, ShadingType, TabStopType } from 'docx'
import { hairline, ink, tint } from '../pdf/theme.ts'
import type { BoxTone } from '../tree.ts'
import {
  type Draft,
  type Frame,
  hex,
  type ParagraphDraft,
  type Place,
  twips,
  type Writing,
} from './writing.ts'

/**
 * Drafts as what Word knows. A box is no table but its paragraphs, each with its part of the lines around: so lists stay lists,
 * and a reader hears nothing of it. Paragraphs of a box that are indented alike share their lines; where the indent
 * changes they meet without a gap, or the lines would be broken there.
 */
export function drawn(drafts: readonly Draft[], writing: Writing): FileChild[] {
  return drafts.flatMap((draft, index): FileChild[] => {
    const [before, after] = [drafts[index - 1], drafts[index + 1]]
    if (draft.kind === 'paragraph') return [paragraphOf(draft, { before, after, drafts, index }, writing)]
    // Word takes two tables with nothing between them for one, and wants a paragraph after the last.
    const table = draft.table(draft.kept)
    const keepNext = draft.kept === 'with next'
    return after?.kind === 'paragraph' ? [table] : [table, new Paragraph({ style: 'Gap', keepNext })]
  })
}

type Around = { before: Draft | undefined; after: Draft | undefined; drafts: readonly Draft[]; index: number }

function paragraphOf(draft: ParagraphDraft, around: Around, writing: Writing): Paragraph {
  const { frame, left, hanging, options } = draft
  const meets = frame !== null && around.before?.frame === frame && !isAlike(draft, around.before)
  const before = meets ? 0 : draft.before
  const toTable = around.after?.kind === 'table' && (around.after.frame === frame && frame ? 0 : 9)
  const inset = draft.right ?? 0
  const right = (frame ? writing.column - frame.left - frame.width + frame.inset : 0) + inset
  return new Paragraph({
    ...options,
    spacing: {
      ...(before !== null && { before: twips(before) }),
      ...(toTable !== false && { after: twips(toTable) }),
    },
    indent: {
      left: twips(left),
      ...(hanging >= 0 ? { hanging: twips(hanging) } : { firstLine: twips(-hanging) }),
      ...(right > 0.5 && { right: twips(right) }),
    },
    ...(frame && { border: bordersOf(frame, draft, around) }),
    ...(frame?.fill && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: hex(frame.fill) } }),
  })
}

function isAlike(draft: ParagraphDraft, other: Draft | undefined): boolean {
  return (
    other?.kind === 'paragraph' &&
    other.frame === draft.frame &&
    other.left === draft.left &&
    other.right === draft.right &&
    other.hanging === draft.hanging
  )
}

/** Neighbours alike have the same lines; Word draws the upper and lower around them all, not between. */
function bordersOf(frame: Frame, draft: ParagraphDraft, { drafts, index }: Around) {
  let first = index
  while (isAlike(draft, drafts[first - 1])) first--
  let last = index
  while (isAlike(draft, drafts[last + 1])) last++
  const edge = frame.outline ?? (frame.fill ? { points: 0.5, colour: frame.fill } : null)
  const side = frame.bar ?? edge
  const sideSpace = draft.left - Math.max(0, draft.hanging) - frame.left
  return {
    ...(edge && drafts[first - 1]?.frame !== frame && { top: lineOf(edge, padding) }),
    ...(edge && drafts[last + 1]?.frame !== frame && { bottom: lineOf(edge, padding) }),
    ...(side && { left: lineOf(side, sideSpace - side.points) }),
    ...(edge && { right: lineOf(edge, frame.inset + (draft.right ?? 0) - edge.points) }),
  }
}

/** A line of the box, so far from the text. */
export function lineOf(
  { points, colour }: { points: number; colour: string },
  space: number,
): IBorderOptions {
  return {
    style: BorderStyle.SINGLE,
    size: Math.max(2, Math.round(points * 8)),
    color: hex(colour),
    space: Math.max(0, Math.min(widestSpace, Math.round(space))),
  }
}

const padding = 6
/** The farthest that Word draws a line from the text it stands beside, in points. */
const widestSpace = 31

/** The place in a box of this tone. A box in another takes its place among the paragraphs. */
export function inBox(place: Place, tone: BoxTone, writing: Writing): Place {
  const accent = writing.accent
  const looks: Record<BoxTone, Pick<Frame, 'fill' | 'outline' | 'bar'>> = {
    decision: { fill: tint(accent, 0.07), outline: null, bar: { points: 3.5, colour: accent } },
    'follow-up': {
      fill: null,
      outline: { points: 0.75, colour: tint(ink, 0.35) },
      bar: { points: 3.5, colour: tint(ink, 0.6) },
    },
    note: { fill: tint(ink, 0.045), outline: { points: 0.5, colour: hairline }, bar: null },
    stamp: { fill: null, outline: { points: 1.25, colour: accent }, bar: null },
  }
  const look = looks[tone]
  // Lines stand off from words by whole points: so far in that they meet under each other at every indent.
  const side = (look.bar ?? look.outline)?.points ?? 0
  const left = Math.round(12 - side) + side
  // Two boxes in a row would become one, were their lines the same: every other is a hair narrower inside.
  const inset = 12 + (writing.next() % 2)
  const frame = { left: place.left, width: place.width, inset, ...look }
  return { ...place, left: place.left + left, width: place.width - left - inset, frame, depth: 0 }
}

/** The place in a quote: a bar beside it, unless something is drawn around it already. */
export function inQuote(place: Place): Place {
  const inset = Math.min(quoteInset, place.width / 4)
  const bar = { points: 2, colour: hairline }
  const frame = { left: place.left, width: place.width, inset: 0, fill: null, outline: null, bar }
  return { ...place, left: place.left + inset, width: place.width - inset, frame: place.frame ?? frame }
}

/**
 * A paragraph of a quote in a box: a paragraph has one line at its side, and that is the box's. So the quote stands in from
 * both sides, and its bar is a tab stop of the kind that Word draws as one; LibreOffice leaves it out.
 */
export function quotedInBox(draft: ParagraphDraft, place: Place): ParagraphDraft {
  const bar = { type: TabStopType.BAR, position: twips(place.left + 1) }
  const tabStops = [bar, ...(draft.options.tabStops ?? [])]
  return { ...draft, options: { ...draft.options, tabStops }, right: quoteInset }
}

const quoteInset = 14
