import type { Block, BoxTone } from '../tree.ts'
import { linesOf } from './lines.ts'
import { type Frame, type Piece, type Place, type Strip, strip, tagOf } from './strips.ts'
import { type Flow, lineStrips, type Outline } from './text-strips.ts'
import { gaps, hairline, ink, quiet, type TextStyle, tint } from './theme.ts'

/**
 * A box: ground, outline and bar around a title in words and what belongs to it. It may run over pages; each
 * part is then drawn as a box of its own.
 */
export function boxStrips(
  box: Extract<Block, { type: 'box' }>,
  place: Place,
  outline: Outline,
  flow: Flow,
): Strip[] {
  const frame = frameOf(box.tone, place, outline)
  const inset = Math.min(14, place.width / 5)
  const tag = tagOf('Div', place.tag)
  const inner: Place = {
    x: place.x + inset,
    width: place.width - 2 * inset,
    tag,
    frames: [...place.frames, frame],
  }
  const style: TextStyle = { size: 10, leading: 13, colour: titleColour(box.tone, outline) }
  const indent = box.tone === 'follow-up' && box.title !== '' ? tickSize + 6 : 0
  const setting = {
    x: inner.x + indent,
    width: inner.width - indent,
    style,
    tag: tagOf('P', tag),
    cut: 'bold' as const,
    design: outline.design,
  }
  const title = lineStrips(linesOf([{ type: 'text', value: box.title }], setting), style, inner)
  if (indent > 0) title[0]?.pieces.push(...tick(inner.x))
  for (const one of title) one.keep = box.children.length > 0
  const children = flow(box.children, inner, outline)
  const first = children[0]
  if (first) first.before = Math.min(first.before, 1.5)
  const last = children.at(-1) ?? title.at(-1)
  if (last) last.keep = true
  const height = children.reduce((sum, one) => sum + one.before + one.height, 0)
  if (height <= keptWhole) for (const one of children) one.keep = true
  return [
    strip(padding, [], inner, { before: gaps.block, keep: true }),
    ...(box.title === '' ? [] : title),
    ...children,
    strip(padding, [], inner),
  ]
}

/** The small square before what has to be done, to be found at a glance also without colours. */
function tick(x: number): Piece[] {
  const [top, bottom, right] = [2.7, 2.7 + tickSize, x + tickSize]
  const side = { kind: 'line' as const, width: 1, colour: ink }
  return [
    { ...side, x1: x - 0.5, x2: right + 0.5, y1: top, y2: top },
    { ...side, x1: x - 0.5, x2: right + 0.5, y1: bottom, y2: bottom },
    { ...side, x1: x, x2: x, y1: top, y2: bottom },
    { ...side, x1: right, x2: right, y1: top, y2: bottom },
  ]
}

const tickSize = 7.5

function titleColour(tone: BoxTone, { design }: Outline): string {
  if (tone === 'note') return quiet
  return tone === 'follow-up' ? ink : design.accent
}

const padding = 7

/** A box up to this height is not divided between pages. */
const keptWhole = 160

function frameOf(tone: BoxTone, place: Place, outline: Outline): Frame {
  const { x, width } = place
  switch (tone) {
    case 'decision':
      return {
        x,
        width,
        fill: tint(outline.design.accent, 0.07),
        outline: null,
        bar: { width: 5, colour: outline.design.accent },
      }
    case 'follow-up':
      return {
        x,
        width,
        fill: null,
        outline: { width: 0.75, colour: tint(ink, 0.35) },
        bar: { width: 3.5, colour: tint(ink, 0.6) },
      }
    case 'note':
      return { x, width, fill: tint(ink, 0.045), outline: { width: 0.5, colour: hairline }, bar: null }
    case 'stamp':
      return { x, width, fill: null, outline: { width: 1.25, colour: outline.design.accent }, bar: null }
  }
}
